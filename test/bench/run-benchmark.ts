/** The whole benchmark: who is there takes part, in turns; the result is plain data. */
import {
  benchRatios,
  entryOf,
  scikitLearnModel,
  type BenchEntry,
  type BenchRatio,
} from './bench-report';
import { accuracyOf, MODES, type Contestant } from './contestant';
import { timeFreshProcesses } from './fresh-process';
import { installPeers, JAVASCRIPT_PEERS, startJavaScriptPeers } from './javascript-peers';
import { COMPILED, fitPipeline, kitContestants } from './kit-models';
import { measureMemory, type MemoryUse } from './memory';
import { giveData } from './peer-process';
import type { ReviewSets } from './review-sets';
import { timeInTurns } from './label-in-turns';
import { findScikitLearn, startScikitLearn } from './scikit-learn';
import { timeTraining } from './training';

export interface BenchResult {
  /** Of each Python and its scikit-learn. */
  readonly versions: readonly Record<string, unknown>[];
  readonly entries: readonly BenchEntry[];
  readonly ratios: readonly BenchRatio[];
  /** Share of the test reviews labelled right, by name. */
  readonly accuracies: Readonly<Record<string, number>>;
  readonly memory: MemoryUse;
  /** Who is left out, and why. */
  readonly notes: readonly string[];
}

/** Only training, warm and in fresh processes. */
export async function runTraining(
  sets: ReviewSets,
  rounds: number,
  onProgress: (what: string) => void,
): Promise<Pick<BenchResult, 'entries' | 'ratios'>> {
  const peers = findScikitLearn();
  const fresh = await timeFreshProcesses(sets, peers, rounds, onProgress);
  const entries = [...(await timeTraining(sets, peers, rounds, onProgress)), ...fresh];
  return { entries, ratios: benchRatios(entries) };
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
  const peers = findScikitLearn();
  // First, while no other process of the benchmark is there to share processor and memory with.
  const fresh = await timeFreshProcesses(sets, peers, rounds, onProgress);
  const training = await timeTraining(sets, peers, rounds, onProgress);
  const scikitLearns = peers.map((one) => ({ name: one.name, peer: startScikitLearn(one) }));
  const versions: Record<string, unknown>[] = [];
  for (const { name, peer } of scikitLearns) {
    await giveData(peer, sets);
    for (const kind of ['tfidf', 'counts']) await peer.ask({ do: 'fit', kind, on: 'train' });
    contestants.push(peer.contestant(`${name}, counts + naive Bayes`, 'counts', MODES));
    versions.push(await peer.ask({ do: 'versions' }));
  }
  if (peers.length === 0) notes.push('scikit-learn is left out: no Python here has it.');

  onProgress('fetching and training natural and wink');
  const whyNot = installPeers(project);
  if (whyNot !== null) notes.push(`natural and wink are left out: ${whyNot}.`);
  const javaScript = whyNot === null ? startJavaScriptPeers(project) : null;
  if (javaScript) {
    await giveData(javaScript, sets);
    for (const [kind, name] of JAVASCRIPT_PEERS) {
      const training = [await javaScript.time({ do: 'fit', kind })];
      entries.push(...[entryOf(name, 'training, once', 'ms', training) ?? []].flat());
      contestants.push(javaScript.contestant(name, kind, ['in real time']));
    }
  }
  contestants.push(...kitContestants(sets));
  // Next to each other, since they are compared.
  const compiled = contestants.findIndex(({ name }) => name === COMPILED);
  const compared = scikitLearns.map(({ name, peer }) =>
    peer.contestant(scikitLearnModel(name), 'tfidf', MODES),
  );
  contestants.splice(compiled, 0, ...compared);

  const sizes = { short: sets.short.length, long: sets.long.length };
  entries.unshift(...(await timeInTurns(contestants, sizes, rounds, onProgress)));
  const accuracies: Record<string, number> = {};
  for (const contestant of contestants) {
    onProgress(`accuracy: ${contestant.name}`);
    const accuracy = await accuracyOf(contestant, sets.test);
    if (accuracy !== null) accuracies[contestant.name] = accuracy;
  }
  await Promise.all([...scikitLearns.map(({ peer }) => peer.close()), javaScript?.close()]);
  entries.push(...training, ...fresh);
  onProgress('a million reviews');
  const memory = measureMemory(fitPipeline('tfidf', sets.train), sets.test.texts, 1_000_000);
  return { versions, entries, ratios: benchRatios(entries), accuracies, memory, notes };
}
