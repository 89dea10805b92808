/**
 * Checks of functions that return a number: several inputs, the right values, and the values that known
 * mistakes give. A mistake is named when it explains the answer for every input.
 */
import { finding, type Finding } from './check-result';
import { describe, near, numberFinding, numberText, promiseFinding } from './run-learner';

/** A known mistake, and what it returns for an input. */
export interface WrongReading<Input> {
  readonly id: string;
  /** What the answer is, to be read after 'it returns 12:'. */
  readonly seen: string;
  readonly advice: string;
  readonly value: (input: Input) => number;
}

export interface NumberTask<Input> {
  readonly inputs: readonly Input[];
  /** Calls the learner's function. */
  readonly call: (input: Input) => unknown;
  readonly isRight: (answer: number, input: Input) => boolean;
  /** The right value, for the sentence that is said when no known mistake explains the answer. */
  readonly right: (input: Input) => number;
  readonly mistakes: readonly WrongReading<Input>[];
  /** What was handed over, in words. */
  readonly describeInput: (input: Input) => string;
  /** Said with an answer that no known mistake explains. */
  readonly advice: string;
}

export function numberTaskFinding<Input>(task: NumberTask<Input>): Finding | undefined {
  const answers = task.inputs.map(task.call);
  const wrongInputs = task.inputs.filter((input, i) => {
    const answer = answers[i];
    return !(typeof answer === 'number' && task.isRight(answer, input));
  });
  if (wrongInputs.length === 0) return undefined;
  const at = task.inputs.indexOf(wrongInputs[0]);
  const answer = answers[at];
  const promise = promiseFinding(answer);
  if (promise !== undefined) return promise;
  const explained = task.mistakes.find(({ value }) =>
    task.inputs.every((input, i) => isSame(answers[i], value(input))),
  );
  if (explained !== undefined) {
    const { id, seen, advice } = explained;
    return finding(id, `it returns ${describe(answer)}: ${seen}`, advice);
  }
  return (
    numberFinding(answer, 'what it returns') ??
    finding(
      'other-value',
      `for ${task.describeInput(wrongInputs[0])} it returns ${describe(answer)}, not ${numberText(task.right(wrongInputs[0]))}`,
      task.advice,
    )
  );
}

/** NaN stands for any answer that is no finite number, undefined among them. */
function isSame(answer: unknown, value: number): boolean {
  if (typeof answer !== 'number') return answer === undefined && Number.isNaN(value);
  return Number.isNaN(value) ? Number.isNaN(answer) : near(answer, value);
}
