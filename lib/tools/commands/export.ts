/** `npm run export`: a trained model for ONNX or scikit-learn, proved where the engine is installed. */
import { readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Option } from 'commander';
import { projectFolder, resultsFolder } from '../../data/results-folder';
import { readReviews } from '../../data/reviews';
import { writeWhole } from '../../data/write-whole';
import type { TrainedModel } from '../../models/model-file';
import { toOnnx } from '../../models/onnx/to-onnx';
import { HOSTILE_TEXTS } from '../exchange/hostile-texts';
import { findEngine, proofText, prove, type Target } from '../exchange/prove';
import { writeForSklearn } from '../exchange/to-sklearn';
import { readGivenModel } from './given-model';
import { makeCommand, readArguments, runCommand, userPath } from './command-line';

const command = makeCommand(
  'npm run export --',
  'Writes a trained model as an ONNX file (text in, label and probabilities out), or as a JSON file and a ' +
    'Python file that rebuilds it as a scikit-learn Pipeline; then asks the other engine about the kit’s ' +
    'test reviews and hostile strings, and compares the answers.',
  ['npm run export -- --to onnx --model results/models/counts-naive-bayes.json'],
)
  .requiredOption('--model <model.json>', 'a file of results/models/')
  .addOption(new Option('--to <format>', 'of the files').choices(['onnx', 'sklearn']).makeOptionMandatory())
  .option('--out <folder>', 'where the files go (default results/exported)')
  .option('--texts <file>', 'compare on each line of this file too; for several, give it again', (path: string, before: string[]) => [...before, path], [])
  .option('--python <program>', 'a Python with onnxruntime or scikit-learn (default the one of npm run python, or the machine’s)'); // prettier-ignore

interface Values {
  readonly model: string;
  readonly to: Target;
  readonly out?: string;
  readonly texts: readonly string[];
  readonly python?: string;
}

function textsToCompare(files: readonly string[]): string[] {
  const data = join(projectFolder(__dirname), 'data');
  const reviews = ['reviews-test.csv', 'reviews-travel.csv'].flatMap((name) =>
    readReviews(join(data, name)).map(({ text }) => text),
  );
  const lines = files.flatMap((path) => readFileSync(userPath(path), 'utf8').trimEnd().split('\n'));
  return [...reviews, ...HOSTILE_TEXTS, ...lines];
}

function writeOnnx(model: TrainedModel, folder: string): string {
  const path = join(folder, `${model.name}.onnx`);
  writeWhole(path, toOnnx(model.pipeline));
  return path;
}

runCommand(() => {
  readArguments(command, process.argv.slice(2));
  const { model: file, to, out, texts, python } = command.opts<Values>();
  const model = readGivenModel(userPath(file));
  const folder = out === undefined ? join(resultsFolder(), 'exported') : userPath(out);
  const compared = textsToCompare(texts);
  const path = to === 'onnx' ? writeOnnx(model, folder) : writeForSklearn(model, folder);
  const kilobytes = Math.ceil(statSync(path).size / 1024);
  console.log(`Written: ${relative(process.cwd(), path)} (${kilobytes} KB).`);
  const engine = findEngine(to, python);
  if (engine === null) {
    const needs = to === 'onnx' ? 'onnxruntime' : 'scikit-learn';
    console.log(`Not proved here: that needs Python with ${needs}, such as npm run python makes.`);
    return;
  }
  console.log(proofText(prove(to, path, model.pipeline, compared, engine)));
});
