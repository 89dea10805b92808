/** An input in blocks of rows: first what the beginning says, then ranges of a plain file, or bytes as they come. */
import { LONGEST, type Block, type Range } from './block-scorer';
import { readHead, type CsvHead, type CsvOptions } from './csv-header';
import type { ScoringInput } from './input';
import { WholeRows } from './whole-rows';

const LINE_FEED = 0x0a;

interface Beginning {
  /** Undefined for JSON Lines, which have no header. */
  readonly head?: CsvHead;
  /** Where the rows begin, what is written before them, and what is read from there on. */
  readonly end: number;
  readonly output: Uint8Array;
  readonly rest: AsyncIterable<Buffer>;
}

/** Reads a CSV file's header. */
export async function readBeginning(
  { kind, chunks, name, separator }: ScoringInput,
  options: CsvOptions,
): Promise<Beginning> {
  if (kind === 'jsonl') return { end: 0, output: Buffer.alloc(0), rest: chunks };
  let bytes: Buffer = Buffer.alloc(0);
  for (;;) {
    const next = await chunks.next();
    const done = next.done === true || bytes.length > LONGEST; // a longer header is a quote that is not closed
    if (!next.done) bytes = Buffer.concat([bytes, next.value]);
    const begun = readHead(bytes, done, name, { ...options, found: separator });
    if (begun === undefined) continue;
    const rest = async function* (): AsyncGenerator<Buffer> {
      yield bytes.subarray(begun.end);
      yield* chunks;
    };
    return { ...begun, rest: rest() };
  }
}

/** A plain file's rows, for whoever has time to read them. */
export function* rangesOf(
  path: string,
  begin: number,
  size: number,
  blockSize: number,
): Generator<Range> {
  for (let from = begin; from < size; from += blockSize) {
    yield { path, from, to: Math.min(from + blockSize, size), size, isRow: from === begin };
  }
}

/** The rows of what is packed, in another encoding or in a pipe; with size 0, as soon as there are some. */
export async function* blocksOf(
  chunks: AsyncIterable<Buffer>,
  head: CsvHead | undefined,
  size: number,
): AsyncGenerator<Block> {
  const { lineEnd, quote } = head?.format ?? { lineEnd: LINE_FEED, quote: -1 };
  const rows = new WholeRows(lineEnd, quote, size);
  for await (const chunk of chunks) {
    const bytes = rows.add(chunk);
    if (bytes !== undefined) yield { bytes };
  }
  const bytes = rows.rest();
  if (bytes.length > 0) yield { bytes };
}
