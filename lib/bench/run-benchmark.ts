/** The whole benchmark: who is there takes part, in turns; the result is plain data. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { benchRatios, SCIKIT_LEARN, type BenchEntry, type BenchRatio } from './bench-report';
import { accuracyOf, type Contestant } from './contestant';
import { timeFreshProcesses } from './fresh-process';
import { installPeers, trainPeers } from './javascript-peers';
import { fitPipeline, kitContestants } from './kit-models';
import { measureMemory, type MemoryUse } from './memory';
import type { ReviewSets } from './review-sets';
import { timeInTurns } from './rounds';
import { findPython, ScikitLearn } from './scikit-learn';
import { timeTraining } from './training';

export interface BenchResult {
  /** Of Python and scikit-learn; null where they are not there. */
  readonly versions: Record<string, unknown> | null;
  readonly entries: readonly BenchEntry[];
  readonly ratios: readonly BenchRatio[];
  /** Share of the test reviews labelled right, by name. */
  readonly accuracies: Readonly<Record<string, number>>;
  readonly memory: MemoryUse;
  /** Who is left out, and why. */
  readonly notes: readonly string[];
}

/** @param rounds how often each contestant has its turn; 5 or more make a fair median */
export async function runBenchmark(
  project: string,
  sets: ReviewSets,
  rounds: number,
  onProgress: (what: string) => void,
): Promise<BenchResult> {
  const notes: string[] = [];
  const entries: BenchEntry[] = [];
  const contestants: Contestant[] = [];

  onProgress('starting scikit-learn');
  const python = findPython();
  const scikitLearn = python === null ? null : await startScikitLearn(python, sets);
  const versions = (await scikitLearn?.ask({ do: 'versions' })) ?? null;
  if (scikitLearn) {
    contestants.push(
      scikitLearn.contestant(SCIKIT_LEARN, 'tfidf'),
      scikitLearn.contestant('scikit-learn, counts + naive Bayes', 'counts'),
    );
  } else notes.push('scikit-learn is left out: no Python here has it.');

  onProgress('fetching and training natural and wink');
  const whyNot = installPeers(project);
  if (whyNot === null) {
    const peers = trainPeers(project, sets);
    contestants.push(...peers.contestants);
    entries.push(...peers.training);
  } else notes.push(`natural and wink are left out: ${whyNot}.`);
  contestants.push(...kitContestants(sets));

  const sizes = { short: sets.short.length, long: sets.long.length };
  entries.unshift(...(await timeInTurns(contestants, sizes, rounds, onProgress)));
  entries.push(...(await timeTraining(sets, scikitLearn, rounds, onProgress)));
  const accuracies: Record<string, number> = {};
  for (const contestant of contestants) {
    onProgress(`accuracy: ${contestant.name}`);
    const accuracy = await accuracyOf(contestant, sets.test);
    if (accuracy !== null) accuracies[contestant.name] = accuracy;
  }
  await scikitLearn?.close();
  entries.push(...(await timeFreshProcesses(sets, python, rounds, onProgress)));
  onProgress('a million reviews');
  const memory = measureMemory(fitPipeline('tfidf', sets.train), sets.test.texts, 1_000_000);
  return { versions, entries, ratios: benchRatios(entries), accuracies, memory, notes };
}

async function startScikitLearn(python: string, sets: ReviewSets): Promise<ScikitLearn> {
  const scikitLearn = new ScikitLearn(python);
  const folder = mkdtempSync(join(tmpdir(), 'reviewlab-bench-'));
  try {
    const path = join(folder, 'data.json');
    writeFileSync(path, JSON.stringify(sets));
    await scikitLearn.ask({ do: 'data', path });
    for (const kind of ['tfidf', 'counts']) await scikitLearn.ask({ do: 'fit', kind });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return scikitLearn;
}
