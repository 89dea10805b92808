/** Whether an answer to a question is right, and what is said about it: the explanation names the misconception. */
import { evaluate, namesIn, type Numbers } from './expression';
import { LETTERS, type ChoiceQuestion, type NumberQuestion, type Question } from './questions';
import { numberText } from './run-learner';

export interface Judged {
  readonly right: boolean;
  readonly says: string;
}

/**
 * Judges an answer.
 *
 * @param runs numbers of each run that the learner may have read the answer from; the last one is named
 * @returns a text where what was given is no answer, or cannot be judged yet: it does not count
 */
export function judgeAnswer(
  question: Question,
  given: string | number,
  runs: readonly Numbers[],
): Judged | string {
  return question.kind === 'choice'
    ? judgeLetter(question, String(given))
    : judgeNumber(question, given, runs);
}

function judgeLetter({ choices, right }: ChoiceQuestion, given: string): Judged | string {
  const letter = LETTERS.find((known) => known === given);
  if (letter === undefined) return `answer with one of ${LETTERS.join(', ')}.`;
  return { right: letter === right, says: choices[letter].explanation };
}

function judgeNumber(
  question: NumberQuestion,
  given: string | number,
  runs: readonly Numbers[],
): Judged | string {
  const names = namesIn(question.value);
  const known = runs.filter((run) => names.every((name) => run.has(name)));
  if (names.length === 0) known.push(new Map());
  const run = known.at(-1);
  if (run === undefined) {
    return 'there is no run of yours yet: run notebook 2 to its end, or do the exercise, first.';
  }
  const answer = numberOf(given, run);
  if (answer === undefined) return 'answer with a number, such as 0.25, without its unit.';
  const { explanation, unit } = question;
  const right = known.find((one) => isSame(answer, evaluate(question.value, one), question));
  if (right !== undefined) {
    const own = numberText(evaluate(question.value, right));
    const seen = names.length === 0 ? own : `Your run: ${own}`;
    return { right: true, says: `${explanation} ${seen}${unit === undefined ? '' : ` ${unit}`}.` };
  }
  const says = known.map((one) => misconception(question, answer, one)).find(Boolean);
  return { right: false, says: says ?? `Look at the numbers again. ${explanation}` };
}

/** The known misconception that gives this answer, or else a unit that was mistaken. */
function misconception(question: NumberQuestion, answer: number, run: Numbers): string | undefined {
  const wrong = question.wrong.find(
    ({ value }) =>
      namesIn(value).every((name) => run.has(name)) &&
      isSame(answer, evaluate(value, run), question),
  );
  if (wrong !== undefined) return wrong.explanation;
  const right = evaluate(question.value, run);
  const scaled = UNITS.find(([factor]) => isSame(answer, right * factor, question));
  if (scaled === undefined) return undefined;
  const asked = question.unit === undefined ? '' : ` What is asked for is in ${question.unit}.`;
  return `${scaled[1]}${asked}`;
}

const UNITS: readonly (readonly [number, string])[] = [
  [-1, 'The sign is the other way round: take the smaller from the larger.'],
  [100, 'That is a percentage: divide it by 100.'],
  [0.01, 'That was divided by 100 once too often.'],
  [1000, 'That is a thousand times too large: look at the unit.'],
  [0.001, 'That is a thousand times too small: look at the unit.'],
];

/** A number, or what an expression written as a text gives; undefined for anything else. */
function numberOf(given: string | number, run: Numbers): number | undefined {
  if (typeof given === 'number') return Number.isFinite(given) ? given : undefined;
  try {
    const value = evaluate(given, run);
    return Number.isFinite(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isSame(a: number, b: number, { tolerance, slack }: NumberQuestion): boolean {
  return Math.abs(a - b) <= Math.max(tolerance * Math.abs(b), slack) + 1e-12;
}
