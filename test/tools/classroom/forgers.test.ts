/** Forgers get no points that nobody looks at: what they leave is judged here, as the desk judges it. */
import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { judge } from '../../../lib/exercise/judges';
import { recordsIn } from '../../../lib/tools/classroom/score';
import type { Output } from '../../../lib/tools/notebook/notebook';
import { FORGERS } from './forgers';

const test = suite('forgers');
const folder = mkdtempSync(join(tmpdir(), 'forgers-'));
const output = join(folder, 'displayed');
test.after(() => rmSync(folder, { recursive: true }));

/** The records that the desk would read of this code and the check after it. */
function recordsOf(code: string) {
  const args = ['-r', 'tsx/cjs', join(__dirname, 'forge.ts')];
  const env = { ...process.env, REVIEWLAB_CHECKS: 'observe', REVIEWLAB_RESULTS: '/nowhere' };
  const file = openSync(output, 'w'); // a pipe may be full, a file is not
  spawnSync(process.execPath, args, { input: code, env, stdio: ['pipe', file, 'ignore'] });
  closeSync(file);
  const shown = JSON.parse(/^\[.*/m.exec(readFileSync(output, 'utf8'))![0]) as unknown[];
  return recordsIn(
    shown.map((one): Output => {
      const data = { 'application/vnd.reviewlab.seen+json': one };
      return { output_type: 'display_data', data, metadata: {} };
    }),
  );
}

/** As the desk counts: one record of one check, which is right. */
function earns(code: string): boolean {
  const records = recordsOf(code);
  if (records.length !== 1) return false;
  const [{ task, seed, seen }] = records;
  if (task !== 'percentile' || seed !== 5) return false;
  try {
    return judge(task, seed, seen, { train: [], test: [] }).passed;
  } catch {
    return false;
  }
}

test('who solves it earns it', () => {
  const code =
    'const percentile = (ms, p) => [...ms].sort((a, b) => a - b)[Math.max(0, Math.ceil((p / 100) * ms.length) - 1)];';
  assert.ok(earns(code.replace('const percentile =', 'globalThis.percentile =')));
});

for (const { name, code, harmful } of FORGERS) {
  if (harmful) continue;
  test(`no points for ${name}`, () => assert.not.ok(earns(code), code));
}

test.run();
