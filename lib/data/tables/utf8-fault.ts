/** Where a file stops being UTF-8 text. */
import { isAscii, isUtf8 } from 'node:buffer';
import type { ByteSource } from './file-blocks';

/** The first byte that is not UTF-8, and how the text stands otherwise (counted in its block). */
export interface Fault {
  readonly line: number;
  readonly byte: number;
  readonly multibyte: number;
  readonly faults: number;
  readonly block: Buffer;
}

/** Finds the first byte that is no UTF-8; undefined where there is none. */
export function findFault(source: ByteSource): Fault | undefined {
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
  for (let at = 0; at < block.length;) {
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
