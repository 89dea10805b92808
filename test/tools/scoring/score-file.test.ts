import { execFileSync } from 'node:child_process';
import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { encode } from 'iconv-lite';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { scoreFile } from '../../../lib/tools/scoring/score-file';

const test = suite('score-file');
const classify = (text: string) => ({ label: `n${text.length}`, probability: 1 });
let folder = '';
test.before.each(() => {
  folder = mkdtempSync(join(tmpdir(), 'score-file-'));
});
test.after.each(() => rmSync(folder, { recursive: true }));

const at = (name: string): string => join(folder, name);
const manyRows = 'text\n' + 'some words of a review\n'.repeat(100_000);
const manyScored =
  'text,predicted_label,probability\n' + 'some words of a review,n22,1.000000\n'.repeat(100_000);

test('a file of several chunks, in order, with its progress', async () => {
  writeFileSync(at('in.csv'), manyRows);
  const shares: number[] = [];
  const found = await scoreFile(classify, at('in.csv'), at('new/out.csv'), {
    onProgress: ({ share }) => shares.push(share),
  });
  assert.equal(found, { rows: 100_000, emptyTexts: 0, encoding: 'utf-8' });
  assert.ok(readFileSync(at('new/out.csv'), 'utf8') === manyScored);
  assert.ok(shares.length > 2);
  assert.is(shares.at(-1), 1);
  assert.equal(readdirSync(at('new')), ['out.csv']);
});

test('gzip in and out by the names, several members too', async () => {
  const half = Math.floor(manyRows.length / 2);
  const members = [manyRows.slice(0, half), manyRows.slice(half)].map((part) => gzipSync(part));
  writeFileSync(at('in.csv.gz'), Buffer.concat(members));
  await scoreFile(classify, at('in.csv.gz'), at('out.csv.gz'));
  assert.ok(gunzipSync(readFileSync(at('out.csv.gz'))).toString() === manyScored);
});

const one = ',n1,1.000000';
const added = ',predicted_label,probability';
const kinds: [string, Buffer, string][] = [
  [
    'pipes.txt',
    Buffer.from('id|text\n1|a,b\n'),
    'id|text|predicted_label|probability\n1|a,b|n3|1.000000\n',
  ],
  [
    'sep.csv',
    Buffer.from('sep=;\nid;text\n1;a\n'),
    'sep=;\nid;text;predicted_label;probability\n1;a;n1;1.000000\n',
  ],
  [
    'latin1.csv',
    encode('text\ncafé\ntrès\nmême\n', 'windows-1252'),
    ['café', 'très', 'même'].reduce((all, word) => `${all}${word},n4,1.000000\n`, `text${added}\n`),
  ],
  ['utf16.csv', encode('text\ré\r', 'utf-16le', { addBOM: true }), `text${added}\ré${one}\r`],
  [
    'zeros.csv',
    Buffer.from(`id,text\n1,"a\0"\n${'2,plain words\n'.repeat(3)}`),
    `id,text${added}\n1,"a\0",n2,1.000000\n${'2,plain words,n11,1.000000\n'.repeat(3)}`,
  ],
  ['packed', gzipSync('text\na\n'), `text${added}\na${one}\n`],
  [
    'lines.jsonl',
    Buffer.from('{"id": 1, "text": "a"} \n\n{"text":""}'),
    '{"id": 1, "text": "a","predicted_label":"n1","probability":1.000000} \n\n{"text":"","predicted_label":"n0","probability":1.000000}',
  ],
];
for (const [name, content, expected] of kinds) {
  test(`what is read elsewhere is read here: ${name}`, async () => {
    writeFileSync(at(name), content);
    await scoreFile(classify, at(name), at('out'));
    assert.is(readFileSync(at('out'), 'utf8'), expected);
  });
}

const refused: [string, string, RegExp, string?][] = [
  [
    'taken.csv',
    'text,Predicted_Label\na,b\n',
    /row 1: there is a column 'predicted_label' already|row 1: there is a column 'Predicted_Label' already/,
  ],
  [
    'taken.jsonl',
    '{"text":"a"}\n{"text":"a","Probability":1}\n',
    /taken\.jsonl: line 2: there is a field 'Probability' already/,
  ],
  [
    'none.jsonl',
    '{"body":{"x":"a"},"b":1}\n',
    /none\.jsonl: line 1: no text in a field 'body'.*The fields: body, b/,
  ],
  ['bad.jsonl', '{"text":"a"}\n{"text"\n', /bad\.jsonl: line 2: not JSON/],
  [
    'list.json',
    '[{"text":"a"},\n{"text":"b"}]',
    /list\.json: this is one JSON value\. Give it as JSON Lines/,
  ],
  ['x.parquet', 'PAR1xxx', /this is a Parquet file/],
];
for (const [name, content, message] of refused) {
  test(`refused: ${name}`, async () => {
    writeFileSync(at(name), content);
    assert.match(await messageOf(scoreFile(classify, at(name), at('out'))), message);
  });
}

