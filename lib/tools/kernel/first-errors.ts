/**
 * A script for the kernel's own process that adds what to do to the errors a reader meets first: a cell that needs one
 * above it, a library that is not built or not installed, and an interrupt. tslab prints an error by console.error
 * (tslab/dist/executor.js): a type error with its message as the last argument, any other as it was thrown.
 */

const RUN_ABOVE =
  'If a cell above makes it, run that first: choose the menu Run (or Cell), then the entry that runs all above.';
const BUILD =
  'In a terminal, in the project’s folder: npm ci && npm run build. Then restart the kernel.';

/** Returns the script, to be loaded with node's `--require` before tslab. */
export function firstErrors(): string {
  return `const print = console.error;
let runAbove = false; // a cell's type errors are printed in one go, and the advice stands once below them
console.error = (...printed) => {
  const last = printed.at(-1);
  if (last?.code === 'ERR_SCRIPT_EXECUTION_INTERRUPTED' || last?.message === 'Interrupted asynchronously') {
    return print('interrupted');
  }
  print(...printed);
  const text = String(last instanceof Error ? last.message : last);
  if (/^(Cannot find name '|No value exists in scope for the shorthand property ')/.test(text)) {
    if (!runAbove) queueMicrotask(() => ((runAbove = false), print(${JSON.stringify(RUN_ABOVE)})));
    runAbove = true;
  } else if (/^Cannot find module '[^]*(reviewlab|lib.dist)/.test(text)) {
    print(${JSON.stringify(BUILD)});
  }
};
`;
}
