/** A confusion matrix as a heat map with the counts written in. */
import type { ConfusionMatrix } from '../measure/confusion-matrix';
import type { Figure } from './figure';
import { baseLayout, palette, plainText } from './palette';

/**
 * @example
 * confusionFigure(confusionMatrix(['a', 'b'], ['a', 'a']), 'Labels').data[0].type // => 'heatmap'
 */
export function confusionFigure({ classes, counts }: ConfusionMatrix, title: string): Figure {
  const layout = baseLayout(title, 'predicted', 'actual');
  const names = classes.map(plainText);
  return {
    data: [
      {
        type: 'heatmap',
        x: names,
        y: names,
        z: counts,
        text: counts.map((row) => row.map(String)),
        texttemplate: '%{text}',
        textfont: { size: 20 },
        colorscale: [
          [0, palette.background],
          [1, palette.skyBlue],
        ],
        showscale: false,
        hovertemplate: 'actual %{y}, predicted %{x}: %{z}<extra></extra>',
      },
    ],
    layout: {
      ...layout,
      xaxis: { ...layout.xaxis, type: 'category' },
      yaxis: { ...layout.yaxis, type: 'category', autorange: 'reversed' },
      height: 380,
      width: 480,
    },
  };
}
