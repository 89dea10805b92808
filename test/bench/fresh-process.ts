/** First calls and training in processes of their own, this kit and scikit-learn taking turns. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inTemporaryFolder } from './child-programs';
import { entryOf, type BenchEntry } from './bench-report';
import type { KitModel } from './kit-models';
import type { Bench } from './part';
import { startKit, type PeerProcess } from './peer-process';
import { startScikitLearn } from './scikit-learn';
import { takeTurns } from './take-turns';

/** Both this kit's and scikit_learn.py's name for it. */
const kind: KitModel = 'tfidf';
const CALL = { mode: 'first call, fresh process', unit: 'µs', reviews: undefined };
const TRAINING = { mode: 'training, fresh process', unit: 'ms', reviews: undefined };
const LONG = { ...TRAINING, reviews: 'long' as const };

/**
 * @returns times of a first `predict` of one review (the model loaded, microseconds) and of training
 *   (milliseconds), without the time to start and load
 */
export function timeFreshProcesses({
  sets,
  peers,
  rounds,
  onProgress,
}: Bench): Promise<BenchEntry[]> {
  return inTemporaryFolder(async (folder) => {
    const data = join(folder, 'data.json');
    writeFileSync(data, JSON.stringify(sets));
    const fresh = async <T>(start: () => PeerProcess, work: (peer: PeerProcess) => Promise<T>) => {
      const peer = start();
      await peer.ask({ do: 'data', path: data });
      const result = await work(peer);
      await peer.close();
      return result;
    };
    const fit = (on: 'train' | 'trainLong') => (peer: PeerProcess) =>
      peer.time({ do: 'fit', kind, on });
    const firstCall = (path: string, engine?: string) => async (peer: PeerProcess) => {
      await peer.ask({ do: 'load', kind, path, engine });
      const one = { mode: 'in real time', set: 'short', count: 1, passes: 1 };
      return 1000 * (await peer.time({ do: 'run', kind, ...one }));
    };
    const programs = [
      ...peers.map((one) => ({ name: one.name, trained: one.name, start: () => startScikitLearn(one) })),
      { name: undefined, trained: 'this kit, newton-cg', start: startKit },
    ]; // prettier-ignore
    const calls = [];
    for (const { name, start } of programs) {
      const path = join(folder, `${name ?? 'kit'}.model`);
      await fresh(start, async (peer) => {
        await fit('train')(peer);
        await peer.ask({ do: 'save', kind, path });
      });
      for (const engine of name === undefined ? ['packages', 'compiled'] : [undefined]) {
        const work = firstCall(path, engine);
        calls.push({ name: name ?? String(engine), measure: () => fresh(start, work) });
      }
    }
    const fits = (on: 'train' | 'trainLong') =>
      programs.map(({ trained, start }) => ({ name: trained, measure: () => fresh(start, fit(on)) }));
    const turns = ([[CALL, calls], [TRAINING, fits('train')], [LONG, fits('trainLong')]] as const)
      .map(([kinds, sides]) => sides.map((side) => ({ ...side, ...kinds, samples: [] as number[] }))); // prettier-ignore
    await takeTurns(turns, rounds, (what) => onProgress(`fresh processes: ${what}`));
    return turns
      .flat()
      .flatMap(({ name, mode, unit, samples, reviews }) => entryOf(name, mode, unit, samples, reviews) ?? []);
  });
} // prettier-ignore
