/** Results of a synthetic model: 2 ms a call and 0.5 ms a text, on a clock of its own. */
import { modelResults } from '../../lib/measure/timing/model-results';
import { timeBothWays } from '../../lib/measure/timing/timing';

let now = 0;

const someTiming = timeBothWays(
  (texts) => {
    now += 2 + 0.5 * texts.length;
    return texts.map((text) => (text.length > 1 ? 'long' : 'short'));
  },
  ['a', 'bb', 'ccc', 'd'],
  { rounds: 3, clock: () => now },
);

export const someResults = modelResults(
  { name: '<m>', features: 2, fitSeconds: 1 },
  someTiming,
  ['short', 'long', 'long', 'long'],
  { secondsPerReview: 0.002, accuracy: 0.7 },
);
