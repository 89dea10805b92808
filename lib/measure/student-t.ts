/**
 * Half-widths of 95 % intervals, in standard errors, when the scatter itself was estimated from few
 * values: Student's t distribution (Student, Biometrika 1908). The table is the usual one of
 * textbooks: the 97.5 % point for 1 to 30 degrees of freedom.
 */
const TABLE = [
  12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.306, 2.2622, 2.2281, 2.201, 2.1788,
  2.1604, 2.1448, 2.1314, 2.1199, 2.1098, 2.1009, 2.093, 2.086, 2.0796, 2.0739, 2.0687, 2.0639,
  2.0595, 2.0555, 2.0518, 2.0484, 2.0452, 2.0423,
];

/**
 * How many standard errors a 95 % interval reaches to each side. Above 30 degrees of freedom the
 * first terms of the series in 1 / degreesOfFreedom are used, right to three decimals.
 *
 * @param degreesOfFreedom a whole number from 1
 */
export function studentT95(degreesOfFreedom: number): number {
  if (degreesOfFreedom <= TABLE.length) return TABLE[degreesOfFreedom - 1];
  const z = 1.959964;
  return (
    z +
    (z ** 3 + z) / (4 * degreesOfFreedom) +
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * degreesOfFreedom ** 2)
  );
}
