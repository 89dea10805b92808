import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { studentT } from '../../lib/measure/student-t';

const test = suite("Student's t");

/** The t distribution's density, for the integral below. */
function density(t: number, degreesOfFreedom: number): number {
  return (1 + (t * t) / degreesOfFreedom) ** (-(degreesOfFreedom + 1) / 2);
}

/** The share of the distribution between -t and t, by Simpson's rule after x = tan(angle). */
function coverage(t: number, degreesOfFreedom: number): number {
  const integral = (to: number): number => {
    const steps = 4000;
    let sum = 0;
    for (let i = 0; i <= steps; i++) {
      const angle = (to * i) / steps;
      const weight = i === 0 || i === steps ? 1 : i % 2 === 1 ? 4 : 2;
      sum += (weight * density(Math.tan(angle), degreesOfFreedom)) / Math.cos(angle) ** 2;
    }
    return (sum * to) / steps / 3;
  };
  return integral(Math.atan(t)) / integral(Math.PI / 2 - 1e-9);
}

test('95 % of the distribution lies inside', () => {
  for (let degrees = 1; degrees <= 60; degrees++) {
    const share = coverage(studentT(degrees), degrees);
    assert.ok(Math.abs(share - 0.95) < 1e-6, `${degrees} degrees of freedom cover ${share}`);
  }
});

test('known points', () => {
  assert.ok(Math.abs(studentT(30) - 2.042272) < 1e-6);
  assert.ok(Math.abs(studentT(1) - 12.706205) < 1e-6);
  // scipy.stats.t.ppf(0.995, 5), (0.975, 2)
  assert.ok(Math.abs(studentT(5, 0.99) - 4.032143) < 1e-6);
  assert.ok(Math.abs(studentT(2) - 4.302653) < 1e-6);
});

test.run();
