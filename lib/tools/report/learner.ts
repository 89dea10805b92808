/** What the learner said in the run's notebooks, from the record: guesses beside what was measured, answers, conclusions. */
import { GUESS_COLUMNS, guessRow } from '../../exercise/guess-words';
import { escapeHtml } from '../../plots/words/html-text';
import type { LearnerRecord } from '../../record/experiment';
import { beginning } from './beginning';
import { htmlTable, type TableCell } from './html-table';

/** Returns the part of the outcome as HTML, empty when the learner said nothing. */
export function learnerHtml(learner: LearnerRecord | undefined): string {
  const { guesses = [], answers = [], conclusions = [] } = learner ?? {};
  const guessed = guesses.map((guess) => guessRow(guess.name, guess, guess.measured));
  return [
    guesses.length === 0
      ? ''
      : `<p>What was guessed before it was measured, in this folder; the factor says how many times the larger is the smaller.</p>
${htmlTable('Guessed and measured', GUESS_COLUMNS, guessed)}`,
    answers.length === 0
      ? ''
      : htmlTable('Questions answered', ['question', 'answer', ''], answers.map(answerCells)),
    ...conclusions.map(
      ({ notebook, text }) =>
        `<blockquote><p>${shown(text)}</p><p><small>Conclusion of notebook ${shown(notebook)}</small></p></blockquote>`,
    ),
  ]
    .filter((part) => part !== '')
    .join('\n');
}

function shown(text: string): string {
  return escapeHtml(beginning(text, 2000));
}

function answerCells({ id, given, first, right }: LearnerRecord['answers'][number]): TableCell[] {
  const verdict: TableCell = right ? { text: '✓ right', kind: 'met' } : { text: '✗ wrong', kind: 'missed' };
  return [id, String(given), first === given ? verdict : { ...verdict, note: `the first answer was ${first}` }];
} // prettier-ignore
