import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { breakDown } from '../../../lib/measure/cost/breakdown';
import { callCosts } from '../../../lib/measure/cost/fitted-sweep';
import { awaitRounds, takeRounds } from '../../../lib/measure/timing/rounds';
import { timeBothWays } from '../../../lib/measure/timing/timing';

const test = suite('rounds');

/** Three turns of 1 ms on a clock of their own. */
function made() {
  let now = 100;
  const taken: string[] = [];
  const turns = ['a', 'b', 'c'].map((name) => (round: number) => {
    now += 1;
    taken.push(name + round);
  });
  const plan = { turns, least: 3, most: 20, startMs: 100, isPrecise: () => false };
  return { plan, taken, clock: () => now };
}

test('each turn once a round, in another order', () => {
  const { plan, taken, clock } = made();
  assert.is(takeRounds(plan, { rounds: 8, clock }).rounds, 8);
  const orders = Array.from({ length: 8 }, (_, round) => taken.slice(3 * round, 3 * round + 3));
  orders.forEach((order, round) =>
    assert.equal(
      [...order].sort(),
      ['a', 'b', 'c'].map((name) => name + round),
    ),
  );
  assert.ok(new Set(orders.map((order) => order.join('').replace(/\d/g, ''))).size > 2);
});

test('the order can be had again', () => {
  const order = (): string => {
    const { plan, taken, clock } = made();
    takeRounds(plan, { rounds: 5, clock });
    return taken.join();
  };
  assert.is(order(), order());
});

test('rounds end with the budget, when enough is known, or at the most; the least are taken in any case', () => {
  const rounds = (budgetMs: number, changes = {}): number => {
    const { plan, clock } = made();
    return takeRounds({ ...plan, ...changes }, { budgetMs, clock }).rounds;
  };
  assert.equal([rounds(0), rounds(12), rounds(14), rounds(15), rounds(1e9)], [3, 4, 4, 5, 20]);
  assert.is(rounds(1e9, { isPrecise: () => true }), 3);
  assert.is(rounds(1e9, { isPrecise: (precision: number) => precision !== 0.05 }), 20);
  assert.equal([rounds(0, { multipleOf: 2 }), rounds(18, { multipleOf: 4 })], [4, 4]);
});

test('progress never says it is done before it is', () => {
  const { plan, clock } = made();
  const seen: number[] = [];
  takeRounds(plan, { budgetMs: 5, clock, onProgress: ({ done }) => seen.push(done) });
  assert.equal(seen, [0.6, 0.99, 0.99, 1]);
});

/** Every measurement in turns reports its progress. */
let now = 0;
const clock = () => now;
const predict = (texts: readonly string[]) => {
  now += 1 + texts.length;
  return texts.map(() => 'yes');
};
const texts = Array.from({ length: 8 }, (_, i) => `text ${i}`);

for (const [name, measure] of [
  [
    'timeBothWays by rounds',
    (onProgress) => timeBothWays(predict, texts, { rounds: 4, clock, onProgress }),
  ],
  [
    'timeBothWays by budget',
    (onProgress) => timeBothWays(predict, texts, { budgetMs: 50, clock, onProgress }),
  ],
  [
    'callCosts',
    (onProgress) =>
      callCosts(new Map([['m', predict]]), texts, { budgetMs: 50, clock, onProgress }),
  ],
  [
    'breakDown',
    (onProgress) =>
      breakDown([{ name: 'all', run: predict }], predict, texts, {
        budgetMs: 50,
        clock,
        onProgress,
      }),
  ],
] as [string, (tell: (progress: { done: number; total: number }) => void) => unknown][]) {
  test(`${name}: shares that grow, and 1 once, at the end`, () => {
    const shares: number[] = [];
    measure(({ done, total }) => {
      shares.push(done / total);
    });
    assert.equal(
      shares,
      [...shares].sort((a, b) => a - b),
    );
    assert.ok(shares.length > 3);
    assert.equal(
      shares.filter((share) => share >= 1),
      [1],
    );
    assert.is(shares.at(-1), 1);
  });
}

test('how long others had the processor is known on the system’s clock only', () => {
  const { plan, clock } = made();
  assert.is(takeRounds(plan, { clock }).lostShare, undefined);
  const { lostShare = -1 } = takeRounds({ ...plan, turns: [() => Math.sqrt(2)] }, {});
  assert.ok(lostShare >= 0 && lostShare <= 1);
});

test('turns that are waited for come one after the other, in the same order', async () => {
  const { plan, taken, clock } = made();
  const open = { now: 0, most: 0 };
  const turns = plan.turns.map((turn) => async (round: number): Promise<void> => {
    open.most = Math.max(open.most, ++open.now);
    await Promise.resolve();
    turn(round);
    open.now--;
  });
  const found = await awaitRounds({ ...plan, turns }, { rounds: 4, clock });
  assert.equal([found, open.most], [{ rounds: 4, lostShare: undefined }, 1]);
  const waited = taken.join();
  taken.length = 0;
  takeRounds(plan, { rounds: 4, clock });
  assert.is(taken.join(), waited);
});

test('bad options', () => {
  const { plan } = made();
  assert.throws(() => takeRounds(plan, { rounds: 0 }), /rounds must be a whole number/);
  assert.throws(() => takeRounds(plan, { budgetMs: -1 }), /budgetMs must be/);
  assert.throws(() => takeRounds(plan, { precision: 0 }), /precision must be/);
});

test.run();
