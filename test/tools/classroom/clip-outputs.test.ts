import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { checkMime } from '../../../lib/exercise/check-result';
import { clipOutputs } from '../../../lib/tools/classroom/clip-outputs';
import type { Output } from '../../../lib/tools/notebook/notebook';

const test = suite('clip outputs');

const print = (text: string): Output => ({ output_type: 'stream', name: 'stdout', text });
const record = (seen: string): Output => ({
  output_type: 'display_data',
  data: { [checkMime]: { seen } },
  metadata: {},
});

test('text is cut off at the limit; records and the reason why a cell ended stay', () => {
  const traceback = ['x'.repeat(1000)];
  const error: Output = { output_type: 'error', ename: 'E', evalue: 'why', traceback };
  const all = [print('a'.repeat(2000)), record('one'), print('b'), record('two'), error];
  const { outputs, clipped, used } = clipOutputs(all, 1000);
  assert.equal([clipped, used], [true, 1000]);
  assert.equal(outputs, [
    print('a'.repeat(1000)),
    record('one'),
    record('two'),
    { ...error, traceback: [] },
  ]);
});

test('what fits stays whole', () => {
  const all = [print('a'), record('one')];
  const { outputs, clipped, used } = clipOutputs(all, 1000);
  assert.equal([outputs, clipped], [all, false]);
  assert.ok(used > 0 && used < 100);
});

test('records have limits of their own', () => {
  assert.is(clipOutputs([record('x'.repeat(1_100_000))], 100).outputs.length, 0);
  assert.is(clipOutputs(new Array<Output>(30).fill(record('x')), 0).outputs.length, 20);
});

test.run();
