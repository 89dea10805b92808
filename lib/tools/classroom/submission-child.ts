/**
 * The process that runs one submission, and nothing else: started by isolated-run.ts, with the cells on its
 * standard input. A cell that has used up its processor time is interrupted and the next one still runs, but for its
 * hidden tests, which would take as long; when the kernel is lost, nothing after it has run. Prints one line of JSON.
 */
import { readFileSync } from 'node:fs';
import { cellOutputs } from '../notebook/cell-outputs';
import { Kernel, KernelLostError } from '../kernel/kernel';
import { hiddenId } from './assemble';
import { clipOutputs } from './clip-outputs';
import type { CellRun, CellTimes, ChildTask, SubmissionRun } from './isolated-run';
import { interruptGroup, processorTime } from './processor-time';

/** How long an interrupted cell may take to stop, in ms of the clock. */
const GRACE_MS = 10_000;

/** How long to wait after a failed cell, in ms: tslab drops what comes within 200. */
const AFTER_ERROR_MS = 250;

/** How often the kernel's processor time is looked at, in ms. */
const LOOKED_AT_EVERY = 200;

async function run({ cells, outputLimit, kernelPrefix }: ChildTask): Promise<SubmissionRun> {
  const runs: CellRun[] = [];
  const kernel = await Kernel.start(process.cwd(), process.env, kernelPrefix);
  let left = outputLimit;
  const endless = new Set<string>();
  try {
    for (const { id, source, limit } of cells) {
      if (endless.has(id)) continue;
      const watch = watchCell(kernel.pid, limit);
      const wallLimit = limit.wallMs + 2 * GRACE_MS;
      try {
        const { status, messages } = await kernel.execute(source, wallLimit);
        const { used, ...kept } = clipOutputs(cellOutputs(messages, status === 'error'), left);
        left -= used;
        const { ended, ...times } = watch.end();
        if (ended !== undefined) endless.add(hiddenId(id));
        runs.push({ id, ended: ended ?? status, ...times, ...kept });
        if (status === 'error') await new Promise((done) => setTimeout(done, AFTER_ERROR_MS));
      } catch (error) {
        if (!(error instanceof KernelLostError)) throw error;
        const { outputs, clipped } = clipOutputs(cellOutputs(error.messages, false), left);
        runs.push({ id, ended: 'kernel lost', outputs, clipped });
        return { runs, kernelLost: error.message };
      } finally {
        watch.end();
      }
    }
  } finally {
    await kernel.shutdown();
  }
  return { runs };
}

function killGroup(group: number): void {
  try {
    process.kill(-group, 'SIGKILL');
  } catch {
    // it has ended
  }
}

/** Interrupts a cell at its limits: of processor time, of the clock, or where it waits and nothing happens. */
function watchCell(group: number, { cpuMs, wallMs }: CellTimes) {
  const start = { cpuMs: processorTime(group), at: performance.now() };
  let ended: 'interrupted' | 'late' | undefined;
  let moved = { cpuMs: start.cpuMs, at: start.at };
  let endedAt = Infinity;
  const timer = setInterval(() => {
    const now = performance.now();
    const used = processorTime(group);
    if (used > moved.cpuMs) moved = { cpuMs: used, at: now };
    if (now - endedAt > GRACE_MS) killGroup(group);
    if (ended === undefined) {
      if (used - start.cpuMs > cpuMs || now - moved.at > cpuMs) ended = 'interrupted';
      else if (now - start.at > wallMs) ended = 'late';
      else return;
      endedAt = now;
    }
    interruptGroup(group);
  }, LOOKED_AT_EVERY);
  return {
    end: () => {
      clearInterval(timer);
      const wall = performance.now() - start.at;
      return { ended, cpuMs: processorTime(group) - start.cpuMs, wallMs: Math.round(wall) };
    },
  };
}

// A signal that would open the inspector to whoever sends it.
process.on('SIGUSR1', () => undefined);

// A flood of output can still be on its way when the kernel's sockets close: what has run must not be lost by it.
process.on('unhandledRejection', () => undefined);

run(JSON.parse(readFileSync(0, 'utf8')) as ChildTask).then(
  (result) => process.stdout.write(`${JSON.stringify(result)}\n`),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  },
);
