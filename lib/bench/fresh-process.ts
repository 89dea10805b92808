/** First calls and training in processes of their own, this kit and scikit-learn taking turns. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { entryOf, type BenchEntry } from './bench-report';
import type { FreshTask } from './fresh-child';
import { fitPipeline, type KitModel } from './kit-models';
import type { ReviewSets } from './review-sets';
import { startScikitLearn } from './scikit-learn';

/** Both this kit's and scikit_learn.py's name for it. */
const MODEL: KitModel = 'tfidf';

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
    writeFileSync(ours, JSON.stringify(fitPipeline(MODEL, sets.train)));
    const samples = {
      compiled: [] as number[],
      packages: [] as number[],
      scikitLearn: [] as number[],
      fit: [] as number[],
      scikitLearnFit: [] as number[],
    };
    for (let round = 1; round <= rounds; round++) {
      onProgress(`fresh processes: round ${round} of ${rounds}`);
      samples.compiled.push(1000 * runChild('compiled', ours, sets.short[0]));
      samples.packages.push(1000 * runChild('packages', ours, sets.short[0]));
      samples.fit.push(runChild('fit', data, ''));
      if (python === null) continue;
      const fitting = startScikitLearn(python);
      await fitting.ask({ do: 'data', path: data });
      samples.scikitLearnFit.push(await fitting.time({ do: 'fit', kind: MODEL }));
      await fitting.ask({ do: 'save', kind: MODEL, path: theirs });
      await fitting.close();
      const loading = startScikitLearn(python);
      await loading.ask({ do: 'data', path: data });
      await loading.ask({ do: 'load', kind: MODEL, path: theirs });
      const first = { do: 'run', kind: MODEL, mode: 'one at a time', set: 'short' };
      samples.scikitLearn.push(1000 * (await loading.time({ ...first, count: 1, passes: 1 })));
      await loading.close();
    }
    const call = 'first call, fresh process';
    const training = 'training, fresh process';
    return [
      entryOf('scikit-learn', call, 'µs', samples.scikitLearn),
      entryOf('packages', call, 'µs', samples.packages),
      entryOf('compiled', call, 'µs', samples.compiled),
      entryOf('scikit-learn', training, 'ms', samples.scikitLearnFit),
      entryOf('this kit, newton-cg', training, 'ms', samples.fit),
    ].flatMap((entry) => entry ?? []);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function runChild(task: FreshTask, path: string, text: string): number {
  const program = join(__dirname, 'fresh-child.js');
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [program, task, MODEL, path, text],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`a fresh process failed at ${task}: ${stderr}`);
  return Number(stdout);
}
