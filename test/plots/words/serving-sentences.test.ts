import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { simulateArrivals } from '../../../lib/measure/serving/queue-simulator';
import { microBatches, onArrival } from '../../../lib/measure/serving/serving-policy';
import { describeChange } from '../../../lib/plots/words/serving-sentences';

const test = suite('serving sentences');
const arrivals = Float64Array.of(0, 1000, 2000);
const single = simulateArrivals(arrivals, onArrival(), () => 4);
const micro = simulateArrivals(arrivals, microBatches(3, 5000), () => 6);

test('the change is that from the first policy to the soonest, where another is sooner', () => {
  const change = describeChange(new Map([['waits', micro], ['not', single]])); // prettier-ignore
  assert.match(change, /time to answer falls from 1\u00a0s \(waits\) to 4\u00a0ms \(not\)\./);
  assert.match(change, /the server works 12\u00a0ms in all, instead of 6\u00a0ms/);
  const doubt = 'Other work had the processor.';
  const doubted = new Map([['waits', { ...micro, doubt }], ['not', { ...single, doubt }]]); // prettier-ignore
  assert.match(describeChange(doubted), /\nThat is uncertain\. Other work had the processor\.$/);
  const none = describeChange(new Map([['not', single], ['waits', micro]])); // prettier-ignore
  assert.is(none, 'None answers sooner than not: half within 4\u00a0ms.');
});

test.run();
