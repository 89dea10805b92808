/** `npm run predict` itself, in processes of its own. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { fitModel } from '../../../lib/models/fit-model';
import { saveModel } from '../../../lib/models/model-file';
import { MultinomialNaiveBayes } from '../../../lib/models/naive-bayes';
import { Pipeline } from '../../../lib/models/pipeline';
import { CountVectorizer } from '../../../lib/text/count-vectorizer';
import { testTexts, trainTexts, train } from '../../text/scikit-learn-parity';

const test = suite('predict');
const program = join('lib', 'dist', 'tools', 'commands', 'predict.js');
const labels = train.map(({ label }) => label);
const naiveBayes = new Pipeline(new CountVectorizer(), new MultinomialNaiveBayes());
const trained = fitModel('shop', naiveBayes, { texts: trainTexts, labels });
const { pipeline } = trained;

let folder = '';
let model = '';
test.before(() => {
  folder = mkdtempSync(join(tmpdir(), 'predict '));
  const earlier = process.env['REVIEWLAB_RESULTS'];
  process.env['REVIEWLAB_RESULTS'] = folder;
  model = saveModel(trained);
  if (earlier === undefined) delete process.env['REVIEWLAB_RESULTS'];
  else process.env['REVIEWLAB_RESULTS'] = earlier;
});
test.after(() => rmSync(folder, { recursive: true }));

function predict(args: readonly string[], input = '') {
  return spawnSync(process.execPath, [program, '--model', model, ...args], {
    input,
    encoding: 'utf8',
  });
}

const lines = testTexts.map((text) => text.replace(/\s+/g, ' '));
const probabilities = pipeline.predictProba(lines);
const answers = pipeline
  .predict(lines)
  .map((label, row) => `${label}\t${Math.max(...probabilities[row]).toFixed(6)}\n`)
  .join('');

test('a file: rows in order, the pipeline’s own labels and probabilities', () => {
  const [input, output] = ['in.csv', 'out.csv'].map((name) => join(folder, name));
  writeFileSync(
    input,
    `id,text\n${lines.map((line, at) => `${at},"${line.replaceAll('"', '""')}"`).join('\n')}\n`,
  );
  const { status, stderr, stdout } = predict(['--in', input, '--out', output]);
  assert.is(status, 0, stderr);
  assert.is(stdout, '');
  assert.match(stderr, /^1000 reviews scored in .* s into .*out\.csv\.\n$/);
  const rows = readFileSync(output, 'utf8').split('\n');
  const expected = answers.split('\n');
  const before = readFileSync(input, 'utf8').split('\n');
  for (let row = 1; row <= lines.length; row++) {
    assert.is(rows[row], `${before[row]},${expected[row - 1].replace('\t', ',')}`);
  }
});

test('lines: one answer each', () => {
  const { status, stdout } = predict([], `${lines.join('\n')}\n`);
  assert.is(status, 0);
  assert.is(stdout, answers);
});

test('a line is answered while the input stays open', async () => {
  const child = spawn(process.execPath, [program, '--model', model]);
  try {
    const answered = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    for (const line of lines.slice(0, 3)) {
      child.stdin.write(`${line}\n`);
      const { value } = (await answered.next()) as { value: string };
      assert.is(value.split('\t')[0], pipeline.predict([line])[0]);
    }
  } finally {
    child.stdin.end();
  }
});

test('whoever reads may stop early', () => {
  const many = `${lines.join('\n')}\n`.repeat(20);
  const command = `"$0" "$1" --model "$2" | head -1`;
  const args = ['-c', command, process.execPath, program, model];
  const { stdout, stderr } = spawnSync('sh', args, { input: many, encoding: 'utf8' });
  assert.is(stdout, `${answers.split('\n')[0]}\n`);
  assert.is(stderr, '');
});

const version = spawnSync('parallel', ['--version'], { encoding: 'utf8' }).stdout ?? '';
const PARALLEL = 'GNU parallel: the same answers in the same order (needs parallel)';
if (!version.startsWith('GNU')) test.skip(PARALLEL, () => undefined);
else
  test(PARALLEL, () => {
    const file = join(folder, 'lines.txt');
    writeFileSync(file, `${lines.join('\n')}\n`);
    const command = [process.execPath, program, '--model', model];
    const { stdout, stderr } = spawnSync(
      'parallel',
      ['--will-cite', '-q', '--pipe', '-k', '--block', '60k', ...command],
      { input: readFileSync(file), encoding: 'utf8' },
    );
    assert.is(stdout, answers, stderr);
  });

test('several threads write the same bytes as one, and name the same row', () => {
  const [input, output] = ['many.csv', 'many-out.csv'].map((name) => join(folder, name));
  const rows = Array.from({ length: 60_000 }, (_, at) => {
    const text = lines[at % lines.length].replaceAll('"', '""');
    return `${at},"${text}${at % 7 === 0 ? '\n""so"",\n' : ''}"\n${at % 11 === 0 ? '\n' : ''}`;
  });
  writeFileSync(input, `id,text\n${rows.join('')}`);
  const outputs = ['1', '2', '5'].map((workers) => {
    const { status, stderr } = predict(['--in', input, '--out', output, '--workers', workers]);
    assert.is(status, 0, stderr);
    assert.match(stderr, /^60000 reviews scored/);
    return readFileSync(output);
  });
  assert.ok(outputs[0].equals(outputs[1]) && outputs[0].equals(outputs[2]));
  rows.splice(50_000, 0, '1,2,3\n');
  writeFileSync(input, `id,text\n${rows.join('')}`);
  const messages = ['1', '3'].map((workers) => predict(['--in', input, '--out', output, '--workers', workers]).stderr);
  assert.match(messages[0], /many\.csv: row \d+, column "text": the row has 3 fields/);
  assert.is(messages[0], messages[1]);
}); // prettier-ignore

test('standard input to standard output, JSON Lines on threads', () => {
  const input = lines.slice(0, 100).map((text) => `${JSON.stringify({ text })}\n`).join('');
  writeFileSync(join(folder, 'lines.jsonl'), input);
  const { stdout, status } = predict(['--in', join(folder, 'lines.jsonl'), '--out', '-', '--workers', '2']);
  assert.is(status, 0);
  assert.is(predict(['--in', '-', '--out', '-'], input).stdout, stdout);
  const found = stdout.trim().split('\n').map((line) => JSON.parse(line) as { predicted_label: string });
  assert.equal(found.map(({ predicted_label }) => predicted_label), pipeline.predict(lines.slice(0, 100)));
}); // prettier-ignore

test('an invalid line ends the answers behind those before it; a full disk is one sentence', () => {
  const child = (redirect: string) => spawnSync('sh', ['-c', `printf 'good\\ncaf\\351\\nbad\\n' | "$0" "$@" ${redirect}`, process.execPath, program, '--model', model], { encoding: 'utf8' });
  const cut = child('');
  assert.equal([cut.status, cut.stdout.split('\n').length], [2, 2]);
  assert.match(cut.stderr, /^standard input: line 2: not UTF-8/);
  if (!existsSync('/dev/full')) return;
  const full = child('> /dev/full');
  assert.is(full.status, 1);
  assert.match(full.stderr, /^Standard output cannot be used: the disk is full [^\n]*\n$/);
}); // prettier-ignore

test('bad input and options: one message, exit code 2, no file', () => {
  const input = join(folder, 'bad.csv');
  const output = join(folder, 'none.csv');
  writeFileSync(input, 'id,text\n1,good\n\u001b[31m,a,b\n');
  const files = ['--in', input, '--out', output];
  const cases: [string[], RegExp][] = [
    [files, /^.*bad\.csv: row 3, column "text": the row has 3 fields.*\n$/],
    [[...files, '--text', 'body'], /no column 'body'/],
    [['--in', input], /^--in and --out go together\n.*--help/],
    [
      ['--text', '2'],
      /--text, --no-header, --separator, --quote, --encoding and --workers need --in/,
    ],
    [[...files, '--separator', '::'], /--separator.* must be one character, such as ; or tab/],
    [['--modle', 'x'], /unknown option '--modle'.*--model\?/],
    [['--model', input], /^--model may be given only once/],
  ];
  for (const [args, message] of cases) {
    const { status, stderr, stdout } = predict(args);
    assert.match(stderr, message);
    assert.not.match(stderr, /\n {4}at /);
    assert.not.ok(stderr.includes('\u001b'));
    assert.equal([status, stdout, existsSync(output)], [2, '', false], stderr);
  }
});

test('a model that is not there or none: one message, also where threads were started', () => {
  const [none, input] = ['no.json', 'rows.csv'].map((name) => join(folder, name));
  writeFileSync(input, 'text\ngood\n');
  const models: [string, RegExp][] = [[none, /no\.json: there is no such model/], [input, /rows\.csv: [^]*JSON/]];
  for (const [path, message] of models) {
    const args = [program, '--model', path, '--in', input, '--out', none, '--workers', '3'];
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    assert.is(status, 2);
    assert.match(stderr, message);
  }
}); // prettier-ignore

test('stopped by a signal: the earlier file stays, nothing is left', async () => {
  const [input, output] = ['big.csv', 'scored.csv'].map((name) => join(folder, name));
  writeFileSync(input, `text\n${`${lines[0].replaceAll(/[",]/g, ' ')}\n`.repeat(600_000)}`);
  writeFileSync(output, 'earlier');
  const child = spawn(process.execPath, [
    program,
    '--model',
    model,
    '--in',
    input,
    '--out',
    output,
  ]);
  const closed = new Promise((resolve) => child.on('close', resolve));
  const unfinished = (): string[] => readdirSync(folder).filter((name) => name.endsWith('.tmp'));
  while (unfinished().length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
  child.kill('SIGTERM');
  assert.is(await closed, 143);
  assert.is(readFileSync(output, 'utf8'), 'earlier');
  assert.equal(unfinished(), []);
  rmSync(input);
});

test.run();
