/**
 * Guess, then see: a learner who has said a number first reads the measured one differently. The first guess
 * is kept, over restarts of the kernel too; a run of `npm start` (REVIEWLAB_RUN=1) has nobody who guesses.
 */
import { displayInNotebook } from '../plots/kernel-display';
import { makeTable, type Table } from '../plots/tables/table';
import {
  NO_GUESS,
  factorBetween,
  GUESS_COLUMNS,
  guessRow,
  threeDigits,
  verdict,
  withUnit,
  type Guess,
} from './guess-words';
import { keepEntry, readEntries } from './kept-entries';

/** The MIME type of a guess beside what was measured. */
export const guessMime = 'application/vnd.reviewlab.guess+json';

/** Units of times, and of what is counted. */
const NEVER_NEGATIVE =
  /^(?:ns|µs|us|ms|s|sec|seconds?|min|minutes?|h|hours?|days?|times|reviews?|calls?)\b/;

/** The unit of each guess that this process asked for and did not get: a run names it with what was measured. */
const unitsAskedFor = new Map<string, string>();

/**
 * Keeps the learner's guess and says so. The first one counts.
 *
 * @param name what is guessed, such as 'batch-ms'; `reveal` is called with the same name
 * @param value the guess; NaN stands for one that has not been made yet
 * @param unit how the number is read, such as 'ms'
 * @example
 * guess('batch-ms', 800, 'ms') // => undefined
 */
export function guess(name: string, value: number, unit: string): void {
  const first = firstGuess(String(name));
  if (first !== undefined) {
    const again = first.value === value || Number.isNaN(value) ? '' : ' The first guess counts.';
    console.log(`Your guess was ${withUnit(String(first.value), first.unit)}.${again}`);
    return;
  }
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    unitsAskedFor.set(String(name), String(unit));
    prompt(
      'Put your number in the place of NaN, then run this cell again. Any number is better than none.',
    );
    return;
  }
  if (value < 0 && NEVER_NEGATIVE.test(String(unit).trim())) {
    console.log(
      `${value} ${unit} cannot be: this is never below 0. Put another number, then run this cell again.`,
    );
    return;
  }
  const problem = keepEntry('guesses', { name: String(name), value, unit: String(unit) });
  console.log(`Your guess: ${withUnit(String(value), String(unit))}. ${problem}`.trim());
}

/**
 * Shows what was measured beside the guess. Without a guess, the learner is told to guess first and does
 * not see the number yet; in a run of `npm start`, what was measured is shown without it.
 * @example
 * reveal('batch-ms', 5.4) // => undefined
 */
export function reveal(name: string, measured: number): void {
  const made = firstGuess(String(name));
  if (typeof measured !== 'number' || !Number.isFinite(measured)) {
    console.log(`What was measured is no number (${String(measured)}): run the cells above again.`);
  } else if (made === undefined) {
    console.log(
      isRun()
        ? `Measured ${withUnit(threeDigits(measured), unitsAskedFor.get(String(name)) ?? '')}.`
        : `Guess first: run the cell with guess(${quoted(name)}, ...), then this one again.`,
    );
  } else {
    const { value, unit } = made;
    const found = withUnit(threeDigits(measured), unit);
    const factor = factorBetween(value, measured);
    const text = `You said ${withUnit(String(value), unit)}, measured ${found}: ${verdict(factor)}`;
    keepEntry('guesses', { name: String(name), measured });
    const seen = { name: String(name), guess: value, measured, unit, factor };
    if (!displayInNotebook({ [guessMime]: seen, 'text/plain': text })) console.log(text);
  }
}

/**
 * Each guess, what was measured (the last time it was), and the factor between them.
 *
 * @example
 * guessTable().columns // => ['what', 'guess', 'measured', 'factor']
 */
export function guessTable(): Table {
  const guesses = new Map<string, Guess>();
  const measured = new Map<string, number>();
  for (const entry of readEntries('guesses')) {
    const name = entry.get('name');
    const found = entry.get('measured');
    const made = guessOf(entry);
    if (typeof name !== 'string') continue;
    if (made !== undefined && !guesses.has(name)) guesses.set(name, made);
    if (typeof found === 'number') measured.set(name, found);
  }
  const rows = [...guesses].map(([name, made]) => guessRow(name, made, measured.get(name)));
  return makeTable([...GUESS_COLUMNS], rows.length > 0 ? rows : [[NO_GUESS, '', '', '']]);
}

/** True when the notebook is run by a command, with nobody there to guess or answer. */
export function isRun(): boolean {
  return process.env['REVIEWLAB_RUN'] === '1';
}

/** Says what to do to someone who steps through; a run by a command has nobody to tell. */
export function prompt(text: string): void {
  if (!isRun()) console.log(text);
}

function firstGuess(name: string): Guess | undefined {
  for (const entry of readEntries('guesses')) {
    const made = entry.get('name') === name ? guessOf(entry) : undefined;
    if (made !== undefined) return made;
  }
  return undefined;
}

function guessOf(entry: ReadonlyMap<string, unknown>): Guess | undefined {
  const value = entry.get('value');
  const unit = entry.get('unit');
  return typeof value === 'number' && typeof unit === 'string' ? { value, unit } : undefined;
}

function quoted(name: string): string {
  return `'${String(name).slice(0, 60)}'`;
}
