/**
 * The load of `measure/serving` beside wrk, in turns at the same server, whose delays are known: both must find them.
 * Wrk's clients wait for their answers, so the loop here is closed too.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { closedLoop } from '../../lib/measure/serving/load';
import { httpSender } from '../../lib/service/http-sender';
import { isThere } from './other-programs';

const test = suite('beside wrk');
/** Most answers take the one, every fifth the other; far enough apart that a busy machine does not blur them. */
const [QUICK_MS, SLOW_MS] = [20, 600];

if (isThere('wrk', '-v')) {
  test('both find what the server does to half and to one of five of its requests', async () => {
    let asked = 0;
    const server = createServer((request, response) => {
      request.resume();
      const delay = ++asked % 5 === 0 ? SLOW_MS : QUICK_MS;
      setTimeout(() => response.end('{"label":"positive"}'), delay);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/predict`;

    const { send, close } = httpSender(url);
    const ours = await closedLoop(send, ['a good pot'], 8, 3000, { fraction: 0.9 });
    await close();
    assert.equal([ours.failed, ours.refused, ours.requests], [0, 0, asked]);

    const before = asked;
    const wrk = spawn('wrk', ['-t1', '-c8', '-d3s', '--latency', url]);
    let said = '';
    wrk.stdout.on('data', (data: Buffer) => (said += data.toString()));
    await once(wrk, 'close');
    server.closeAllConnections();
    server.close();
    const quantile = (share: number): number => {
      const [, value, unit] = new RegExp(`${share}%\\s+([\\d.]+)(us|ms|s)`).exec(said) ?? [];
      return Number(value) * { us: 0.001, ms: 1, s: 1000 }[unit as 'us' | 'ms' | 's'];
    };
    const counted = Number(/(\d+) requests in/.exec(said)?.[1]);
    // It stops without waiting for the last answers of its eight clients.
    assert.ok(counted <= asked - before && counted >= asked - before - 8);
    const middle = (QUICK_MS + SLOW_MS) / 2;
    const found = [ours.latency!.p50Ms, ours.latency!.p90Ms, quantile(50), quantile(90)];
    assert.equal(
      found.map((ms) => ms > middle),
      [false, true, false, true],
      found.join(', '),
    );
    assert.ok(Math.min(...found) >= QUICK_MS - 1); // a timer is never early by more
  });
}

test.run();
