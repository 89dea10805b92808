/**
 * A script for the kernel's own process that shows an error at run time as the learner needs it: what went wrong, and below
 * it the lines of the learner's own cells that led there, as they were written, the innermost first. tslab compiles a
 * cell and runs it without a name, so that Node.js shows lines of the compiled text and then tslab's inside. No source
 * map is made on the way: the lines of both texts are paired in their order, those with most words in common.
 */
import { dirname, join } from 'node:path';

/** How many lines of the learner's are shown. */
const SHOWN = 5;

/**
 * Returns the script, to be loaded with node's `--require` before tslab.
 *
 * @param tslab path of tslab's program
 */
export function ownLines(tslab: string): string {
  const executor = join(dirname(tslab), '..', 'dist', 'executor.js');
  return `{
const vm = require('node:vm');
const executor = require(${JSON.stringify(executor)});
const cells = new Map(); // a name for each cell that ran, to what was written and what it was compiled to
let written = '';
const { createExecutor } = executor;
executor.createExecutor = (...given) => {
  const made = createExecutor(...given);
  return { ...made, execute: (source) => made.execute((written = source)) };
};
const { runInThisContext } = vm;
vm.runInThisContext = (code, options) => {
  if (options?.breakOnSigint !== true) return runInThisContext(code, options);
  const filename = 'cell-' + (cells.size + 1) + '.ts';
  cells.set(filename, { written, compiled: code });
  return runInThisContext(code, { ...options, filename });
};
const wordsOf = (text) =>
  text.split('\\n').map((line) => (line.match(/[\\p{L}\\p{N}_$]+/gu) ?? []).filter((word) => word !== 'exports'));
function alike(one, other) {
  const left = [...other];
  const common = one.filter((word) => left.includes(word) && left.splice(left.indexOf(word), 1));
  return common.length === 0 ? 0 : (2 * common.length) / (one.length + other.length);
}
/** The written line of each compiled one, counted from 0; the best pairing in both texts' order. */
function writtenLines(cell) {
  const [made, own] = [cell.compiled, cell.written].map(wordsOf);
  const best = Array.from({ length: made.length + 1 }, () => new Float64Array(own.length + 1));
  for (let i = 1; i <= made.length; i++) {
    for (let j = 1; j <= own.length; j++) {
      const paired = best[i - 1][j - 1] + alike(made[i - 1], own[j - 1]);
      best[i][j] = Math.max(best[i - 1][j], best[i][j - 1], paired);
    }
  }
  const lines = [];
  for (let i = made.length, j = own.length; i > 0 && j > 0; ) {
    if (best[i][j] === best[i - 1][j]) i--;
    else if (best[i][j] === best[i][j - 1]) j--;
    else lines[--i] = --j;
  }
  return lines;
}
function linesOf(error) {
  const seen = new Set();
  for (const [, name, line] of String(error.stack).matchAll(/\\b(cell-\\d+\\.ts):(\\d+):\\d+/g)) {
    const cell = cells.get(name);
    const at = cell && (cell.lines ??= writtenLines(cell))[line - 1];
    if (at === undefined) continue;
    const text = cell.written.split('\\n')[at].trim();
    const where = name === 'cell-' + cells.size + '.ts' ? 'this cell' : 'an earlier cell';
    seen.add('  line ' + (at + 1) + ' of ' + where + ': ' + (text.length > 120 ? text.slice(0, 119) + '…' : text));
  }
  return [...seen].slice(0, ${SHOWN});
}
const print = console.error;
console.error = (...printed) => {
  const [error] = printed;
  const lines = printed.length === 1 && error instanceof Error ? linesOf(error) : [];
  if (lines.length === 0) return print(...printed);
  const cause = error.cause instanceof Error ? ['  because of ' + error.cause] : [];
  print([String(error), ...cause, ...lines].join('\\n'));
};
}
`;
}
