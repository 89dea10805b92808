/** `npm run exercise -- release`: writes the learner's edition and the instructor's key from the solved notebook. */
import { join, relative } from 'node:path';
import { projectFolder, resultsFolder } from '../../data/results-folder';
import { instructorKey, learnerEdition } from '../classroom/release';
import { readNotebook, writeNotebook } from '../notebook/notebook';

const USAGE = 'use: npm run exercise -- release';

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

try {
  const [command, ...rest] = process.argv.slice(2);
  if (command !== 'release' || rest.length > 0) throw new Error(USAGE);
  process.chdir(projectFolder(__dirname));
  release(process.cwd());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
