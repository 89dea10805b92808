/** `npm run import`: a model that was trained in scikit-learn, and written by write_model.py. */
import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import { basename, relative } from 'node:path';
import { DataError } from '../../data/data-error';
import { saveModel, type TrainedModel } from '../../models/model-file';
import { makeCommand, readArguments, runCommand, usageError, userPath } from './command-line';
import { readGivenModel } from './given-model';

const command = makeCommand(
  'npm run import --',
  'Takes a model that was trained in scikit-learn into results/models/, where predict and the notebooks ' +
    'find it. lib/tools/exchange/write_model.py writes its JSON file, in Python.',
  ['npm run import -- model.json'],
)
  .argument('<model.json>', 'what write_model.py wrote')
  .option('--name <name>', 'lower-case words joined by hyphens (default the file’s)');

/** A pickle runs whatever it says, so none is read: not plain, and not in joblib's wrappers. */
function refusePickle(path: string): void {
  if (!existsSync(path)) throw new DataError(`${path}: there is no such file`);
  const file = openSync(path, 'r');
  const start = Buffer.alloc(2);
  readSync(file, start, 0, 2, 0);
  closeSync(file);
  const byName = /\.(pkl|pickle|joblib|skops)$/i.test(basename(path));
  if (byName || start[0] === 0x80 || start[0] === 0x78 || start.toString('latin1') === 'PK') {
    throw new DataError(
      `${path}: a pickled model; reading one runs whatever it holds, so none is read. In Python, write ` +
        'it with write_model.py of lib/tools/exchange',
    );
  }
}

function read(path: string): TrainedModel {
  refusePickle(path);
  return readGivenModel(path);
}

runCommand(() => {
  readArguments(command, process.argv.slice(2));
  const model = read(userPath(command.args[0]));
  const { name = model.name } = command.opts<{ name?: string }>();
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) {
    throw usageError(command, `--name must be lower-case words joined by hyphens, not ${name}`);
  }
  const path = relative(process.cwd(), saveModel({ ...model, name }));
  const { vectorizer, classes } = model.pipeline;
  const terms = vectorizer.featureNames.length.toLocaleString('en');
  console.log(
    `${classes.length} classes (${classes.join(', ')}), ${terms} terms. Written: ${path}`,
  );
  console.log(`Use it: npm run predict -- --model ${path}, or npm start -- --model ${path}`);
});
