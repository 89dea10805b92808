/**
 * `npm run mutate`: breaks the library in many small ways, one at a time, and counts how many of the breaks
 * the tests notice. Each break is made in a copy of the project; the test file that mirrors the broken
 * file runs first, then, while nothing has failed, those of the whole room.
 *
 *     npm run mutate                              30 breaks of each of text, models, measure, data
 *     npm run mutate -- --room text --count 100   more of one room
 *     npm run mutate -- --seed 2                  others
 */
import { spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { seededRandom, shuffled } from '../../lib/measure/seeded-random';
import { projectFolder } from '../../lib/data/results-folder';
import { breaksOf, type Break } from './breaks';

const ROOMS = ['text', 'models', 'measure', 'data'];
/** A test that runs longer than this has noticed something. */
const LIMIT_MS = 180_000;
const project = projectFolder(__dirname);

/**
 * Breaks that change nothing anyone could see, by file and what the line holds. Each with its reason.
 */
const EQUIVALENT: readonly {
  readonly file: string;
  readonly line: RegExp;
  readonly why: string;
}[] = [];

function sampleOf(room: string, count: number, seed: number): Break[] {
  const folder = join('lib', room);
  const files = readdirSync(join(project, folder)).filter((name) => name.endsWith('.ts'));
  const all = files.flatMap((name) => {
    const file = join(folder, name);
    const text = readFileSync(join(project, file), 'utf8');
    const lines = text.split('\n');
    return breaksOf(file, text).filter(
      ({ line }) =>
        !EQUIVALENT.some((known) => known.file === file && known.line.test(lines[line - 1])),
    );
  });
  return shuffled(all, seededRandom(seed)).slice(0, count);
}

/** A copy of the project for one worker. */
function copyProject(): string {
  const copy = mkdtempSync(join(tmpdir(), 'mutate-'));
  for (const name of ['lib', 'test', 'data']) {
    cpSync(join(project, name), join(copy, name), {
      recursive: true,
      filter: (path) => !path.endsWith(join('lib', 'dist')),
    });
  }
  for (const name of ['package.json', 'tsconfig.json'])
    cpSync(join(project, name), join(copy, name));
  symlinkSync(join(project, 'node_modules'), join(copy, 'node_modules'));
  return copy;
}

/** Whether the tests of the pattern pass in the folder. */
function passes(folder: string, pattern: string): Promise<boolean> {
  return new Promise((resolve) => {
    const uvu = join(project, 'node_modules', 'uvu', 'bin.js');
    const child = spawn(process.execPath, [uvu, '-b', '-r', 'tsx/cjs', 'test', pattern], {
      cwd: folder,
      stdio: 'ignore',
      env: { ...process.env, REVIEWLAB_RESULTS: join(folder, 'results') },
    });
    const timer = setTimeout(() => child.kill('SIGKILL'), LIMIT_MS);
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve(code === 0);
    });
  });
}

async function isNoticed(one: Break, folder: string): Promise<boolean> {
  const path = join(folder, one.file);
  const whole = readFileSync(path, 'utf8');
  writeFileSync(path, one.text);
  try {
    const [, room, name] = one.file.split(/[\\/]/);
    const mirror = name.replace(/\.ts$/, '.test.ts');
    if (existsSync(join(folder, 'test', room, mirror))) {
      if (!(await passes(folder, `^${room}.${mirror.replaceAll('.', '\\.')}$`))) return true;
    }
    return !(await passes(folder, `^${room}.*\\.test\\.ts$`));
  } finally {
    writeFileSync(path, whole);
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      room: { type: 'string', multiple: true, default: ROOMS },
      count: { type: 'string', default: '30' },
      seed: { type: 'string', default: '1' },
    },
  });
  let [noticed, total] = [0, 0];
  for (const room of values.room) {
    if (!ROOMS.includes(room))
      throw new Error(`--room must be one of ${ROOMS.join(', ')}, not ${room}`);
    const waiting = sampleOf(room, Number(values.count), Number(values.seed));
    const count = waiting.length;
    const missed: Break[] = [];
    const work = async (): Promise<void> => {
      const folder = copyProject();
      for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
        if (!(await isNoticed(one, folder))) missed.push(one);
      }
      rmSync(folder, { recursive: true });
    };
    await Promise.all(Array.from({ length: availableParallelism() }, work));
    for (const { file, line, from, to } of missed)
      console.log(`not noticed: ${file}:${line}  ${from}  ->  ${to}`);
    console.log(`${room}: ${count - missed.length} of ${count} breaks noticed`);
    noticed += count - missed.length;
    total += count;
  }
  const share = (100 * noticed) / total;
  console.log(`In all: ${noticed} of ${total} breaks noticed, ${share.toFixed(0)} %`);
  if (share < 90) process.exitCode = 1;
}

void main();
