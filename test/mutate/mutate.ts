/**
 * Puts small breaks into the library, one after another, and counts how many the tests notice.
 * A break is tried with the tests of its own room that load its file, the file of the same name first.
 * It ends with code 1 when fewer than 90 % of a room's breaks are noticed.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { performance } from 'node:perf_hooks';
import { seededRandom, shuffled } from '../../lib/measure/seeded-random';
import { breaksOf, type Break } from './breaks';
import { EQUIVALENT } from './equivalent';
import { makeCommand, numberOption, readArguments, runCommand } from '../../lib/tools/commands/command-line'; // prettier-ignore
import type { Outcome, Task } from './worker';

const ROOMS = ['text', 'fast', 'models', 'measure', 'data'];
/** Share of a room's breaks that has to be noticed. */
const ASKED = 0.9;

const number = numberOption((value) => value >= 0, 'a number from 0');

const command = makeCommand(
  'npm run mutate --',
  'Puts small breaks into the library, one after another, and counts how many the tests notice. Exit code 1 when fewer ' +
    'than 90 % of a room’s breaks are noticed.',
  [
    'npm run mutate',
    'npm run mutate -- --room text --count 50 --seed 7',
    "npm run mutate -- --room plots --matching 'serving' --all",
  ],
)
  .option('--room <names...>', 'where to break', ROOMS)
  .option('--matching <pattern>', 'only breaks whose description it finds', '')
  .option('--count <number>', 'how many of each room', number, 200)
  .option('--seed <number>', 'which ones', number, 1)
  .option('--all', 'all of them')
  .option('--minutes <number>', 'end after so long (default never)', number);

interface Values {
  readonly room: readonly string[];
  readonly matching: string;
  readonly count: number;
  readonly seed: number;
  readonly all?: true;
  readonly minutes?: number;
}

interface TestFile {
  readonly path: string;
  readonly loaded: readonly string[];
  readonly milliseconds: number;
}

/** Runs one task at a time in a process of its own, which is started anew when one had to be ended. */
class Runner {
  private child: ChildProcess | null = null;

  /** The outcome, or null when none came in time (a break can make a loop endless). */
  run(task: Task, limit: number): Promise<Outcome | null> {
    this.child ??= fork(`${__dirname}/worker.ts`, {
      execArgv: ['-r', 'tsx/cjs'],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const child = this.child;
    return new Promise((settle) => {
      const end = (outcome: Outcome | null): void => {
        clearTimeout(timer);
        child.removeAllListeners();
        if (outcome === null) this.stop();
        settle(outcome);
      };
      const timer = setTimeout(() => end(null), limit);
      child.once('message', (outcome: Outcome) => end(outcome));
      child.once('exit', () => end(null));
      child.send(task);
    });
  }

  stop(): void {
    this.child?.kill('SIGKILL');
    this.child = null;
  }
}

const runners = [new Runner(), new Runner()];

/** Each item in turn goes to the first process that is free. */
async function shareOut<T>(
  items: readonly T[],
  work: (item: T, runner: Runner) => Promise<void>,
): Promise<void> {
  const waiting = [...items];
  const serve = async (runner: Runner): Promise<void> => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) {
      await work(item, runner);
    }
  };
  await Promise.all(runners.map(serve));
}

async function testFiles(room: string): Promise<TestFile[]> {
  const files: TestFile[] = [];
  const names = readdirSync(`test/${room}`, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.test.ts'),
  );
  await shareOut(names, async (name, runner) => {
    const path = `test/${room}/${name}`;
    const start = performance.now();
    const outcome = await runner.run({ test: path, change: null }, 120_000);
    if (outcome?.noticed !== null) {
      throw new Error(`${path} fails without any break: ${outcome?.noticed ?? 'no answer'}`);
    }
    files.push({ path, loaded: outcome.loaded, milliseconds: performance.now() - start });
  });
  return files.sort((a, b) => a.milliseconds - b.milliseconds);
}

/** How a break is noticed: a test fails, or does not end in its time; null when all pass. */
async function noticedBy(
  change: Break,
  tests: readonly TestFile[],
  runner: Runner,
): Promise<'failure' | 'time' | null> {
  const mirror = `/${basename(change.file, '.ts')}.test.ts`;
  const asked = tests.filter(({ loaded }) => loaded.includes(change.file));
  asked.sort((a, b) => Number(b.path.endsWith(mirror)) - Number(a.path.endsWith(mirror)));
  for (const { path, milliseconds } of asked) {
    const outcome = await runner.run({ test: path, change }, 3000 + 5 * milliseconds);
    if (outcome === null) return 'time';
    if (outcome.noticed !== null) return 'failure';
  }
  return null;
}

/** So many of the list, in a random order, so that what is tried before time is up is a sample too. */
function sample<T>(list: readonly T[], count: number, seed: number): T[] {
  return shuffled(list, seededRandom(seed)).slice(0, count);
}

function breaksOfRoom(room: string): Break[] {
  const files = readdirSync(`lib/${room}`, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  const breaks = files
    .map((name) => `lib/${room}/${name}`)
    .flatMap((file) => breaksOf(file, readFileSync(file, 'utf8')));
  const wanted = new RegExp(command.opts<Values>().matching);
  const real = breaks.filter(
    ({ description }) => wanted.test(description) && !isEquivalent(description),
  );
  const { all, count, seed } = command.opts<Values>();
  return all ? real : sample(real, count, seed);
}

function isEquivalent(description: string): boolean {
  const withoutLine = description.replace(/:\d+:/, ':');
  return EQUIVALENT.some(([pattern]) => pattern.test(withoutLine));
}

async function main(): Promise<void> {
  readArguments(command, process.argv.slice(2));
  const options = command.opts<Values>();
  const end = performance.now() + 60_000 * (options.minutes ?? Infinity);
  for (const room of options.room) {
    const breaks = breaksOfRoom(room);
    if (breaks.length === 0) continue;
    const tests = await testFiles(room);
    let tried = 0;
    const noticed = { failure: 0, time: 0 };
    await shareOut(breaks, async (change, runner) => {
      if (performance.now() > end) return;
      const by = await noticedBy(change, tests, runner);
      tried++;
      if (by !== null) noticed[by]++;
      else console.log(`  not noticed: ${change.description}`);
    });
    const all = noticed.failure + noticed.time;
    const share = all / tried;
    const rest = tried < breaks.length ? `; ${breaks.length - tried} not tried, time was up` : '';
    console.log(
      `${room}: ${all} of ${tried} noticed (${(100 * share).toFixed(0)} %), ${noticed.time} of them by a test without end${rest}`,
    );
    if (!(share >= ASKED)) process.exitCode = 1;
  }
}

runCommand(() => main().finally(() => runners.forEach((runner) => runner.stop())));
