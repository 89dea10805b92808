/** The floor: the compiled model behind Node's own server, which checks, counts and refuses nothing. Says its address. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readModel } from '../../lib/dist/models/model-file';

const model = readModel(process.argv[2]).pipeline.compile();
const server = createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => {
    const { text } = JSON.parse(Buffer.concat(parts).toString()) as { text: string };
    const body = JSON.stringify(model.classify(text));
    response.setHeader('content-type', 'application/json');
    response.setHeader('content-length', Buffer.byteLength(body));
    response.end(body);
  });
});
server.listen(0, '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
