/** A notebook is read in whatever way an editor has encoded its text. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { decodeText, readSubmission } from '../../../lib/tools/classroom/read-submission';
import { ownCell } from './some-submissions';

const test = suite('read submission');
const folder = mkdtempSync(join(tmpdir(), 'read-'));
test.after(() => rmSync(folder, { recursive: true }));

test('UTF-8 and UTF-16, with and without a byte order mark', () => {
  const code = "const name = 'Çelik 😀';";
  const notebook = { cells: [ownCell(code)], metadata: {}, nbformat: 4, nbformat_minor: 5 };
  for (const mark of ['', '\ufeff']) {
    const text = mark + JSON.stringify(notebook);
    const little = Buffer.from(text, 'utf16le');
    const big = Buffer.from(little).swap16();
    for (const bytes of [Buffer.from(text), little, big]) {
      const path = join(folder, 'exercise.ipynb');
      writeFileSync(path, bytes);
      assert.is(readSubmission(path).cells[0].source, code);
    }
  }
});

test('marks as a spreadsheet saved them for an older system', () => {
  const text = 'learner;remark\r\nÇelik;gut begründet, schön\r\nMüller;größer\r\n';
  const bytes = Buffer.from(text, 'latin1');
  assert.is(decodeText(bytes, 'marks.csv'), text);
});

test.run();
