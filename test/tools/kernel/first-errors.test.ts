import { spawnSync } from 'node:child_process';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { firstErrors } from '../../../lib/tools/kernel/first-errors';

const test = suite('first errors');

/** What the kernel's process would print for the call. */
function printed(call: string): string[] {
  const { stderr } = spawnSync(process.execPath, ['-e', firstErrors() + call], {
    encoding: 'utf8',
  });
  return stderr.trim().split('\n');
}

/** As tslab prints what TypeScript says. */
function diagnostic(message: string): string[] {
  return printed(`console.error('%s%d:%d - %s', '', 1, 2, ${JSON.stringify(message)});`);
}

test('a name that is not known: run the cells above', () => {
  for (const message of [
    "Cannot find name 'reviews'.",
    "Cannot find name 'review'. Did you mean 'reviews'?",
    "No value exists in scope for the shorthand property 'n'. Either declare one or provide an initializer.",
  ]) {
    const [first, advice] = diagnostic(message);
    assert.is(first, `1:2 - ${message}`);
    assert.match(advice, 'run that first');
  }
});

test('the advice stands once below all of a cell’s errors', () => {
  const lines = printed(`for (const name of ['a', 'b', 'c'])
    console.error('%s%d:%d - %s', '', 1, 2, "Cannot find name '" + name + "'.");`);
  assert.is(lines.length, 4);
  assert.match(lines[3], 'run that first');
});

test('an interrupt says so, in running and in waiting code', () => {
  const running = "Object.assign(new Error('x'), { code: 'ERR_SCRIPT_EXECUTION_INTERRUPTED' })";
  const waiting = "new Error('Interrupted asynchronously')";
  for (const error of [running, waiting]) {
    assert.equal(printed(`console.error(${error})`), ['interrupted']);
  }
});

test('a library that is not there: build it', () => {
  const message = "Cannot find module 'reviewlab' or its corresponding type declarations.";
  assert.match(diagnostic(message)[1], 'npm run build');
  const inside = "Cannot find module './measure'\nRequire stack:\n- /p/lib/dist/index.js";
  assert.match(printed(`console.error(new Error(${JSON.stringify(inside)}))`).at(-1) ?? '', 'npm');
});

test('any other error is printed as it was', () => {
  assert.equal(diagnostic('Type mismatch'), ['1:2 - Type mismatch']);
  assert.is(diagnostic("Cannot find module './mine' or its corresponding type.").length, 1);
  assert.equal(printed(`console.error('a %s', 'b'); console.error();`), ['a b']);
  const thrown = printed(`console.error(new Error('Cannot find the file'));`);
  assert.not.match(thrown.join('\n'), 'npm');
});

test.run();
