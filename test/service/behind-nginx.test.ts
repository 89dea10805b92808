/** Two services behind nginx, one of them killed or ended under load: a prediction may be asked for again, so none is lost. */
import { spawn, type ChildProcess } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { httpSender } from '../../lib/service/http-sender';
import { startService } from '../../lib/service/start-service';
import { isThere } from './other-programs';
import { someModelFile, somePipeline, someText } from './some-service';

const test = suite('behind nginx');
const { folder, model } = someModelFile(test);
const pipeline = somePipeline();

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((settle) => server.once('listening', settle));
  const { port } = server.address() as AddressInfo;
  await new Promise((settle) => server.close(settle));
  return port;
}

/** Asks the next where one is gone or full: `non_idempotent`, since a prediction changes nothing. */
const settings = (port: number, urls: readonly string[]): string => `
daemon off;
pid ${folder}/nginx.pid;
error_log ${folder}/error.log;
events { worker_connections 512; }
http {
  access_log off;
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/${name};`).join('\n  ')}
  upstream services {
    ${urls.map((url) => `server ${new URL(url).host} max_fails=1 fail_timeout=60s;`).join('\n    ')}
    keepalive 32;
  }
  server {
    listen 127.0.0.1:${port};
    location / {
      proxy_pass http://services;
      proxy_http_version 1.1;
      proxy_set_header Connection "";
      proxy_next_upstream error timeout http_503 non_idempotent;
    }
  }
}`;

async function startNginx(urls: readonly string[]): Promise<{ url: string; child: ChildProcess }> {
  const port = await freePort();
  const file = join(folder, 'nginx.conf');
  writeFileSync(file, settings(port, urls));
  const child = spawn('nginx', ['-c', file, '-p', folder, '-e', join(folder, 'error.log')], {
    stdio: 'ignore',
  });
  const url = `http://127.0.0.1:${port}`;
  const answers = (): Promise<boolean> => fetch(`${url}/health`).then(({ ok }) => ok, () => false); // prettier-ignore
  while (!(await answers())) {
    if (child.exitCode !== null) throw new Error(`nginx ended with ${child.exitCode}`);
    await new Promise((settle) => setTimeout(settle, 20));
  }
  return { url, child };
}

if (isThere('nginx', '-v')) {
  for (const signal of ['SIGKILL', 'SIGTERM'] as const) {
    test(`one of two gets ${signal} under load: every request is answered, and rightly`, async () => {
      const services = [await startService(model), await startService(model)];
      const { url, child } = await startNginx(services.map((service) => service.url));
      const { send, close } = httpSender(`${url}/predict`, { connections: 16 });
      const texts = Array.from({ length: 600 }, (_, i) => `${someText(i)} n${i}`);
      let answered = 0;
      const answers = texts.map(async (text) => {
        const { label } = (await send(text)) as { label: string };
        if (++answered === 150) process.kill(services[0].pid, signal);
        return label;
      });
      assert.equal(await Promise.all(answers), pipeline.predict(texts));
      await close();
      child.kill('SIGTERM');
      await services[1].stop();
      await services[0].stop().catch(() => undefined);
    });
  }
}

test.run();
