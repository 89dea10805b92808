import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { BenchRatio } from './bench-report';
import { howFast } from './how-fast';

const test = suite('how fast');
const machine = { cpu: 'Some CPU', cores: 2, node: 'v20.1.0' };
const of = (name: string, ratio: number, reviews?: 'short' | 'long'): BenchRatio => ({
  name,
  ratio,
  low: ratio / 2,
  high: ratio * 2,
  ...(reviews && { reviews }),
});
const batch = 'compiled batch, times as fast as';
const training = 'training, warm: newton-cg, times as fast as';
const ratios = [
  of(`${batch} the packages in batch`, 3, 'short'),
  of(`${batch} scikit-learn 1.9.1 in batch`, 10, 'long'),
  of(`${batch} scikit-learn 1.9.1 in batch`, 24, 'short'),
  of(`${batch} scikit-learn 1.2.1 in batch`, 20, 'short'),
  of('compiled in real time, times as fast as scikit-learn 1.9.1 in real time', 612.4, 'short'),
  of(`${training} scikit-learn 1.9.1`, 2, 'long'),
  of(`${training} scikit-learn 1.9.1`, 3.456),
];

test('each ratio is the smallest of the versions, which it names', () => {
  const text = howFast(ratios, machine, 15) ?? '';
  assert.match(text, 'against scikit-learn 1.9.1 and 1.2.1 on 2 cores of an Some CPU under Node 20.1.0');
  assert.match(text, '**20.0 times** (10.0 to 40.0) as fast as scikit-learn 1.2.1 in a batch');
  assert.match(text, '**612 times** (306 to 1225) as fast as scikit-learn 1.9.1 one review a call');
  assert.match(text, 'training is **3.46 times** (1.73 to 6.91) as fast as scikit-learn 1.9.1. ');
  assert.match(text, 'of 15 rounds');
}); // prettier-ignore

test('where scikit-learn did not take part, nothing is said', () => {
  assert.is(howFast(ratios.slice(0, 4), machine, 15), null);
});

test.run();
