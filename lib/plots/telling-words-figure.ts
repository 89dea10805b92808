/** The words that push a linear model's answer most, as bars to the left and to the right. */
import type { WordWeight } from '../models/telling-words';
import type { Figure } from './figure';
import { baseLayout, palette, plainText } from './palette';

/**
 * @param classes the model's class names
 * @param className the class that the words speak for, as given to `tellingWords`
 * @throws RangeError when there are no words
 */
export function tellingWordsFigure(
  words: readonly WordWeight[],
  classes: readonly string[],
  className = classes[classes.length - 1],
): Figure {
  if (words.length === 0) throw new RangeError('tellingWordsFigure: there are no words');
  const sorted = [...words].sort((a, b) => a.weight - b.weight);
  const others = classes.filter((name) => name !== className);
  const left = others.length === 1 ? others[0] : 'the other labels';
  const right = className;
  const title = 'The most telling words';
  const xTitle = `weight (left: ${left}, right: ${right})`;
  const layout = baseLayout(others.length === 1 ? title : `${title}: ${right}`, xTitle, '');
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
