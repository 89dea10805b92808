/** How long labelling takes, each contestant in its turn; who labels how many right; and the memory of a million reviews. */
import {
  benchRatios,
  entryOf,
  scikitLearnModel,
  type BenchEntry,
  type Findings,
} from './bench-report';
import { benchTables } from './bench-tables';
import { accuracyOf, MODES, type Contestant } from './contestant';
import { installPeers, JAVASCRIPT_PEERS, startJavaScriptPeers } from './javascript-peers';
import { COMPILED, fitPipeline, kitContestants } from './kit-models';
import { timeInTurns } from './label-in-turns';
import { measureMemory, type MemoryUse } from './memory';
import type { Bench, Part } from './part';
import { giveData } from './peer-process';
import type { ReviewSets } from './review-sets';
import { startScikitLearn } from './scikit-learn';

interface Labelling extends Findings {
  /** Share of the test reviews labelled right, by name. */
  readonly accuracies: Readonly<Record<string, number>>;
  readonly memory: MemoryUse;
}

export const labelling: Part = {
  heading: 'Labelling',
  async run(bench) {
    const found = await timeLabelling(bench);
    const text = [labelledText(bench.sets), benchTables(found), memoryText(found.memory), ...found.notes].join('\n\n');
    return { data: found, ratios: found.ratios, text };
  },
}; // prettier-ignore

async function timeLabelling({ sets, peers, rounds, onProgress }: Bench): Promise<Labelling> {
  const notes: string[] = [];
  const entries: BenchEntry[] = [];
  const contestants: Contestant[] = [];
  onProgress('starting scikit-learn');
  const scikitLearns = peers.map((one) => ({ name: one.name, peer: startScikitLearn(one) }));
  for (const { name, peer } of scikitLearns) {
    await giveData(peer, sets);
    for (const kind of ['tfidf', 'counts']) await peer.ask({ do: 'fit', kind, on: 'train' });
    contestants.push(peer.contestant(`${name}, counts + naive Bayes`, 'counts', MODES));
  }
  if (peers.length === 0) notes.push('scikit-learn is left out: no Python here has it.');

  onProgress('fetching and training natural and wink');
  const whyNot = installPeers();
  if (whyNot !== null) notes.push(`natural and wink are left out: ${whyNot}.`);
  const javaScript = whyNot === null ? startJavaScriptPeers() : null;
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

  entries.unshift(...(await timeInTurns(contestants, sets, rounds, onProgress)));
  const accuracies: Record<string, number> = {};
  for (const contestant of contestants) {
    onProgress(`accuracy: ${contestant.name}`);
    const accuracy = await accuracyOf(contestant, sets.test);
    if (accuracy !== null) accuracies[contestant.name] = accuracy;
  }
  await Promise.all([...scikitLearns.map(({ peer }) => peer.close()), javaScript?.close()]);
  onProgress('a million reviews');
  const memory = measureMemory(fitPipeline('tfidf', sets.train), sets.test.texts, 1_000_000);
  return { entries, ratios: benchRatios(entries), accuracies, memory, notes };
}

function labelledText({ train, trainLong, short, long }: ReviewSets): string {
  const characters = (texts: readonly string[]): number =>
    Math.round(texts.join('').length / texts.length);
  return (
    `Labelled: ${short.length} short reviews of ${characters(short)} characters on average, ` +
    `${long.length} long ones of ${characters(long)}. Trained on: ${train.texts.length} reviews of ` +
    `${characters(train.texts)} characters, or the same joined to ${trainLong.texts.length} long ones of ` +
    `${characters(trainLong.texts)}.`
  );
}

function memoryText(memory: MemoryUse): string {
  const megabytes = (value: number): string => `${value.toFixed(1)} MB`;
  return (
    `Memory: compiled and scored ${memory.reviews.toLocaleString('en')} reviews in batch in ` +
    `${(memory.scoredMs / 1000).toFixed(1)} s; heap ${megabytes(memory.beforeMegabytes)} before, ` +
    `${megabytes(memory.compiledMegabytes)} compiled, ${megabytes(memory.peakMegabytes)} at ` +
    `most, ${megabytes(memory.afterMegabytes)} after.`
  );
}
