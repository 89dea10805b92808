/** What the learner said in the notebooks of a run: read from the outputs, for the run's record. */
import { answerMime } from '../../exercise/answer';
import { conclusionMime } from '../../exercise/conclude';
import { guessMime } from '../../exercise/guess';
import type { LearnerRecord } from '../../record/experiment';
import { isObject, type JsonObject } from '../notebook/json-object';
import type { ExecutedNotebook } from './experiment';

/** Returns the guesses, answers and conclusions that the run showed. What comes twice is as it was last. */
export function learnerRecord(notebooks: readonly ExecutedNotebook[]): LearnerRecord {
  return {
    guesses: latest(notebooks, guessMime, guessOf, ({ name }) => name),
    answers: latest(notebooks, answerMime, answerOf, ({ id }) => id),
    conclusions: latest(notebooks, conclusionMime, conclusionOf, ({ notebook }) => notebook),
  };
}

function latest<T>(
  notebooks: readonly ExecutedNotebook[],
  mime: string,
  read: (shown: JsonObject) => T | undefined,
  keyOf: (item: T) => string,
): T[] {
  const items = new Map<string, T>();
  for (const { cells } of notebooks.map(({ notebook }) => notebook)) {
    for (const output of cells.flatMap((cell) => (cell.cell_type === 'code' ? cell.outputs : []))) {
      const shown = output.output_type === 'display_data' ? output.data[mime] : undefined;
      const item = isObject(shown) ? read(shown) : undefined;
      if (item !== undefined) items.set(keyOf(item), item);
    }
  }
  return [...items.values()];
}

/** What `reveal` left. */
function guessOf({ name, guess: value, measured, unit }: JsonObject) {
  if (typeof name !== 'string' || typeof unit !== 'string') return undefined;
  return isNumber(value) && isNumber(measured) ? { name, value, unit, measured } : undefined;
}

/** What `answer` left. */
function answerOf({ id, given, firstGiven: first = given, right }: JsonObject) {
  if (typeof id !== 'string' || typeof right !== 'boolean') return undefined;
  if (typeof given !== 'string' && !isNumber(given)) return undefined;
  if (typeof first !== 'string' && !isNumber(first)) return undefined;
  return { id, given, first, right };
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

/** What `conclude` left. */
function conclusionOf({ notebook, text }: JsonObject) {
  return typeof notebook === 'string' && typeof text === 'string' ? { notebook, text } : undefined;
}
