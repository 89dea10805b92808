/** The words that push a linear model's answer most, as bars to the left and to the right. */
import type { WordWeight } from '../models/telling-words';
import type { Figure } from './figure';
import { baseLayout, palette, plainText } from './palette';

/** @throws RangeError when there are no words */
export function tellingWordsFigure(
  words: readonly WordWeight[],
  classes: readonly string[],
): Figure {
  if (words.length === 0) throw new RangeError('tellingWordsFigure: there are no words');
  const sorted = [...words].sort((a, b) => a.weight - b.weight);
  const xTitle = `weight (left: ${classes[0]}, right: ${classes[1]})`;
  const layout = baseLayout('The most telling words', xTitle, '');
  return {
    data: [
      {
        type: 'bar',
        orientation: 'h',
        x: sorted.map(({ weight }) => weight),
        y: sorted.map(({ word }) => plainText(word)),
        marker: {
          color: sorted.map(({ weight }) => (weight < 0 ? palette.vermillion : palette.blue)),
        },
        hovertemplate: '%{y}: %{x:.2f}<extra></extra>',
      },
    ],
    layout: {
      ...layout,
      yaxis: { ...layout.yaxis, type: 'category', dtick: 1 },
      height: 120 + 20 * sorted.length,
    },
  };
}
