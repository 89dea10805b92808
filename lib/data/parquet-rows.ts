/**
 * Parquet files, read by hyparquet. That package answers later (it is asynchronous) and is an ES
 * module, so it works in a process of its own, which hands the rows over as JSON Lines.
 */
import { spawnSync } from 'node:child_process';
import { DataError } from './data-error';
import type { ByteSource } from './file-blocks';
import { readJson } from './json-rows';
import type { RawTable } from './raw-table';

/** Whether a file begins as Parquet does. */
export function isParquet(start: Buffer): boolean {
  return start.subarray(0, 4).toString('latin1') === 'PAR1';
}

const READER = `
import { parquetReadObjects } from 'hyparquet';
const parts = [];
for await (const part of process.stdin) parts.push(part);
const { buffer, byteOffset, byteLength } = Buffer.concat(parts);
const rows = await parquetReadObjects({ file: buffer.slice(byteOffset, byteOffset + byteLength) });
const plain = (key, value) => (typeof value === 'bigint' ? Number(value) : value);
for (const row of rows) process.stdout.write(JSON.stringify(row, plain) + '\\n');
`;

/** @throws DataError when the file is damaged, or packed in a way hyparquet does not know */
export function readParquet(source: ByteSource): RawTable {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '--eval', READER],
    { cwd: __dirname, input: Buffer.concat(Array.from(source.blocks(), (block) => Buffer.from(block))), maxBuffer: 2 ** 29, encoding: 'utf8' },
  );
  if (status !== 0) {
    const why = /^\w*Error: (.*)$/m.exec(stderr)?.[1] ?? 'it cannot be read';
    throw new DataError(
      `${source.name}: not a Parquet file that can be read here (${why}). Save it with snappy or without compression, or as CSV.`,
    );
  }
  return { ...readJson(stdout, source.name), format: 'Parquet' };
}
