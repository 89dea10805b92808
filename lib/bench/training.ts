/** Training, vectorizing included, in a warm process, this kit and scikit-learn taking turns. */
import { LogisticRegression } from '../models/logistic-regression';
import { Pipeline } from '../models/pipeline';
import { TfidfVectorizer } from '../text/tfidf-vectorizer';
import { entryOf, type BenchEntry } from './bench-report';
import { fitPipeline } from './kit-models';
import type { PeerProcess } from './peer-process';
import type { ReviewSets } from './review-sets';

const WARM_UP_ROUNDS = 4;

export async function timeTraining(
  { train }: ReviewSets,
  scikitLearn: PeerProcess | null,
  rounds: number,
  onProgress: (what: string) => void,
): Promise<BenchEntry[]> {
  const timed = (work: () => unknown): Promise<number> => {
    const start = performance.now();
    work();
    return Promise.resolve(performance.now() - start);
  };
  const theirs = scikitLearn && ((kind: string) => scikitLearn.time({ do: 'fit', kind }));
  const contestants: [string, () => Promise<number>][] = [
    ['this kit, newton-cg', () => timed(() => fitPipeline('tfidf', train))],
    ['this kit, counts + naive Bayes', () => timed(() => fitPipeline('counts', train))],
  ];
  if (theirs) {
    contestants.unshift(
      ['scikit-learn', () => theirs('tfidf')],
      ['scikit-learn, counts + naive Bayes', () => theirs('counts')],
    );
  }
  const samples = contestants.map(() => [] as number[]);
  for (let round = 1 - WARM_UP_ROUNDS; round <= rounds; round++) {
    onProgress(`training: ${round < 1 ? 'warm-up' : `round ${round} of ${rounds}`}`);
    for (const [at, [, fit]] of contestants.entries()) {
      const time = await fit();
      if (round >= 1) samples[at].push(time);
    }
  }
  onProgress('training: gradient descent, once');
  const descent = await timed(() =>
    new Pipeline(new TfidfVectorizer(), new LogisticRegression()).fit(train.texts, train.labels),
  );
  const mode = 'training, warm';
  return [
    ...contestants.flatMap(([name], at) => entryOf(name, mode, 'ms', samples[at]) ?? []),
    ...[entryOf('this kit, gradient descent', 'training, once', 'ms', [descent]) ?? []].flat(),
  ];
}
