import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { createRequest, decode, encode, sign } from '../../../lib/tools/kernel/jupyter-wire';

const test = suite('jupyter-wire');

test('signs as RFC 4231 says (test case 2), also over several frames', () => {
  const expected = '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843';
  assert.is(sign('Jefe', ['what do ya want for nothing?']), expected);
  assert.is(sign('Jefe', ['what do ya ', Buffer.from('want for nothing?')]), expected);
});

test('what is encoded decodes to the same message, behind routing frames too', () => {
  const request = createRequest('execute_request', { code: 'const é = "😀"; // __proto__' });
  const frames = encode(request, 'session', 'key');
  assert.equal(decode([Buffer.from('topic'), ...frames], 'key'), request);
});

test('a message that was changed, or has too few frames, is refused', () => {
  const frames = encode(createRequest('execute_request', { code: '1' }), 'session', 'key');
  const changed = [...frames];
  changed[5] = Buffer.from('{"code":"2"}');
  assert.throws(() => decode(changed, 'key'), /wrong signature/);
  assert.throws(() => decode(frames, 'another key'), /wrong signature/);
  assert.throws(() => decode(frames.slice(0, 4), 'key'), /5 frames expected, 3 found/);
  assert.throws(() => decode(frames.slice(1), 'key'), /delimiter/);
});

test.run();
