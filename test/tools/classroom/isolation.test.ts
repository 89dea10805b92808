/** What is taken away is away, as far as this system can: tried with small programs. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { findIsolation, whatIsLeft } from '../../../lib/tools/classroom/isolation';

const test = suite('isolation');
const folder = mkdtempSync(join(tmpdir(), 'two words, isolated '));
test.after(() => rmSync(folder, { recursive: true }));
const own = join(folder, 'own');
const secret = join(folder, 'secret');
mkdirSync(own);
mkdirSync(join(secret, 'inner'), { recursive: true });
writeFileSync(join(secret, 'key.txt'), 'solution');
const isolation = findIsolation(500);

/** What the program prints, run in isolation; hidden folders may be missing, twice there, or one in the other. */
function run(code: string): string {
  const hidden = [secret, join(secret, 'inner'), secret, join(folder, 'none'), folder];
  const command = [...isolation.prefix(own, hidden), process.execPath, '-e', code];
  const { stdout, stderr } = spawnSync(command[0], command.slice(1), { encoding: 'utf8' });
  return `${stdout}${stderr}`.trim();
}

test('it runs, and may write to its own folder', () => {
  const file = JSON.stringify(join(own, 'x'));
  assert.is(run(`require('fs').writeFileSync(${file}, 'y'); console.log('written')`), 'written');
});

test('other folders are closed, hidden ones empty, also for who asks again to open them', () => {
  if (!isolation.files) return;
  const attempt = (what: string) => `try { ${what} } catch { console.log('no') }`;
  const path = JSON.stringify(folder);
  assert.is(run(attempt(`require('fs').writeFileSync(${path} + '/x', 'y')`)), 'no');
  assert.is(run(attempt(`require('fs').readFileSync(${path} + '/secret/key.txt')`)), 'no');
  const umount = `require('child_process').execFileSync('umount', [${path} + '/secret'], { stdio: 'pipe' })`;
  assert.is(run(attempt(umount)), 'no');
});

test('memory has a limit', () => {
  if (!isolation.memory) return;
  assert.match(run("try { Buffer.alloc(6e8); } catch { console.log('no') }"), /no$|memory/);
});

test('the network is the program’s own', () => {
  if (!isolation.network) return;
  const names = 'Object.values(os.networkInterfaces()).flat().every(({ internal }) => internal)';
  assert.is(run(`const os = require('os'); console.log(String(${names}))`), 'true');
});

test('what is left is said', () => {
  const { prefix } = isolation;
  const none = { network: false, memory: false, files: false, prefix };
  assert.match(whatIsLeft(none)[0], /use the network, and use all the memory, and .* container\.$/);
  assert.equal(whatIsLeft({ network: true, memory: true, files: true, prefix }), []);
});

test.run();
