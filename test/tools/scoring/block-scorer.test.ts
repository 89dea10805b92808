/** Ranges of a file, scored in any order and put together as score-file.ts does. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { seededRandom } from '../../../lib/measure/seeded-random';
import { BlockScorer } from '../../../lib/tools/scoring/block-scorer';
import { scoreFile } from '../../../lib/tools/scoring/score-file';
import type { ScoringThreads } from '../../../lib/tools/scoring/scoring-threads';

const test = suite('block-scorer');
const classify = (text: string) => ({ label: `n${text.length}`, probability: 0.5 });
let folder = '';
test.before(() => void (folder = mkdtempSync(join(tmpdir(), 'block-scorer-'))));
test.after(() => rmSync(folder, { recursive: true }));
const at = (name: string): string => join(folder, name);

/** Threads that are none: each scores its blocks at once, or refuses every third one. */
function inThisThread(): ScoringThreads {
  const threads = {
    count: 2,
    scorer: undefined as BlockScorer | undefined,
    given: 0,
    tell(rows: ConstructorParameters<typeof BlockScorer>[1]) {
      threads.scorer = new BlockScorer({ classify }, rows, 5000);
    },
    score(block: Parameters<BlockScorer['score']>[0]) {
      if (threads.given++ % 3 === 2) return undefined;
      try {
        return Promise.resolve(threads.scorer?.score(block));
      } catch {
        return Promise.resolve(undefined);
      }
    },
  };
  return threads as unknown as ScoringThreads;
}

async function outcome(input: string, blockSize: number, threads?: ScoringThreads) {
  const out = at('out');
  rmSync(out, { force: true });
  const said = await scoreFile(classify, input, out, { blockSize, threads }).then(
    ({ rows, emptyTexts }) => `${rows} ${emptyTexts}`,
    (error: Error) => error.message,
  );
  return [said, existsSync(out) ? readFileSync(out, 'utf8') : null];
}

const long = `"${'a line\n'.repeat(60)}"`;
const looksLikeRows = `"${'1,x\n'.repeat(40)}"`;
const kinds: Record<string, { head: string; rows: readonly string[]; ends?: readonly string[] }> = {
  quotes: {
    head: 'id,text\n',
    rows: ['1,a', '2,"b\nc"', '3,"""\n"""', '4,', ',"\n\n"', `5,${long}`],
  },
  'rows in quotes': { head: 'id,text\n', rows: ['1,a', `2,${looksLikeRows}`, '3,é😂'] },
  'one column': { head: 'text\n', rows: ['a', '"b\n\nc"', long, 'plain words', '""'] },
  'line ends': {
    head: 'id;text\r\n',
    rows: ['1;a', '2;"b\r\nc"'],
    ends: ['\r\n', '\n', '\r\n\r\n'],
  },
  'carriage returns': { head: 'id\ttext\r', rows: ['1\ta', '2\t"b\rc"'], ends: ['\r', '\r\r'] },
  'a wrong row': {
    head: 'id,text\n',
    rows: [...Array<string>(30).fill('1,"a\nb"'), '1,2,3', '1,a"b'],
  },
};
for (const [name, { head, rows, ends = ['\n', '\n', '\n\n'] }] of Object.entries(kinds)) {
  test(`${name}: the bytes and the message of one thread, whatever the ranges are`, async () => {
    const random = seededRandom(3);
    const pick = (from: readonly string[]): string => from[Math.floor(random() * from.length)];
    for (let round = 0; round < 8; round++) {
      const body = Array.from({ length: 1 + round * 6 }, () => pick(rows) + pick(ends)).join('');
      writeFileSync(at('in.csv'), head + (round % 2 === 0 ? body : body.trimEnd()));
      const expected = await outcome(at('in.csv'), 1e6);
      for (const size of [1, 17, 64, 300]) {
        assert.equal(await outcome(at('in.csv'), size), expected, `${size} ${body}`);
        assert.equal(
          await outcome(at('in.csv'), size, inThisThread()),
          expected,
          `${size} ${body}`,
        );
      }
    }
  });
}

test('JSON Lines, too', async () => {
  const lines = Array.from({ length: 40 }, (_, n) => JSON.stringify({ text: 'é'.repeat(n % 7) }));
  for (const end of ['', '\n', '\n\n{"text": 1}']) {
    writeFileSync(at('in.jsonl'), `\ufeff${lines.join('\r\n')}${end}`);
    const expected = await outcome(at('in.jsonl'), 1e6);
    for (const size of [1, 16, 200]) {
      assert.equal(await outcome(at('in.jsonl'), size, inThisThread()), expected);
    }
  }
});

test('a file that becomes shorter is an error', () => {
  writeFileSync(at('short.jsonl'), '{"text":"a"}\n');
  const range = { path: at('short.jsonl'), from: 0, to: 20, size: 20, isRow: true };
  const scorer = new BlockScorer({ classify }, { file: 'short.jsonl' });
  assert.throws(() => scorer.score(range), /short\.jsonl: it had 20 bytes and has fewer now/);
  scorer.close();
});

test.run();
