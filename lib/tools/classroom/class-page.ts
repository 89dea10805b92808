/** The page for the class as a whole: where it went wrong most often, and what its machines measured. */
import { htmlTable, page } from './feedback-page';
import type { ClassMarks } from './mark-class';
import type { MarksRow } from './marks-csv';

/** Returns the page as HTML; no learner is named on it. */
export function classPage(all: readonly ClassMarks[], rows: readonly MarksRow[]): string {
  const tasks = all.flatMap(({ marks }) => marks.tasks);
  const wrong = tasks.filter(({ message }) => message !== 'right');
  const byTask = counted(wrong.map(({ task }) => task.replaceAll('_', ' ')));
  const byMistake = counted(
    wrong
      .filter(({ message }) => message !== 'not-written' && message !== 'not run')
      .map(({ task, message, seen }) => `${task.replaceAll('_', ' ')}: ${inWords(message, seen)}`),
  );
  const share = (count: number): string => `${count} of ${all.length}`;
  const part = (title: string, columns: string[], rows: string[][]): string =>
    `<h2>${title}</h2>${rows.length > 0 ? htmlTable(columns, rows) : '<p>None.</p>'}`;
  return page('The class', [
    `<p>${all.length} submissions.</p>`,
    part('Points', ['points', 'submissions'], spreadOf(rows)),
    part(
      'Tasks that were not right',
      ['task', 'submissions'],
      byTask.map(([name, count]) => [name, share(count)]),
    ),
    part(
      'Mistakes',
      ['task and mistake', 'submissions'],
      byMistake.map(([name, count]) => [name, share(count)]),
    ),
    part('Guesses, and what their machines measured', GUESS_COLUMNS, guessRows(all)),
    '<p>Numbers from the outputs saved in the notebooks, which a learner can edit; no points depend on them. A factor of 10 is a guess ten times too large or too small.</p>',
  ]);
}

/** What was seen, without the learner's own value; the mistake's name where a message holds nothing else. */
function inWords(id: string, seen: string): string {
  const said = seen.replace(/^(?:it returns|.*? is) [^:]{0,80}: /, '');
  return said === seen && /\d/.test(seen) ? id.replaceAll('-', ' ') : said;
}

/** How many submissions have so many points, from the least to the most, and their median. */
function spreadOf(rows: readonly MarksRow[]): string[][] {
  const totals = rows
    .flatMap(({ total }) => (typeof total === 'number' ? total : []))
    .sort((a, b) => a - b);
  if (totals.length === 0) return [];
  const counts = new Map<number, number>();
  for (const total of totals) counts.set(total, (counts.get(total) ?? 0) + 1);
  const bars = [...counts].map(([points, count]) => [
    String(points),
    `${count} ${'█'.repeat(Math.min(60, count))}`,
  ]);
  return [...bars, ['median', String(median(totals))]];
}

const GUESS_COLUMNS = [
  'what',
  'unit',
  'submissions',
  'least',
  'median',
  'greatest',
  'median factor of the guess',
];

function guessRows(all: readonly ClassMarks[]): string[][] {
  const guesses = all.flatMap(({ marks }) => marks.ownGuesses);
  const names = new Map(guesses.map(({ name, unit }) => [name, unit]));
  return [...names].map(([name, unit]) => {
    const own = guesses.filter((one) => one.name === name);
    const measured = own.map((one) => one.measured).sort((a, b) => a - b);
    const factors = own
      .map((one) => one.guess / one.measured)
      .filter((ratio) => ratio > 0 && Number.isFinite(ratio))
      .map((ratio) => Math.max(ratio, 1 / ratio))
      .sort((a, b) => a - b);
    const shown = [measured[0], median(measured), measured[measured.length - 1], median(factors)];
    return [name, unit, String(own.length), ...shown.map(twoDigits)];
  });
}

function median(sorted: readonly number[]): number {
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

function twoDigits(value: number): string {
  return Number.isFinite(value) ? String(Number(value.toPrecision(2))) : '';
}

/** How often each text is there, the most frequent first. */
function counted(texts: readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
}
