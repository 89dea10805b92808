/** Whether a timing function returns the answers that predict gave, one for each text. */
import { finding, type Finding } from './check-result';
import type { Probe } from './probe';
import { describe, sameList } from './run-learner';

/** Explains answers that are not those of predict, one for each text in its place; undefined where they are. */
export function answersFinding(probe: Probe, answers: unknown): Finding | undefined {
  const { answers: wanted } = probe;
  if (!Array.isArray(answers)) {
    return finding(
      'answers-no-list',
      `answers is no list: ${describe(answers)}`,
      'predict returns a list of answers; return all of them.',
    );
  }
  const list = answers as unknown[];
  if (sameList(list, wanted)) return undefined;
  if (list.some((answer) => Array.isArray(answer))) {
    return finding(
      'zero-forgotten',
      `answers holds lists, such as ${describe(list.find((answer) => Array.isArray(answer)))}`,
      'For a list of one text predict returns a list of one answer: take its first, predict([text])[0].',
    );
  }
  if (list.length > 0 && list.every((answer) => typeof answer === 'number')) {
    const advice = 'answers holds what predict returned; the times stand in a list of their own.';
    return finding(
      'times-for-answers',
      `answers holds numbers, such as ${describe(list[0])}`,
      advice,
    );
  }
  const more = list.find((answer) => typeof answer === 'object' && answer !== null);
  if (more !== undefined) {
    const seen = `answers holds objects, such as ${describe(more)}`;
    return finding(
      'objects-for-answers',
      seen,
      'Keep the answers alone, as predict returned them.',
    );
  }
  if (list.length !== wanted.length) {
    const mean =
      list.length > wanted.length
        ? 'Make the list anew inside the function, and keep no answer of a warm-up.'
        : 'Keep the answer of every call, the first and the last too.';
    const seen = `${list.length} answers for ${wanted.length} texts`;
    return finding('answers-wrong-length', seen, mean);
  }
  if (list.every((answer) => typeof answer === 'string' && answer.length === 1)) {
    return finding(
      'first-letter',
      `answers holds single letters, such as ${describe(list[0])}`,
      'One [0] too many: the first of a list is an answer, the first of a text is a letter.',
    );
  }
  const at = list.findIndex((answer, i) => answer !== wanted[i]);
  return finding(
    'other-answers',
    `answer ${at} is ${describe(list[at])}, but predict said ${describe(wanted[at])} (counted from 0)`,
    'Return what predict returned, unchanged and in its order.',
  );
}
