import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { guessMime } from '../../../lib/exercise/guess';
import { answerMime } from '../../../lib/exercise/answer';
import { conclusionMime } from '../../../lib/exercise/conclude';
import { learnerRecord } from '../../../lib/tools/experiment/learner-record';
import { learnerHtml } from '../../../lib/tools/report/learner';
import { code, display, notebook } from '../notebook/sample-notebook';

const test = suite('report: what the learner said');

function shown(...records: unknown[]): string {
  const outputs = records.map((record) => display({ [guessMime]: record, 'text/plain': 'x' }));
  const executed = { name: '02-x.ipynb', notebook: notebook(code('reveal()', outputs)) };
  return learnerHtml(learnerRecord([executed]));
}

test('a row for each guess, as it was measured last', () => {
  const guess = { name: 'batch-ms', guess: 800, measured: 6, unit: 'ms', factor: 133 };
  const html = shown(guess, { ...guess, measured: 5.4, factor: 150 });
  assert.is(html.match(/<tr>/g)?.length, 2, 'the head and one row');
  for (const cell of ['batch-ms', '800 ms', '5.40 ms', '150']) assert.match(html, `>${cell}<`);
});

test('without guesses there is nothing', () => {
  assert.is(shown(), '');
  assert.is(shown(null, 'text', {}, { name: 'a', guess: '8', measured: 1, unit: 'ms' }), '');
});

test('hostile names and units stay text', () => {
  const html = shown({ name: '<img src=x>', guess: 1, measured: 2, unit: '</td><script>' });
  assert.not.match(html, /<img|<script/);
});

test('answers and conclusions, each as it was last, as text', () => {
  const learner = learnerRecord([
    {
      name: '06-x.ipynb',
      notebook: notebook(
        code('answer()', [
          display({ [answerMime]: { id: 'q1', given: 'b', right: false }, 'text/plain': 'x' }),
          display({ [answerMime]: { id: 'q1', given: 'a', firstGiven: 'b', right: true }, 'text/plain': 'x' }),
          display({ [conclusionMime]: { notebook: '02', text: '<b>real time</b>' }, 'text/plain': 'x' }),
          display({ [conclusionMime]: { notebook: 2 }, 'text/plain': 'x' }),
        ]),
      ),
    },
  ]); // prettier-ignore
  const html = learnerHtml(learner);
  assert.is(html.match(/<tr>/g)?.length, 2);
  assert.match(html, /✓ right<small>the first answer was b</);
  assert.match(html, '&lt;b&gt;real time&lt;/b&gt;');
  assert.is(html.match(/<blockquote>/g)?.length, 1);
});

test.run();
