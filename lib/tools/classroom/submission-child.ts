/**
 * The process that runs one submission, and nothing else: started by isolated-run.ts, with the notebook as
 * its first argument. A cell that passes its limit is interrupted and the next one still runs; when the
 * kernel is lost, nothing after it has run. Prints one line of JSON.
 */
import { dirname } from 'node:path';
import { cellOutputs } from '../notebook/cell-outputs';
import { isObject } from '../notebook/json-object';
import { readNotebook, type Output } from '../notebook/notebook';
import { Kernel, KernelLostError } from '../kernel/kernel';
import type { CellRun, SubmissionRun } from './isolated-run';

/** How long an interrupted cell may take to stop, in ms. */
const GRACE_MS = 3000;

async function run(path: string, cellLimitMs: number, outputLimit: number): Promise<SubmissionRun> {
  const { cells } = readNotebook(path);
  const runs: CellRun[] = [];
  const kernel = await Kernel.start(dirname(path));
  let left = outputLimit;
  try {
    for (const cell of cells) {
      if (cell.cell_type !== 'code' || cell.source.trim() === '') continue;
      const limitMs = limitOf(cell.metadata['reviewlab']) ?? cellLimitMs;
      let interrupted = false;
      const timer = setTimeout(() => {
        interrupted = true;
        process.kill(kernel.pid, 'SIGINT');
      }, limitMs);
      try {
        const { status, messages } = await kernel.execute(cell.source, limitMs + GRACE_MS);
        const clipped = clip(cellOutputs(messages, status === 'error'), left);
        left -= clipped.characters;
        runs.push({
          id: cell.id,
          ended: interrupted ? 'interrupted' : status,
          outputs: clipped.outputs,
          clipped: clipped.cut,
        });
      } catch (error) {
        if (!(error instanceof KernelLostError)) throw error;
        const clipped = clip(cellOutputs(error.messages, false), left);
        runs.push({ id: cell.id, ended: 'kernel lost', ...clipped, clipped: clipped.cut });
        return { runs, kernelLost: error.message };
      } finally {
        clearTimeout(timer);
      }
      await new Promise((resolve) => setTimeout(resolve, 250)); // tslab drops what comes right after an error
    }
  } finally {
    await kernel.shutdown();
  }
  return { runs };
}

/** The instructor's own cells bring a limit of theirs. */
function limitOf(metadata: unknown): number | undefined {
  if (!isObject(metadata) || typeof metadata['limitMs'] !== 'number') return undefined;
  return metadata['limitMs'];
}

/** The outputs as far as `limit` characters of text go; what stands in other forms is counted as JSON. */
function clip(outputs: readonly Output[], limit: number) {
  const kept: Output[] = [];
  let characters = 0;
  for (const output of outputs) {
    const size = JSON.stringify(output).length;
    if (characters + size > limit) {
      const room = limit - characters;
      if (output.output_type === 'stream' && room > 0) {
        kept.push({ ...output, text: output.text.slice(0, room) });
      }
      return { outputs: kept, characters: limit, cut: true };
    }
    kept.push(output);
    characters += size;
  }
  return { outputs: kept, characters, cut: false };
}

const [path, cellLimitMs, outputLimit] = process.argv.slice(2);
run(path, Number(cellLimitMs), Number(outputLimit)).then(
  (result) => process.stdout.write(`${JSON.stringify(result)}\n`),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  },
);
