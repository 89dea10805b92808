/**
 * Judging a function by its answers to several inputs: numbers, lists or pairs alike. Known mistakes are rows of a
 * table: what each returns for an input. A mistake is named when it explains the answer to every input.
 */
import { finding, type Finding } from './check-result';
import { promiseFinding } from './run-learner';

/** A known mistake, and what it returns for an input. */
export interface Mistake<Input, Value> {
  readonly id: string;
  /** What the answer is, to be read after 'it returns 12:'. */
  readonly seen: string;
  readonly advice: string;
  readonly value: (input: Input) => Value;
}

export interface AnswersTask<Input, Value> {
  readonly inputs: readonly Input[];
  /** What the learner's function returned, one for each input. */
  readonly answers: readonly unknown[];
  readonly right: (input: Input) => Value;
  /** Whether an answer is this value; any value may come. */
  readonly isSame: (answer: unknown, value: Value) => boolean;
  /** Whether an answer is right, where more than one is. */
  readonly isRight?: (answer: unknown, input: Input) => boolean;
  readonly mistakes: readonly Mistake<Input, Value>[];
  /** What is said of an answer that has not the form which is asked for. */
  readonly formFinding: (answer: unknown) => Finding | undefined;
  /** An answer or a value, in words. */
  readonly say: (answer: unknown) => string;
  /** What was handed over, in words. */
  readonly sayInput: (input: Input) => string;
  /** Id and advice for an answer that no known mistake explains. */
  readonly otherwise: { readonly id: string; readonly advice: string };
}

/**
 * Explains the first wrong answer, by the mistake that gives it where one is known; undefined where all are right.
 */
export function answersFinding<Input, Value>(task: AnswersTask<Input, Value>): Finding | undefined {
  const { inputs, answers, right, isSame, say } = task;
  const isRight = task.isRight ?? ((answer, input) => isSame(answer, right(input)));
  const at = inputs.findIndex((input, i) => !isRight(answers[i], input));
  if (at < 0) return undefined;
  if (answers.every((answer) => answer === undefined || answer === null)) {
    return task.formFinding(answers[at]);
  }
  const explained = task.mistakes.find(({ value }) =>
    inputs.every((input, i) => isSame(answers[i], value(input))),
  );
  if (explained !== undefined) {
    const { id, seen, advice } = explained;
    return finding(id, `it returns ${say(answers[at])}: ${seen}`, advice);
  }
  return (
    promiseFinding(answers[at]) ??
    answers.map(task.formFinding).find((found) => found !== undefined) ??
    finding(
      task.otherwise.id,
      `for ${task.sayInput(inputs[at])} it returns ${say(answers[at])}, not ${say(right(inputs[at]))}`,
      task.otherwise.advice,
    )
  );
}
