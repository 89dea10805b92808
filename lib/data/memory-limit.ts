/** Says that data are too large for the memory, before the engine ends the process without a word about them. */
import { getHeapStatistics } from 'node:v8';
import { DataError } from './data-error';

/** Beyond this share of the heap's limit little more fits, and what follows the reading needs some too. */
const FULL = 0.8;
/** Part of the limit, but only for what is new: three halves of 32 MB in the newest Node.js, of 16 MB in Node.js 20. */
const FOR_NEW_BYTES = 96 * 2 ** 20;

/**
 * Stops reading before the heap is full.
 *
 * @throws DataError when the heap is nearly full
 */
export function checkMemory(rows: number): void {
  const { used_heap_size: used, heap_size_limit: limit } = getHeapStatistics();
  if (used < FULL * (limit - FOR_NEW_BYTES)) return;
  const megabytes = Math.round(limit / 2 ** 20);
  throw new DataError(
    `The data do not fit into memory: ${rows} rows fill the ${megabytes} MB that Node.js takes. ` +
      `Give fewer rows, or more memory: NODE_OPTIONS=--max-old-space-size=${2 * megabytes} npm start -- ...`,
  );
}
