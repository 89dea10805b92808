/** Practice in plain cells: a question, an answer of which the first counts, and a score at the end. */
import { displayInNotebook } from '../plots/kernel-display';
import { makeTable, type Table } from '../plots/tables/table';
import { isRun } from './guess';
import { keepEntry, readEntries } from './kept-entries';
import { readOwnRun } from './own-run';
import { judgeNumber } from './practice-numbers';
import { LEVELS, readQuestions, type Question } from './practice-questions';

/** The MIME type of an answer to a practice question. */
export const answerMime = 'application/vnd.reviewlab.answer+json';

/**
 * Prints a question and its choices.
 *
 * @example
 * ask('q1') // => undefined
 */
export function ask(id: string): void {
  const question = findQuestion(id);
  if (question === undefined) return;
  const choices =
    question.kind === 'number'
      ? ['  (Answer with a number of your own run.)']
      : [...question.choices].map(([letter, { text }]) => `  ${letter}) ${text}`);
  console.log([`${question.id} (${question.level}): ${question.question}`, ...choices].join('\n'));
}

/**
 * Answers a question: with the letter of a choice, or with a number. Prints an explanation. The first answer
 * counts for the score; '' and NaN stand for no answer yet.
 * @example
 * answer('q1', 'b') // => undefined
 */
export function answer(id: string, given: string | number): void {
  const question = findQuestion(id);
  if (question === undefined) return;
  const value = typeof given === 'string' ? given.trim().toLowerCase() : given;
  if (value === '' || Number.isNaN(value)) {
    console.log(
      isRun() ? `${id}: no answer.` : `${id}: put your answer into this cell, then run it again.`,
    );
    return;
  }
  const judged = judge(question, value);
  if (typeof judged === 'string') {
    console.log(`${id}: ${judged}`);
    return;
  }
  const first = firstAnswers().get(question.id);
  const entry = { id: question.id, given: value, right: judged.right };
  if (first === undefined) keepEntry('answers', entry);
  const note = first === undefined ? '' : ` (Your first answer, ${String(first.given)}, counts.)`;
  const text = `${id}: ${judged.right ? '✓ Right.' : '✗ No.'} ${judged.says}${note}`;
  const seen = { ...entry, level: question.level, first: first === undefined };
  if (!displayInNotebook({ [answerMime]: seen, 'text/plain': text })) console.log(text);
}

/**
 * For each level: questions, answered, right at the first try, and what to read again.
 *
 * @example
 * practiceScore().columns // => ['level', 'questions', 'answered', 'right at first', 'read again']
 */
export function practiceScore(): Table {
  const first = firstAnswers();
  const columns = ['level', 'questions', 'answered', 'right at first', 'read again'];
  let questions: Question[];
  try {
    questions = [...readQuestions().values()];
  } catch (error) {
    return makeTable(columns, [[(error as Error).message, 0, 0, 0, '']]);
  }
  return makeTable(
    columns,
    LEVELS.map((level) => {
      const own = questions.filter((question) => question.level === level);
      const answered = own.filter(({ id }) => first.has(id));
      const right = answered.filter(({ id }) => first.get(id)?.right === true);
      const again = answered.filter(({ id }) => first.get(id)?.right !== true);
      const read = [...new Set(again.map((question) => question.read))].join('; ');
      return [level, own.length, answered.length, right.length, read];
    }),
  );
}

type Judged = { readonly right: boolean; readonly says: string };

/** What is said about an answer; only a text where it is no answer and does not count. */
function judge(question: Question, given: string | number): Judged | string {
  if (question.kind === 'choice') {
    const choice = question.choices.get(String(given));
    const letters = [...question.choices.keys()].join(', ');
    if (choice === undefined) return `answer with one of ${letters}.`;
    return { right: given === question.right, says: choice.explanation };
  }
  const value = Number(given);
  if (!Number.isFinite(value)) return 'answer with a number, such as 0.25, without its unit.';
  const run = readOwnRun();
  if (run === undefined)
    return 'there is no run of yours yet: do the exercise, or npm start, first.';
  return judgeNumber(question.measure, value, run);
}

function findQuestion(id: string): Question | undefined {
  try {
    const questions = readQuestions();
    const question = questions.get(id);
    if (question === undefined) {
      console.log(
        `There is no question ${String(id).slice(0, 40)}; there are ${[...questions.keys()].join(', ')}.`,
      );
    }
    return question;
  } catch (error) {
    console.log((error as Error).message);
    return undefined;
  }
}

function firstAnswers(): Map<string, { readonly given: unknown; readonly right: boolean }> {
  const first = new Map<string, { given: unknown; right: boolean }>();
  for (const entry of readEntries('answers')) {
    const id = entry.get('id');
    if (typeof id !== 'string' || first.has(id)) continue;
    first.set(id, { given: entry.get('given'), right: entry.get('right') === true });
  }
  return first;
}
