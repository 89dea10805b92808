import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { keepTried } from './tried';

const test = suite('clients tried');
const folder = mkdtempSync(join(tmpdir(), 'tried-'));
test.after(() => rmSync(folder, { recursive: true }));

test('a row takes the place of the client’s earlier one, and other rows stay', () => {
  const path = join(folder, 'page.md');
  const head = 'Text\n\n| client | versions | what it does |\n|---|---|---|';
  writeFileSync(path, `${head}\n\nMore\n\n## Next\n`);
  const nbclient = { client: 'nbclient', versions: '1, Node 20', did: 'runs' };
  keepTried(path, [nbclient, { client: 'spark', versions: '4', did: 'scores' }]);
  keepTried(path, [{ ...nbclient, versions: '2' }]);
  const rows = '| nbclient | 2 | runs |\n| spark | 4 | scores |';
  assert.is(readFileSync(path, 'utf8'), `${head}\n${rows}\n\nMore\n\n## Next\n`);
  assert.throws(() => keepTried(__filename, []), /there is no table/);
});

test.run();
