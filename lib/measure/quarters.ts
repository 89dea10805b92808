/** Items in up to four groups of about as many, by a number that each has; items with the same number stay together. */

export interface Quarter {
  /** The smallest and the largest number in the group. */
  readonly from: number;
  readonly to: number;
  /** The items' positions, ascending. */
  readonly members: readonly number[];
}

/** Groups the items by their numbers, the smallest first; the order of the items decides nothing. */
export function quarters(values: readonly number[]): Quarter[] {
  const sorted = Float64Array.from(values).sort();
  let above = -Infinity;
  return [0.25, 0.5, 0.75, 1].flatMap((share) => {
    const to = sorted[Math.floor(share * (sorted.length - 1))];
    const members = [...values.keys()].filter((i) => values[i] > above && values[i] <= to);
    above = to;
    if (members.length === 0) return [];
    const own = members.map((i) => values[i]);
    return [{ from: Math.min(...own), to: Math.max(...own), members }];
  });
}
