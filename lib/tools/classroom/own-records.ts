/**
 * What a submission says of the learner's own machine and answers. Times and first answers are known from its
 * saved outputs alone, which a learner can edit: they earn no points.
 */
import { answerMime } from '../../exercise/answer';
import { guessMime } from '../../exercise/guess';
import { LEVELS, readQuestions } from '../../exercise/questions';
import { isObject, type JsonObject } from '../notebook/json-object';
import type { Notebook, Output } from '../notebook/notebook';

export interface OwnGuess {
  readonly name: string;
  readonly unit: string;
  readonly guess: number;
  readonly measured: number;
}

export interface QuizLevel {
  readonly level: string;
  readonly answered: number;
  /** As its cells answered when they ran here. */
  readonly right: number;
  /** First answers in the saved outputs, and how many of them were right. */
  readonly firsts: number;
  readonly firstRight: number;
}

/** Returns the outputs that a notebook was saved with. */
export function savedOutputs({ cells }: Notebook): Output[] {
  return cells.flatMap((cell) => (cell.cell_type === 'code' ? cell.outputs : []));
}

/** The guesses beside what was measured; the last of each name. */
export function ownGuesses(outputs: readonly Output[]): OwnGuess[] {
  const guesses = new Map<string, OwnGuess>();
  for (const { value } of valuesOf(outputs, guessMime)) {
    const { name, unit, guess, measured } = value;
    if (typeof name !== 'string' || typeof unit !== 'string') continue;
    if (typeof guess !== 'number' || typeof measured !== 'number') continue;
    guesses.set(name, { name, unit, guess, measured });
  }
  return [...guesses.values()];
}

/**
 * The quiz by level.
 *
 * @param here outputs of the run at the desk; what was answered with a number of the learner's own run is judged
 *   by `saved` alone
 * @param saved outputs in the file
 */
export function quizLevels(here: readonly Output[], saved: readonly Output[]): QuizLevel[] {
  const questions = readQuestions();
  const isChoice = (id: string) => questions.get(id)?.kind === 'choice';
  const answers = new Map<string, boolean>();
  for (const outputs of [saved, here]) {
    for (const { value } of valuesOf(outputs, answerMime)) {
      const id = String(value['id']);
      if (questions.has(id) && isChoice(id) === (outputs === here)) {
        answers.set(id, isRight(id, String(value['given']), value['right']));
      }
    }
  }
  const firsts = new Map<string, boolean>();
  for (const { value, text } of valuesOf(saved, answerMime)) {
    const id = String(value['id']);
    if (!questions.has(id) || firsts.has(id)) continue;
    // A later answer's text names the first one, which is the one that counts.
    const first = / \(Your first answer, (.*), counts\.\)$/.exec(text)?.[1];
    firsts.set(id, isRight(id, first ?? String(value['given']), value['right']));
  }
  function isRight(id: string, given: string, judged: unknown): boolean {
    const question = questions.get(id);
    return question?.kind === 'choice' ? given === question.right : judged === true;
  }
  return LEVELS.map((level) => {
    const own = (all: Map<string, boolean>) =>
      [...all].filter(([id]) => questions.get(id)?.level === level).map(([, right]) => right);
    const [given, first] = [own(answers), own(firsts)];
    return {
      level,
      answered: given.length,
      right: given.filter(Boolean).length,
      firsts: first.length,
      firstRight: first.filter(Boolean).length,
    };
  });
}

function valuesOf(outputs: readonly Output[], mime: string): { value: JsonObject; text: string }[] {
  return outputs.flatMap((output) => {
    if (!('data' in output)) return [];
    const value = output.data[mime];
    const text = output.data['text/plain'];
    return isObject(value) ? [{ value, text: typeof text === 'string' ? text : '' }] : [];
  });
}
