/** Questions in plain cells: asked, answered and explained at once; the first answer counts for the score. */
import { displayInNotebook } from '../plots/kernel-display';
import { makeTable, type Table } from '../plots/tables/table';
import { escapeHtml } from '../plots/words/html-text';
import { wrappedLines } from '../plots/words/wrapped-lines';
import { prompt } from './guess';
import { judgeAnswer } from './judge-answer';
import { keepEntry, readEntries } from './kept-entries';
import { readOwnRuns } from './own-run';
import { LETTERS, LEVELS, readQuestions, type Question } from './questions';

/** The MIME type of an answer to a question. */
export const answerMime = 'application/vnd.reviewlab.answer+json';

/**
 * Shows a question, its choices, and a hint to unfold.
 *
 * @example
 * ask('q1') // => undefined
 */
export function ask(id: string): void {
  const question = findQuestion(id);
  if (question === undefined) return;
  const { question: asked, hint, level } = question;
  const lines = choiceLines(question);
  const title = `${question.id} (${level}): ${asked}`;
  const text = [title, ...lines.map((line) => `  ${line}`), `  Hint: ${hint}`].join('\n');
  const items = lines.map((line) => `${escapeHtml(line)}<br>`).join('\n');
  const html = `<div class="reviewlab-question"><p><b>${escapeHtml(question.id)}</b> (${level}): ${escapeHtml(asked)}</p>
<p>${items}</p><details><summary>Hint (click to unfold)</summary>${escapeHtml(hint)}</details></div>`;
  if (!displayInNotebook({ 'text/html': html, 'text/plain': text })) console.log(text);
}

function choiceLines(question: Question): string[] {
  if (question.kind === 'choice') {
    return LETTERS.map((letter) => `${letter}) ${question.choices[letter].text}`);
  }
  const unit = question.unit === undefined ? '' : `, in ${question.unit}`;
  return [`Answer with a number or with arithmetic${unit}.`];
}

/**
 * Answers a question: with the letter of a choice, with a number, or with arithmetic. Prints what is right or which
 * misconception it is, then the steps. The first answer counts for the score; '' and NaN stand for no answer yet.
 *
 * @param numbers what the notebook has just measured, by name, where the question asks about that
 * @example
 * answer('q1', 'b') // => undefined
 */
export function answer(
  id: string,
  given: string | number,
  numbers: Readonly<Record<string, number>> = {},
): void {
  const question = findQuestion(id);
  if (question === undefined) return;
  const value = typeof given === 'string' ? given.trim() : given;
  if (value === '' || Number.isNaN(value)) {
    prompt(`${id}: put your answer into this cell, then run it again.`);
    return;
  }
  const own = question.kind === 'choice' ? String(value).toLowerCase() : value;
  const here = new Map(Object.entries(numbers));
  const runs = here.size > 0 ? [here] : readOwnRuns();
  const judged = judgeAnswer(question, own, runs);
  if (typeof judged === 'string') {
    console.log(`${id}: ${judged}`);
    return;
  }
  const first = firstAnswers().get(question.id);
  const entry = { id: question.id, given: own, right: judged.right };
  const problem = first === undefined ? keepEntry('answers', entry) : '';
  const note = first === undefined ? '' : `(Your first answer, ${String(first.given)}, counts.)`;
  const said = `${id}: ${judged.right ? '✓ Right.' : '✗ No.'} ${judged.says}`;
  const lines = [[said, problem, note].filter(Boolean).join(' '), ...afterwards(question)];
  const text = lines.flatMap((line) => wrappedLines(line)).join('\n');
  const seen = { ...entry, level: question.level, first: first === undefined };
  const record = first === undefined ? seen : { ...seen, firstGiven: first.given };
  if (!displayInNotebook({ [answerMime]: record, 'text/plain': text })) console.log(text);
}

function afterwards({ steps = [], mistake }: Question): string[] {
  const numbered = steps.map((step, at) => `  ${at + 1}. ${step}`);
  return mistake === undefined ? numbered : [...numbered, `  A common mistake: ${mistake}`];
}

/**
 * For each level of a notebook's questions: how many, answered, right at the first try, and what to read again.
 *
 * @param notebook the file's name in data/questions without its ending
 * @example
 * practiceScore().columns // => ['level', 'questions', 'answered', 'right at first', 'read again']
 */
export function practiceScore(notebook = '07-practice'): Table {
  const first = firstAnswers();
  const columns = ['level', 'questions', 'answered', 'right at first', 'read again'];
  let questions: Question[];
  try {
    questions = [...readQuestions().values()].filter((one) => one.notebook === notebook);
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
