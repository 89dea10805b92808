/**
 * From bytes to characters. A byte order mark decides; then zero bytes (UTF-16 without a mark); then
 * UTF-8, which text in other encodings hardly ever satisfies; then what chardet takes it for.
 */
import { isAscii, isUtf8 } from 'node:buffer';
import { analyse } from 'chardet';
import { encodingExists, getDecoder } from 'iconv-lite';
import { DataError } from './data-error';
import type { ByteSource } from './file-blocks';

const SAMPLE = 2 ** 16;
const PIECE = 2 ** 18;
/** How close to chardet's first choice Western European must come to be taken: by far the commonest. */
const NEARLY = 20;
const UNASSIGNED_1252 = [0x81, 0x8d, 0x8f, 0x90, 0x9d];

/** Characters of a source, and which encoding they were in. */
export interface DecodedText {
  readonly encoding: string;
  readonly chunks: () => Iterable<string>;
}

/**
 * Finds the encoding of the whole source (or takes the one given) and decodes it.
 *
 * @param encoding a name that iconv-lite knows, such as 'utf-8', 'windows-1252', 'utf-16le'
 * @throws DataError for an unknown encoding, and for bytes that fit none, with the line
 */
export function decodeText(source: ByteSource, encoding?: string): DecodedText {
  const chosen = encoding === undefined ? detect(source) : known(encoding);
  if (encoding !== undefined && chosen === 'utf-8') checkUtf8(source);
  return { encoding: chosen, chunks: () => decode(source, chosen) };
}

function known(encoding: string): string {
  if (!encodingExists(encoding)) {
    throw new DataError(
      `encoding '${String(encoding)}' is not known. Known are utf-8, utf-16le, utf-16be, windows-1252, iso-8859-1, gb18030, shift_jis and others.`,
    );
  }
  return /^utf-?8$/i.test(encoding) ? 'utf-8' : encoding.toLowerCase();
}

function* decode(source: ByteSource, encoding: string): Generator<string> {
  const decoder = getDecoder(encoding); // takes the mark off
  // Short pieces, so that little of what is made of one is in memory at a time.
  for (const block of source.blocks()) {
    for (let at = 0; at < block.length; at += PIECE) {
      yield decoder.write(block.subarray(at, at + PIECE));
    }
  }
  const rest = decoder.end();
  if (rest !== undefined && rest !== '') yield rest;
}

function detect(source: ByteSource): string {
  const [first = Buffer.alloc(0)] = source.blocks();
  if (first[0] === 0xff && first[1] === 0xfe) return 'utf-16le';
  if (first[0] === 0xfe && first[1] === 0xff) return 'utf-16be';
  const sample = first.subarray(0, SAMPLE);
  const zeros = [0, 0];
  sample.forEach((byte, at) => (zeros[at % 2] += Number(byte === 0)));
  // Latin letters, spaces and line breaks in UTF-16 have their zero byte always on the same side.
  if (zeros[1] > sample.length / 8 && zeros[0] < zeros[1] / 8) return 'utf-16le';
  if (zeros[0] > sample.length / 8 && zeros[1] < zeros[0] / 8) return 'utf-16be';
  const fault = findFault(source);
  if (fault === undefined) return 'utf-8';
  if (fault.byte === 0) {
    throw new DataError(
      `${source.name}: line ${fault.line}: a zero byte; this is no text file. Give a file of labelled texts (CSV, JSON, ...).`,
    );
  }
  if (fault.multibyte >= fault.faults) throw notUtf8(source, fault);
  return otherEncoding(source, fault);
}

/** The first byte that is not UTF-8, and how the text stands otherwise (counted in its block). */
interface Fault {
  readonly line: number;
  readonly byte: number;
  readonly multibyte: number;
  readonly faults: number;
  readonly block: Buffer;
}

function checkUtf8(source: ByteSource): void {
  const fault = findFault(source);
  if (fault !== undefined) throw notUtf8(source, fault);
}

