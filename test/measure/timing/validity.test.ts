/** What puts a measurement in doubt, on made calls and on a clock that stalls: nothing here hangs on a busy machine. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { chooseModel, compareModels } from '../../../lib/measure/timing/choose-model';
import { judgeModel } from '../../../lib/measure/timing/model-results';
import { timeModels } from '../../../lib/measure/timing/timing';
import { doubtOf, judgeValidity } from '../../../lib/measure/timing/validity';
import { seededRandom } from '../../../lib/measure/seeded-random';

const test = suite('validity');

/** Calls of about 1 ms for each review of each round; `slower` says by how much. */
function calls(reviews: number, rounds: number, slower: (call: number, review: number) => number) {
  const random = seededRandom(3);
  return Array.from({ length: reviews * rounds }, (_, call) => ({
    ms: (1 + 0.1 * random()) * slower(call, call % reviews),
    review: call % reviews,
  }));
}
const same = (reviews: number): number[] => new Array<number>(reviews).fill(100);
const kinds = (...given: Parameters<typeof judgeValidity>): string[] =>
  judgeValidity(...given).findings.map(({ kind }) => kind);

test('a quiet measurement has no finding', () => {
  for (const lost of [undefined, 0, 0.05]) {
    const validity = judgeValidity(
      calls(1000, 3, () => 1),
      same(1000),
      lost,
    );
    assert.equal(validity, { quiet: true, findings: [] });
    assert.is(doubtOf(validity), undefined);
  }
});

test('stalls that fall on any review are not the reviews’: more than one in a hundred is a doubt', () => {
  const stalls = (every: number) =>
    judgeValidity(
      calls(1000, 3, (call) => (call % every === 0 ? 20 : 1)),
      same(1000),
    );
  assert.not(stalls(67).quiet);
  assert.match(
    doubtOf(stalls(67)) ?? '',
    /^45 of 3000 calls \(1\.5 %\) .* something else was at work/,
  );
  assert.ok(stalls(101).quiet);
});

test('reviews that are slow each time are long, and no stall', () => {
  const slow = calls(1000, 3, (_, review) => (review % 40 === 0 ? 20 : 1));
  assert.equal(kinds(slow, same(1000)), []);
});

test('of reviews timed once a long one may take longer, as its length allows', () => {
  const lengths = same(1000).map((length, i) => (i % 40 === 0 ? 12 * length : length));
  const slow = calls(1000, 1, (_, review) => (review % 40 === 0 ? 20 : 1));
  assert.equal(kinds(slow, lengths), []);
  assert.equal(kinds(slow, same(1000)), ['stalls']);
});

test('two long reviews among a hundred are no reason to close other programs', () => {
  const lengths = same(100).map((length, i) => (i < 2 ? 50 * length : length));
  const slow = calls(100, 1, (_, review) => (review < 2 ? 40 : 1));
  assert.equal(judgeValidity(slow, lengths), { quiet: true, findings: [] });
});

test('a processor that others had is a doubt, and is said; pauses with a processor are the program’s own', () => {
  const steady = calls(1000, 3, () => 1);
  const lost = judgeValidity(steady, same(1000), 0.38);
  assert.not(lost.quiet);
  assert.match(doubtOf(lost) ?? '', 'a processor for only 62 % of the time');
  const pauses = calls(1000, 3, (call) => (call % 67 === 0 ? 20 : 1));
  const own = judgeValidity(pauses, same(1000), 0);
  assert.ok(own.quiet);
  assert.match(own.findings[0].seen, 'its own pauses');
  assert.equal(kinds(pauses, same(1000), 0.38), ['processor', 'stalls']);
});

test('a drift is said with what was tested: the lengths explain it, or they do not', () => {
  const slower = calls(1000, 1, (call) => 1 + call / 500);
  const lengths = same(1000).map((length, i) => length * (1 + i / 500));
  const [sorted, unexplained] = [judgeValidity(slower, lengths), judgeValidity(slower, same(1000))];
  assert.match(sorted.findings[0].seen, /became slower .* reviews become longer, which may be why/);
  assert.match(unexplained.findings[0].seen, /lengths .* do not explain it; .* was not tested/);
  assert.ok(sorted.quiet && unexplained.quiet);
});

/** Two models, the first with a p99 four times as long, on a clock that stalls for 30 ms now and then, or never. */
function timedOn(stalls: boolean) {
  let now = 0;
  const random = seededRandom(11);
  const model = (ms: number) => (texts: readonly string[]) => {
    now += ms * (0.5 + 0.5 * texts.length) * (1 + 0.02 * random());
    if (stalls && random() < 0.03) now += 30;
    return texts.map(() => 'yes');
  };
  const texts = Array.from({ length: 400 }, (_, i) => `review ${i}`);
  const predicts = new Map([
    ['slow', model(4)],
    ['fast', model(1)],
  ]);
  const timings = timeModels(predicts, texts, { clock: () => now, rounds: 6 });
  const actual = texts.map(() => 'yes');
  const candidates = [...timings].map(([name, timing], i) => ({ name, features: 2 - i, timing }));
  const [{ timing }] = candidates;
  const limits = { perReviewMs: 2, accuracy: 0.85 };
  const results = judgeModel({ name: 'slow', features: 2, fitMs: 1 }, timing, actual, limits);
  return { candidates, actual, results };
}

test('on a quiet clock the targets are judged, and p99 chooses', () => {
  const { candidates, actual, results } = timedOn(false);
  assert.ok(results.validity.quiet);
  assert.equal(results.targets.map(({ verdict }) => verdict).slice(0, 4), ['met', 'missed', 'missed', 'met']); // prettier-ignore
  assert.equal(chooseModel(candidates, actual, 0.85).decidedBy, 'p99');
});

test('on a clock that stalls no time decides anything, and all say so in the same words', () => {
  const { candidates, actual, results } = timedOn(true);
  const doubt = doubtOf(results.validity);
  assert.match(doubt ?? '', 'something else was at work');
  const [accuracy, average, p99, differing] = results.targets;
  assert.equal([accuracy.verdict, differing.verdict], ['met', 'met']);
  for (const target of [average, p99]) {
    assert.equal([target.verdict, target.because], ['uncertain', doubt]);
  }
  assert.is(compareModels(actual, candidates[0], candidates[1]).doubt, doubt);
  const { decidedBy, steps } = chooseModel(candidates, actual, 0.85);
  assert.is(decidedBy, 'simplicity');
  const doubts = steps.flatMap((step) => (step.kind === 'p99 in doubt' ? [step.doubt] : []));
  assert.equal(doubts, [doubt]);
});

test.run();
