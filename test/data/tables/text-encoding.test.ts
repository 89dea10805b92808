import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { encode } from 'iconv-lite';
import { fromMemory } from '../../../lib/data/tables/file-blocks';
import { decodeText } from '../../../lib/data/tables/text-encoding';

const test = suite('text encoding');
const BLOCK = 2 ** 20;

function read(bytes: Buffer | readonly number[], encoding?: string): [string, string] {
  const decoded = decodeText(
    fromMemory('x.csv', Buffer.from(bytes)),
    encoding === undefined ? {} : { encoding },
  );
  return [decoded.encoding, [...decoded.chunks()].join('')];
}

test('a mark of two bytes decides; half a mark does not', () => {
  assert.equal(read([0xff, 0xfe, 0x61, 0, 0x62, 0]), ['utf-16le', 'ab']);
  assert.equal(read([0xfe, 0xff, 0, 0x61, 0, 0x62]), ['utf-16be', 'ab']);
  assert.equal(read([0xff, 0xfe, 0x22, 0x6f]), ['utf-16le', '漢']); // not one zero byte
  assert.equal(read([0xfe, 0xff, 0x6f, 0x22]), ['utf-16be', '漢']);
  for (const [first, second] of [[0xff, 0x61], [0xff, 0xff], [0xfe, 0x61], [0xfe, 0xfe], [0xfd, 0xff]]) {
    let said: string;
    try { said = read([first, second, 0x61, 0x62, 0x63])[0]; } catch (error) { said = (error as Error).message; }
    assert.match(said, /^windows|its encoding is not clear/);
  } // prettier-ignore
});

test('UTF-16 without a mark is told by zero bytes on one side, which are rare on the other', () => {
  for (const encoding of ['utf-16le', 'utf-16be']) {
    for (const text of ['tea,good', `${'漢字'.repeat(12)}, tea is ${'very '.repeat(50)}good`, 'teapots,gĀ']) {
      assert.equal(read(encode(text, encoding, { addBOM: false })), [encoding, text]);
    }
    const even = encode('teapot,gĀ', encoding, { addBOM: false }); // one zero byte there, eight here
    assert.throws(() => read(even), /line 1: a zero byte/);
  } // prettier-ignore
  assert.throws(() => read(Buffer.from('a\0bcdefg')), /zero byte/); // one of eight is no sign yet
  assert.throws(() => read(Buffer.from('\0abcdefg')), /zero byte/);
});

test('a character that a block ends in is read whole, whatever its length and where it is cut', () => {
  for (const character of ['é', '漢', '😂']) {
    for (let before = 0; before <= 4; before++) {
      const text = `${'a'.repeat(BLOCK - before)}${character}\nb`;
      const [encoding, decoded] = read(Buffer.from(text));
      assert.is(encoding, 'utf-8');
      assert.ok(decoded === text, `${character} ${before} bytes before the end of a block`);
    }
  }
});

test('a wrong byte is named with its line, in whichever block it stands', () => {
  const lines = 'é tea\n'.repeat(BLOCK / 6); // longer than a block
  const wrong = (text: string) =>
    Buffer.concat([Buffer.from(text), Buffer.of(0xff), Buffer.from(' b\nc')]);
  assert.throws(() => read(wrong('é\ntea')), /line 2: the byte FF is not UTF-8 text, as the rest/);
  assert.throws(
    () => read(wrong(lines)),
    new RegExp(`line ${lines.split('\n').length}: the byte FF`),
  );
  assert.throws(() => read(wrong('tea\n\n'), 'UTF8'), /line 3: the byte FF/); // no other letter at all
  const late = `${'a\n'.repeat(BLOCK / 2)}a\né\n`;
  assert.throws(() => read(wrong(late)), new RegExp(`line ${BLOCK / 2 + 3}: the byte FF`));
  assert.throws(() => read(Buffer.from('some tea\n\0b')), /line 2: a zero byte/);
  assert.throws(
    () => read(Buffer.from('a\u0001b\n\0b'), 'utf-8'),
    /line 2: a zero byte, which no text holds/,
  );
  for (const cut of [1, 2, 3]) {
    assert.throws(() => read(Buffer.from('ééé\na😂').subarray(0, 8 + cut)), /line 2: the byte F0/);
  }
  for (const text of [`${'a'.repeat(BLOCK)}\n`, `\n${'a'.repeat(BLOCK)}`]) {
    assert.throws(() => read(wrong(text), 'utf-8'), /line 2: the byte FF/);
  }
  const cutAfterBlock = Buffer.from(`${'é\n'.repeat(BLOCK / 2)}😂`).subarray(0, -1);
  assert.throws(() => read(cutAfterBlock), new RegExp(`line ${BLOCK / 2 + 1}: the byte F0`));
});

