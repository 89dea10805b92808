import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { studentT95 } from '../../lib/measure/student-t';

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

test('95 % of the distribution lies inside, in the table and past its end', () => {
  for (let degrees = 1; degrees <= 60; degrees++) {
    const share = coverage(studentT95(degrees), degrees);
    assert.ok(Math.abs(share - 0.95) < 2e-5, `${degrees} degrees of freedom cover ${share}`);
  }
});

test("past the table only the series' third term is missing", () => {
  // The exact points are those of scipy.stats.t.ppf(0.975, ...); the third term for them is
  // (3 z^7 + 19 z^5 + 17 z^3 - 15 z) / 384 = 2.55 by degrees of freedom cubed (Abramowitz & Stegun 26.7.5).
  for (const [degrees, exact] of [[31, 2.0395134464], [40, 2.0210753903], [60, 2.0002978220], [120, 1.9799304051]]) {
    const missing = (exact - studentT95(degrees)) * degrees ** 3;
    assert.ok(missing > 2.2 && missing < 2.8, `${degrees}: ${missing}`);
  } // prettier-ignore
  assert.is(studentT95(30), 2.0423);
  assert.is(studentT95(1), 12.7062);
});

test.run();
