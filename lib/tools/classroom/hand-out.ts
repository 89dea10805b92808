/**
 * A folder to hand out: the learner's edition with all that it needs to run, and nothing that holds a solution. What
 * goes into it is listed here, so a file that is new in the project stays at home until it is named.
 */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { isObject, type JsonObject } from '../notebook/json-object';
import { writeNotebook, type Notebook } from '../notebook/notebook';

/** Folders and files that are handed out as they are. */
const GIVEN = ['data', 'lib', '.gitignore', '.npmrc', 'LICENSE', 'tsconfig.json'];

/** What stays at home of these: what was made, what only instructors use, and what speaks to developers. */
const KEPT = [
  'lib/dist',
  'lib/tools/classroom',
  'lib/tools/commands/exercise.ts',
  'lib/tools/commands/keep-times.ts',
];
const KEPT_NAMES = /(?:^|\/)(?:node_modules|\.ipynb_checkpoints|\.DS_Store)$|^lib\/.*README\.md$/;

/** Commands that a learner can run, with what npm runs before them. */
const COMMANDS = ['build', 'start', 'lab', 'predict', 'serve', 'load', 'compare'];
/** What the library is built with. */
const BUILT_WITH = ['typescript', '@types/node', '@types/papaparse'];

/**
 * Writes the folder, which is new or empty.
 *
 * @param edition the learner's edition
 * @throws Error when the folder holds something, or lies inside what is handed out
 */
export function writeHandOut(project: string, folder: string, edition: Notebook): void {
  const to = resolve(folder);
  const inside = [...GIVEN, 'notebooks'].find(
    (name) => !relative(join(project, name), to).startsWith('..'),
  );
  if (inside !== undefined)
    throw new Error(`${folder} lies in ${inside}/. Give a folder elsewhere.`);
  if (existsSync(to) && readdirSync(to).length > 0) {
    throw new Error(
      `${folder} is not empty. Give a new folder, so that nothing else is handed out.`,
    );
  }
  mkdirSync(join(to, 'notebooks', 'exercise'), { recursive: true });
  for (const name of GIVEN) {
    const filter = (path: string): boolean =>
      isGiven(relative(project, path).replaceAll('\\', '/'));
    cpSync(join(project, name), join(to, name), { recursive: true, filter });
  }
  for (const name of readdirSync(join(project, 'notebooks'))) {
    if (!/\.(?:ipynb|md)$/.test(name) || name === 'README.md') continue;
    cpSync(join(project, 'notebooks', name), join(to, 'notebooks', name));
  }
  writeNotebook(join(to, 'notebooks', 'exercise', 'exercise.ipynb'), edition);
  const own = packageFile(readJson(join(project, 'package.json')));
  const lock = readJson(join(project, 'package-lock.json'));
  writeJson(join(to, 'package.json'), own);
  writeJson(join(to, 'package-lock.json'), lockFile(lock, own));
  writeFileSync(join(to, 'README.md'), note(releaseIn(edition)));
  const advice = readFileSync(join(project, 'notebooks', 'README.md'), 'utf8');
  writeFileSync(join(to, 'notebooks', 'README.md'), paths(advice));
}

function isGiven(path: string): boolean {
  return !KEPT.includes(path) && !KEPT_NAMES.test(path);
}

function packageFile(whole: JsonObject): JsonObject {
  const { scripts, devDependencies, ...rest } = whole as Record<string, JsonObject>;
  const kept = (all: JsonObject, names: readonly string[]): JsonObject =>
    Object.fromEntries(Object.entries(all).filter(([name]) => names.includes(name)));
  const commands = [...COMMANDS, ...COMMANDS.map((name) => `pre${name}`)];
  return {
    ...rest,
    scripts: kept(scripts, commands),
    devDependencies: kept(devDependencies, BUILT_WITH),
  };
}

/** The lock file with the same packages: `npm ci` leaves out what none of the dependencies asks for. */
function lockFile(lock: JsonObject, { devDependencies }: JsonObject): JsonObject {
  const packages = lock['packages'] as Record<string, JsonObject>;
  return { ...lock, packages: { ...packages, '': { ...packages[''], devDependencies } } };
}

function readJson(path: string): JsonObject {
  const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
  if (!isObject(value)) throw new Error(`${path} holds no JSON object`);
  return value;
}

function writeJson(path: string, value: JsonObject): void {
  writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`);
}

function releaseIn({ metadata }: Notebook): string {
  const { reviewlab } = metadata;
  return isObject(reviewlab) ? String(reviewlab['release']) : '';
}

/** The table of the notebooks with their minutes, out of the page for instructors. */
function paths(advice: string): string {
  const table = advice
    .split('\n\n')
    .find((block) => block.startsWith('|') && block.includes('](01-'));
  return `# The notebooks\n\n[The exercise](exercise/exercise.ipynb) stands alone.\n\n${table ?? ''}\n`;
}

function note(release: string): string {
  return `# Batch or real time: an exercise

The same trained review classifier, run on a whole batch in one call, and in real time, one review a call. You write the
functions that measure both, run them, and say what the company should do. It takes about 20 minutes.

    npm ci
    npm run lab       # opens Jupyter with a TypeScript kernel, or says how to get one

You need [Node.js](https://nodejs.org) 20 or newer. Open \`notebooks/exercise/exercise.ipynb\`, run its cells from the top,
and hand in that one file, saved with its outputs and under its own name. The other notebooks teach more of the same
subject; \`npm start\` runs them all and writes a report.

What you guess and answer is kept in \`results/exercise/\`; delete that folder to begin anew. [data/README.md](data/README.md)
says where the reviews come from. Licence: [MIT](LICENSE).

This folder is release ${release} of the exercise, written by the instructor's copy. It holds no solutions and no tests.
`;
}
