import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { roundRatio } from '../../lib/dist/measure/timing/ratio';
import { withInterval } from './bench-tables';
import { FASTAPI, FLOOR, KIT, type Served } from './service';
import { serviceTables } from './service-tables';

const test = suite('service tables');

const served = (name: string, perSecond: number): Served => ({
  name,
  perSecond,
  p50Ms: 1,
  p99Ms: 2,
  processorMs: 0.1,
});

test('medians and ranges by server; ratios are taken round by round', () => {
  const rounds = [
    [served(KIT, 1000), served(FASTAPI, 100), served(FLOOR, 1500)],
    [served(KIT, 3000), served(FASTAPI, 500), served(FLOOR, 3600)],
  ];
  const text = serviceTables({ commonPerSecond: 50, requests: 300, rounds, notes: ['A note.'] });
  assert.match(text, `| ${KIT} | 2000 (1000–3000) | 1 (1–1) | 2 (2–2) | 100 (100–100) |`);
  assert.match(
    text,
    `as FastAPI with scikit-learn | ${withInterval(roundRatio([1000, 3000], [100, 500]))} |`,
  );
  assert.match(text, `as this service | ${withInterval(roundRatio([1500, 3600], [1000, 3000]))} |`);
  assert.match(text, 'A note.');
});

test('who is not there has no ratio; where the system does not tell processor time, there is none', () => {
  const rounds = [[{ ...served(KIT, 1000), processorMs: null }]];
  const text = serviceTables({ commonPerSecond: 500, requests: 300, rounds, notes: [] });
  assert.match(text, 'scikit-learn | – |');
  assert.match(text, '| 2 (2–2) | – |');
});

test.run();
