/**
 *     npm run exercise -- release    writes the learner's edition and the instructor's key from the solved notebook
 *     npm run exercise -- seal       seals what is written plainly in data/practice.json
 */
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { projectFolder, resultsFolder } from '../../data/results-folder';
import { writeWhole } from '../../data/write-whole';
import { readQuestions } from '../../exercise/practice-questions';
import { sealQuestions } from '../classroom/seal-questions';
import { instructorKey, learnerEdition } from '../classroom/release';
import { readNotebook, writeNotebook } from '../notebook/notebook';

const USAGE = 'use: npm run exercise -- release, or npm run exercise -- seal';

function release(project: string): void {
  const folder = join(project, 'notebooks', 'exercise');
  const source = readNotebook(join(folder, 'source.ipynb'));
  const learner = join(folder, 'exercise.ipynb');
  const key = join(resultsFolder(), 'exercise', 'key.ipynb');
  writeNotebook(learner, learnerEdition(source));
  writeNotebook(key, instructorKey(source));
  console.log(`The learner's edition: ${relative(project, learner)}`);
  console.log(`The key, for you alone: ${relative(project, key)}`);
}

function sealPractice(project: string): void {
  const path = join(project, 'data', 'practice.json');
  readQuestions(path); // says what is wrong with it
  writeWhole(path, sealQuestions(readFileSync(path, 'utf8')));
  console.log(`Sealed: ${relative(project, path)}`);
}

const commands = new Map([
  ['release', release],
  ['seal', sealPractice],
]);

try {
  const [command, ...rest] = process.argv.slice(2);
  const run = commands.get(command);
  if (run === undefined || rest.length > 0) throw new Error(USAGE);
  process.chdir(projectFolder(__dirname));
  run(process.cwd());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
