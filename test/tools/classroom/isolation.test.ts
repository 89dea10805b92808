/** What is taken away is away, as far as this system can: tried with small programs, as this user and as a plain one. */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { findIsolation, NO_ISOLATION, whatIsLeft } from '../../../lib/tools/classroom/isolation';

const test = suite('isolation');
const folder = mkdtempSync(join(tmpdir(), 'two words, isolated '));
test.after(() => rmSync(folder, { recursive: true }));
const home = join(folder, 'own', 'home');
for (const path of [home, join(folder, 'root'), join(folder, 'secret'), join(folder, 'library')]) {
  mkdirSync(path, { recursive: true });
}
writeFileSync(join(folder, 'secret', 'key.txt'), 'solution');
writeFileSync(join(folder, 'library', 'index.js'), 'code');
const isolation = findIsolation();

/** What the program prints behind both walls. */
function run(code: string): string {
  const walls = isolation.prefix(folder, [join(folder, 'library')]);
  const command = [...walls, ...isolation.kernelPrefix(65_500), process.execPath, '-e', code];
  const { stdout, stderr } = spawnSync(command[0], command.slice(1), {
    encoding: 'utf8',
    cwd: join(folder, 'own'),
    env: { ...process.env, TMPDIR: home },
  });
  return `${stdout}${stderr}`.trim();
}

const path = (...parts: string[]): string => JSON.stringify(join(folder, ...parts));
/** `yes` where it can be done. */
const attempt = (what: string): string =>
  run(`const fs = require('fs'); try { ${what}; console.log('yes') } catch { console.log('no') }`);

test('it runs, reads what it may, and writes into its own folder', () => {
  assert.is(attempt(`fs.writeFileSync(${path('own', 'home', 'x')}, 'y')`), 'yes');
  assert.is(attempt(`fs.readFileSync(${path('library', 'index.js')})`), 'yes');
});

test('nothing else can be read or changed', () => {
  if (!isolation.files) return;
  for (const what of [
    `fs.readFileSync(${path('secret', 'key.txt')})`,
    `fs.readdirSync(${JSON.stringify(process.cwd())})`,
    `fs.appendFileSync(${path('library', 'index.js')}, 'x')`,
    `fs.writeFileSync(${path('own', 'x')}, 'x')`,
    "fs.writeFileSync('/proc/sys/kernel/hostname', 'x')",
    "fs.writeFileSync('/proc/sys/net/ipv4/ip_forward', '1')",
    "fs.writeFileSync('/dev/x', 'x')",
    "fs.readdirSync('/sys/kernel')",
    "require('child_process').execFileSync('hostname', ['x'], { stdio: 'pipe' })",
    "require('child_process').execFileSync('mount', ['-t', 'tmpfs', 'none', '/tmp'], { stdio: 'pipe' })",
  ]) {
    assert.is(attempt(what), 'no', what);
  }
});

test('no other program is seen, nor the one that runs it', () => {
  if (!isolation.files) return;
  const others =
    "fs.readdirSync('/proc').filter((name) => +name > 2 && +name !== process.pid).length";
  assert.is(run(`const fs = require('fs'); console.log(String(${others}))`), '0');
});

test('memory, files and processes have a limit', () => {
  if (!isolation.memory) return;
  assert.match(run("try { Buffer.alloc(3e9); } catch { console.log('no') }"), /no$|memory/);
  if (!isolation.files) return;
  const big = `for (let i = 0; i < 20; i++) fs.writeFileSync(${path('own', 'home', 'big')} + i, Buffer.alloc(2e7))`;
  assert.is(attempt(big), 'no');
  if (process.getuid?.() !== 0) return;
  const many =
    "for (let i = 0; i < 400; i++) { const child = require('child_process').spawn('sleep', ['9']); child.on('error', () => {}); if (!child.pid) throw 1; }";
  assert.match(
    attempt(`try { ${many} } finally { setTimeout(() => process.exit(), 10) }`),
    /no|EAGAIN/,
  );
});

test('the network is the program’s own', () => {
  if (!isolation.network) return;
  const names = 'Object.values(os.networkInterfaces()).flat().every(({ internal }) => internal)';
  assert.is(run(`const os = require('os'); console.log(String(${names}))`), 'true');
});

test('as a plain user too, or it is said what is left', () => {
  if (process.getuid?.() !== 0) return; // then the tests above were as one
  const own = mkdtempSync(join(tmpdir(), 'plain-'));
  chmodSync(own, 0o777);
  try {
    const file = join(process.cwd(), 'lib', 'dist', 'tools', 'classroom', 'isolation.js');
    const code = `const i = require(${JSON.stringify(file)}); const found = i.findIsolation(); console.log(JSON.stringify([found.files, i.whatIsLeft(found).length]))`;
    const args = ['--reuid=65501', '--regid=65501', '--clear-groups', process.execPath, '-e', code];
    const env = { ...process.env, TMPDIR: own, HOME: own };
    const { stdout } = spawnSync('setpriv', args, { encoding: 'utf8', env, cwd: '/' });
    const [files, left] = JSON.parse(stdout) as [boolean, number];
    assert.is(left === 0, files);
  } finally {
    rmSync(own, { recursive: true, force: true });
  }
});

test('what is left is said', () => {
  assert.match(
    whatIsLeft(NO_ISOLATION)[0],
    /use the network, and use all the memory, and .* container\./,
  );
  assert.equal(whatIsLeft({ ...NO_ISOLATION, network: true, memory: true, files: true }), []);
});

test.run();
