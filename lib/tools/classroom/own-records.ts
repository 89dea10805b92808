/** What a submission says of the learner's own machine and answers: its saved outputs, taken at their word. */
import { answerMime } from '../../exercise/practice';
import { guessMime } from '../../exercise/guess';
import { LEVELS, readQuestions } from '../../exercise/practice-questions';
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
  /** Right at the first try. */
  readonly right: number;
}

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

/** The quiz by level. A later answer's text names the first one, which is the one that counts. */
export function quizLevels(outputs: readonly Output[]): QuizLevel[] {
  const questions = readQuestions();
  const first = new Map<string, boolean>();
  for (const { value, text } of valuesOf(outputs, answerMime)) {
    const question = questions.get(String(value['id']));
    if (question === undefined || first.has(question.id)) continue;
    const given =
      / \(Your first answer, (.*), counts\.\)$/.exec(text)?.[1] ?? String(value['given']);
    const right = question.kind === 'choice' ? given === question.right : value['right'] === true;
    first.set(question.id, right);
  }
  return LEVELS.map((level) => {
    const own = [...first].filter(([id]) => questions.get(id)?.level === level);
    return { level, answered: own.length, right: own.filter(([, right]) => right).length };
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
