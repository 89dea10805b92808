/** Where labels of points lie free: beside no curve, no mark and no other label, on a narrow page and on a wide one. */
import { textWidth } from '../words/text-width';

/** A place in a plot, 0 to 1 from left to right and from bottom to top. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The plots in pixels: of a page of 760 and of one of 960, and as a still picture. */
const PLOTS = [
  [600, 290],
  [660, 320],
  [860, 290],
] as const;
const SIDES = [
  'bottom left',
  'bottom right',
  'top right',
  'top left',
  'bottom center',
  'top center',
] as const;
/** Pixels between a point and its label, the height of a line, what stays free around it, and half a mark. */
const [GAP, LINE, FREE, HALF] = [6, 16, 3, 5];

/**
 * Returns Plotly's `textposition` for each label, in the order in which they are given; '' where there is no free side,
 * and for a point that lies on one with a label.
 *
 * @param curves each as the points that it joins
 */
export function freeSides(
  labels: readonly (Spot & { readonly text: string })[],
  curves: readonly (readonly Spot[])[],
): string[] {
  const spots = [
    ...curves.flat().map((spot) => ({ spot, half: HALF })),
    ...curves.flatMap(alongCurve).map((spot) => ({ spot, half: 0 })),
  ];
  const taken: Box[][] = PLOTS.map(() => []);
  const labelled: Spot[] = [];
  return labels.map((label) => {
    const isSame = labelled.some(({ x, y }) => Math.hypot(x - label.x, y - label.y) < 0.04);
    const side = (isSame ? [] : SIDES).find((own) =>
      PLOTS.every(([width, height], plot) => {
        const box = boxOf(label, own, width, height);
        const inside = box.left >= 0 && box.right <= width && box.top >= 0 && box.bottom <= height;
        const isFree = !taken[plot].some((other) => meet(box, other));
        const x = (spot: Spot): number => spot.x * width;
        const y = (spot: Spot): number => (1 - spot.y) * height;
        return (
          inside &&
          isFree &&
          !spots.some(({ spot, half }) =>
            meet(box, {
              left: x(spot) - half,
              right: x(spot) + half,
              top: y(spot) - half,
              bottom: y(spot) + half,
            }),
          )
        );
      }),
    );
    if (side === undefined) return '';
    labelled.push(label);
    PLOTS.forEach(([width, height], plot) => taken[plot].push(boxOf(label, side, width, height)));
    return side;
  });
}

function boxOf(
  { x, y, text }: Spot & { readonly text: string },
  side: string,
  width: number,
  height: number,
): Box {
  // prettier-ignore
  const [at, wide] = [{ x: x * width, y: (1 - y) * height }, textWidth(text, 13)];
  const left = side.endsWith('left')
    ? at.x - GAP - wide
    : side.endsWith('right')
      ? at.x + GAP
      : at.x - wide / 2;
  const top = side.startsWith('top') ? at.y - GAP - LINE : at.y + GAP;
  return { left: left - FREE, right: left + wide + FREE, top, bottom: top + LINE };
}

function meet(a: Box, b: Box): boolean {
  return a.left <= b.right && b.left <= a.right && a.top <= b.bottom && b.top <= a.bottom;
}

/** So many places along a curve that no label slips between two of them. */
function alongCurve(curve: readonly Spot[]): Spot[] {
  return curve.flatMap((to, i) => {
    const from = curve[Math.max(0, i - 1)];
    const steps = 1 + Math.ceil(200 * Math.hypot(to.x - from.x, to.y - from.y));
    return Array.from({ length: steps }, (_, step) => {
      const share = (step + 1) / steps;
      return { x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) };
    });
  });
}
