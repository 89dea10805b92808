import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { guessMime } from '../../../lib/exercise/guess';
import { guessesHtml } from '../../../lib/tools/report/guesses';
import { code, display, notebook } from '../notebook/sample-notebook';

const test = suite('guesses of the report');

function shown(...records: unknown[]): string {
  const outputs = records.map((record) => display({ [guessMime]: record, 'text/plain': 'x' }));
  return guessesHtml([{ name: '02-x.ipynb', notebook: notebook(code('reveal()', outputs)) }]);
}

test('a row for each guess, as it was measured last', () => {
  const guess = { name: 'batch-ms', guess: 800, measured: 6, unit: 'ms', factor: 133 };
  const html = shown(guess, { ...guess, measured: 5.4, factor: 150 });
  assert.is(html.match(/<tr>/g)?.length, 2, 'the head and one row');
  for (const cell of ['batch-ms', '800 ms', '5.40 ms', '150']) assert.match(html, `>${cell}<`);
});

test('without guesses there is no section', () => {
  assert.is(shown(), '');
  assert.is(shown(null, 'text', {}, { name: 'a', guess: '8', measured: 1, unit: 'ms' }), '');
});

test('hostile names and units stay text', () => {
  const html = shown({ name: '<img src=x>', guess: 1, measured: 2, unit: '</td><script>' });
  assert.not.match(html, /<img|<script/);
});

test.run();
