/**
 *     npm run exercise -- release    writes the learner's edition and the instructor's key from the solved notebook
 *     npm run exercise -- seal       seals what is written plainly in data/practice.json
 *     npm run exercise -- check submissions/ --out marks.csv [--into marks.csv]
 *                                    runs and marks a folder of learners' notebooks
 *     npm run exercise -- --help     says so
 */
import { readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { projectFolder, resultsFolder } from '../../data/results-folder';
import { writeWhole } from '../../data/write-whole';
import { readQuestions } from '../../exercise/practice-questions';
import { sealQuestions } from '../classroom/seal-questions';
import { checkFolder } from '../classroom/check-folder';
import { instructorKey, learnerEdition } from '../classroom/release';
import { readNotebook, writeNotebook } from '../notebook/notebook';

const USAGE = `use: npm run exercise -- release
     npm run exercise -- seal
     npm run exercise -- check <folder> --out <marks.csv> [--into <earlier marks.csv>]`;

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

async function check(project: string, args: string[], from: string): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { out: { type: 'string' }, into: { type: 'string' } },
  });
  const [folder] = positionals;
  if (positionals.length !== 1 || values.out === undefined) throw new Error(USAGE);
  const into = values.into === undefined ? undefined : resolve(from, values.into);
  const say = (line: string): void => console.log(line);
  const out = resolve(from, values.out);
  await checkFolder({ project, folder: resolve(from, folder), out, into, say });
}

async function main([command, ...rest]: string[]): Promise<void> {
  if ([command, ...rest].includes('--help')) return console.log(USAGE);
  const from = process.cwd();
  const project = projectFolder(__dirname);
  process.chdir(project);
  if (command === 'check') return check(project, rest, from);
  if (rest.length > 0) throw new Error(USAGE);
  if (command === 'release') return release(project);
  if (command === 'seal') return sealPractice(project);
  throw new Error(USAGE);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
