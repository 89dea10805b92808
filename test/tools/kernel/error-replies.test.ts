import { spawnSync } from 'node:child_process';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { errorReplies } from '../../../lib/tools/kernel/error-replies';
import { tslabProgram } from '../../../lib/tools/kernel/kernel-process';

const test = suite('error replies');

interface Reply {
  readonly status: string;
  readonly execution_count?: number;
  readonly ename?: string;
  readonly evalue?: string;
  readonly traceback?: string[];
}

/** What tslab's own handler replies to two cells at once, the first of which prints `said` and fails. */
function replies(said: string, stop: boolean): Reply[] {
  const jupyter = require.resolve('tslab/dist/jupyter.js');
  const { stdout } = spawnSync(
    process.execPath,
    [
      '-e',
      `${errorReplies(tslabProgram())}
const { JupyterHandlerImpl } = require(${JSON.stringify(jupyter)});
const execute = async (code) => (code === '' || console.error(code), code === '');
const own = new JupyterHandlerImpl({ execute }, false);
const ask = (code) => own.handleExecute({ code, stop_on_error: ${stop} }, () => {}, () => {});
Promise.all([${JSON.stringify(said)}, ''].map(ask)).then((all) => require('fs').writeSync(1, JSON.stringify(all)));`,
    ],
    { encoding: 'utf8' },
  );
  return JSON.parse(stdout) as Reply[];
}

test('a failed cell’s reply names the error', () => {
  for (const [said, ename, evalue] of [
    ['Error: ✗ timeBatch: no.\n    at evalmachine:1:2', 'Error', '✗ timeBatch: no.'],
    ['TypeError: x is not a function', 'TypeError', 'x is not a function'],
    ["1:2 - Cannot find name 'x'.", 'Error', "1:2 - Cannot find name 'x'."],
    ['text that was thrown', 'Error', 'text that was thrown'],
  ]) {
    const traceback = [`${ename}: ${evalue}`];
    const reply = { status: 'error', execution_count: 1, ename, evalue, traceback };
    assert.equal(replies(said, true)[0], reply, said);
  }
});

test('what was sent after it runs where the client asks for that, and not where it does not', () => {
  assert.equal(replies('Error: x', false)[1], { status: 'ok', execution_count: 2 });
  assert.equal(replies('Error: x', true)[1], { status: 'abort' });
});

test.run();
