/**
 * What a learner did, kept over restarts of the kernel: one line of JSON an entry, only ever added to, in a
 * file of the results folder. A line is added in one write, so two notebooks can do so at once; a line
 * that is broken is passed over, and those around it still count (https://jsonlines.org). Where the folder
 * cannot be written, entries are kept in memory, which is said once.
 */
import { appendFileSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import { toldError } from '../data/machine-error';
import { resultsFolder } from '../data/results-folder';

export type Entry = ReadonlyMap<string, unknown>;

/** The files, by what they keep. */
export type EntryFile = 'guesses' | 'checks' | 'answers' | 'runs' | 'conclusions';

/** Lines that could not be written, by the path they were meant for. */
const unwritten = new Map<string, string[]>();

/** The entries in the order they were kept; none where the file is missing or cannot be read. */
export function readEntries(file: EntryFile): Entry[] {
  const path = entryPath(file);
  return [...readText(path).split('\n'), ...(unwritten.get(path) ?? [])].flatMap((line) => {
    try {
      const value: unknown = JSON.parse(line);
      const isEntry = typeof value === 'object' && value !== null && !Array.isArray(value);
      return isEntry ? [new Map(Object.entries(value))] : [];
    } catch {
      return [];
    }
  });
}

/** Keeps an entry. Returns '' or, the first time that it can be kept in memory only, a sentence that says why. */
export function keepEntry(file: EntryFile, entry: Readonly<Record<string, unknown>>): string {
  const path = entryPath(file);
  const line = JSON.stringify(entry);
  try {
    if (!isAbsolute(path)) throw new Error('There is no project here.');
    mkdirSync(dirname(path), { recursive: true });
    // A write that was cut off leaves no line end: without a new line, this entry would be lost with it.
    const before = readText(path);
    const gap = before === '' || before.endsWith('\n') ? '' : '\n';
    appendFileSync(path, `${gap}${line}\n`);
    return '';
  } catch (error) {
    const isFirst = ![...unwritten.keys()].some((other) => dirname(other) === dirname(path));
    unwritten.set(path, [...(unwritten.get(path) ?? []), line]);
    if (!isFirst) return '';
    return `(Kept until this kernel ends only. ${toldError(error, dirname(path))})`;
  }
}

/** Relative where there is no results folder: nothing is written there. */
function entryPath(file: EntryFile): string {
  const name = join('exercise', `${file}.jsonl`);
  try {
    return join(resultsFolder(), name);
  } catch {
    return name;
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
