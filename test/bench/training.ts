/**
 * Training, vectorizing included, warm, this kit and scikit-learn taking turns, each in a process that
 * only trains. Measured in the benchmark's own process, after the other contestants, a fit took up to
 * twice as long as alone. What was tried: it is not that functions have seen other shapes, nor the heap
 * (the same fits without a pause between them are as fast as alone; with 200 ms of idling before each
 * they are as slow, with the same page faults and no more garbage collection). A process that waits
 * gives up its core, and comes back to cold caches and a low clock; how long that lasts is the
 * machine's affair. So a turn is several fits, and their median counts, for both alike.
 */
import { median } from '../../lib/dist/measure/timing/latency-summary';
import { benchRatios, entryOf, type BenchEntry } from './bench-report';
import { entryTables } from './bench-tables';
import { timeFreshProcesses } from './fresh-process';
import type { Bench, Part } from './part';
import { giveData, startKit, type PeerProcess } from './peer-process';
import { startScikitLearn } from './scikit-learn';
import { takeTurns } from './take-turns';

const WARM_UP_ROUNDS = 2;
const FITS_A_TURN = 7;

/** Both this kit's and scikit_learn.py's names. */
const KINDS = ['tfidf', 'counts'] as const;
const SETS = ['train', 'trainLong'] as const;
const OURS = { tfidf: 'this kit, newton-cg', counts: 'this kit, counts + naive Bayes' };

export const training: Part = {
  heading: 'Training and first calls',
  async run(bench) {
    const entries = [...(await timeTraining(bench)), ...(await timeFreshProcesses(bench))];
    const ratios = benchRatios(entries);
    return { data: { entries }, ratios, text: entryTables({ entries, ratios }) };
  },
};

async function timeTraining({ sets, peers, rounds, onProgress }: Bench): Promise<BenchEntry[]> {
  const ours = startKit();
  const theirs = peers.map((one) => ({ name: one.name, peer: startScikitLearn(one) }));
  for (const peer of [ours, ...theirs.map(({ peer }) => peer)]) await giveData(peer, sets);
  const contestants = SETS.flatMap((on) =>
    KINDS.map((kind) => {
      const reviews = on === 'trainLong' ? ('long' as const) : undefined;
      const fits = (peer: PeerProcess) => async (): Promise<number> => {
        const times: number[] = [];
        for (let fit = 0; fit < FITS_A_TURN; fit++) {
          times.push(await peer.time({ do: 'fit', kind, on }));
        }
        return median(times);
      };
      return [
        ...theirs.map(({ name, peer }) => ({
          name: kind === 'tfidf' ? name : `${name}, counts + naive Bayes`,
          measure: fits(peer),
        })),
        { name: OURS[kind], measure: fits(ours) },
      ].map((side) => ({ ...side, reviews, samples: [] as number[] }));
    }),
  );
  await takeTurns(contestants, rounds, (what) => onProgress(`training: ${what}`), WARM_UP_ROUNDS);
  onProgress('training: gradient descent, once');
  const descent = await ours.time({ do: 'fit', kind: 'descent', on: 'train' });
  await Promise.all([ours, ...theirs.map(({ peer }) => peer)].map((peer) => peer.close()));
  return [
    ...contestants
      .flat()
      .map(({ name, reviews, samples }) => entryOf(name, 'training, warm', 'ms', samples, reviews)),
    entryOf('this kit, gradient descent', 'training, once', 'ms', [descent]),
  ].flatMap((entry) => entry ?? []);
}
