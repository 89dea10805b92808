/** What is taken away is away, as far as this system can: tried with small programs, as this user and as a plain one. */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { NO_ISOLATION, whatIsLeft, type Isolation } from '../../../lib/tools/classroom/isolation';

const test = suite('isolation');
const folder = mkdtempSync(join(tmpdir(), 'two words, isolated '));
test.after(() => rmSync(folder, { recursive: true }));
const home = join(folder, 'own', 'home');
for (const path of [home, join(folder, 'root'), join(folder, 'secret'), join(folder, 'library')]) {
  mkdirSync(path, { recursive: true });
  chmodSync(path, 0o777);
}
chmodSync(folder, 0o755);
writeFileSync(join(folder, 'secret', 'key.txt'), 'solution');
writeFileSync(join(folder, 'library', 'index.js'), 'code');

const library = join(process.cwd(), 'lib', 'dist', 'tools', 'classroom', 'isolation.js');
const path = (...parts: string[]): string => JSON.stringify(join(folder, ...parts));

/** Goes behind both walls as a user, and tells what was found and what the program printed there. */
function behindWalls(user: readonly string[], code: string): { found: Isolation; said: string } {
  const outer = `const { spawnSync } = require('child_process');
const found = require(${JSON.stringify(library)}).findIsolation();
const walls = [...found.prefix(${path()}, [${path('library')}]), ...found.kernelPrefix(65500)];
const [program, ...args] = [...walls, process.execPath, '-e', ${JSON.stringify(code)}];
const { stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', cwd: ${path('own')} });
console.log(JSON.stringify({ found, said: (stdout + stderr).trim() }));`;
  const [program, ...args] = [...user, process.execPath, '-e', outer];
  const env = { ...process.env, TMPDIR: home, HOME: home };
  const { stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', env, cwd: '/' });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as { found: Isolation; said: string };
}

const MAY = [
  `fs.writeFileSync(${path('own', 'home', 'x')}, 'y')`,
  `fs.readFileSync(${path('library', 'index.js')})`,
];
const MAY_NOT = [
  `fs.readFileSync(${path('secret', 'key.txt')})`,
  `fs.readdirSync(${JSON.stringify(process.cwd())})`,
  `fs.appendFileSync(${path('library', 'index.js')}, 'x')`,
  `fs.writeFileSync(${path('own', 'x')}, 'x')`,
  "fs.writeFileSync('/proc/sys/kernel/hostname', 'x')",
  "fs.writeFileSync('/proc/sys/net/ipv4/ip_forward', '1')",
  "fs.writeFileSync('/dev/x', 'x')",
  "fs.readdirSync('/sys/kernel')",
  "child.execFileSync('hostname', ['x'], { stdio: 'pipe' })",
  "child.execFileSync('mount', ['-t', 'tmpfs', 'none', '/tmp'], { stdio: 'pipe' })",
  "if (!fs.readdirSync('/proc').some((name) => +name > 2 && +name !== process.pid)) throw 1",
  'if (Object.values(os.networkInterfaces()).flat().every((one) => one.internal)) throw 1',
];
const LIMITED = {
  'a file of 400 MB': `const at = fs.openSync(${path('own', 'home', 'big')}, 'w'); for (let i = 0; i < 20; i++) fs.writeSync(at, Buffer.alloc(2e7))`,
  'many files': `for (let i = 0; i < 20; i++) fs.writeFileSync(${path('own', 'home', 'many')} + i, Buffer.alloc(2e7))`,
  'memory for 3 GB': 'for (let i = 0; i < 3; i++) all.push(Buffer.allocUnsafeSlow(1e9))',
  programs:
    "for (let i = 0; i < 200; i++) { const one = child.spawn('sleep', ['9']); one.on('error', () => {}); if (!one.pid) throw 1; }",
};
const attempts = [...MAY, ...MAY_NOT, ...Object.values(LIMITED)];
const CODE = `const fs = require('fs'), os = require('os'), child = require('child_process'), all = [];
const can = (act) => { try { act(); return 'yes'; } catch { return 'no'; } };
process.on('SIGXFSZ', () => {});
console.log(JSON.stringify([${attempts.map((what) => `can(() => { ${what} })`).join(', ')}]));
process.exit();`;

const PLAIN = ['setpriv', '--reuid=65501', '--regid=65501', '--clear-groups'];
const users: Record<string, readonly string[]> =
  process.getuid?.() === 0 ? { root: [], 'a plain user': PLAIN } : { 'this user': [] };

for (const [name, user] of Object.entries(users)) {
  test(`${name}: what may be done can be, and nothing else; what is left is said`, () => {
    const { found, said } = behindWalls(user, CODE);
    const results = JSON.parse(said) as string[];
    const answers = new Map(attempts.map((what, i) => [what, results[i]]));
    for (const what of MAY) assert.is(answers.get(what), 'yes', what);
    const left = whatIsLeft(found).join(' ');
    if (!found.files) return assert.match(left, 'fill the disk');
    for (const what of MAY_NOT) assert.is(answers.get(what), 'no', what);
    const limited = Object.entries(LIMITED).map(([kind, what]) => [kind, answers.get(what)]);
    const programs = found.processes ? 'no' : 'yes';
    if (!found.processes) assert.match(left, 'any number of programs');
    for (const [kind, can] of limited) assert.is(can, kind === 'programs' ? programs : 'no', kind);
  });
}

test('what is left is said', () => {
  assert.match(
    whatIsLeft(NO_ISOLATION)[0],
    /use the network, and use all the memory, and start any number of programs, and .* container\./,
  );
  const closed = { network: true, memory: true, processes: true, files: true };
  assert.equal(whatIsLeft({ ...NO_ISOLATION, ...closed }), []);
});

test.run();
