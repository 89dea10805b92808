/**
 * The program that runs one forger as a kernel would, without one: reads its code on standard input, defines it, runs the
 * check of `percentile`, and prints the records that were displayed. Run with REVIEWLAB_CHECKS=observe.
 */
import { readFileSync } from 'node:fs';
import { createRequire, Module } from 'node:module';
import { join } from 'node:path';
import { runInThisContext } from 'node:vm';

const { stringify } = JSON;
const dist = join(process.cwd(), 'lib', 'dist', 'exercise');
const path = join(process.cwd(), 'forge', 'tslab', 'dist', 'jupyter.js');
const displayed: unknown[] = [];
const jupyter = new Module(path);
jupyter.exports = {
  lastWriteDisplayData: ({ data }: { data: Record<string, unknown> }) =>
    void displayed.push(data['application/vnd.reviewlab.seen+json']),
};
const own = createRequire(__filename);
own.cache[path] = jupyter;
const check = own(join(dist, 'check.js')) as { check: unknown };
Object.defineProperty(globalThis, 'check', { get: () => check.check });
Object.assign(globalThis, { require: own });
const { writeFileSync } = own('node:fs') as typeof import('node:fs');
for (const cell of [readFileSync(0, 'utf8'), "check('percentile', percentile, { seed: 5 })"]) {
  try {
    runInThisContext(cell);
  } catch {
    // as in a notebook, the next cell runs all the same
  }
}
writeFileSync(1, `\n${stringify(displayed.filter((one) => one !== undefined))}\n`);
process.exit(0);
