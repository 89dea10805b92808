import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { DataError } from '../../lib/data/data-error';
import { checkPinned, hashSets } from '../../lib/data/pinned-input';
import { parseReviews } from '../../lib/data/reviews';

const test = suite('pinned input');
const before = process.env['REVIEWLAB_INPUT'];
test.after.each(() => {
  if (before === undefined) delete process.env['REVIEWLAB_INPUT'];
  else process.env['REVIEWLAB_INPUT'] = before;
});

const read = (content: string) => ({ test: parseReviews(content, 'mine.csv') });
const first = 'text,label,style\nGood tea,yes,plain\nBad pot,no,plain\n';

test('the same reviews pass; appended, edited, swapped or relabelled ones stop with a message', () => {
  process.env['REVIEWLAB_INPUT'] = JSON.stringify(hashSets(read(first)));
  checkPinned(read(first));
  const others = [
    `${first}Fine cup,yes,plain\n`,
    first.replace('Good', 'Fine'),
    first
      .replace('yes', 'no')
      .replace('no,plain\nBad', 'yes,plain\nBad')
      .replace('pot,no', 'pot,yes'),
    first.replace('plain', 'nuanced'),
  ];
  for (const other of others) {
    assert.throws(
      () => checkPinned(read(other)),
      (error: Error) => {
        assert.match(error.message, /^The data changed while the run went on: .*mine\.csv, has \d/);
        return error instanceof DataError;
      },
    );
  }
});

test('outside a run nothing is checked', () => {
  delete process.env['REVIEWLAB_INPUT'];
  checkPinned(read(first));
});

test.run();
