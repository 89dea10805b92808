/**
 * What a p99 is worth, by simulation. Each kind is run 100 times with seeds of its own; the rates are what these
 * seeds give, and a change of the method that makes them worse fails.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { percentile } from '../../../lib/measure/timing/latency-summary';
import { p99Doubt, p99Interval, p99Ratio } from '../../../lib/measure/timing/p99';
import { surelyLonger } from '../../../lib/measure/timing/ratio';
import { seededRandom, type Random } from '../../../lib/measure/seeded-random';

const test = suite('p99');
const REVIEWS = 400;

/** From the standard normal distribution (Box and Muller). */
function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Rounds over the same reviews, some five times as long as others; all calls of a turn are slower or faster together. */
function turns(seed: number, noise: number, rounds: number, times = 1, reviews = REVIEWS) {
  const [random, lengths] = [seededRandom(seed), seededRandom(7)];
  const base = Array.from({ length: reviews }, () => 1 + 4 * lengths() ** 3);
  const roundsMs = Array.from({ length: rounds }, () => {
    const turn = times * Math.exp(noise * normal(random));
    return Float64Array.from(base, (ms) => ms * turn * Math.exp(0.05 * normal(random)));
  });
  const latenciesMs = Float64Array.from(roundsMs.flatMap((latencies) => [...latencies]));
  const nothing = { size: reviews, predictions: [], totalsMs: new Float64Array(rounds) };
  return {
    texts: reviews,
    realTime: { ...nothing, roundsMs, latenciesMs },
    validity: { quiet: true, findings: [] },
  };
}

/** In how many of 100 runs the first is called slower or faster. */
function calledDifferent(noise: number, rounds: number, times: number): number {
  let count = 0;
  for (let run = 0; run < 100; run++) {
    const [one, other] = [times, 1].map((factor, i) =>
      turns(10_000 * rounds + 2 * run + i, noise, rounds, factor),
    );
    if (surelyLonger(p99Ratio(one, other)) !== 0) count++;
  }
  return count;
}

for (const noise of [0.05, 0.1, 0.2]) {
  test(`turns that differ by ${100 * noise} %: identical models are called different in at most 5 of 100 runs`, () => {
    for (const rounds of [6, 12]) {
      const count = calledDifferent(noise, rounds, 1);
      assert.ok(count <= 5, `${count} of 100 with ${rounds} rounds`);
    }
  });

  test(`turns that differ by ${100 * noise} %: a p99 twice as long is found in at least 90 of 100 runs`, () => {
    const count = calledDifferent(noise, 6, 2);
    assert.ok(count >= 90, `${count} of 100`);
  });
}

test('the 95 % interval of a p99 holds that of very many turns in at least 90 of 100 runs, also where turns differ by 20 %', () => {
  const { latenciesMs } = turns(999, 0.2, 500).realTime;
  const truth = percentile(latenciesMs.sort(), 0.99); // of very many turns
  let held = 0;
  for (let run = 0; run < 100; run++) {
    const [low, high] = p99Interval(turns(run, 0.2, 6));
    if (low <= truth && truth <= high) held++;
  }
  assert.ok(held >= 90, `${held} of 100`);
});

test('turns that differ widen the interval; steady ones leave that of the reviews', () => {
  const width = (noise: number): number => {
    const [low, high] = p99Interval(turns(1, noise, 6));
    return high / low;
  };
  assert.ok(width(0.2) > 1.3 * width(0));
});

test('with fewer than 368 reviews, or one round, nothing is known from above', () => {
  assert.is(p99Interval(turns(1, 0.05, 6, 1, 367))[1], Infinity);
  assert.ok(p99Interval(turns(1, 0.05, 6, 1, 368))[1] < Infinity);
  assert.equal(p99Interval(turns(1, 0.05, 1)), [0, Infinity]);
});

test('what puts a p99 in doubt: too few reviews, or the measurement', () => {
  assert.match(p99Doubt(turns(1, 0, 6, 1, 367)) ?? '', 'needs 368 reviews, and 367 were timed');
  assert.is(p99Doubt(turns(1, 0, 6)), undefined);
  const findings = [{ kind: 'stalls', seen: 'It stalled.' }] as const;
  assert.is(p99Doubt({ ...turns(1, 0, 6), validity: { quiet: false, findings } }), 'It stalled.');
});

test('the ratio of p99s is that of the rounds: a model twice as slow in each is 2 for sure', () => {
  const [one, other] = [turns(1, 0.2, 6, 2), turns(1, 0.2, 6)];
  const { ratio, low, high } = p99Ratio(one, other);
  assert.ok([ratio, low, Number(high)].every((value) => Math.abs(value - 2) < 1e-9));
});

test.run();
