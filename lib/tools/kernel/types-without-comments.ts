/**
 * A script for the kernel's own process that lets TypeScript read type files without their documentation.
 * Every kernel reads some 3 MB of them when it starts, more than half of it comments that only an editor shows. Nor are
 * they watched: where one changes while a notebook runs (the library is built anew), tslab fails in every later cell.
 */
import { dirname } from 'node:path';

/** A comment that begins its line: one inside a string or a type stays. */
const DOCUMENTATION = /^[ \t]*\/\*\*[^]*?\*\//gm;

/**
 * Returns the script, to be loaded with node's `--require` before tslab.
 *
 * @param tslab path of tslab's program: its own copy of TypeScript is the one that counts
 */
export function readTypesWithoutComments(tslab: string): string {
  const paths = JSON.stringify([dirname(tslab)]);
  return `const { sys } = require(require.resolve('@tslab/typescript-for-tslab', { paths: ${paths} }));
const { readFile } = sys;
sys.readFile = (path, encoding) => {
  const text = readFile(path, encoding);
  return path.endsWith('.d.ts') ? text?.replace(${DOCUMENTATION}, '') : text;
};
sys.watchFile = sys.watchDirectory = () => ({ close: () => {} });
`;
}
