/**
 * Scripts for the kernel's own process that end it, with all that it started, when the program that runs it is gone: a
 * thread that a busy cell cannot hold up. (`execArgv: []`: the thread must not load this file in its turn.)
 */

function thread(given: '__dirname' | 'process.ppid', watch: string): string {
  return `{ const { Worker } = require('node:worker_threads');
new Worker(\`
  const { workerData } = require('node:worker_threads');
  const end = () => {
    try { process.kill(-process.pid, 'SIGKILL'); } catch { process.kill(process.pid, 'SIGKILL'); }
  };
  ${watch}
\`, { eval: true, workerData: ${given}, execArgv: [] }).unref(); }
`;
}

/** The script for a kernel whose standard input is a pipe from its runner, in the folder of its connection file, which it removes. */
export const watchInput = thread(
  '__dirname',
  `const removed = () => {
    require('node:fs').rmSync(workerData, { recursive: true, force: true });
    end();
  };
  const input = new (require('node:net').Socket)({ fd: 0, readable: true, writable: false });
  input.on('close', removed).on('error', removed).resume();`,
);

/** The script for a kernel that Jupyter started, which says so: it is an orphan when it gets another parent. */
export const watchJupyter = `if (process.ppid === Number(process.env.JPY_PARENT_PID)) ${thread(
  'process.ppid',
  `setInterval(() => process.ppid === workerData || end(), 1000);`,
)}`;
