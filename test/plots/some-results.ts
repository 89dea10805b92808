/** Results of a synthetic model: 2 ms a call and 0.5 ms a text, on a clock of its own. */
import { judgeModel } from '../../lib/measure/timing/model-results';
import { timeBothWays } from '../../lib/measure/timing/timing';

let now = 0;

const someTiming = timeBothWays(
  (texts) => {
    now += 2 + 0.5 * texts.length;
    return texts.map((text) => (text.length > 1 ? 'long' : 'short'));
  },
  ['a', 'bb', 'ccc', 'd'],
  { rounds: 6, clock: () => now },
);

export const someResults = judgeModel(
  { name: '<m>', features: 2, fitMs: 1000 },
  someTiming,
  ['short', 'long', 'long', 'long'],
  { perReviewMs: 2, accuracy: 0.7 },
);
