/** How many times as long a review takes alone as in the batch, with what the run knows of its spread. */
import { isObject } from '../notebook/json-object';
import type { ModelRecord } from './record-check';
import { secondsRange } from './since-last-run';

export interface SingleAgainstBatch {
  readonly ratio: number;
  /** 95 % interval of the rounds' ratios; of an older record, from the ranges of the two ways. */
  readonly low: number;
  /** Infinity where there are too few rounds to tell. */
  readonly high: number;
}

export function singleAgainstBatch(model: ModelRecord): SingleAgainstBatch {
  const { singleAgainstBatch: recorded } = model as { singleAgainstBatch?: unknown };
  if (isObject(recorded)) {
    const { ratio, low, high } = recorded;
    if (typeof ratio === 'number' && typeof low === 'number') {
      return { ratio, low, high: typeof high === 'number' ? high : Infinity };
    }
  }
  const [batch, single] = [secondsRange(model.batch), secondsRange(model.realtime)];
  const ratio = model.realtime.secondsPerReview / model.batch.secondsPerReview;
  return { ratio, low: single[0] / batch[1], high: single[1] / batch[0] };
}
