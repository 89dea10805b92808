/**
 * The process that runs one submission, and nothing else: started by isolated-run.ts, with the cells on its
 * standard input. A cell that passes its limit is interrupted and the next one still runs, but for its hidden
 * tests, which would take as long; when the kernel is lost, nothing after it has run. Prints one line of JSON.
 */
import { readFileSync } from 'node:fs';
import { cellOutputs } from '../notebook/cell-outputs';
import { Kernel, KernelLostError } from '../kernel/kernel';
import { hiddenId } from './assemble';
import { clipOutputs } from './clip-outputs';
import type { CellRun, ChildTask, SubmissionRun } from './isolated-run';

/** How long an interrupted cell may take to stop, in ms. */
const GRACE_MS = 3000;

/** How long to wait after a failed cell, in ms: tslab drops what comes within 200. */
const AFTER_ERROR_MS = 250;

async function run({ cells, outputLimit }: ChildTask): Promise<SubmissionRun> {
  const runs: CellRun[] = [];
  const kernel = await Kernel.start(process.cwd());
  let left = outputLimit;
  const endless = new Set<string>();
  try {
    for (const { id, source, limitMs } of cells) {
      if (endless.has(id)) continue;
      let interrupted = false;
      const timer = setTimeout(() => {
        interrupted = true;
        endless.add(hiddenId(id));
        process.kill(kernel.pid, 'SIGINT');
      }, limitMs);
      try {
        const { status, messages } = await kernel.execute(source, limitMs + GRACE_MS);
        const { used, ...kept } = clipOutputs(cellOutputs(messages, status === 'error'), left);
        left -= used;
        runs.push({ id, ended: interrupted ? 'interrupted' : status, ...kept });
        if (status === 'error') await new Promise((done) => setTimeout(done, AFTER_ERROR_MS));
      } catch (error) {
        if (!(error instanceof KernelLostError)) throw error;
        const { outputs, clipped } = clipOutputs(cellOutputs(error.messages, false), left);
        runs.push({ id, ended: 'kernel lost', outputs, clipped });
        return { runs, kernelLost: error.message };
      } finally {
        clearTimeout(timer);
      }
    }
  } finally {
    await kernel.shutdown();
  }
  return { runs };
}

// A flood of output can still be on its way when the kernel's sockets close: what has run must not be lost by it.
process.on('unhandledRejection', () => undefined);

run(JSON.parse(readFileSync(0, 'utf8')) as ChildTask).then(
  (result) => process.stdout.write(`${JSON.stringify(result)}\n`),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  },
);
