/** A trained model for scikit-learn: its JSON file, and a Python file that rebuilds a Pipeline of it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../../data/results-folder';
import { writeWhole } from '../../data/write-whole';
import { modelText, type TrainedModel } from '../../models/model-file';

/** Returns the path of a Python file of this room. */
export function pythonFile(name: string): string {
  return join(projectFolder(__dirname), 'lib', 'tools', 'exchange', name);
}

/** Returns a model's name as Python can import it. */
export function moduleName(name: string): string {
  const word = name.replaceAll('-', '_');
  return /^\d/.test(word) ? `model_${word}` : word;
}

/**
 * Writes `<name>.json` and `<name>.py` into a folder; hyphens in the name become underscores.
 *
 * @returns the path of the Python file
 */
export function writeForSklearn(model: TrainedModel, folder: string): string {
  const name = moduleName(model.name);
  writeWhole(join(folder, `${name}.json`), modelText(model));
  const program = readFileSync(pythonFile('as_pipeline.py'), 'utf8');
  const path = join(folder, `${name}.py`);
  writeWhole(path, program.replace('from as_pipeline import', `from ${name} import`));
  return path;
}
