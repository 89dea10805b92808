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
import { startScikitLearn } from './scikit-learn';
import { takeTurns } from './take-turns';

/** Both this kit's and scikit_learn.py's name for it. */
const MODEL: KitModel = 'tfidf';
const PEER = 'scikit-learn';
const CALL = 'first call, fresh process';
const TRAINING = 'training, fresh process';

/**
 * @param python null where there is no scikit-learn
 * @returns times of a first `predict` of one review (the model loaded, microseconds) and of training
 *   (milliseconds), without the time to start and load
 */
export async function timeFreshProcesses(
  sets: ReviewSets,
  python: string | null,
  rounds: number,
  onProgress: (what: string) => void,
): Promise<BenchEntry[]> {
  const folder = mkdtempSync(join(tmpdir(), 'reviewlab-bench-'));
  try {
    const data = join(folder, 'data.json');
    const ours = join(folder, 'pipeline.json');
    const theirs = join(folder, 'pipeline.pickle');
    writeFileSync(data, JSON.stringify(sets));
    writeFileSync(ours, JSON.stringify(pipelineJson(fitPipeline(MODEL, sets.train))));
    const inPython = async <T>(work: (peer: PeerProcess) => Promise<T>): Promise<T> => {
      if (python === null) throw new Error('there is no scikit-learn');
      const peer = startScikitLearn(python);
      await peer.ask({ do: 'data', path: data });
      const result = await work(peer);
      await peer.close();
      return result;
    };
    const ourCall = (task: FreshTask) => () => 1000 * runChild(task, ours, sets.short[0]);
    const ourFit = (on: 'train' | 'trainLong') => () => runChild(on, data, '');
    const theirCall = () =>
      inPython(async (peer) => {
        await peer.ask({ do: 'load', kind: MODEL, path: theirs });
        const first = { do: 'run', kind: MODEL, mode: 'in real time', set: 'short' };
        return 1000 * (await peer.time({ ...first, count: 1, passes: 1 }));
      });
    const theirFit = (on: 'train' | 'trainLong') => () =>
      inPython((peer) => peer.time({ do: 'fit', kind: MODEL, on }));
    const call = { mode: CALL, unit: 'µs', reviews: undefined };
    const training = { mode: TRAINING, unit: 'ms', reviews: undefined };
    const longTraining = { ...training, reviews: 'long' as const };
    const ourName = 'this kit, newton-cg';
    const contestants = [
      { name: PEER, ...call, measure: theirCall },
      { name: 'packages', ...call, measure: ourCall('packages') },
      { name: 'compiled', ...call, measure: ourCall('compiled') },
      { name: PEER, ...training, measure: theirFit('train') },
      { name: ourName, ...training, measure: ourFit('train') },
      { name: PEER, ...longTraining, measure: theirFit('trainLong') },
      { name: ourName, ...longTraining, measure: ourFit('trainLong') },
    ]
      .filter(({ name }) => name !== PEER || python !== null)
      .map((contestant) => ({ ...contestant, samples: [] as number[] }));
    if (python !== null) {
      await inPython(async (peer) => {
        await peer.ask({ do: 'fit', kind: MODEL, on: 'train' });
        await peer.ask({ do: 'save', kind: MODEL, path: theirs });
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
