import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { designColumns, findShape } from '../../../lib/measure/cost/cost-shape';
import { fitRelative, varianceAt } from '../../../lib/measure/cost/relative-fit';

const test = suite('cost shape');

const SIZES = [1, 2, 4, 8, 16, 32, 64, 128, 256];
const line = (size: number) => 3 + 0.5 * size;
const bent = (at: number) => (size: number) => 3 + 0.5 * size + Math.max(0, size - at);
/** Times by a law, with a few sizes changed by a factor. */
const times = (
  sizes: readonly number[],
  law: (size: number) => number,
  changed: Record<number, number> = {},
) => sizes.map((size) => law(size) * (changed[size] ?? 1));
const close = (found: Float64Array | readonly number[], expected: readonly number[]) =>
  expected.forEach((value, k) => assert.ok(Math.abs(found[k] - value) < 1e-6 * Math.max(1, Math.abs(value)), `${k}: ${found[k]}`)); // prettier-ignore

test('a straight line keeps all sizes and has no bend', () => {
  const { fit, bendAt, kept, outliers } = findShape(SIZES, times(SIZES, line));
  close(fit.coefficients, [3, 0.5]);
  assert.equal([bendAt, kept, outliers], [undefined, [0, 1, 2, 3, 4, 5, 6, 7, 8], []]);
});

test('one size in five that stands apart is set aside, on either side of the line', () => {
  for (const factor of [2, 0.5]) {
    for (const count of [5, 6, 9]) {
      const sizes = SIZES.slice(0, count);
      const { fit, outliers, kept, bendAt } = findShape(sizes, times(sizes, line, { 8: factor }));
      close(fit.coefficients, [3, 0.5]);
      assert.equal([outliers, bendAt, kept.length], [[3], undefined, count - 1]);
    }
  }
  const few = SIZES.slice(0, 4); // one of four is too many
  assert.equal(findShape(few, times(few, line, { 4: 2 })).outliers, []);
});

test('two sizes of ten, three never', () => {
  const sizes = [...SIZES, 512];
  assert.equal(findShape(sizes, times(sizes, line, { 2: 2, 4: 1.5 })).outliers, [1, 2]);
  assert.equal(findShape(sizes, times(sizes, line, { 2: 2, 64: 1.5 })).outliers, [1, 6]);
  assert.equal(findShape(SIZES, times(SIZES, line, { 2: 2, 64: 1.5 })).outliers.length < 2, true);
  const many = Array.from({ length: 15 }, (_, i) => 2 ** i);
  assert.ok(findShape(many, times(many, line, { 2: 2, 64: 1.5, 1024: 3 })).outliers.length <= 2);
});

test('what lies less than 15 % from the line is none, however exact the others are', () => {
  assert.equal(findShape(SIZES, times(SIZES, line, { 16: 1.14 })).outliers, []);
  assert.equal(findShape(SIZES, times(SIZES, line, { 16: 1.17 })).outliers, [4]);
  assert.equal(findShape(SIZES, times(SIZES, line, { 16: 0.87 })).outliers, []);
  assert.equal(findShape(SIZES, times(SIZES, line, { 16: 0.83 })).outliers, [4]);
});

test('a bend is found where it is, with its outlier, from seven sizes on', () => {
  for (const at of [4, 16, 64]) {
    const { fit, bendAt, outliers } = findShape(SIZES, times(SIZES, bent(at)));
    assert.equal([bendAt, outliers], [at, []]);
    close(fit.coefficients, [3, 0.5, 1]);
  }
  const { bendAt, outliers, fit } = findShape(SIZES, times(SIZES, bent(16), { 64: 2 }));
  assert.equal([bendAt, outliers], [16, [6]]);
  close(fit.coefficients, [3, 0.5, 1]);
  // Two of three sizes left on a side do not tell its line; three of four do.
  assert.equal(findShape(SIZES, times(SIZES, bent(8), { 2: 2 })).outliers, [1]);
  assert.is(findShape(SIZES, times(SIZES, bent(8), { 2: 2 })).bendAt, 8);
  assert.equal(findShape(SIZES, times(SIZES, bent(32), { 128: 0.5 })).outliers, [7]);
  const seven = SIZES.slice(0, 7);
  assert.is(findShape(seven, times(seven, bent(8))).bendAt, 8);
  const six = SIZES.slice(0, 6);
  assert.is(findShape(six, times(six, bent(8))).bendAt, undefined);
  // three sizes on each side, the one at the bend counting for both
  assert.is.not(findShape(seven, times(seven, bent(2))).bendAt, 2);
  assert.is.not(findShape(seven, times(seven, bent(32))).bendAt, 32);
});

