/** The words that push a linear model's answer most, as bars to the left and to the right. */
import type { WordWeight } from '../../models/telling-words';
import type { Figure } from './figure';
import { baseLayout, linearAxis, classColours, plainText } from './palette';

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
  const others = classes.filter((name) => name !== className);
  const names = [others.length === 1 ? others[0] : 'the other labels', className];
  const colours = classColours(names);
  const sorted = [...words].sort((a, b) => a.weight - b.weight);
  const sides = [
    sorted.filter(({ weight }) => weight < 0),
    sorted.filter(({ weight }) => !(weight < 0)),
  ];
  const furthest = [sides[0][0], sides[1][sides[1].length - 1]];
  const findings = furthest.flatMap((found, side) =>
    found === undefined ? [] : [`“${found.word}” speaks most for ${names[side]}`],
  );
  const layout = baseLayout(
    {
      finding: findings.reverse().join(', ').replace(', “', ', and “'),
      measured: `Weights of the model: to the left terms that speak for ${names[0]}, to the right for ${names[1]}.`,
      numbers: sorted.map(({ word, weight }) => `${word}: ${weight.toFixed(2)}`),
    },
    '',
    '',
  );
  const weights = sorted.map(({ weight }) => weight);
  const room = 0.05 * (Math.max(0, ...weights) - Math.min(0, ...weights));
  const range = [Math.min(0, ...weights) - room, Math.max(0, ...weights) + room] as const;
  return {
    data: sides.flatMap((side, index) =>
      side.length === 0
        ? []
        : [
            {
              type: 'bar',
              orientation: 'h',
              name: plainText(names[index]),
              x: side.map(({ weight }) => weight),
              y: side.map(({ word }) => plainText(word, 40)),
              marker: { color: colours.get(names[index]) },
              hovertemplate: '%{y}: %{x:.2f}<extra></extra>',
            },
          ],
    ),
    layout: {
      ...layout,
      barmode: 'stack', // every word has one bar, in the middle of its row
      xaxis: linearAxis('weight', range),
      yaxis: { ...layout.yaxis, type: 'category', dtick: 1, showgrid: false },
      showlegend: false,
      height: 150 + 20 * sorted.length,
    },
  };
}
