import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { keepSection } from './keep-section';

const test = suite('keep-section');
const folder = mkdtempSync(join(tmpdir(), 'reviewlab-keep-'));
test.after(() => rmSync(folder, { recursive: true, force: true }));

test('a section is replaced where it stands, a new one added at the end, the rest stays', () => {
  const path = join(folder, 'README.md');
  writeFileSync(path, '# bench\n\nWhat it is.\n\n## One\n\nold\n\n## Two\n\n| a |\n');
  keepSection(path, 'One', 'new\n\n');
  keepSection(path, 'Three', 'more');
  const expected =
    '# bench\n\nWhat it is.\n\n## One\n\nnew\n\n## Two\n\n| a |\n\n## Three\n\nmore\n';
  assert.is(readFileSync(path, 'utf8'), expected);
  keepSection(path, 'Three', 'more');
  assert.is(readFileSync(path, 'utf8'), expected);
  keepSection(path, 'Between', 'x', ['One', 'Between', 'Two', 'Three']);
  assert.match(readFileSync(path, 'utf8'), /new\n\n## Between\n\nx\n\n## Two/);
});

test.run();
