/**
 * `npm run exercise -- release|seal|check`: writes the learner's edition and the instructor's key from the solved
 * notebook, seals the questions, and runs and marks what learners hand in. `--help` explains each.
 */
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Command } from 'commander';
import { projectFolder, resultsFolder } from '../../data/results-folder';
import { writeWhole } from '../../data/write-whole';
import { questionFiles, readQuestions } from '../../exercise/questions';
import { sealQuestions } from '../classroom/seal-questions';
import { checkFolder } from '../classroom/check-folder';
import { writeHandOut } from '../classroom/hand-out';
import { instructorKey, learnerEdition } from '../classroom/release';
import { readNotebook, writeNotebook } from '../notebook/notebook';
import { addVerb, makeCommand, readArguments, runCommand, userPath } from './command-line';

function release(project: string, handOut?: string): void {
  const folder = join(project, 'notebooks', 'exercise');
  const source = readNotebook(join(folder, 'source.ipynb'));
  const learner = join(folder, 'exercise.ipynb');
  const key = join(resultsFolder(), 'exercise', 'key.ipynb');
  const edition = learnerEdition(source);
  if (handOut !== undefined) writeHandOut(project, handOut, edition);
  writeNotebook(learner, edition);
  writeNotebook(key, instructorKey(source));
  console.log(`The learner's edition: ${relative(project, learner)}`);
  console.log(`The key, for you alone: ${relative(project, key)}`);
  if (handOut !== undefined) console.log(`The folder to hand out: ${handOut}`);
}

function sealAll(project: string): void {
  readQuestions(); // says what is wrong with them
  for (const path of questionFiles()) {
    writeWhole(path, sealQuestions(readFileSync(path, 'utf8')));
    console.log(`Sealed: ${relative(project, path)}`);
  }
}

interface CheckValues {
  readonly out: string;
  readonly into?: string;
}

function exerciseCommand(
  project: string,
  choose: (task: () => Promise<void> | void) => void,
): Command {
  const command = makeCommand(
    'npm run exercise --',
    'The instructor’s desk: hand out the exercise, and mark what comes back.',
    ['npm run exercise -- release', 'npm run exercise -- check submissions/ --out marks.csv'],
  );
  addVerb(
    command,
    'release',
    'writes the learner’s edition, and the instructor’s key into results/exercise/',
    ['npm run exercise -- release --to ../for-the-class'],
  )
    .option(
      '--to <folder>',
      'a new folder to hand out: what a learner needs, without solutions and tests',
    )
    .action(({ to }: { to?: string }) => choose(() => release(project, to && userPath(to))));
  addVerb(command, 'seal', 'seals the answers that stand plainly in data/questions/').action(() =>
    choose(() => sealAll(project)),
  );
  addVerb(command, 'check', 'runs and marks a folder of learners’ notebooks', [
    'npm run exercise -- check submissions/ --out marks.csv --into earlier.csv',
  ])
    .argument('<folder>', 'the notebooks, or a folder for each learner')
    .requiredOption('--out <marks.csv>', 'where the marks go; the feedback pages go beside it')
    .option('--into <marks.csv>', 'an earlier file of marks, which the new ones are put into')
    .action((folder: string, { out, into }: CheckValues) => {
      const paths = { folder: userPath(folder), out: userPath(out), into: into && userPath(into) };
      choose(() => checkFolder({ project, ...paths, say: (line) => console.log(line) }));
    });
  return command;
}

runCommand(() => {
  let task = (): Promise<void> | void => undefined;
  const project = projectFolder(__dirname);
  readArguments(
    exerciseCommand(project, (chosen) => void (task = chosen)),
    process.argv.slice(2),
  );
  process.chdir(project);
  return task();
});
