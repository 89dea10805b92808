/**
 * Parquet files, read by hyparquet (with hyparquet-compressors: snappy, gzip, brotli, zstd, lz4). It
 * answers later (it is asynchronous) and is an ES module, so it works in a process of its own, which
 * hands the rows over as JSON Lines in a temporary file.
 */
import { spawnSync } from 'node:child_process';
import { closeSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DataError } from '../data-error';
import { machineError, temporaryFolder } from '../machine-error';
import { allBytes, openBytes, type ByteSource } from './file-blocks';
import { readJsonLines } from './json-rows';
import type { RawTable } from './raw-table';
import { decodeText } from './text-encoding';

/** Whether a file begins as Parquet does. */
export function isParquet(start: Buffer): boolean {
  return start.subarray(0, 4).toString('latin1') === 'PAR1';
}

/** Whole numbers beyond 2^53 are kept as text, so that ids stay different. */
const READER = `
import { writeSync } from 'node:fs';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
const parts = [];
for await (const part of process.stdin) parts.push(part);
const { buffer, byteOffset, byteLength } = Buffer.concat(parts);
const file = buffer.slice(byteOffset, byteOffset + byteLength);
const plain = (key, value) =>
  typeof value !== 'bigint' ? value : Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
let rowStart = 0;
for (const { num_rows } of parquetMetadata(file).row_groups) {
  const rowEnd = rowStart + Number(num_rows);
  const rows = await parquetReadObjects({ file, compressors, rowStart, rowEnd });
  for (let at = 0; at < rows.length; at += 1000) {
    const bytes = Buffer.from(rows.slice(at, at + 1000).map((row) => JSON.stringify(row, plain) + '\\n').join(''));
    for (let done = 0; done < bytes.length; ) done += writeSync(1, bytes, done);
  }
  rowStart = rowEnd;
}
`;

/**
 * Reads the rows of a Parquet file, in a process of its own.
 *
 * @throws DataError when the file is damaged, or packed in a way that is not known
 */
export function readParquet(source: ByteSource): RawTable {
  const folder = temporaryFolder('reviewlab-parquet-');
  const path = join(folder, 'rows.jsonl');
  try {
    const output = openSync(path, 'w');
    const { status, stderr, error } = spawnSync(
      process.execPath,
      ['--input-type=module', '--eval', READER],
      {
        cwd: __dirname,
        input: allBytes(source),
        stdio: ['pipe', output, 'pipe'],
        encoding: 'utf8',
      },
    );
    closeSync(output);
    if (error !== undefined) throw machineError(error, source.name);
    if (stderr.includes('ENOSPC')) throw fullDisk(path);
    if (status !== 0) {
      const why = /^\w*Error: (.*)$/m.exec(stderr)?.[1] ?? 'it cannot be read';
      throw new DataError(
        `${source.name}: not a Parquet file that can be read here (${why}). Save it again, with snappy, or as CSV.`,
      );
    }
    const { chunks } = decodeText(openBytes(path), { encoding: 'utf-8' });
    return { ...readJsonLines(chunks(), source.name), format: 'Parquet' };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The process that wrote there has only its error's text to say so. */
function fullDisk(path: string): unknown {
  return machineError(Object.assign(new Error(), { code: 'ENOSPC', syscall: 'write' }), path);
}
