/** Reading a CSV file of very many short rows: this kit's reader and pandas' read_csv, a process each, in turns. */
import { join } from 'node:path';
import { childProgram, inTemporaryFolder, runForJson } from './child-programs';
import { entryOf, ratioOf, type BenchEntry, type Findings } from './bench-report';
import { entryTables } from './bench-tables';
import { writeDrawnRows } from './drawn-rows';
import type { Bench, Part } from './part';
import { takeTurns } from './take-turns';

const KIT = 'this kit, readReviews';
const WORDS = 12;
const ROWS = 1_000_000;

interface Reading {
  readonly rows: number;
  readonly readMs: number;
  readonly peakMegabytes: number;
}

export const reading: Part = {
  heading: 'Reading',
  async run(bench) {
    const found = await timeReading(bench);
    const text = [`${ROWS.toLocaleString('en')} rows.`, entryTables(found), ...found.notes];
    return { data: { rows: ROWS, ...found }, text: text.join('\n\n') };
  },
};

/**
 * @param rows how many rows the file has, of 12 words each
 * @returns entries in ms and in MB (the most memory the process had, resident set), and how many times
 *   pandas' the kit's are
 */
export function timeReading(
  { sets: { train }, peers, rounds, onProgress }: Bench,
  rows = ROWS,
): Promise<Findings> {
  const contestants = [
    { name: KIT, python: process.execPath, script: childProgram('reading-child'), env: process.env },
    ...peers.flatMap(({ pandas, ...one }) =>
      pandas === null ? [] : [{ ...one, name: `${pandas}, read_csv`, script: join(__dirname, 'pandas_reading.py') }],
    ),
  ]; // prettier-ignore
  const words = train.texts.flatMap((text) => text.replaceAll('"', '""').split(/\s+/));
  return inTemporaryFolder(async (folder) => {
    const file = join(folder, 'rows.csv');
    writeDrawnRows(file, 'id,text,label\n', rows, (row, draw) =>
      `${row},"${draw(words, WORDS)}",${train.labels[row % train.labels.length]}`);
    const sides = contestants.map(({ name, python, script, env }) => ({
      name,
      samples: [] as Reading[],
      measure: (): Reading => {
        const found = runForJson<Reading>(python, [script, file], env);
        if (found.rows !== rows) throw new Error(`${name} found ${found.rows} rows of ${rows}`);
        return found;
      },
    }));
    await takeTurns([sides], rounds, (what) => onProgress(`reading: ${what}`), 1);
    const entries = sides.flatMap(({ name, samples }) =>
      [
        entryOf(name, 'reading', 'ms', samples.map(({ readMs }) => readMs)),
        entryOf(name, 'memory at most', 'MB', samples.map(({ peakMegabytes }) => peakMegabytes)),
      ].filter((entry) => entry !== null),
    );
    const of = (name: string, what: string): BenchEntry | undefined =>
      entries.find((entry) => entry.name === name && entry.mode === what);
    const others = sides.slice(1).map(({ name }) => name);
    const ratios = ['reading', 'memory at most'].flatMap((what) =>
      others.flatMap(
        (other) => ratioOf(`${what}: ${KIT}, times ${other}`, of(KIT, what), of(other, what)) ?? [],
      ),
    );
    const notes = others.length === 0 ? ['pandas is left out: no Python here has it.'] : [];
    return { entries, ratios, notes };
  });
} // prettier-ignore
