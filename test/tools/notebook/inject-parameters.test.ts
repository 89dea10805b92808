import { runInNewContext } from 'node:vm';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { injectParameters } from '../../../lib/tools/notebook/inject-parameters';
import type { Cell, Notebook } from '../../../lib/tools/notebook/notebook';

const test = suite('inject parameters');

function code(id: string, source: string, tags?: string[]): Cell {
  const metadata = tags === undefined ? {} : { tags };
  return { cell_type: 'code', id, metadata, source, execution_count: null, outputs: [] };
}

const notebook: Notebook = {
  metadata: { language: 'typescript', papermill: { version: 'x' } },
  cells: [
    code('a', "let data = 'reviews.csv';\nlet rounds = 5;\nlet seen = true;", ['parameters']),
    code('b', 'console.log(data)'),
  ],
};

test('puts a cell of typed, escaped values after the defaults, and keeps them in the metadata', () => {
  const data = 'a"b\\c\n\u2028`${x}`</script>';
  const { cells, metadata } = injectParameters(
    notebook,
    new Map<string, string | number | boolean>([['data', data], ['rounds', 3], ['seen', false]]),
  ); // prettier-ignore
  assert.equal(
    cells.map(({ id }) => id),
    ['a', 'injected-parameters', 'b'],
  );
  assert.equal(cells[1].metadata, { tags: ['injected-parameters'] });
  assert.not.ok(cells[1].source.includes('\u2028'));
  const run = { data: '', rounds: 0, seen: true };
  runInNewContext(cells[1].source, run);
  assert.equal([run.data, run.rounds, run.seen], [data, 3, false]);
  assert.equal(metadata['papermill'], {
    version: 'x',
    parameters: { data, rounds: 3, seen: false },
  });
  assert.is(metadata['language'], 'typescript');
});

test('a second run replaces the cell; other names and other notebooks are left alone', () => {
  const once = injectParameters(notebook, new Map([['rounds', 3]]));
  const twice = injectParameters(once, new Map([['rounds', 9], ['other', 1]])); // prettier-ignore
  assert.is(twice.cells.length, 3);
  assert.match(
    twice.cells[1].source,
    /^\/\/ Parameters of this run\nrounds = 9;\nconsole\.log\(.*\);$/,
  );
  assert.is(injectParameters(twice, new Map()).cells.length, 2);
  const plain = { metadata: {}, cells: [code('b', 'let rounds = 5;')] };
  assert.is(injectParameters(plain, new Map([['rounds', 3]])), plain);
});

test('a number must be finite', () => {
  assert.throws(
    () => injectParameters(notebook, new Map([['rounds', NaN]])),
    /rounds must be a finite/,
  );
});

test.run();
