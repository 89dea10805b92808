import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { progressLine, progressText } from '../../../lib/tools/commands/progress-line';

const test = suite('progress-line');

const progress = {
  notebook: '02.ipynb',
  title: 'Batch against real time',
  cell: 14,
  cells: 19,
  cellId: 'cell-20',
  heading: 'Can you believe these times?',
  number: 2,
  notebooks: 4,
  secondsLeft: 52,
};

test('says where the run is, since when, and about how long it will take', () => {
  assert.is(
    progressText(progress, 21.9),
    '[2/4] Batch against real time, 14 of 19 cells, "Can you believe these times?" 00:21, about 50 s left',
  );
  const bare = { ...progress, heading: '', secondsLeft: undefined };
  assert.is(progressText(bare, 3671), '[2/4] Batch against real time, 14 of 19 cells 61:11');
});

test('what the cell has taken is taken off, and the estimate never says that nothing is left', () => {
  const left = (seconds: number, inCell: number): string =>
    progressText({ ...progress, secondsLeft: seconds }, 0, inCell).replace(/.*about /, '');
  assert.is(left(52, 20), '30 s left');
  assert.is(left(52, 500), '1 s left');
  assert.is(left(6.2, 0), '7 s left');
  assert.is(left(200, 0), '3 min left');
});

/** What is written to a stream, with or without a terminal behind it. */
function written(isTTY: boolean, heading: string): string {
  let text = '';
  const write = (chunk: string): boolean => Boolean((text += chunk));
  const line = progressLine({ isTTY, columns: 80, write } as unknown as NodeJS.WriteStream);
  line.show({ ...progress, heading });
  line.clear();
  return text;
}

test('a line for each cell where there is no terminal, one line that is cleared where there is', () => {
  const line = progressText({ ...progress, heading: 'x' }, 0);
  assert.is(written(false, 'x'), `${line}\n`);
  const [clear, off, on] = ['\r\u001b[K', '\u001b[?7l', '\u001b[?7h'];
  assert.is(written(true, 'x'), `${clear}${off}${line}${on}${clear}`);
});

test('no escape in a heading reaches the terminal, and no endless text', () => {
  const hostile = '\u001b]0;title\u0007\u009b2J\r\n\u202eabc\u2066';
  assert.match(written(false, hostile), /^[^\p{Cc}\u202e\u2066]*\n$/u);
  assert.ok(written(true, 'x'.repeat(100_000)).length < 300);
});

test.run();
