/**
 * A script for the kernel's own process that keeps ZeroMQ from dropping output. zeromq.js sends some 500
 * messages at once and refuses more until the running code pauses (EBUSY), and console.log swallows that:
 * of a cell that prints 900 lines in one go some 490 arrived, and the word that it was done was lost. Here
 * what cannot leave at once waits for its turn, and ZeroMQ's own limit (the high-water mark,
 * https://zguide.zeromq.org/docs/chapter2/#High-Water-Marks) is taken off.
 */
import { dirname } from 'node:path';

/**
 * Returns the script, to be loaded with node's `--require` before tslab.
 *
 * @param tslab path of tslab's program: its own copy of zeromq is the one that counts
 */
export function keepAllOutput(tslab: string): string {
  return `{
const zeromq = require(require.resolve('zeromq', { paths: [${JSON.stringify(dirname(tslab))}] }));
zeromq.Publisher = class extends zeromq.Publisher {
  #waiting = [];
  #draining = false;
  constructor(options) {
    super({ ...options, sendHighWaterMark: 0 }); // 0 is no limit
  }
  send(message) {
    if (!this.#draining) {
      try {
        return super.send(message);
      } catch (error) {
        if (error.code !== 'EBUSY') throw error;
      }
    }
    return new Promise((resolve, reject) => {
      this.#waiting.push({ message, resolve, reject });
      if (!this.#draining) this.#drain();
    });
  }
  async #drain() {
    this.#draining = true;
    for (let next = 0; next < this.#waiting.length; ) {
      const { message, resolve, reject } = this.#waiting[next];
      try {
        resolve(await super.send(message));
        next++;
      } catch (error) {
        if (error.code === 'EBUSY') await new Promise((done) => setImmediate(done));
        else reject(error), next++;
      }
    }
    this.#waiting = [];
    this.#draining = false;
  }
};
}
`;
}
