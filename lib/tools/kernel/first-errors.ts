/**
 * A script for the kernel's own process that adds what to do to the errors a reader meets first: a cell that needs one
 * above it, and a library that is not built or not installed. tslab prints an error by console.error
 * (tslab/dist/executor.js): a type error with its message as the last argument, any other as it was thrown.
 */

const RUN_ABOVE =
  'If a cell above makes it, run that first: choose the menu Run (or Cell), then the entry that runs all above.';
const BUILD =
  'In a terminal, in the project’s folder: npm ci && npm run build. Then restart the kernel.';

/** Returns the script, to be loaded with node's `--require` before tslab. */
export function firstErrors(): string {
  return `const print = console.error;
console.error = (...printed) => {
  print(...printed);
  const last = printed.at(-1);
  const text = String(last instanceof Error ? last.message : last);
  if (/^(Cannot find name '|No value exists in scope for the shorthand property ')/.test(text)) {
    print(${JSON.stringify(RUN_ABOVE)});
  } else if (/^Cannot find module '[^]*(reviewlab|lib.dist)/.test(text)) {
    print(${JSON.stringify(BUILD)});
  }
};
`;
}
