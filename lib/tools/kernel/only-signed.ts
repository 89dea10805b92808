/**
 * A script for the kernel's own process that lets it read signed messages alone. Any program of the machine can send to the
 * kernel's ports; tslab ends on a message that is no message, and prints one with a wrong signature into the cell that runs
 * (https://jupyter-client.readthedocs.io/en/stable/messaging.html#the-wire-protocol asks to pass over both).
 */
import { dirname } from 'node:path';

/**
 * Returns the script, to be loaded with node's `--require` before tslab.
 *
 * @param tslab path of tslab's program: its own copy of zeromq is the one that counts
 */
export function onlySigned(tslab: string): string {
  return `{
const zeromq = require(require.resolve('zeromq', { paths: [${JSON.stringify(dirname(tslab))}] }));
const { createHmac } = require('node:crypto');
const { readFileSync } = require('node:fs');
let key;
function isSigned(frames) {
  key ??= JSON.parse(readFileSync(process.argv[process.argv.indexOf('--config-path') + 1], 'utf8')).key;
  const at = frames.findIndex((frame) => frame.toString() === '<IDS|MSG>');
  const parts = frames.slice(at + 2);
  if (at < 0 || parts.length < 4) return false;
  const hmac = createHmac('sha256', key);
  parts.forEach((part) => hmac.update(part));
  if (key !== '' && hmac.digest('hex') !== frames[at + 1].toString()) return false;
  try {
    return parts.slice(0, 4).every((part) => typeof JSON.parse(part.toString()) === 'object');
  } catch {
    return false;
  }
}
// tslab reads before it is bound. A message that comes just then cannot be answered yet, and reading on fails: both wait.
class Bound extends zeromq.Router {
  bind(address) {
    const bound = super.bind(address);
    this.ready = bound.catch(() => undefined);
    return bound;
  }
  async *[Symbol.asyncIterator]() {
    while (!this.closed) {
      const frames = await this.receive().catch(() => undefined); // closed while it waited
      if (frames === undefined) return;
      await this.ready;
      yield frames;
    }
  }
}
// The heartbeat's echo: a router sends back whatever it got, and does not wait for who has gone.
zeromq.Reply = class extends Bound {
  send(frames) {
    return super.send(frames).catch(() => undefined);
  }
};
zeromq.Router = class extends Bound {
  async *[Symbol.asyncIterator]() {
    for await (const frames of super[Symbol.asyncIterator]()) if (isSigned(frames)) yield frames;
  }
};
}
`;
}
