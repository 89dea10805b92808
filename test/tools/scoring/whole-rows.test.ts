import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { seededRandom } from '../../../lib/measure/seeded-random';
import { WholeRows } from '../../../lib/tools/scoring/whole-rows';

const test = suite('whole-rows');
const LINE_FEED = 0x0a;

/** Cuts a text that comes in pieces. */
function cut(text: string, piece: number, size: number, quote = 0x22): string[] {
  const rows = new WholeRows(LINE_FEED, quote, size);
  const bytes = Buffer.from(text);
  const blocks: string[] = [];
  for (let at = 0; at < bytes.length; at += piece) {
    const block = rows.add(bytes.subarray(at, at + piece));
    if (block !== undefined) blocks.push(block.toString());
  }
  blocks.push(rows.rest().toString());
  return blocks;
}

test('blocks end where rows do, whatever is in quotes, and nothing is lost', () => {
  const random = seededRandom(5);
  const fields = ['a', '"a\nb"', '"""\n"""', '""', 'x,y', '"\n\n""\n"', 'long '.repeat(9)];
  for (let round = 0; round < 60; round++) {
    const text = Array.from({ length: 80 }, () => {
      const field = fields[Math.floor(random() * fields.length)];
      return `${field}${random() < 0.4 ? '\n' : ','}`;
    }).join('');
    for (const [piece, size] of [
      [1, 10],
      [7, 30],
      [64, 50],
      [1000, 100],
    ]) {
      // prettier-ignore
      const blocks = cut(text, piece, size);
      assert.is(blocks.join(''), text);
      for (const block of blocks.slice(0, -1)) {
        assert.is(block.at(-1), '\n');
        assert.is(block.split('"').length % 2, 1, block);
        assert.ok(block.length >= 2);
      }
    }
  }
});

test('without quotes every line end ends a row', () => {
  assert.equal(cut('"a\nb"\nc', 3, 2, -1), ['"a\n', 'b"\n', 'c']);
});

test.run();
