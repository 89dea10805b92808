/** Notebooks that some program ran, as it saved them: did every cell run, and are the figures in it? */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { plotlyMime } from '../../lib/plots/show';
import { readNotebook, type CodeCell } from '../../lib/tools/notebook/notebook';

/** Runs a program to its end; the error says what it said last. */
export async function runProgram(
  program: string,
  args: readonly string[],
  options: { cwd?: string; env: NodeJS.ProcessEnv },
): Promise<string> {
  const limits = { maxBuffer: 2 ** 26, timeout: 15 * 60_000 };
  try {
    return (await promisify(execFile)(program, args, { ...options, ...limits })).stdout;
  } catch (error) {
    const { stderr, message } = error as Error & { stderr?: string };
    const said = (stderr ?? '').trim() === '' ? message : (stderr as string).trim();
    throw new Error(`${program} ${args[0]}: ${said.slice(-800)}`, { cause: error });
  }
}

/** Returns what is wrong with an executed notebook, and how many figures it has. */
export function lookAtExecuted(path: string): { faults: string[]; figures: number } {
  const cells = readNotebook(path).cells.filter(
    (cell): cell is CodeCell => cell.cell_type === 'code',
  );
  const faults = cells.flatMap(({ source, metadata, outputs, execution_count: count }) => {
    const [line] = source.trim().split('\n');
    const error = outputs.find((output) => output.output_type === 'error' ||
      (output.output_type === 'stream' && output['name'] === 'stderr'));
    if (error !== undefined) return [`${path}: the cell '${line}' failed: ${JSON.stringify(error).slice(0, 300)}`];
    const ran = typeof count === 'number' || JSON.stringify(metadata['papermill'] ?? '').includes('"completed"'); // papermill keeps no counts
    return ran || source.trim() === '' ? [] : [`${path}: the cell '${line}' was not run`];
  }); // prettier-ignore
  const outputs = cells.flatMap((cell) => cell.outputs);
  const figures = outputs.filter((output) => 'data' in output && plotlyMime in output.data).length;
  return { faults, figures };
}
