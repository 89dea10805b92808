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
  assert.match(describeChange(micro, single), /time to answer falls from 1 s to 4 ms/);
  assert.match(describeChange(micro, single), /the server works 12 ms in all, instead of 6 ms/);
  assert.match(describeChange(single, micro), /time to answer rises from 4 ms to 1 s/);
  assert.match(describeChange(single, single), /time to answer stays at 4 ms\./);
});

test.run();
