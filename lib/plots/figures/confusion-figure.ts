/** A confusion matrix as a heat map with the counts written in. */
import type { ConfusionMatrix } from '../../measure/accuracy/confusion-matrix';
import type { Figure } from './figure';
import { baseLayout, palette, plainText } from './palette';
import { distinct } from './rows';

/**
 * Draws the counts of a confusion matrix as a heat map, each count in its cell.
 *
 * @param title what was predicted, shown below the finding
 * @example
 * confusionFigure(confusionMatrix(['a', 'b'], ['a', 'a']), 'Labels').data[0].type // => 'heatmap'
 */
export function confusionFigure({ classes, counts }: ConfusionMatrix, title: string): Figure {
  const total = counts.flat().reduce((sum, count) => sum + count, 0);
  const right = counts.reduce((sum, row, i) => sum + row[i], 0);
  const pairs = classes.flatMap((actual, i) =>
    classes.flatMap((predicted, j) => [
      `${counts[i][j]} ${actual} ${i === j ? 'found' : `called ${predicted}`}`,
    ]),
  );
  const finding = `${right.toLocaleString('en-GB')} of ${total.toLocaleString('en-GB')} reviews are labelled right`;
  const layout = baseLayout({ finding, measured: title, numbers: pairs }, 'predicted', 'actual');
  const names = distinct(classes.map((name) => plainText(name, 40)));
  return {
    data: [
      {
        type: 'heatmap',
        x: names,
        y: names,
        z: counts,
        zmin: 0,
        text: counts.map((row) => row.map(String)),
        texttemplate: '%{text}',
        textfont: { size: 20, color: palette.text },
        colorscale: [
          [0, palette.background],
          [1, palette.guide],
        ],
        showscale: false,
        hovertemplate: 'actual %{y}, predicted %{x}: %{z}<extra></extra>',
      },
    ],
    layout: {
      ...layout,
      xaxis: { ...layout.xaxis, type: 'category' },
      yaxis: { ...layout.yaxis, type: 'category', autorange: 'reversed' },
      height: 400,
    },
  };
}
