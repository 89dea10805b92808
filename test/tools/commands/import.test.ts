/** `npm run import` and `npm run export`, as far as they need no Python. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { modelText } from '../../../lib/models/model-file';
import { LinearClassifier } from '../../../lib/models/linear-classifier';
import { Pipeline } from '../../../lib/models/pipeline';
import { CountVectorizer } from '../../../lib/text/count-vectorizer';

const test = suite('import and export');
const folder = mkdtempSync(join(tmpdir(), 'reviewlab-import-'));
test.after(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string): string => join(folder, name);

function run(command: string, ...args: string[]) {
  const program = `lib/dist/tools/commands/${command}.js`;
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    encoding: 'utf8',
    env: { ...process.env, REVIEWLAB_RESULTS: folder },
  });
  return { status, stdout, stderr };
}

const model = {
  weights: [Float64Array.of(1, -1), Float64Array.of(-1, 1)],
  bias: new Float64Array(2),
};
const pipeline = new Pipeline(
  CountVectorizer.fitted({}, ['bad', 'good']),
  new LinearClassifier(['no', 'yes'], model, null),
); // prettier-ignore
writeFileSync(
  at('mine.json'),
  modelText({ name: 'mine', pipeline, features: 0, fitMs: 0, trainedOn: '', solver: null }),
);

test('an imported model stands among the results, and predict uses it', () => {
  const { status, stdout } = run('import', at('mine.json'), '--name', 'from-python');
  assert.is(status, 0);
  assert.match(stdout, /2 classes \(no, yes\), 2 terms\./);
  const path = at('models/from-python.json');
  assert.is((JSON.parse(readFileSync(path, 'utf8')) as { name: string }).name, 'from-python');
  writeFileSync(at('in.csv'), 'text\ngood\n"bad, bad"\n');
  assert.is(
    run('predict', '--model', path, '--in', at('in.csv'), '--out', at('out.csv')).status,
    0,
  );
  // It has no probabilities, so there are none.
  const expected = 'text,predicted_label,probability\ngood,yes,\n"bad, bad",no,\n';
  assert.is(readFileSync(at('out.csv'), 'utf8'), expected);
  writeFileSync(at('in.jsonl'), '{"text":"good"}\n');
  run('predict', '--model', path, '--in', at('in.jsonl'), '--out', at('out.jsonl'));
  assert.is(readFileSync(at('out.jsonl'), 'utf8'), '{"text":"good","predicted_label":"yes"}\n');
});

test('a run with a model of other classes than the reviews have, or a damaged one, does not begin', () => {
  writeFileSync(at('damaged.json'), '{"format":"reviewlab-model"');
  for (const [name, why] of [
    ['mine', /mine\.json: the classes of the model are 'no', 'yes', those of the reviews 'negative', 'positive'; /],
    ['damaged', /damaged\.json: it is damaged: not JSON, or cut short\n/],
  ] as const) {
    const { status, stderr } = run('start', '--check', '--model', at(`${name}.json`));
    assert.is(status, 2);
    assert.match(stderr, why);
  }
}); // prettier-ignore

test('a pickle is never read, nor what is no model', () => {
  writeFileSync(at('model.json'), Buffer.from([0x80, 0x04, 0x95]));
  writeFileSync(at('model.joblib'), '{}');
  for (const name of ['model.json', 'model.joblib']) {
    const { status, stderr } = run('import', at(name));
    assert.is(status, 2);
    assert.match(stderr, /a pickled model; .* so none is read.*write_model\.py/);
  }
  for (const [text, why] of [
    ['{"format":"reviewlab-model","version":9}', /version 9 of the model file is not known/],
    ['{"format":', /it is damaged: not JSON, or cut short/],
  ] as const) {
    writeFileSync(at('model.json'), text);
    for (const args of [['import', at('model.json')], ['export', '--to', 'onnx', '--model', at('model.json')]]) {
      const { status, stderr } = run(args[0], ...args.slice(1));
      assert.is(status, 2);
      assert.match(stderr, why);
    } // prettier-ignore
  }
  assert.match(run('import', at('none.json')).stderr, /there is no such file/);
  assert.match(run('import', at('mine.json'), '--name', '../x').stderr, /lower-case words/);
});

test('an export without the other engine is written, and says that it is not proved', () => {
  for (const [to, file] of [['onnx', 'mine.onnx'], ['sklearn', 'mine.py']]) {
    const args = ['--model', at('mine.json'), '--to', to, '--out', at('out'), '--python', 'no-python'];
    const { status, stdout } = run('export', ...args);
    assert.is(status, 0);
    assert.match(stdout, /Written: .*KB.*\nNot proved here: that needs Python with/);
    assert.ok(existsSync(join(at('out'), file)));
  } // prettier-ignore
  assert.match(run('export', '--model', at('mine.json'), '--to', 'pmml').stderr, /onnx, sklearn/);
});

test.run();