test('an option that changes nothing is refused', async () => {
  writeFileSync(at('in.jsonl'), '{"text":"a"}\n');
  for (const options of [{ header: false }, { separator: ';' }]) {
    const message = await messageOf(scoreFile(classify, at('in.jsonl'), at('out'), options));
    assert.match(message, /in\.jsonl: --(no-header|separator) changes nothing for JSON Lines/);
  }
});

test('a separator that is told decides, also where there is one column', async () => {
  writeFileSync(at('in.csv'), 'text\ngood tea, bad pot\n"a;b"\n');
  await scoreFile(classify, at('in.csv'), at('out'), { separator: ';' });
  const expected = 'text;predicted_label;probability\ngood tea, bad pot;n17;1.000000\n"a;b";n3;1.000000\n';
  assert.is(readFileSync(at('out'), 'utf8'), expected);
}); // prettier-ignore

test('a field inside an object is the text by its name with a dot', async () => {
  writeFileSync(at('in.jsonl'), '{"review":{"body":"abc"}}\n');
  await scoreFile(classify, at('in.jsonl'), at('out'), { text: 'review.body' });
  assert.match(readFileSync(at('out'), 'utf8'), /"predicted_label":"n3"/);
});

test('whatever goes wrong, the earlier file stays and nothing else is left', async () => {
  writeFileSync(at('out.csv'), 'earlier');
  const zipped = gzipSync(manyRows);
  const inputs: [string, string | Buffer, RegExp][] = [
    ['bad.csv', `${manyRows}a,b\n`, /bad\.csv: row 100002, column "text": the row has 2 fields/],
    ['cut.csv.gz', zipped.subarray(0, zipped.length - 9), /cut\.csv\.gz: not a whole gzip file/],
  ];
  for (const [name, content, message] of inputs) {
    writeFileSync(at(name), content);
    assert.match(await messageOf(scoreFile(classify, at(name), at('out.csv'))), message);
    rmSync(at(name));
    assert.equal(readdirSync(folder), ['out.csv']);
    assert.is(readFileSync(at('out.csv'), 'utf8'), 'earlier');
  }
  writeFileSync(at('in.csv'), manyRows);
  const stopping = new AbortController();
  const onProgress = (): void => stopping.abort(new Error('stopped'));
  const { signal } = stopping;
  const stopped = scoreFile(classify, at('in.csv'), at('out.csv'), { onProgress, signal });
  assert.is(await messageOf(stopped), 'stopped');
  assert.equal(readdirSync(folder).sort(), ['in.csv', 'out.csv']);
});

test('reading that waits can be stopped', async () => {
  execFileSync('mkfifo', [at('pipe')]);
  const stopping = new AbortController();
  const stopped = scoreFile(classify, at('pipe'), at('out.csv'), { signal: stopping.signal });
  setTimeout(() => stopping.abort(new Error('stopped')), 20);
  assert.is(await messageOf(stopped), 'stopped');
  assert.equal(readdirSync(folder), ['pipe']);
});

test('a file may be scored into itself, and a link stays a link', async () => {
  writeFileSync(at('in.csv'), 'text\nab\n');
  symlinkSync(at('in.csv'), at('link.csv'));
  await scoreFile(classify, at('in.csv'), at('link.csv'));
  assert.ok(lstatSync(at('link.csv')).isSymbolicLink());
  const expected = 'text,predicted_label,probability\nab,n2,1.000000\n';
  assert.is(readFileSync(at('in.csv'), 'utf8'), expected);
});

test('paths that are no files are errors', async () => {
  writeFileSync(at('in.csv'), 'text\nab\n');
  mkdirSync(at('folder'));
  const none = scoreFile(classify, at('none.csv'), at('out.csv'));
  assert.match(await messageOf(none), /none\.csv: there is no such file/);
  symlinkSync(at('loop'), at('loop'));
  const loop = scoreFile(classify, at('loop'), at('out.csv'));
  assert.match(await messageOf(loop), /loop: its symbolic link leads back to itself/);
  const from = scoreFile(classify, at('folder'), at('out.csv'));
  assert.match(await messageOf(from), /folder: it is a folder/);
  assert.match(await messageOf(scoreFile(classify, at('in.csv'), at('folder'))), /is not a file/);
});

async function messageOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    return (error as Error).message;
  }
  return 'nothing was thrown';
}

test.run();
