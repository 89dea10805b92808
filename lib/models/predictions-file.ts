/**
 * A model's answers to the test reviews in a file of the results folder, with a hash of the texts, so
 * that two runs can be compared review by review (McNemar's test) where both answered the same ones.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { jsonDistinctStrings, jsonFields, jsonString } from '../data/json-fields';
import { outputFolder } from '../data/results-folder';
import { writeWhole } from '../data/write-whole';

export interface Predictions {
  /** SHA-256 of the texts and their true labels, in their order. */
  readonly reviews: string;
  readonly actual: readonly string[];
  readonly predicted: readonly string[];
}

/** Lower-case words joined by hyphens, as models are named. */
const NAME = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/**
 * Writes a model's predictions to `predictions/<name>.json` of the results folder, and returns its path.
 *
 * @param reviews the test reviews, in the order of the predictions
 * @throws RangeError when they differ in number, or the name is no file name
 * @example
 * const reviews = parseReviews('text,label\nFine.,good', 'mine.csv')
 * savePredictions('tiny', reviews, ['good']).endsWith('tiny.json') // => true
 */
export function savePredictions(
  name: string,
  reviews: readonly { readonly text: string; readonly label: string }[],
  predicted: readonly string[],
): string {
  if (!NAME.test(name)) {
    throw new RangeError(`a model's name is lower-case words joined by hyphens, not '${name}'`);
  }
  if (reviews.length !== predicted.length) {
    throw new RangeError(`${reviews.length} reviews but ${predicted.length} predictions`);
  }
  const actual = reviews.map(({ label }) => label);
  const classes = [...new Set([...actual, ...predicted])].sort();
  const position = new Map(classes.map((label, at) => [label, at]));
  const places = (labels: readonly string[]) => labels.map((label) => position.get(label));
  const hash = createHash('sha256');
  for (const { text, label } of reviews) hash.update(JSON.stringify([text, label]));
  const path = join(outputFolder(), 'predictions', `${name}.json`);
  const json = {
    format: 'reviewlab-predictions',
    reviews: hash.digest('hex'),
    classes,
    actual: places(actual),
    predicted: places(predicted),
  };
  writeWhole(path, JSON.stringify(json));
  return path;
}

/**
 * Reads what `savePredictions` wrote.
 *
 * @throws Error naming the file when it is not as it should be
 * @example
 * const reviews = parseReviews('text,label\nFine.,good', 'mine.csv')
 * readPredictions(savePredictions('tiny', reviews, ['good'])).predicted // => ['good']
 */
export function readPredictions(path: string): Predictions {
  try {
    const fields = jsonFields(JSON.parse(readFileSync(path, 'utf8')), 'predictions');
    const classes = jsonDistinctStrings(fields.get('classes'), 'classes');
    const labels = (field: string): string[] => {
      const places = fields.get(field);
      if (!Array.isArray(places)) throw new Error(`'${field}' is not a list`);
      return places.map((place: unknown) => {
        const label = classes[place as number];
        if (typeof label !== 'string') throw new Error(`'${field}' holds no place of a class`);
        return label;
      });
    };
    const [actual, predicted] = [labels('actual'), labels('predicted')];
    if (actual.length !== predicted.length) throw new Error('not one prediction for each review');
    return { reviews: jsonString(fields.get('reviews'), 'reviews'), actual, predicted };
  } catch (error) {
    throw new Error(`${path}: ${(error as Error).message}`, { cause: error });
  }
}
