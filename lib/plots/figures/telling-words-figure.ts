/** The words that push a linear model's answer most, as bars to the left and to the right. */
import type { Pipeline } from '../../models/pipeline';
import { tellingWords } from '../../models/telling-words';
import type { Figure } from './figure';
import { baseLayout, linearAxis, classColours, plainText } from './palette';
import { distinct } from './rows';

/**
 * Draws the words with the largest weights for and against a class.
 *
 * @param className by default the last class: of two, words below 0 speak for the first one
 * @param count how many words each way
 * @throws RangeError when the model has no such class
 */
export function tellingWordsFigure(
  pipeline: Pick<Pipeline, 'classes' | 'classifier' | 'vectorizer'>,
  className = pipeline.classes[pipeline.classes.length - 1],
  count = 15,
): Figure {
  const { classes } = pipeline;
  const words = tellingWords(pipeline, count, className);
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
              y: distinct(side.map(({ word }) => plainText(word, 40))),
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
