/** Files of very many rows, whose words are drawn from others' (seeded). */
import { closeSync, openSync, writeSync } from 'node:fs';
import { seededRandom } from '../../lib/dist/measure/seeded-random';

const ROWS_A_WRITE = 10_000;

/** So many words of a list, each as likely as the others, joined by spaces. */
type Draw = (words: readonly string[], count: number) => string;

/** Writes a heading and then each row's line. */
export function writeDrawnRows(
  path: string,
  heading: string,
  rows: number,
  line: (row: number, draw: Draw) => string,
): void {
  const random = seededRandom(1);
  const draw: Draw = (words, count) =>
    Array.from({ length: count }, () => words[Math.floor(random() * words.length)]).join(' ');
  const file = openSync(path, 'w');
  writeSync(file, heading);
  for (let start = 0; start < rows; start += ROWS_A_WRITE) {
    let lines = '';
    const end = Math.min(start + ROWS_A_WRITE, rows);
    for (let row = start; row < end; row++) lines += `${line(row, draw)}\n`;
    writeSync(file, lines);
  }
  closeSync(file);
}
