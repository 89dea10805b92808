/** Shows that compiling and then scoring a million reviews leaves the heap as it was. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Pipeline } from '../../lib/dist/models/pipeline';

/** Megabytes of heap in use, after collecting garbage. */
export interface MemoryUse {
  readonly reviews: number;
  readonly beforeMegabytes: number;
  readonly compiledMegabytes: number;
  readonly peakMegabytes: number;
  readonly afterMegabytes: number;
  readonly scoredMs: number;
}

const CHUNK = 10_000;

/** Scores `reviews` reviews, made anew from `texts` chunk by chunk, each with a number at its end. */
export function measureMemory(
  pipeline: Pipeline,
  texts: readonly string[],
  reviews: number,
): MemoryUse {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const heap = (): number => {
    collect();
    return process.memoryUsage().heapUsed / 1e6;
  };
  const beforeMegabytes = heap();
  const start = performance.now();
  const compiled = pipeline.compile();
  const compiledMegabytes = heap();
  let peakMegabytes = compiledMegabytes;
  for (let done = 0; done < reviews; done += CHUNK) {
    const size = Math.min(CHUNK, reviews - done);
    const chunk = Array.from(
      { length: size },
      (_, at) => `${texts[at % texts.length]} ${done + at}`,
    );
    compiled.predict(chunk);
    if ((done / CHUNK) % 10 === 9) peakMegabytes = Math.max(peakMegabytes, heap());
  }
  const scoredMs = performance.now() - start;
  const afterMegabytes = heap();
  return { reviews, beforeMegabytes, compiledMegabytes, peakMegabytes, afterMegabytes, scoredMs };
}
