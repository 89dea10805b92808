import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { simulateArrivals } from '../../../lib/measure/serving/queue-simulator';
import { microBatches, onArrival } from '../../../lib/measure/serving/serving-policy';
import { describeChange } from '../../../lib/plots/words/serving-sentences';

const test = suite('serving sentences');
const arrivals = Float64Array.of(0, 1000, 2000);
const single = simulateArrivals(arrivals, onArrival(), () => 4);
const micro = simulateArrivals(arrivals, microBatches(3, 5000), () => 6);

test('the change is said as it is, in both directions', () => {
  assert.match(describeChange(micro, single), /time to answer falls from 1\u00a0s to 4\u00a0ms/);
  assert.match(
    describeChange(micro, single),
    /the server works 12\u00a0ms in all, instead of 6\u00a0ms/,
  );
  assert.match(describeChange(single, micro), /time to answer rises from 4\u00a0ms to 1\u00a0s/);
  assert.match(describeChange(single, single), /time to answer stays at 4\u00a0ms\./);
});

test.run();
