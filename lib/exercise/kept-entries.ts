/**
 * What a learner did, kept over restarts of the kernel: one line of JSON an entry, only ever added to, in a
 * file of the results folder. A line is added in one write, so two notebooks can do so at once; a line
 * that is broken is passed over, and those around it still count (https://jsonlines.org).
 */
import { appendFileSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { resultsFolder } from '../data/results-folder';

export type Entry = ReadonlyMap<string, unknown>;

/** The files, by what they keep. */
export type EntryFile = 'guesses' | 'checks' | 'answers' | 'runs';

/** The entries in the order they were kept; none where the file is missing or cannot be read. */
export function readEntries(file: EntryFile): Entry[] {
  return readText(file)
    .split('\n')
    .flatMap((line) => {
      try {
        const value: unknown = JSON.parse(line);
        const isEntry = typeof value === 'object' && value !== null && !Array.isArray(value);
        return isEntry ? [new Map(Object.entries(value))] : [];
      } catch {
        return [];
      }
    });
}

/** Keeps an entry. Returns '' or, where it could not be kept, a sentence that says why. */
export function keepEntry(file: EntryFile, entry: Readonly<Record<string, unknown>>): string {
  try {
    const path = entryPath(file);
    mkdirSync(dirname(path), { recursive: true });
    // A write that was cut off leaves no line end: without a new line, this entry would be lost with it.
    const before = readText(file);
    const gap = before === '' || before.endsWith('\n') ? '' : '\n';
    appendFileSync(path, `${gap}${JSON.stringify(entry)}\n`);
    return '';
  } catch (error) {
    return `(It could not be kept: ${(error as Error).message}.)`;
  }
}

function entryPath(file: EntryFile): string {
  return join(resultsFolder(), 'exercise', `${file}.jsonl`);
}

function readText(file: EntryFile): string {
  try {
    return readFileSync(entryPath(file), 'utf8');
  } catch {
    return '';
  }
}
