/**
 * From bytes to characters. A byte order mark decides; then zero bytes (UTF-16 without a mark); then
 * UTF-8, which text in other encodings hardly ever satisfies; then what fits its words (encoding-guess.ts).
 */
import { encodingExists, getDecoder } from 'iconv-lite';
import { DataError } from '../data-error';
import type { ByteSource } from './file-blocks';
import { findFault, type Fault } from './utf8-fault';

const SAMPLE = 2 ** 16;
const PIECE = 2 ** 18;
const UNASSIGNED_1252 = [0x81, 0x8d, 0x8f, 0x90, 0x9d];

/** Characters of a source, and which encoding they were in. */
export interface DecodedText {
  readonly encoding: string;
  /** Whether some bytes stand for no character in it; they become \ufffd, or \0. */
  readonly damaged: boolean;
  readonly chunks: () => Iterable<string>;
}

export interface DecodeOptions {
  /** A name that iconv-lite knows, such as 'utf-8', 'windows-1252', 'utf-16le'; else it is found. */
  readonly encoding?: string;
  /** Go on where a few bytes stand for no character. */
  readonly lenient?: boolean;
}

/**
 * Finds the encoding of the whole source (or takes the one given) and decodes it.
 *
 * @throws DataError for an unknown encoding, and for bytes that fit none, with the line
 */
export function decodeText(
  source: ByteSource,
  { encoding, lenient = false }: DecodeOptions = {},
): DecodedText {
  const found =
    encoding === undefined ? detect(source, lenient) : asTold(source, known(encoding), lenient);
  const chunks = (): Iterable<string> => decode(source, found.encoding);
  if (found.encoding === 'utf-8') return { ...found, chunks };
  const line = lineWithoutCharacter(chunks());
  if (line !== undefined && !lenient) {
    throw new DataError(
      `${source.name}: line ${line}: bytes that stand for no character in ${found.encoding}. Name the file's encoding with --encoding, or leave such rows out: --skip-bad-rows.`,
    );
  }
  return { ...found, damaged: line !== undefined, chunks };
}

/** The first line that holds what decoders put for bytes without a meaning. */
function lineWithoutCharacter(chunks: Iterable<string>): number | undefined {
  let line = 1;
  for (const chunk of chunks) {
    const at = chunk.indexOf('\ufffd');
    line += chunk.slice(0, at < 0 ? undefined : at).split('\n').length - 1;
    if (at >= 0) return line;
  }
  return undefined;
}

type Found = Omit<DecodedText, 'chunks'>;

function asTold(source: ByteSource, encoding: string, lenient: boolean): Found {
  const fault = encoding === 'utf-8' ? findFault(source) : undefined;
  if (fault !== undefined && !lenient) throw notUtf8(source, fault);
  return { encoding, damaged: fault !== undefined };
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

function detect(source: ByteSource, lenient: boolean): Found {
  const whole = (encoding: string): Found => ({ encoding, damaged: false });
  const [first = Buffer.alloc(0)] = source.blocks();
  if (first[0] === 0xff && first[1] === 0xfe) return whole('utf-16le');
  if (first[0] === 0xfe && first[1] === 0xff) return whole('utf-16be');
  const sample = first.subarray(0, SAMPLE);
  const zeros = [0, 0];
  sample.forEach((byte, at) => (zeros[at % 2] += Number(byte === 0)));
  // Latin letters, spaces and line breaks in UTF-16 have their zero byte always on the same side.
  if (zeros[1] > sample.length / 8 && zeros[0] < zeros[1] / 8) return whole('utf-16le');
  if (zeros[0] > sample.length / 8 && zeros[1] < zeros[0] / 8) return whole('utf-16be');
  const fault = findFault(source);
  if (fault === undefined) return whole('utf-8');
  if (fault.byte === 0 && zeros[0] + zeros[1] >= sample.length / 20) {
    throw new DataError(
      `${source.name}: line ${fault.line}: a zero byte; this is no text file. Give a file of labelled texts (CSV, JSON, ...).`,
    );
  }
  if (fault.byte === 0 || fault.multibyte >= fault.faults) {
    if (lenient) return { encoding: 'utf-8', damaged: true };
    throw notUtf8(source, fault);
  }
  return whole(otherEncoding(source, fault, lenient));
}

function notUtf8(source: ByteSource, { line, byte }: Fault): DataError {
  if (byte === 0) {
    return new DataError(
      `${source.name}: line ${line}: a zero byte, which no text holds. Take it out, or leave such rows out: --skip-bad-rows.`,
    );
  }
  return new DataError(
    `${source.name}: line ${line}: the byte ${hex(byte)} is not UTF-8 text, as the rest of the file is. ` +
      'Correct the line, name the encoding (--encoding windows-1252), or leave such rows out: --skip-bad-rows.',
  );
}

function hex(byte: number): string {
  return byte.toString(16).toUpperCase().padStart(2, '0');
}

function otherEncoding(source: ByteSource, { block }: Fault, lenient: boolean): string {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded late: few texts need it
  const { guessEncoding } = require('./encoding-guess') as typeof import('./encoding-guess');
  const found = guessEncoding(block.subarray(0, 2 ** 20), source.name);
  if (found !== undefined) return found;
  const at = block.findIndex((byte) => UNASSIGNED_1252.includes(byte));
  if (at < 0 || lenient) return 'windows-1252'; // holds all that Latin-1 has letters for
  const line = lineOf(source, block[at]);
  throw new DataError(
    `${source.name}: line ${line}: the byte ${hex(block[at])} fits neither UTF-8 nor Windows-1252. ` +
      'Save the file as UTF-8, name its encoding with --encoding, or leave such rows out: --skip-bad-rows.',
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
