/** Reading a CSV file of very many short rows: this kit's reader and pandas' read_csv, a process each, in turns. */
import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seededRandom } from '../../lib/dist/measure/seeded-random';
import { childProgram } from './child-programs';
import { entryOf, ratioOf, type BenchEntry, type BenchRatio } from './bench-report';
import type { LabelledTexts } from './review-sets';
import type { ScikitLearn } from './scikit-learn';
import { takeTurns } from './take-turns';

const KIT = 'this kit, readReviews';
const WORDS = 12;
const ROWS_A_WRITE = 10_000;

interface Reading {
  readonly rows: number;
  readonly readMs: number;
  readonly peakMegabytes: number;
}

/**
 * @param rows how many rows the file has, of 12 words each
 * @returns entries in ms and in MB (the most memory the process had, resident set), and how many times
 *   pandas' the kit's are
 */
export async function timeReading(
  train: LabelledTexts,
  peers: readonly ScikitLearn[],
  rows: number,
  rounds: number,
  onProgress: (what: string) => void,
): Promise<{ entries: BenchEntry[]; ratios: BenchRatio[]; notes: string[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'reviewlab-bench-'));
  try {
    const file = join(folder, 'rows.csv');
    writeRows(train, rows, file);
    const contestants = [
      {
        name: KIT,
        program: process.execPath,
        args: [childProgram('reading-child')],
        env: process.env,
      },
      ...peers.flatMap(({ pandas, python, env }) =>
        pandas === null
          ? []
          : [
              {
                name: `${pandas}, read_csv`,
                program: python,
                args: [join(__dirname, 'pandas_reading.py')],
                env,
              },
            ],
      ),
    ].map(({ name, program, args, env }) => ({
      name,
      samples: [] as Reading[],
      measure: (): Reading => {
        const found = read(program, [...args, file], env);
        if (found.rows !== rows) throw new Error(`${name} found ${found.rows} rows of ${rows}`);
        return found;
      },
    }));
    await takeTurns([contestants], rounds, (what) => onProgress(`reading: ${what}`), 1);
    const entries = contestants.flatMap(({ name, samples }) => {
      const times = samples.map(({ readMs }) => readMs);
      const memory = samples.map(({ peakMegabytes }) => peakMegabytes);
      return [
        entryOf(name, 'reading', 'ms', times),
        entryOf(name, 'memory at most', 'MB', memory),
      ].filter((entry) => entry !== null);
    });
    const of = (name: string, what: string): BenchEntry | undefined =>
      entries.find((entry) => entry.name === name && entry.mode === what);
    const others = contestants.slice(1).map(({ name }) => name);
    const ratios = ['reading', 'memory at most'].flatMap((what) =>
      others.flatMap(
        (other) => ratioOf(`${what}: ${KIT}, times ${other}`, of(KIT, what), of(other, what)) ?? [],
      ),
    );
    const notes = others.length === 0 ? ['pandas is left out: no Python here has it.'] : [];
    return { entries, ratios, notes };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function read(program: string, args: readonly string[], env: NodeJS.ProcessEnv): Reading {
  const { stdout, stderr, status } = spawnSync(program, args, { encoding: 'utf8', env });
  if (status !== 0) throw new Error(`${[program, ...args].join(' ')} failed: ${stderr}`);
  return JSON.parse(stdout) as Reading;
}

/** Rows of id, text in quotes and label; the words drawn from the reviews (seeded). */
function writeRows({ texts, labels }: LabelledTexts, rows: number, path: string): void {
  const words = texts.flatMap((text) => text.replaceAll('"', '""').split(/\s+/));
  const random = seededRandom(1);
  const file = openSync(path, 'w');
  writeSync(file, 'id,text,label\n');
  for (let start = 0; start < rows; start += ROWS_A_WRITE) {
    let lines = '';
    for (let row = start; row < Math.min(start + ROWS_A_WRITE, rows); row++) {
      const chosen = Array.from(
        { length: WORDS },
        () => words[Math.floor(random() * words.length)],
      );
      lines += `${row},"${chosen.join(' ')}",${labels[row % labels.length]}\n`;
    }
    writeSync(file, lines);
  }
  closeSync(file);
}
