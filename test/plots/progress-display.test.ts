import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { showProgress } from '../../lib/plots/progress-display';

const test = suite('progress display');
const path = '/somewhere/tslab/dist/jupyter.js';
let sent: { text: unknown; id: unknown; update: boolean }[] = [];
let now = 0;

test.before.each(() => {
  sent = [];
  now = 0;
  const lastWriteDisplayData = (
    { data, transient }: { data: Record<string, unknown>; transient: { display_id?: unknown } },
    update: boolean,
  ) => sent.push({ text: data['text/plain'], id: transient.display_id, update });
  require.cache[path] = { exports: { lastWriteDisplayData } } as unknown as NodeModule;
});
test.after.each(() => void delete require.cache[path]);

test('one display, updated at most twice a second, that ends with how long it took', () => {
  const tell = showProgress('Training', () => now);
  for (now = 10; now <= 2000; now += 10) tell({ done: now / 10, total: 200 });
  assert.equal(
    sent.map(({ text }) => text),
    [
      'Training: 25\u00a0% after 0.5\u00a0s',
      'Training: 50\u00a0% after 1.0\u00a0s',
      'Training: 75\u00a0% after 1.5\u00a0s',
      'Training: done in 2.0\u00a0s',
    ],
  );
  assert.equal(
    sent.map(({ update }) => update),
    [false, true, true, true],
  );
  assert.is(new Set(sent.map(({ id }) => id)).size, 1);
  assert.type(sent[0]?.id, 'string');
});

test('two of them are two displays', () => {
  const tells = [showProgress('One', () => now), showProgress('Two', () => now)];
  now = 600;
  for (const tell of tells) tell({ done: 1, total: null });
  assert.equal(
    sent.map(({ text }) => text),
    ['One: step 1 after 0.6\u00a0s', 'Two: step 1 after 0.6\u00a0s'],
  );
  assert.is.not(sent[0]?.id, sent[1]?.id);
});

test('short work, and work outside a notebook, shows nothing', () => {
  const tell = showProgress('Training', () => now);
  now = 400;
  tell({ done: 1, total: 2 });
  tell({ done: 2, total: 2 });
  assert.equal(sent, []);
  delete require.cache[path];
  now = 4000;
  showProgress('Training', () => now - 1000)({ done: 1, total: 2 });
  assert.equal(sent, []);
});

test.run();
