/** The queue simulator against what queueing theory says of mean waiting times. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { poissonArrivals } from '../../../lib/measure/serving/arrivals';
import { serveArrivals } from '../../../lib/measure/serving/queue-simulator';
import { drawExponential, seededRandom } from '../../../lib/measure/seeded-random';
import { fitCostModel } from '../../../lib/measure/cost/cost-model';
import { measuredServiceTime, type ServiceTime } from '../../../lib/measure/serving/service-time';
import { onArrival } from '../../../lib/measure/serving/serving-policy';

const test = suite('queue theory');

/**
 * Mean waiting time (ms) over 8 seeds of 60,000 arrivals, of 200,000 where the server is nearly busy and
 * waits hang together for long; the mean service time is 1 ms.
 */
function meanWait(utilisation: number, serviceTime: (seed: number) => ServiceTime): number {
  const count = utilisation > 0.8 ? 200_000 : 60_000;
  let sumMs = 0;
  for (let seed = 1; seed <= 8; seed++) {
    const arrivals = poissonArrivals(1000 * utilisation, count, seed);
    const { startsMs } = serveArrivals(arrivals, onArrival(), serviceTime(seed));
    for (let i = 0; i < arrivals.length; i++) sumMs += startsMs[i] - arrivals[i];
  }
  return sumMs / (8 * count);
}

test('../D/1: the mean waiting time is that of Pollaczek and Khinchine within 2 %', () => {
  for (const rho of [0.3, 0.6, 0.9]) {
    const theoryMs = rho / (2 * (1 - rho));
    const simulatedMs = meanWait(rho, () => () => 1);
    assert.ok(
      Math.abs(simulatedMs / theoryMs - 1) < 0.02,
      `${rho}: ${simulatedMs}, not ${theoryMs}`,
    );
  }
});

test('../M/1: exponential service waits twice as long as constant service', () => {
  for (const rho of [0.3, 0.6]) {
    const simulatedMs = meanWait(rho, (seed) => {
      const random = seededRandom(1000 + seed);
      return () => drawExponential(random, 1);
    });
    const theoryMs = rho / (1 - rho);
    assert.ok(
      Math.abs(simulatedMs / theoryMs - 1) < 0.02,
      `${rho}: ${simulatedMs}, not ${theoryMs}`,
    );
  }
});

test('../G/1: drawn latencies wait as their second moment says', () => {
  const latencies = [0.5, 0.5, 0.5, 2.5]; // mean 1, second moment 1.75
  const single = { texts: 4, realTime: { latenciesMs: latencies } };
  const costModel = fitCostModel([{ batchSize: 1, medianMs: 1 }]);
  const theoryMs = (0.5 * 1.75) / (2 * (1 - 0.5));
  const simulatedMs = meanWait(0.5, (seed) =>
    measuredServiceTime(single, { timings: [], costModel }, seed),
  );
  assert.ok(Math.abs(simulatedMs / theoryMs - 1) < 0.02, `${simulatedMs}, not ${theoryMs}`);
});

test.run();
