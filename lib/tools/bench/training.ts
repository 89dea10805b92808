/**
 * Training, vectorizing included, in a warm process, this kit and scikit-learn taking turns. A turn is
 * two fits, of which the second counts: the first brings back the caches that the others' turns took.
 */
import { LogisticRegression } from '../../models/logistic-regression';
import { Pipeline } from '../../models/pipeline';
import { TfidfVectorizer } from '../../text/tfidf-vectorizer';
import { entryOf, type BenchEntry } from './bench-report';
import { fitPipeline } from './kit-models';
import type { PeerProcess } from './peer-process';
import type { ReviewSets } from './review-sets';

const WARM_UP_ROUNDS = 4;

/** Both this kit's and scikit_learn.py's names. */
const KINDS = ['tfidf', 'counts'] as const;
const SETS = ['train', 'trainLong'] as const;
const NAMES = {
  ours: { tfidf: 'this kit, newton-cg', counts: 'this kit, counts + naive Bayes' },
  theirs: { tfidf: 'scikit-learn', counts: 'scikit-learn, counts + naive Bayes' },
};

export async function timeTraining(
  sets: ReviewSets,
  scikitLearn: PeerProcess | null,
  rounds: number,
  onProgress: (what: string) => void,
): Promise<BenchEntry[]> {
  const timed = (work: () => unknown): Promise<number> => {
    const start = performance.now();
    work();
    return Promise.resolve(performance.now() - start);
  };
  const contestants = SETS.flatMap((on) =>
    KINDS.flatMap((kind) => {
      const reviews = on === 'trainLong' ? ('long' as const) : undefined;
      const ours = () => timed(() => fitPipeline(kind, sets[on]));
      const theirs = scikitLearn && (() => scikitLearn.time({ do: 'fit', kind, on }));
      return [
        ...(theirs ? [{ name: NAMES.theirs[kind], reviews, fit: theirs }] : []),
        { name: NAMES.ours[kind], reviews, fit: ours },
      ].map((contestant) => ({ ...contestant, samples: [] as number[] }));
    }),
  );
  for (let round = 1 - WARM_UP_ROUNDS; round <= rounds; round++) {
    onProgress(`training: ${round < 1 ? 'warm-up' : `round ${round} of ${rounds}`}`);
    for (const { fit, samples } of contestants) {
      await fit();
      const time = await fit();
      if (round >= 1) samples.push(time);
    }
  }
  onProgress('training: gradient descent, once');
  const { texts, labels } = sets.train;
  const descent = await timed(() =>
    new Pipeline(new TfidfVectorizer(), new LogisticRegression()).fit(texts, labels),
  );
  return [
    ...contestants.map(({ name, reviews, samples }) =>
      entryOf(name, 'training, warm', 'ms', samples, reviews),
    ),
    entryOf('this kit, gradient descent', 'training, once', 'ms', [descent]),
  ].flatMap((entry) => entry ?? []);
}
