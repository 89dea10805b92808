/** Why a kernel ended, in words, by how its process ended and what that last wrote. */
import { toldError } from '../../data/machine-error';
import type { Ending } from './kernel-process';

/** Returns why a kernel did not start. */
export function whyNotStarted(ended: Ending, words: string): string {
  if (/Resource temporarily unavailable|pthread_create|uv_thread_create/.test(words)) {
    return toldError(Object.assign(new Error(), { code: 'EAGAIN' }), 'A TypeScript kernel');
  }
  return (
    `The tslab kernel did not start: it ended with ${ended}.` +
    `${killedHint(ended)} It last said: ${words || 'nothing'}`
  );
}

/** Returns why a kernel ended while a cell ran. */
export function whyEnded(ended: Ending, words: string): string {
  return /heap out of memory|Allocation failed/i.test(words)
    ? 'The cell ran out of memory, and its kernel ended. Use less data at a time, or give Node.js more ' +
        'memory: NODE_OPTIONS=--max-old-space-size=8000 allows 8000 MB.'
    : `The kernel ended while the cell ran (${ended}).${killedHint(ended)}`;
}

function killedHint(ended: Ending): string {
  return ended === 'signal SIGKILL'
    ? ' A system that runs out of memory ends programs so: close others, or use less data.'
    : '';
}
