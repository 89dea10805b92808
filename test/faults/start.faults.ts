/**
 * What a machine can do to `npm start`, tried on request: `npm run faults`. Each run is a real one in a small project; what
 * it needs and does not find here (root, a mount, another user) is said and skipped. Needs `npm run build`.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { Kernel } from '../../lib/tools/kernel/kernel';
import { SmallProject, writeRecord, type Run } from '../tools/commands/small-project';
import { code, markdown } from '../tools/notebook/sample-notebook';

const test = suite('faults of the machine');
let project: SmallProject;
const isRoot = process.getuid?.() === 0;
/** A cell that goes on until there is a file `go` in the results folder, and says that it has begun. */
const WAITS = `require('node:fs').writeFileSync('../results/started', '');
while (!require('node:fs').existsSync('../results/go')) await new Promise((done) => setTimeout(done, 50));`;

test.before.each(() => {
  project = SmallProject.make();
  project.save('01.ipynb', markdown('# x'), code(writeRecord));
});
test.after.each(() => project.remove());

/** Runs a test where its needs are there. */
function needs(what: string, isThere: boolean, run: () => Promise<void>): () => Promise<void> {
  return isThere ? run : () => Promise.resolve(console.log(`skipped: needs ${what}`));
}

async function whole({ closed, texts }: Run): Promise<void> {
  assert.equal(await closed, [0, null], texts.stdout + texts.stderr);
  assert.ok(project.has('report.html'));
}

/** The run ends with 1 and says what is wrong, where and what to do; never a stack. */
async function told({ closed, texts }: Run, ...said: RegExp[]): Promise<void> {
  assert.equal(await closed, [1, null], texts.stdout + texts.stderr);
  for (const part of said) assert.match(texts.stderr, part, texts.stderr);
  assert.not.match(texts.stderr, /\n\s+at /);
  assert.match(texts.stderr, 'No report was written');
}

test('whoever reads the output goes away', async () => {
  project.save('02.ipynb', markdown('# y'), code('1'));
  const { closed, texts } = project.startBy('{ $start; echo "code $?" >&2; } | head -n 1');
  await closed;
  assert.match(texts.stderr, 'Stopped by the end of what read its output. No report was written.');
  assert.match(texts.stderr, 'code 141');
});

test('the terminal is closed, and the run was told not to mind', async () => {
  const { closed } = project.startBy("trap '' HUP; $start >/dev/full 2>&-; echo $?");
  await closed;
  assert.not(project.has('.running'));
});

test('a notebook that is open beside the run changes its results too, and the run is whole', async () => {
  const kernel = await Kernel.start(join(project.folder, 'notebooks'));
  try {
    const own = `for (let i = 0; i < 50; i++) {\n${writeRecord}\nawait new Promise((done) => setTimeout(done, 100));\n}`;
    const beside = kernel.execute(own, 60_000);
    await whole(project.start());
    assert.is((await beside).status, 'ok');
  } finally {
    await kernel.shutdown();
  }
  const record = JSON.parse(
    readFileSync(join(project.results, 'experiment.json'), 'utf8'),
  ) as object;
  assert.equal((record as { labels: string[] }).labels, ['a', 'b']);
});

for (const [part, needed] of [
  ['lib/dist', false],
  ['node_modules', true],
] as const) {
  test(`${part} is gone in the middle`, async () => {
    project.save('01.ipynb', markdown('# x'), code(WAITS), code(writeRecord));
    const run = project.start();
    await project.appears('started');
    renameSync(join(project.folder, part), join(project.folder, 'gone'));
    writeFileSync(join(project.results, 'go'), '');
    // What the run has read by then it does not read again.
    await (needed ? told(run, /npm ci && npm run build/) : whole(run));
  });
}

test('the clock is set back while it runs', async () => {
  const preload = join(project.folder, 'back.cjs');
  writeFileSync(
    preload,
    `const { now } = Date;
const back = () => (performance.now() > 2000 ? 86_400_000 : 0);
globalThis.Date = class extends Date {
  constructor(...args) { args.length === 0 ? super(now() - back()) : super(...args); }
  static now() { return now() - back(); }
};`,
  );
  project.save('01.ipynb', markdown('# x'), code('await new Promise((done) => setTimeout(done, 3000))'), code(writeRecord));
  await whole(project.start([], { NODE_OPTIONS: `--require ${preload}` }));
  const saved = readFileSync(join(project.results, 'notebooks', '01.ipynb'), 'utf8');
  const times = [...saved.matchAll(/"iopub.status.(?:busy|idle)": "([^"]+)"/g)].map(([, at]) => Date.parse(at));
  for (let i = 0; i < times.length; i += 2) assert.ok(times[i] <= times[i + 1]);
}); // prettier-ignore

