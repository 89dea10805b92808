import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { progressAt } from '../../../lib/tools/notebook/progress';
import { code, markdown, notebook } from './sample-notebook';

const test = suite('progress');

const { cells } = notebook(
  markdown('# 2. Batch against **real** time\n\n#hashtag'),
  code('1'),
  code(' \n'),
  markdown('```\n# no heading\n```\ntext\n## Can you `believe` it? ##\n~~~\n# open block'),
  markdown('text'),
  code('## no heading either'),
  code('3'),
);

test('counts the cells that run and names the heading above', () => {
  const common = { notebook: '2.ipynb', title: 'Batch against real time', cells: 3 };
  const first = { cell: 1, cellId: 'cell-1', heading: '2. Batch against real time' };
  assert.equal(progressAt('2.ipynb', cells, 1), { ...common, ...first });
  const last = { cell: 3, cellId: 'cell-6', heading: 'Can you believe it?' };
  assert.equal(progressAt('2.ipynb', cells, 6), { ...common, ...last });
});

test('without headings the title is the file’s name', () => {
  const { title, heading } = progressAt('x.ipynb', [code('1')], 0);
  assert.equal([title, heading], ['x.ipynb', '']);
});

test.run();
