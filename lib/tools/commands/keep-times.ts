/**
 * `npm run keep-times`: keeps how long each cell of the last `npm start` took, for the estimate that others see on their
 * first run (../experiment/time-left.ts). Only shares of the whole matter: their own pace is measured.
 */
import { join } from 'node:path';
import { projectFolder, resultsFolder } from '../../data/results-folder';
import { writeWhole } from '../../data/write-whole';
import { notebookPaths } from '../experiment/run-all';
import { cellTimes, typicalTimesPath } from '../experiment/time-left';
import { makeCommand, readArguments, runCommand } from './command-line';

const command = makeCommand(
  'npm run keep-times --',
  'Keeps how long each cell of the last npm start took, for the time left that others see on their first run.',
  ['npm start && npm run keep-times'],
);

runCommand(() => {
  readArguments(command, process.argv.slice(2));
  const project = projectFolder(__dirname);
  const times = cellTimes(notebookPaths(project), join(resultsFolder(), 'notebooks'));
  const seconds = [...times].map(([name, cells]) => [name, Object.fromEntries(cells)] as const);
  const path = typicalTimesPath(project);
  writeWhole(path, `${JSON.stringify(Object.fromEntries(seconds), null, 2)}\n`);
  console.log(`${path}: the times of ${seconds.length} notebooks`);
});
