/** The page for the class as a whole: where it went wrong most often, and what its machines measured. */
import { htmlTable, page } from './feedback-page';
import type { ClassMarks } from './mark-class';

/** Returns the page as HTML; no learner is named on it. */
export function classPage(all: readonly ClassMarks[]): string {
  const tasks = all.flatMap(({ marks }) => marks.tasks);
  const wrong = tasks.filter(({ message }) => message !== 'right');
  const byTask = counted(wrong.map(({ task }) => task));
  const byMistake = counted(
    wrong
      .filter(({ message }) => message !== 'not-written')
      .map(({ task, message }) => `${task}: ${message}`),
  );
  const share = (count: number): string => `${count} of ${all.length}`;
  const part = (title: string, columns: string[], rows: string[][]): string =>
    `<h2>${title}</h2>${rows.length > 0 ? htmlTable(columns, rows) : '<p>None.</p>'}`;
  return page('The class', [
    `<p>${all.length} submissions.</p>`,
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
