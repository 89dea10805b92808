import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { freeSides } from '../../../lib/plots/figures/free-sides';

const test = suite('free sides');
const label = (x: number, y: number, text = '5 ms') => ({ x, y, text });

test('a label stands on the side where no curve is', () => {
  const falling = [{ x: 0.1, y: 0.9 }, { x: 0.9, y: 0.1 }]; // prettier-ignore
  const rising = [{ x: 0.1, y: 0.1 }, { x: 0.9, y: 0.9 }]; // prettier-ignore
  assert.equal(freeSides([label(0.5, 0.5)], [falling]), ['bottom left']);
  assert.equal(freeSides([label(0.5, 0.5)], [rising]), ['bottom right']);
  const below = [{ x: 0, y: 0.45 }, { x: 1, y: 0.45 }]; // prettier-ignore
  assert.equal(freeSides([label(0.5, 0.5)], [falling, below]), ['top right']);
  assert.equal(freeSides([label(0.5, 0.5)], [falling, rising, below]), ['']);
});

test('a mark of another curve takes more room than its middle', () => {
  const mark = [{ x: 0.5 - 10 / 860, y: 0.5 - 26 / 290 }]; // below the label to the left, its middle 4 px away
  assert.is(freeSides([label(0.5, 0.5)], [mark])[0], 'bottom right');
  assert.is(freeSides([label(0.5, 0.5)], [[{ x: 0.5 - 10 / 860, y: 0.5 - 40 / 290 }]])[0], 'bottom left');
}); // prettier-ignore

test('two labels do not lie on each other, none leaves the plot, and one is enough for a point', () => {
  const near = [label(0.5, 0.5), label(0.55, 0.5), label(0.6, 0.5)];
  assert.equal(freeSides(near, []), ['bottom left', 'bottom right', 'top right']);
  assert.equal(freeSides([label(0, 0), label(1, 1)], []), ['top right', 'bottom left']);
  assert.equal(freeSides([label(0.5, 0.5), label(0.51, 0.5)], []), ['bottom left', '']);
});

test.run();