test('as many wrong bytes as letters of UTF-8 are a slip, more are not clear', () => {
  const slips = (count: number) =>
    Buffer.concat([Buffer.from('Ce thé est '), encode('très bon, mais '.repeat(count), 'latin1')]);
  assert.throws(() => read(slips(1)), /line 1: the byte E8 is not UTF-8/);
  assert.throws(
    () => read(slips(2)),
    /not clear.*\n {2}--encoding windows-1252 {2}Ce thÃ© est très bon/,
  );
  const side = Buffer.concat([Buffer.from('é '), encode('créé par eux', 'latin1')]); // two side by side
  assert.is(read(side)[0], 'windows-1252');
  const before = Buffer.from(`é${'a'.repeat(BLOCK - 2)}`); // a letter of UTF-8, a block earlier
  assert.throws(() => read(Buffer.concat([before, Buffer.of(0xe8)])), /the byte E8 is not UTF-8/);
});

test('other encodings are found by their text, which may begin in plain English', () => {
  const japanese = 'このお茶はとてもおいしいです。急須は壊れていました。とても残念です。';
  const korean = '이 차는 정말 맛있어요. 주전자가 깨져서 실망했어요.';
  for (const [encoding, text] of [['shift_jis', japanese], ['euc-jp', japanese], ['euc-kr', korean]]) {
    const whole = 'text,label\n'.repeat(9) + text;
    assert.equal(read(encode(whole, encoding)), [encoding, whole]);
  } // prettier-ignore
  const western = 'Très bon thé, “parfait” – 5 €';
  assert.equal(read(encode(western, 'windows-1252')), ['windows-1252', western]);
});

test('a byte that fits no encoding is named with its line', () => {
  const strange = Buffer.from('Ce th\xe9 est tr\xe8s bon\net le caf\xe9\nmauvais\x81 y', 'latin1');
  assert.throws(() => read(strange), /line 3: the byte 81 fits neither/);
  for (const [byte, name] of [[0x8d, '8D'], [0x8f, '8F'], [0x90, '90'], [0x9d, '9D']] as const) {
    const other = strange.map((one) => (one === 0x81 ? byte : one));
    assert.throws(() => read(Buffer.from(other)), new RegExp(`^x\\.csv: line 3: the byte ${name} fits neither`));
  } // prettier-ignore
});

test('an encoding may be named in many ways, and its mark is no part of the text', () => {
  assert.equal(read([0xef, 0xbb, 0xbf, 0x61], 'UTF-8'), ['utf-8', 'a']);
  assert.equal(read([0xe9], 'Windows-1252'), ['windows-1252', 'é']);
  assert.equal(read([0xef, 0xbb, 0xbf, 0x61]), ['utf-8', 'a']);
  assert.equal(read([]), ['utf-8', '']);
  assert.throws(() => read([0x61], 'klingon'), /encoding 'klingon' is not known/);
});

/** What is made of bytes that may be damaged: encoding, whether they are, and the text. */
function readLenient(bytes: Buffer | readonly number[], encoding?: string) {
  const { damaged, chunks, ...found } = decodeText(fromMemory('x.csv', Buffer.from(bytes)), { encoding, lenient: true });
  return [found.encoding, damaged, [...chunks()].join('')];
} // prettier-ignore

