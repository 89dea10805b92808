/** What learners hand in for accuracyOf. */
import { submission as of, type FunctionSubmission } from './submission';

const correct = 'actual.filter((label, i) => label === predicted[i]).length';
const accuracy = (value: string, before = ''): string =>
  `(actual, predicted) => { ${before} return ${value}; }`;

export const accuracySubmissions: readonly FunctionSubmission[] = [
  of('right', accuracy(`${correct} / actual.length`)),
  of(
    'right',
    accuracy('1 - actual.filter((label, i) => label !== predicted[i]).length / actual.length'),
  ),
  of(
    'right',
    accuracy(
      'actual.reduce((sum, label, i) => sum + Number(label === predicted[i]) / actual.length, 0)',
    ),
  ),
  of(
    'right',
    accuracy(
      '(t + f) / n',
      "let t = 0, f = 0, n = 0; for (const i in actual) { n++; if (actual[i] === 'positive' && predicted[i] === 'positive') t++; if (actual[i] === 'negative' && predicted[i] === 'negative') f++; }",
    ),
  ),
  of(
    'last-left-out',
    accuracy(
      'n / actual.length',
      'let n = 0; for (let i = 0; i < actual.length - 1; i++) if (actual[i] === predicted[i]) n++;',
    ),
  ),
  of(
    'last-left-out',
    accuracy(
      'n / (actual.length - 1)',
      'let n = 0; for (let i = 0; i < actual.length - 1; i++) if (actual[i] === predicted[i]) n++;',
    ),
  ),
  of(
    'first-left-out',
    accuracy(
      'n / (actual.length - 1)',
      'let n = 0; for (let i = 1; i < actual.length; i++) if (actual[i] === predicted[i]) n++;',
    ),
  ),
  of('rounded', accuracy(`Math.round(${correct} / actual.length)`)),
  of('rounded', accuracy(`Math.floor(${correct} / actual.length)`)),
  of('rounded', accuracy(`Math.floor(1000 * ${correct} / actual.length) / 1000`)),
  of('wrong-count', accuracy(`${correct} / (actual.length + 1)`)),
  of('not-written', accuracy('0', "throw new Error('not written yet');")),
  of('percent-for-share', accuracy(`100 * ${correct} / actual.length`)),
  of('percent-for-share', accuracy(`Math.round(100 * ${correct} / actual.length)`)),
  of('text-for-number', accuracy(`(${correct} / actual.length).toFixed(3)`)),
  of('text-for-number', accuracy('`${100 * ' + correct + ' / actual.length} %`')),
  of('rounded', accuracy(`Number((${correct} / actual.length).toFixed(2))`)),
  of('rounded', accuracy(`Math.round(1000 * ${correct} / actual.length) / 1000`)),
  of(
    'one-class',
    accuracy(
      "own.filter((i) => predicted[i] === 'positive').length / own.length",
      "const own = actual.flatMap((l, i) => l === 'positive' ? [i] : []);",
    ),
  ),
  of(
    'one-class',
    accuracy(
      "own.filter((i) => predicted[i] === 'negative').length / own.length",
      "const own = actual.flatMap((l, i) => l === 'negative' ? [i] : []);",
    ),
  ),
  of(
    'one-class',
    accuracy(
      "own.filter((i) => actual[i] === 'positive').length / own.length",
      "const own = predicted.flatMap((l, i) => l === 'positive' ? [i] : []);",
    ),
  ),
  of(
    'one-class',
    accuracy(
      "actual.filter((l, i) => l === 'positive' && predicted[i] === l).length / actual.length",
    ),
  ),
  of(
    'mean-of-classes',
    accuracy(
      "(recall('positive') + recall('negative')) / 2",
      'const recall = (c) => actual.filter((l, i) => l === c && predicted[i] === c).length / actual.filter((l) => l === c).length;',
    ),
  ),
  of(
    'f1-for-accuracy',
    accuracy(
      "2 * t / (actual.filter((l) => l === 'positive').length + predicted.filter((l) => l === 'positive').length)",
      "const t = actual.filter((l, i) => l === 'positive' && predicted[i] === l).length;",
    ),
  ),
  of('count-for-share', accuracy(correct)),
  of(
    'errors-for-accuracy',
    accuracy('actual.filter((label, i) => label !== predicted[i]).length / actual.length'),
  ),
  of(
    'compared-with-itself',
    accuracy('actual.filter((label, i) => label === actual[i]).length / actual.length'),
  ),
  of(
    'compared-with-itself',
    accuracy('actual.filter((label, i) => (label = predicted[i])).length / actual.length'),
  ),
  of(
    'positions-ignored',
    accuracy(
      'a.filter((label, i) => label === b[i]).length / a.length',
      'const a = [...actual].sort(), b = [...predicted].sort();',
    ),
  ),
  of(
    'first-left-out',
    accuracy(
      'n / actual.length',
      'let n = 0; for (let i = 1; i < actual.length; i++) if (actual[i] === predicted[i]) n++;',
    ),
  ),
  of('wrong-count', accuracy(`${correct} / (actual.length - 1)`)),
  of('nothing-returned', accuracy('undefined')),
  of('not-a-number', accuracy(`${correct} / actual.size`)),
  of('not-a-number', accuracy('1 / 0')),
  of(
    'input-changed',
    accuracy(
      'n / size',
      'const size = actual.length; let n = 0; while (actual.length) if (actual.pop() === predicted.pop()) n++;',
    ),
  ),
  of('async', `async ${accuracy(`${correct} / actual.length`)}`),
  of('other-value', accuracy('0.88')),
  of('endless-recursion', 'function f(a, b) { return f(a, b); }'),
  of(
    'right',
    accuracy(
      'actual.map((x, i) => Number(x === predicted[i])).reduce((a, b) => a + b, 0) / predicted.length',
    ),
  ),
  of(
    'compared-with-itself',
    accuracy('actual.filter((x) => predicted.includes(x)).length / actual.length'),
  ),
  of('odds-for-accuracy', accuracy('n / (actual.length - n)', `const n = ${correct};`)),
  of(
    'predictions-not-used',
    accuracy("actual.filter((x) => x === 'negative').length / actual.length"),
  ),
  of(
    'stops-early',
    accuracy(
      'n / actual.length',
      'let n = 0; for (let i = 0; i < actual.length; i++) { if (actual[i] !== predicted[i]) break; n++; }',
    ),
  ),
  of('other-value', accuracy(`${correct} / 100`)),
  of('percent-for-share', accuracy(`Math.round((1000 * ${correct}) / actual.length) / 10`)),
  of('count-for-share', accuracy('actual.filter((label, i) => label !== predicted[i]).length')),
  of('wrong-count', accuracy(`${correct} / (actual.length + predicted.length)`)),
  of('wrong-count', accuracy(`(2 * ${correct}) / actual.length`)),
  of(
    'actual-not-used',
    accuracy("predicted.filter((label) => label === 'positive').length / predicted.length"),
  ),
  of(
    'last-alone',
    accuracy(
      'right / actual.length',
      'let right; for (let i = 0; i < actual.length; i++) { right = 0; if (actual[i] === predicted[i]) right += 1; }',
    ),
  ),
  of(
    'past-the-end',
    accuracy(
      'right / actual.length',
      'let right = 0; for (let i = 0; i <= actual.length; i++) if (actual[i] === predicted[i]) right += 1;',
    ),
  ),
  of(
    'compared-with-itself',
    accuracy(
      'right / actual.length',
      'let right = 0; for (let i = 0; i < actual.length; i++) if ((actual[i] = predicted[i])) right += 1;',
    ),
  ),
  of(
    'right',
    accuracy(
      'count(0) / actual.length',
      'const count = (i) => i === actual.length ? 0 : Number(actual[i] === predicted[i]) + count(i + 1);',
    ),
  ),
];
