/**
 * Judging a function by its answers to several inputs: numbers, lists or pairs alike. Known mistakes are rows of a
 * table: what each returns for an input. A mistake is named when it explains the answer to every input.
 */
import { finding, type Finding, type Task } from './check-result';
import { callLearner, promiseFinding, unchangedFinding } from './run-learner';

/** A known mistake, and what it returns for an input. */
export interface Mistake<Input, Value> {
  readonly id: string;
  /** What the answer is, to be read after 'it returns 12:'. */
  readonly seen: string;
  readonly advice: string;
  readonly value: (input: Input, all: readonly Input[]) => Value;
}

/** A function that is judged by its answers. */
export interface Answers<Input, Value> {
  readonly inputs: (seed: number) => readonly Input[];
  /** What the function is called with: each time new lists, which it must leave as they are. */
  readonly args: (input: Input) => readonly unknown[];
  /** These lists, in words. */
  readonly lists: string;
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

/** Makes the task: the function is called once with each input. */
export function answersTask<Input, Value>(task: Answers<Input, Value>): Task {
  const listsOf = (args: readonly unknown[]): unknown[] =>
    args.flatMap((one) => (Array.isArray(one) ? (one as unknown[]) : []));
  return {
    look: (fn, seed) => {
      const handed = task.inputs(seed).map(task.args);
      const answers = handed.map((args) => callLearner(fn, ...args));
      return { answers, after: handed.flatMap(listsOf) };
    },
    judge: (data, seed) => {
      const { answers, after } = data as { answers: unknown[]; after: unknown[] };
      const inputs = task.inputs(seed);
      const before = inputs.flatMap((input) => listsOf(task.args(input)));
      return answersFinding(task, inputs, answers) ?? unchangedFinding(task.lists, before, after);
    },
  };
}

/** Explains the first wrong answer, by the mistake that gives it where one is known; undefined where all are right. */
function answersFinding<Input, Value>(
  task: Answers<Input, Value>,
  inputs: readonly Input[],
  answers: readonly unknown[],
): Finding | undefined {
  const { right, isSame, say } = task;
  const isRight = task.isRight ?? ((answer, input) => isSame(answer, right(input)));
  const at = inputs.findIndex((input, i) => !isRight(answers[i], input));
  if (at < 0) return undefined;
  if (answers.every((answer) => answer === undefined || answer === null)) {
    return task.formFinding(answers[at]);
  }
  const explained = task.mistakes.find(({ value }) =>
    inputs.every((input, i) => isSame(answers[i], value(input, inputs))),
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