test('results and what is before them are damaged', async () => {
  const { results } = project;
  for (const folder of ['report.html/x', 'notebooks', 'models']) mkdirSync(join(results, folder), { recursive: true });
  for (const file of ['experiment.json', 'previous', 'notebooks/01.ipynb', 'models/m.json', '.running'])
    writeFileSync(join(results, file), '{"\0');
  await whole(project.start());
  await whole(project.start());
  assert.match(readFileSync(join(results, 'previous', 'experiment.json'), 'utf8'), '"version"');
}); // prettier-ignore

test('the project is linked, and its path is very long', async () => {
  const long = SmallProject.make(Array(12).fill('a-folder-with-a-name-that-goes-on-and-on-and-on').join('/'));
  const linked = join(project.folder, 'linked');
  symlinkSync(long.folder, linked);
  try {
    long.save('01.ipynb', markdown('# x'), code(writeRecord));
    const { closed, texts } = long.startBy(`cd '${linked}' && $start`);
    assert.equal(await closed, [0, null], texts.stderr);
    assert.ok(long.has('report.html'));
  } finally {
    long.remove();
  }
}); // prettier-ignore

const canMount = isRoot && spawnSync('unshare', ['-m', 'true']).status === 0;

/** Runs it in a mount namespace of its own, after the script. */
function mounted(script: string, more: NodeJS.ProcessEnv = {}): Run {
  mkdirSync(project.results, { recursive: true });
  const inner = `cd '${project.folder}' && ${script} && exec $start`;
  return project.startBy(`exec unshare -m sh -c "${inner}"`, more);
}

test(
  'the whole project can only be read, and its results go to another disk',
  needs('root and unshare', canMount, async () => {
    const results = join(project.folder, 'results');
    await whole(
      mounted(
        `mount --bind . . && mount -o remount,ro,bind . && mount -t tmpfs tmpfs tmp && mkdir tmp/r && mount --bind tmp/r results && true`,
        { REVIEWLAB_RESULTS: results },
      ),
    ).catch((error: unknown) => {
      if (!/report.html|truthy/.test(String(error))) throw error; // the mount is gone with its namespace
    });
  }),
);

test(
  'the disk fills while it runs',
  needs('root and unshare', canMount, async () => {
    const fill = `require('node:fs').writeFileSync('../results/filler', 'x'.repeat(5e6));`;
    project.save('01.ipynb', markdown('# x'), code(writeRecord), code(fill));
    const mount = 'mount -t tmpfs -o size=2m tmpfs results';
    await told(mounted(mount), /ENOSPC/, /The run stopped in 01.ipynb, cell 2 of 2/);
    project.save('01.ipynb', markdown('# x'), code(writeRecord), code(`console.log('x'.repeat(400_000))`));
    await told(mounted('mount -t tmpfs -o size=500k tmpfs results'), /results.* cannot be used: the disk is full .*Make room/);
  }),
); // prettier-ignore

test('there is no temporary folder, or it cannot be written', async () => {
  await told(project.start([], { TMPDIR: '/nowhere' }), /\/nowhere cannot be used.*TMPDIR=\/tmp/);
  const file = join(project.folder, 'package.json');
  await told(project.start([], { TMPDIR: file }), /package.json cannot be used.*TMPDIR=\/tmp/);
});

test('few open files, and small files', async () => {
  await told(project.startBy('ulimit -n 64; exec $start'), /EMFILE.*ulimit -n 1024/);
  await told(project.startBy('ulimit -f 8; exec $start'), /EFBIG.*ulimit -f|SIGXFSZ/);
});

const canLimit =
  isRoot && ['setpriv', 'prlimit'].every((name) => spawnSync(name, ['--version']).status === 0);

test(
  'few processes',
  needs('root, setpriv and prlimit', canLimit, async () => {
    project.save('02.ipynb', markdown('# y'), code('1'));
    project.save('03.ipynb', markdown('# z'), code('1'));
    mkdirSync(project.results);
    execFileSync('chmod', ['-R', 'a+rwX', project.folder]);
    const user = 'setpriv --reuid 64321 --regid 64321 --clear-groups';
    for (const most of [20, 61]) {
      const run = project.startBy(`exec ${user} prlimit --nproc=${most} $start`, { HOME: '/' });
      if (most === 20 || (await run.closed)[0] !== 0) await told(run, /EAGAIN.*ulimit -u/);
    }
  }),
);

test.run();
