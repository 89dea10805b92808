/** The key as if a learner had handed it in: where it does not pass, no submission can, and nobody is marked by it. */
import { fromPlain } from '../../exercise/plain-data';
import type { Work } from '../../exercise/faster-findings';
import type { JudgeContext } from '../../exercise/judges';
import { plainText } from '../notebook/cell-outputs';
import { assemble, type Editions } from './assemble';
import { gradedCells } from './graded-cells';
import { runIsolated, type CellTimes, type IsolationOptions } from './isolated-run';
import { NO_ISOLATION, type Isolation } from './isolation';
import { recordsIn, score } from './score';

export interface KeyRun {
  /** What each cell needed on this machine. */
  readonly times: ReadonlyMap<string, CellTimes>;
  /** With what the key's model answers to each text of the test file. */
  readonly context: JudgeContext;
}

/**
 * Trains the exercise's model and keeps it in `options.models`, then runs the key.
 * @throws Error when a check does not pass or a cell fails: which, and what was seen
 */
export async function tryKey(
  editions: Editions,
  isolation: Isolation,
  options: IsolationOptions,
  context: JudgeContext,
): Promise<KeyRun> {
  const notebook = assemble(editions.key, editions);
  const graded = new Set(
    gradedCells(editions.key)
      .filter((one) => one.grade || one.solution)
      .map(({ gradeId }) => gradeId),
  );
  const last = notebook.cells.findIndex(({ source }) => source.includes('loadOrFit('));
  const training = notebook.cells.slice(0, last + 1).filter(({ id }) => !graded.has(id));
  // The instructor's own cells, so that what they train can be kept.
  await runIsolated({ ...notebook, cells: training }, NO_ISOLATION, {
    ...options,
    keepModels: true,
  });
  const run = await runIsolated(notebook, isolation, { ...options, judgeThere: true });
  const failed = run.runs.find(({ ended }) => ended !== 'ok');
  const error = failed?.outputs.find((output) => output.output_type === 'error');
  const why = error?.output_type === 'error' ? `: ${plainText(error.evalue)}` : '';
  const faults = score(run, editions, context).tasks.filter(({ message }) => message !== 'right');
  const found = [
    ...(failed === undefined ? [] : [`cell ${failed.id} ended with: ${failed.ended}${why}`]),
    ...faults.map(({ task, seen }) => `${task}: ${seen}`),
  ];
  if (found.length > 0) {
    throw new Error(`The key does not pass on this machine: ${found.join('; ')}. Mend that first.`);
  }
  const times = run.runs.map(({ id, cpuMs = 0, wallMs = 0 }) => [id, { cpuMs, wallMs }] as const);
  const outputs = run.runs.flatMap((one) => one.outputs);
  const { first } = seenIn(outputs, 'makeFaster') as { first: Work };
  return {
    times: new Map(times),
    context: { ...context, answers: answersOf(outputs, context), first },
  };
}

/** What a check with the inputs that everybody sees wrote down. */
function seenIn(outputs: Parameters<typeof recordsIn>[0], task: string): unknown {
  const record = recordsIn(outputs).find((one) => one.task === task && one.seed === 1);
  return record !== undefined && 'data' in record.seen ? fromPlain(record.seen.data) : {};
}

/** The model's answers, from what the check of the run wrote down. */
function answersOf(
  outputs: Parameters<typeof recordsIn>[0],
  { test }: JudgeContext,
): Map<string, string> {
  const data = seenIn(outputs, 'runBothWays');
  const { all } = data as { all?: { calls: { texts: unknown[]; answers: string[] }[] } };
  const whole = all?.calls.find(({ texts }) => texts.length === test.length);
  return new Map(test.map(({ text }, i) => [text, whole?.answers[i] ?? '']));
}
