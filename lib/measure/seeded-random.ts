/**
 * Random numbers that a seed determines, so that a run can be repeated number for number (which
 * `Math.random` cannot do). The generator is sfc32 of Chris Doty-Humphrey's PractRand
 * (https://pracrand.sourceforge.net/): 128 bits of state, four additions and two shifts a number.
 */
import { checkPositive, checkWhole } from './argument-checks';

/** Returns the next number, from 0 up to but not including 1, all equally likely. */
export type Random = () => number;

/**
 * Starts a generator.
 *
 * @param seed a whole number; the same seed gives the same numbers on every machine
 * @example
 * seededRandom(1)() === seededRandom(1)() // => true
 */
export function seededRandom(seed: number): Random {
  checkWhole('seed', seed, 0);
  let a = seed | 0;
  let b = Math.floor(seed / 2 ** 32) | 0;
  let c = 0;
  let counter = 1;
  const next = (): number => {
    const result = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + result) | 0;
    return result >>> 0;
  };
  for (let i = 0; i < 15; i++) next(); // PractRand's own start: lets the seed reach all of the state
  return () => (next() * 2 ** 21 + (next() >>> 11)) / 2 ** 53;
}

/**
 * Draws a number from the exponential distribution by inversion: the gaps between the arrivals of a
 * Poisson process.
 *
 * @param rate the reciprocal of the mean, above 0
 */
export function drawExponential(random: Random, rate: number): number {
  checkPositive('rate', rate);
  return -Math.log1p(-random()) / rate;
}

/**
 * Returns the items in random order (Fisher and Yates); the given list stays as it is.
 *
 * @param random a seed, or what goes on drawing
 * @example
 * shuffled(['a', 'b'], 1).length // => 2
 */
export function shuffled<T>(items: readonly T[], random: number | Random): T[] {
  const draw = typeof random === 'number' ? seededRandom(random) : random;
  const result = [...items];
  for (let i = result.length - 1; i > 0; i--) {
    const j = Math.floor(draw() * (i + 1));
    [result[i], result[j]] = [result[j], result[i]];
  }
  return result;
}

/**
 * A number from 0 up to but not including 1 that depends only on `seed` and `index`, in any order
 * of asking: the random numbers of review 7 stay the same whatever happens to reviews 1 to 6. This
 * is splitmix32, splitmix64 (Steele, Lea & Flood, OOPSLA 2014) with MurmurHash3's 32-bit finish.
 */
export function randomAt(seed: number, index: number): number {
  let bits = (seed + Math.imul(index + 1, 0x9e3779b9)) | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return ((bits ^ (bits >>> 16)) >>> 0) / 2 ** 32;
}
