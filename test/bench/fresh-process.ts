/** First calls and training in processes of their own, this kit and scikit-learn taking turns. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipelineJson } from '../../lib/dist/models/pipeline-json';
import { childProgram } from './child-programs';
import { entryOf, type BenchEntry } from './bench-report';
import type { FreshTask } from './fresh-child';
import { fitPipeline, type KitModel } from './kit-models';
import type { PeerProcess } from './peer-process';
import type { ReviewSets } from './review-sets';
import { startScikitLearn, type ScikitLearn } from './scikit-learn';
import { takeTurns } from './take-turns';

/** Both this kit's and scikit_learn.py's name for it. */
const MODEL: KitModel = 'tfidf';
const CALL = 'first call, fresh process';
const TRAINING = 'training, fresh process';

/**
 * @returns times of a first `predict` of one review (the model loaded, microseconds) and of training
 *   (milliseconds), without the time to start and load
 */
export async function timeFreshProcesses(
  sets: ReviewSets,
  peers: readonly ScikitLearn[],
  rounds: number,
  onProgress: (what: string) => void,
): Promise<BenchEntry[]> {
  const folder = mkdtempSync(join(tmpdir(), 'reviewlab-bench-'));
  try {
    const data = join(folder, 'data.json');
    const ours = join(folder, 'pipeline.json');
    writeFileSync(data, JSON.stringify(sets));
    writeFileSync(ours, JSON.stringify(pipelineJson(fitPipeline(MODEL, sets.train))));
    const inPython = async <T>(
      one: ScikitLearn,
      work: (peer: PeerProcess) => Promise<T>,
    ): Promise<T> => {
      const peer = startScikitLearn(one);
      await peer.ask({ do: 'data', path: data });
      const result = await work(peer);
      await peer.close();
      return result;
    };
    const saved = (one: ScikitLearn): string => join(folder, `${one.name}.pickle`);
    const ourCall = (task: FreshTask) => () => 1000 * runChild(task, ours, sets.short[0]);
    const ourFit = (on: 'train' | 'trainLong') => () => runChild(on, data, '');
    const theirCall = (one: ScikitLearn) => () =>
      inPython(one, async (peer) => {
        await peer.ask({ do: 'load', kind: MODEL, path: saved(one) });
        const first = { do: 'run', kind: MODEL, mode: 'in real time', set: 'short' };
        return 1000 * (await peer.time({ ...first, count: 1, passes: 1 }));
      });
    const theirFit = (one: ScikitLearn, on: 'train' | 'trainLong') => () =>
      inPython(one, (peer) => peer.time({ do: 'fit', kind: MODEL, on }));
    const call = { mode: CALL, unit: 'µs', reviews: undefined };
    const training = { mode: TRAINING, unit: 'ms', reviews: undefined };
    const longTraining = { ...training, reviews: 'long' as const };
    const ourName = 'this kit, newton-cg';
    const contestants = [
      ...peers.map((one) => ({ name: one.name, ...call, measure: theirCall(one) })),
      { name: 'packages', ...call, measure: ourCall('packages') },
      { name: 'compiled', ...call, measure: ourCall('compiled') },
      ...peers.map((one) => ({ name: one.name, ...training, measure: theirFit(one, 'train') })),
      { name: ourName, ...training, measure: ourFit('train') },
      ...peers.map((one) => ({
        name: one.name,
        ...longTraining,
        measure: theirFit(one, 'trainLong'),
      })),
      { name: ourName, ...longTraining, measure: ourFit('trainLong') },
    ].map((contestant) => ({ ...contestant, samples: [] as number[] }));
    for (const one of peers) {
      await inPython(one, async (peer) => {
        await peer.ask({ do: 'fit', kind: MODEL, on: 'train' });
        await peer.ask({ do: 'save', kind: MODEL, path: saved(one) });
      });
    }
    const turns = [call, training, longTraining].map((turn) =>
      contestants.filter(({ mode, reviews }) => mode === turn.mode && reviews === turn.reviews),
    );
    await takeTurns(turns, rounds, (what) => onProgress(`fresh processes: ${what}`));
    return contestants.flatMap(
      ({ name, mode, unit, samples, reviews }) => entryOf(name, mode, unit, samples, reviews) ?? [],
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function runChild(task: FreshTask, path: string, text: string): number {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [childProgram('fresh-child'), task, MODEL, path, text],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`a fresh process failed at ${task}: ${stderr}`);
  return Number(stdout);
}