function notUtf8(source: ByteSource, { line, byte }: Fault): DataError {
  return new DataError(
    `${source.name}: line ${line}: the byte ${hex(byte)} is not UTF-8 text, as the rest of the file is. ` +
      'Correct the line, or name the encoding: --encoding windows-1252.',
  );
}

function hex(byte: number): string {
  return byte.toString(16).toUpperCase().padStart(2, '0');
}

function findFault(source: ByteSource): Fault | undefined {
  let before = 0;
  let earlier = 0; // whether characters of several bytes stood in an earlier block
  let carried = Buffer.alloc(0);
  for (const fresh of source.blocks()) {
    const block = carried.length === 0 ? fresh : Buffer.concat([carried, fresh]);
    const whole = block.length - unfinished(block);
    const text = block.subarray(0, whole);
    if (!isUtf8Text(text)) return faultIn(text, 1 + lineBreaks(source, before), earlier);
    if (!isAscii(text)) earlier = 1;
    before += whole;
    carried = Buffer.from(block.subarray(whole));
  }
  if (carried.length === 0) return undefined;
  // One character that is cut short is one fault, of however many bytes.
  return { ...faultIn(carried, 1 + lineBreaks(source, before), earlier), faults: 1 };
}

/** How many line breaks the first bytes hold; counted only when a fault is to be told. */
function lineBreaks(source: ByteSource, bytes: number): number {
  let count = 0;
  let left = bytes;
  for (const block of source.blocks()) {
    for (const byte of block.subarray(0, left)) if (byte === 10) count++;
    left = Math.max(0, left - block.length);
  }
  return count;
}

function isUtf8Text(bytes: Buffer): boolean {
  return isUtf8(bytes) && !bytes.includes(0);
}

function faultIn(block: Buffer, firstLine: number, earlier: number): Fault {
  let line = firstLine;
  let multibyte = earlier;
  let faults = 0;
  let first = { line, at: 0 };
  for (let at = 0; at < block.length; ) {
    const length = sequenceLength(block[at]);
    const sequence = block.subarray(at, at + length);
    const good = block[at] !== 0 && isUtf8(sequence);
    if (block[at] === 10) line++;
    if (good && length > 1) multibyte++;
    if (!good && faults++ === 0) first = { line, at };
    at += good ? length : 1;
  }
  return { line: first.line, byte: block[first.at], multibyte, faults, block };
}

function sequenceLength(byte: number): number {
  return byte < 0xc0 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
}

/** How many bytes at the end begin a character that goes on in the next block. */
function unfinished(block: Buffer): number {
  for (let back = 1; back <= 3; back++) {
    const byte = block[block.length - back];
    if (byte >= 0xc0) return sequenceLength(byte) > back ? back : 0;
  }
  return 0;
}

function otherEncoding(source: ByteSource, { block }: Fault): string {
  const guesses = analyse(block.subarray(0, 2 ** 20)).filter(
    ({ name }) => encodingExists(name) && !/^utf|^ascii/i.test(name),
  );
  const western = guesses.find(({ name }) => /^(ISO-8859-1|windows-1252)$/i.test(name));
  const best = guesses[0];
  if (best !== undefined && (western?.confidence ?? 0) + NEARLY < best.confidence) {
    return best.name.toLowerCase();
  }
  const at = block.findIndex((byte) => UNASSIGNED_1252.includes(byte));
  if (at < 0) return 'windows-1252'; // holds all that Latin-1 has letters for
  const line = lineOf(source, block[at]);
  throw new DataError(
    `${source.name}: line ${line}: the byte ${hex(block[at])} fits neither UTF-8 nor Windows-1252. ` +
      'Save the file as UTF-8, or name its encoding with --encoding.',
  );
}

function lineOf(source: ByteSource, wanted: number): number {
  let line = 1;
  for (const block of source.blocks()) {
    for (const byte of block) {
      if (byte === wanted) return line;
      if (byte === 10) line++;
    }
  }
  return line;
}