test('bytes that stand for no character in the encoding that was named: their line', () => {
  const line = (text: string) => () => read(Buffer.from(text, 'latin1'), 'shift_jis');
  assert.throws(line('\xff\nb\n'), /line 1: bytes that stand for no character in shift_jis/);
  assert.throws(line('a\xff\nb\n'), /line 1: bytes/);
  assert.throws(line('a\n\n\xff\nb\n'), /line 3: bytes/);
  assert.throws(line(`${'ab\n'.repeat(2 ** 18)}\n\xff`), new RegExp(`line ${2 ** 18 + 2}: bytes`)); // in a later piece
  assert.throws(() => read([0x61, 0x0a, 0x82], 'shift_jis'), /line 2: bytes/); // half a character at the end
  assert.equal(read([0x61, 0x82, 0xa0], 'shift_jis'), ['shift_jis', 'aあ']);
  assert.equal(readLenient([0xff, 0x0a, 0x61], 'shift_jis'), ['shift_jis', true, '\ufffd\na']);
  assert.equal(readLenient([0x61], 'shift_jis'), ['shift_jis', false, 'a']);
});

test('damage is told where a few bytes may stand for no character', () => {
  assert.equal(readLenient([0x61], 'utf-8'), ['utf-8', false, 'a']);
  assert.equal(readLenient([0x61]), ['utf-8', false, 'a']);
  assert.equal(readLenient([0xff, 0x61], 'utf-8'), ['utf-8', true, '\ufffda']);
  assert.equal(readLenient(Buffer.from('é\xffa'.replace('é', 'Ã©'), 'latin1')), [
    'utf-8',
    true,
    'é\ufffda',
  ]);
  assert.not(decodeText(fromMemory('x.csv', Buffer.from('a'))).damaged);
  // Zero bytes, on either side, may be fewer than a twentieth.
  const zeros = (length: number, ...places: number[]) =>
    Array.from({ length }, (_, at) => (places.includes(at) ? 0 : 0x61));
  for (const places of [[3], [4]]) {
    assert.equal(readLenient(zeros(21, ...places))[1], true);
    assert.throws(() => readLenient(zeros(20, ...places)), /line 1: a zero byte/);
  }
  assert.equal(readLenient(zeros(41, 3, 6))[1], true);
  assert.throws(() => readLenient(zeros(40, 3, 6)), /line 1: a zero byte/);
});

test('a byte that Windows-1252 has no letter for may be the first; others next to it are letters', () => {
  const western = Buffer.from(' tr\xe8s bon, le caf\xe9 est pr\xeat', 'latin1');
  assert.throws(
    () => read(Buffer.concat([Buffer.of(0x81), western])),
    /line 1: the byte 81 fits neither/,
  );
  const [encoding, text] = read(Buffer.concat([Buffer.of(0x80, 0x82, 0x84, 0x91, 0x95), western]));
  assert.equal([encoding, text.slice(0, 5)], ['windows-1252', '€‚„‘•']);
});

test('two wrong bytes after a block with letters of UTF-8, or with none, are another encoding', () => {
  const late = (start: string, wrong: string) => read(Buffer.concat([Buffer.from(start), Buffer.from(wrong, 'latin1')]))[0];
  assert.is(late(`é${'a'.repeat(BLOCK)}`, ' tr\xe8s pr\xeat parfait'), 'windows-1252');
  assert.is(late('a'.repeat(BLOCK + 2), ' tr\xe8s'), 'windows-1252');
}); // prettier-ignore

test('characters of three and four bytes are characters, whatever they begin with', () => {
  for (const character of ['\u0800', 'अ', '\uffff', '\u{10000}', '\u{10ffff}', '\u07ff', '\x80']) {
    const bytes = Buffer.concat([
      Buffer.from(`${character}\n${character}`),
      Buffer.of(0xff),
      Buffer.from(' tea'),
    ]);
    assert.throws(() => read(bytes), /line 2: the byte FF is not UTF-8/, character);
  }
  assert.throws(
    () => read(Buffer.from('a\xe8\n\xe8b\xe9\n', 'latin1'), 'utf-8'),
    /line 1: the byte E8/,
  );
});

test.run();
