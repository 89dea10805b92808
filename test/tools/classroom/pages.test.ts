/** The learner's page and the class's: what they say, and what they must not. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { classPage } from '../../../lib/tools/classroom/class-page';
import { conclusionsPage } from '../../../lib/tools/classroom/conclusions-page';
import { feedbackPage } from '../../../lib/tools/classroom/feedback-page';
import type { Marks } from '../../../lib/tools/classroom/mark-submission';
import { detailsRow, marksRow } from '../../../lib/tools/classroom/marks-row';
import type { TaskScore } from '../../../lib/tools/classroom/score';
import { editions } from './some-submissions';

const test = suite('pages');

const task = (message: string, more: Partial<TaskScore> = {}): TaskScore => ({
  task: 'percentile',
  publicPoints: 0,
  hiddenPoints: 0,
  outOf: 1,
  message,
  seen: `seen ${message}`,
  advice: `advice ${message}`,
  onlyHidden: false,
  ...more,
});

const marks = (learner: string, more: Partial<Marks> = {}): Marks => ({
  submission: { learner, file: `${learner}.ipynb`, path: '', sha256: 'a', doubts: [] },
  release: 'r',
  missing: [],
  duplicated: [],
  editedTests: [],
  notes: [],
  human: [],
  guesses: { made: 0, asked: 2 },
  ranToTheEnd: true,
  tasks: [],
  quiz: [],
  ownGuesses: [],
  late: false,
  isolation: 'complete',
  texts: new Map(),
  tokenRuns: new Set(),
  ...more,
});

const blankConclusion = editions.learner.cells.find(({ id }) => id === 'conclusion')?.source ?? '';
const rowOf = (one: Marks) => marksRow({ marks: one, nearest: undefined }, editions);
const feedbackOf = (one: Marks, more = {}) =>
  feedbackPage(one, { ...rowOf(one), ...more }, editions);

const classOf = (...all: Marks[]): string =>
  classPage(
    all.map((one) => ({ marks: one, nearest: undefined })),
    all.map((one) => rowOf(one)),
  );

test('the learner’s page shows message and advice, and not what a hidden test saw', () => {
  const html = feedbackOf(
    marks('<b>Anna', {
      tasks: [
        task('mean-for-percentile'),
        task('other-value', { task: 'call_cost', publicPoints: 0.5, onlyHidden: true }),
      ],
      missing: ['accuracy_of'],
      notes: ['its kernel is <i>x'],
      human: ['for the instructor alone'],
      texts: new Map([['conclusion', '<script>alert(1)</script>']]),
    }),
  );
  assert.match(html, /seen mean-for-percentile.*advice mean-for-percentile/);
  assert.match(html, /call cost<\/td><td>0\.5 of 1<\/td><td>right for the inputs you saw/);
  assert.not.match(html, /seen other-value|instructor alone|<b>|<i>|<script/);
  assert.match(html, /The cell accuracy_of is missing/);
  assert.match(html, /has not been read yet; it can earn 2 points/);
  const read = feedbackOf(marks('x'), { conclusion: '1,5', remark: '<i>well</i> argued' });
  assert.match(read, /1\.5 of 2 points for your conclusion/);
  assert.match(read, /&lt;i&gt;well&lt;\/i&gt; argued/);
  const refused = { ...marks('x').submission, refused: 'it is an empty folder' };
  assert.match(
    feedbackOf(marks('x', { submission: refused })),
    /could not be read or run: it is an empty folder/,
  );
  assert.match(html, /Its kernel is &lt;i&gt;x/);
});

test('the class page counts tasks and mistakes, the most frequent first, and names nobody', () => {
  const html = classOf(
    marks('Anna', { tasks: [task('seconds'), task('right', { task: 'call_cost' })] }),
    marks('Ben', { tasks: [task('seconds')] }),
    marks('Cem', { tasks: [task('not-written')] }),
    marks('Dua', { tasks: [task('<b>', { task: 'call_cost' })] }),
  );
  assert.match(html, /percentile<\/td><td>3 of 4<.*\n.*call cost<\/td><td>1 of 4</);
  assert.match(html, /percentile: seen seconds<\/td><td>2 of 4<.*\n.*call cost: seen &lt;b&gt;/);
  assert.not.match(html, /not-written|Anna|Ben|Cem|Dua|<b>/);
});

test('the class page shows the spread of what machines measured, and how far guesses were off', () => {
  const measured = (guess: number, found: number) =>
    marks('x', { ownGuesses: [{ name: 'batch', unit: 'ms', guess, measured: found }] });
  const html = classOf(measured(100, 10), measured(5, 20), measured(30, 30), marks('y'));
  const cells = ['batch', 'ms', '3', '10', '20', '30', '4'].map((cell) => `<td>${cell}</td>`);
  assert.ok(html.includes(cells.join('')), html);
  assert.match(classOf(marks('y')), /machines measured<\/h2><p>None\./);
});

test('a row says what the quiz is worth: here, and at the first try', () => {
  const quiz = [
    { level: 'easy', answered: 2, right: 2, firsts: 2, firstRight: 1 },
    { level: 'hard', answered: 1, right: 0, firsts: 0, firstRight: 0 },
  ];
  const row = detailsRow({ marks: marks('x', { quiz }), nearest: undefined });
  assert.equal([row['quiz easy'], row['quiz easy first try']], ['2 of 2', '1 of 2']);
  assert.equal([row['quiz hard'], row['quiz hard first try']], ['0 of 1', '']);
  assert.is(row.similarity, '');
});

test('the total comes first, and the class page shows how points are spread', () => {
  const good = marks('x', { tasks: [task('right', { publicPoints: 0.5, hiddenPoints: 0.5 })] });
  assert.equal(Object.keys(rowOf(good)).slice(0, 2), ['total', 'out of']);
  assert.match(
    classOf(good, good, marks('y')),
    /<td>0<\/td><td>1 █<\/td>.*\n.*<td>1<\/td><td>2 ██/,
  );
});

test('all conclusions stand on one page, with a field for points and one for a remark', () => {
  const texts = new Map([['conclusion', 'A </script><b>batch</b>.']]);
  const html = conclusionsPage(
    [{ marks: marks('"x"', { texts }), nearest: undefined }],
    [{ conclusion: 2, remark: '' }],
    editions,
  );
  assert.match(html, /A &lt;\/script&gt;&lt;b&gt;batch/);
  const untouched = new Map([['conclusion', blankConclusion]]);
  const bare = { marks: marks('y', { texts: untouched }), nearest: undefined };
  assert.match(conclusionsPage([bare], [{}], editions), /Nothing was written/);
  assert.match(html, /<input name="conclusion" size="6" value="2">/);
  assert.match(html, /data-sha256="a"/);
  assert.match(html, /const columns = \["file","sha256","conclusion","remark"\]/);
});

test.run();
