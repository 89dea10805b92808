/**
 * Runs a notebook from its first cell to its last on a fresh kernel, and saves it with its outputs, as
 * far as it got (the behaviour of papermill, https://papermill.readthedocs.io).
 */
import { basename, dirname, resolve } from 'node:path';
import { toldError } from '../../data/machine-error';
import { cellOutputs, isUnhandled } from './cell-outputs';
import { injectParameters, type ParameterValue } from './inject-parameters';
import { isObject, type JsonObject } from './json-object';
import type { JupyterMessage } from '../kernel/jupyter-wire';
import { Kernel, KernelLostError, type Execution } from '../kernel/kernel';
import {
  readNotebook,
  writeNotebook,
  type Cell,
  type CodeCell,
  type Notebook,
  type Output,
} from './notebook';
import { progressAt, runs, type Progress } from './progress';
import { RunError } from './run-error';

export interface RunOptions {
  /** Where the executed notebook is saved. */
  readonly saveAs: string;
  /** Values for its parameters cell; names that it does not declare are left out. */
  readonly parameters?: ReadonlyMap<string, ParameterValue>;
  /** Time limit for each cell, in seconds. Default: 120. */
  readonly cellLimitSeconds?: number;
  /** A kernel that is started already, in the notebook's folder; otherwise one is started. It is ended either way. */
  readonly kernel?: Promise<Kernel>;
  /** Environment of the kernel. Default: this process's own. */
  readonly environment?: NodeJS.ProcessEnv;
  readonly onProgress?: (progress: Progress) => void;
}

/**
 * Runs the notebook in its own folder and returns it with outputs.
 * @throws RunError when a cell fails, passes its time limit, or loses the kernel; Error when the file is no notebook
 *   or the kernel does not start.
 */
export async function runNotebook(path: string, options: RunOptions): Promise<Notebook> {
  let source: Notebook;
  try {
    source = injectParameters(readNotebook(path), options.parameters ?? new Map());
  } catch (error) {
    await options.kernel?.then((kernel) => kernel.shutdown());
    throw error;
  }
  const cells: Cell[] = source.cells.map((cell) =>
    cell.cell_type === 'code' ? { ...cell, execution_count: null, outputs: [] } : cell,
  );
  const kernel = await (options.kernel ?? startKernel(path, options.environment));
  const metadata = isObject(kernel.languageInfo)
    ? { ...source.metadata, language_info: kernel.languageInfo }
    : source.metadata;
  try {
    for (const [index, cell] of cells.entries()) {
      if (cell.cell_type !== 'code' || !runs(cell)) continue;
      const at = progressAt(basename(path), cells, index);
      options.onProgress?.(at);
      const limitMs = (options.cellLimitSeconds ?? 120) * 1000;
      const busy = new Date();
      const start = performance.now();
      const { executionCount, outputs, timedOut } = await runCell(kernel, cell, limitMs);
      const metadata = {
        ...cell.metadata,
        execution: executionTimes(busy, performance.now() - start),
      };
      cells[index] = { ...cell, metadata, execution_count: executionCount, outputs };
      const error = outputs.at(-1);
      if (error?.output_type === 'error') {
        throw new RunError({
          at,
          source: cell.source,
          error,
          timedOut,
          savedAs: options.saveAs,
        });
      }
    }
  } catch (error) {
    const saving = end(kernel, options.saveAs, { metadata, cells });
    const notSaved = await saving.then(
      () => undefined,
      (why: unknown) => toldError(why),
    );
    if (error instanceof RunError) error.notSaved = notSaved;
    throw error;
  }
  await end(kernel, options.saveAs, { metadata, cells });
  return { metadata, cells };
}

async function end(kernel: Kernel, saveAs: string, notebook: Notebook): Promise<void> {
  try {
    await kernel.shutdown();
  } finally {
    writeNotebook(saveAs, notebook);
  }
}

/** Starts a kernel for the notebook: in its folder, where its imports begin. */
export function startKernel(path: string, environment?: NodeJS.ProcessEnv): Promise<Kernel> {
  return Kernel.start(dirname(resolve(path)), environment);
}

/** When the cell ran, by the names Jupyter's own runner gives (nbclient's record_timing); its length does not go by a clock that can be set back. */
function executionTimes(busy: Date, ms: number): JsonObject {
  const idle = new Date(busy.getTime() + ms);
  return { 'iopub.status.busy': busy.toISOString(), 'iopub.status.idle': idle.toISOString() };
}

interface CellResult {
  readonly executionCount: number | null;
  readonly outputs: Output[];
  readonly timedOut: boolean;
}

async function runCell(kernel: Kernel, cell: CodeCell, limitMs: number): Promise<CellResult> {
  let execution: Execution;
  try {
    execution = await kernel.execute(cell.source, limitMs);
  } catch (error) {
    if (!(error instanceof KernelLostError)) throw error;
    const { message, messages, timedOut } = error;
    return { executionCount: null, outputs: lostOutputs(message, messages), timedOut };
  }
  const failed = execution.status === 'error' || execution.messages.some(isUnhandled);
  return {
    executionCount: execution.executionCount,
    outputs: cellOutputs(execution.messages, failed),
    timedOut: false,
  };
}

function lostOutputs(message: string, messages: readonly JupyterMessage[]): Output[] {
  const error = {
    output_type: 'error',
    ename: 'KernelLost',
    evalue: message,
    traceback: [],
  } as const;
  return [...cellOutputs(messages, false), error];
}