test('a line that misses nothing by more than 3 % is straight enough', () => {
  const slightly = (size: number) => 3 + 0.5 * size + 0.03 * Math.max(0, size - 16);
  assert.is(findShape(SIZES, times(SIZES, slightly)).bendAt, undefined);
  const more = (size: number) => 3 + 0.5 * size + 0.15 * Math.max(0, size - 16);
  assert.is(findShape(SIZES, times(SIZES, more)).bendAt, 16);
});

test('no bend by chance: noise without one has one in few of many sweeps', () => {
  let state = 7;
  const noise = () => ((state = (state * 48271) % 2147483647) / 2147483647 - 0.5) * 0.2;
  let bends = 0;
  for (let sweep = 0; sweep < 200; sweep++) {
    if (findShape(SIZES, SIZES.map((size) => line(size) * (1 + noise()))).bendAt !== undefined) bends++;
  }
  assert.ok(bends <= 12, `${bends} of 200`);
}); // prettier-ignore

test('the columns of the design', () => {
  assert.equal(designColumns([1, 2, 4]), [[1, 1, 1], [1, 2, 4]]);
  assert.equal(designColumns([1, 2, 4], 2), [[1, 1, 1], [1, 2, 4], [0, 0, 2]]);
}); // prettier-ignore

/** Factors near 1 that no line and no bend explains. */
const scatter = (share: number): Record<number, number> =>
  Object.fromEntries(
    [1, -1, -0.6, 1, 0.4, -1, 0.7, 0.5, -0.8].map((sign, i) => [SIZES[i], 1 + sign * share]),
  );

test('a bend is kept where the F test says so: p, times the bends tried, below 5 %', () => {
  const found = { bent: 0, straight: 0 };
  for (let share = 0.03; share < 0.12; share += 0.002) {
    const law = (size: number) => 3 + 0.5 * size + 0.5 * Math.max(0, size - 16);
    const values = times(SIZES, law, scatter(share));
    const { bendAt, outliers, kept } = findShape(SIZES, values);
    if (outliers.length > 0) continue;
    assert.is(kept.length, 9);
    const straight = fitRelative(designColumns(SIZES), values).squares;
    const tried = SIZES.slice(2, -2);
    const p = tried.map((bend) => {
      const { squares } = fitRelative(designColumns(SIZES, bend), values);
      return (squares / straight) ** ((9 - 3 - 1) / 2);
    });
    const carried = tried.length * Math.min(...p) < 0.05;
    assert.is(bendAt !== undefined, carried, `${share}: ${bendAt}`);
    found[carried ? 'bent' : 'straight']++;
  }
  assert.ok(found.bent > 3 && found.straight > 3, JSON.stringify(found));
});

test('a bend that makes a cost negative is none', () => {
  const falling = (size: number) => (size <= 16 ? 20 - 0.9 * size : 5.6 + 2 * (size - 16));
  assert.is(findShape(SIZES, times(SIZES, falling)).bendAt, undefined);
  const fallsLater = (size: number) => (size <= 16 ? 3 + 2 * size : 35 - 0.1 * (size - 16));
  assert.is(findShape(SIZES, times(SIZES, fallsLater)).bendAt, undefined);
  const belowNothing = (size: number) => size - 0.9 + 3 * Math.max(0, size - 16);
  assert.is(findShape(SIZES, times(SIZES, belowNothing)).bendAt, undefined);
});

test('a size stands apart where it is six standard deviations from what the others say', () => {
  const found = { apart: 0, near: 0 };
  for (let factor = 1.2; factor < 1.6; factor += 0.01) {
    const values = times(SIZES, line, { ...scatter(0.04), 32: factor });
    const { outliers, bendAt } = findShape(SIZES, values);
    if (bendAt !== undefined) continue;
    const others = [0, 1, 2, 3, 4, 6, 7, 8];
    const fit = fitRelative(
      designColumns(others.map((index) => SIZES[index])),
      others.map((index) => values[index]),
    );
    const expected = fit.coefficients[0] + 32 * fit.coefficients[1];
    const variance = (fit.relativeScatter * expected) ** 2 + varianceAt(fit, [1, 32]);
    const apart = values[5] - expected > Math.max(0.15 * expected, 6 * Math.sqrt(variance));
    assert.equal(outliers, apart ? [5] : [], `factor ${factor}`);
    found[apart ? 'apart' : 'near']++;
  }
  assert.ok(found.apart > 3 && found.near > 3, JSON.stringify(found));
});

test.run();
