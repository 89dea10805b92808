/**
 * A script for the kernel's own process that lets TypeScript read few type files, and these without their documentation.
 * tslab reads some 3 MB of them when it starts and goes through them again with every cell: more than half is comments
 * that only an editor shows, most of the rest describes Node's own modules, which few cells use. Those are read when a
 * cell asks for them: then, or where anything at all is wrong with a cell, all types are read and the cell is compiled
 * again. Nor are the files watched: where one changes while a notebook runs, tslab fails in every later cell.
 */
import { dirname, join } from 'node:path';

/** A comment that begins its line: one inside a string or a type stays. */
const DOCUMENTATION = /^[ \t]*\/\*\*[^]*?\*\//gm;

/** The language's own types: each of these files refers to others, which are put in its place. */
const LANGUAGE = /\/lib\.es\d+\.d\.ts$/;
const OTHER_LIBRARY = /^\/\/\/ *<reference lib="(es[^"]+)" *\/>\s*$/gm;

/** The file that refers to the types of each of Node's modules, and those that are read at once. */
const NODE = /\/@types\/node\/(?:ts[\d.]+\/)?index\.d\.ts$/;
const MODULE = /^\/\/\/ *<reference path=.*$/gm;
const AT_ONCE =
  /compatibility\/|web-globals\/(?:abort|events)|\b(?:globals|console|timers|perf_hooks)\.d\.ts/;

/** A cell that brings in anything but the library and tslab, or names what is only half described by those types. */
const ASKS_FOR_MORE =
  /\b(?:from|import|require)\s*\(?\s*['"`](?!(?:reviewlab|tslab)['"`])|\b(?:process|global|NodeJS|require|module|exports)\b|\b__(?:dir|file)name\b/;

/** What TypeScript says of a name that nothing has: no type of Node's mends it where it is no global value. */
const NO_SUCH_NAME =
  /^(?:Cannot find name|No value exists in scope for the shorthand property) '([a-z]\w*)'/;

/**
 * Returns the script, to be loaded with node's `--require` before tslab.
 *
 * @param tslab path of tslab's program: its own copy of TypeScript is the one that counts
 */
export function readFewTypes(tslab: string): string {
  const paths = JSON.stringify([dirname(tslab)]);
  const converter = JSON.stringify(join(dirname(tslab), '..', 'dist', 'converter.js'));
  return `{
const { sys } = require(require.resolve('@tslab/typescript-for-tslab', { paths: ${paths} }));
const { readFile, getDirectories } = sys;
let few = true;
let leftOut = false; // where there is no more to read, nothing is compiled again
const leaveOut = () => ((leftOut = true), false);
const read = new Set();
function language(path) {
  if (read.has(path)) return '';
  read.add(path);
  let others = '';
  const own = readFile(path)?.replace(${OTHER_LIBRARY}, (_, name) => {
    others += language(path.replace(/[^/]*$/, 'lib.' + name + '.d.ts'));
    return '';
  });
  return others + (own ?? '');
}
sys.readFile = (path, encoding) => {
  const isLanguage = ${LANGUAGE}.test(path);
  if (isLanguage) read.clear();
  let text = isLanguage ? language(path) : readFile(path, encoding);
  if (!path.endsWith('.d.ts')) return text;
  text = text?.replace(${DOCUMENTATION}, '').replace(${OTHER_LIBRARY}, '');
  if (!few || !${NODE}.test(path)) return text;
  return text?.replace(${MODULE}, (line) => (${AT_ONCE}.test(line) || leaveOut() ? line : ''));
};
sys.getDirectories = (path) =>
  getDirectories(path).filter((name) => !few || name === 'node' || !/@types$/.test(path) || leaveOut());
sys.watchFile = sys.watchDirectory = () => ({ close: () => {} });

function isMissing({ messageText }) {
  const [, name] = ${NO_SUCH_NAME}.exec(messageText) ?? [];
  return name !== undefined && !(name in globalThis);
}
const tslab = require(${converter});
const { createConverter } = tslab;
tslab.createConverter = (options) => {
  let own = createConverter(options);
  const withAll = () => {
    if (few && leftOut) {
      few = false;
      own.close();
      own = createConverter(options);
    }
    return own;
  };
  return {
    convert(before, code) {
      const made = (few && ${ASKS_FOR_MORE}.test(code) ? withAll() : own).convert(before, code);
      return few && !made.diagnostics.every(isMissing) ? withAll().convert(before, code) : made;
    },
    addModule: (...given) => withAll().addModule(...given),
    inspect: (...given) => withAll().inspect(...given),
    complete: (...given) => withAll().complete(...given),
    close: () => own.close(),
  };
};
}
`;
}
