/** The practice questions of data/practice.json (its form: data/practice.schema.json). */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { jsonFields, jsonString } from '../data/json-fields';
import { projectFolder } from '../data/results-folder';
import { MEASURES, type MeasureName } from './practice-numbers';
import { unseal } from './seal';

export type Level = (typeof LEVELS)[number];
export const LEVELS = ['easy', 'medium', 'hard'] as const;

interface QuestionBase {
  readonly id: string;
  readonly level: Level;
  readonly question: string;
  /** What to read again after a wrong answer. */
  readonly read: string;
}

export interface ChoiceQuestion extends QuestionBase {
  readonly kind: 'choice';
  /** The letter of the right choice. */
  readonly right: string;
  /** Letter to the choice and what is said to who takes it. */
  readonly choices: ReadonlyMap<string, { readonly text: string; readonly explanation: string }>;
}

/** Answered by a number of the learner's own run. */
export interface NumberQuestion extends QuestionBase {
  readonly kind: 'number';
  readonly measure: MeasureName;
}

export type Question = ChoiceQuestion | NumberQuestion;

/**
 * Reads the questions, in the file's order.
 * @throws Error naming file, question and field when one is not as the schema says
 */
export function readQuestions(
  path: string = join(projectFolder(), 'data', 'practice.json'),
): Map<string, Question> {
  try {
    const list = jsonFields(JSON.parse(readFileSync(path, 'utf8')), 'the file').get('questions');
    if (!Array.isArray(list)) throw new Error('questions in JSON must be a list');
    const questions = new Map<string, Question>();
    for (const [at, item] of list.entries()) {
      const question = readQuestion(item, `question ${at + 1}`);
      if (questions.has(question.id)) throw new Error(`the id ${question.id} is used twice`);
      questions.set(question.id, question);
    }
    return questions;
  } catch (error) {
    throw new Error(`${path}: ${(error as Error).message}`, { cause: error });
  }
}

function readQuestion(item: unknown, where: string): Question {
  const fields = jsonFields(item, where);
  const text = (name: string) => jsonString(fields.get(name), `${where}: ${name}`);
  const level = LEVELS.find((known) => known === fields.get('level'));
  if (level === undefined) throw new Error(`${where}: level must be one of ${LEVELS.join(', ')}`);
  const base = { id: text('id'), level, question: text('question'), read: text('read') };
  if (fields.has('measure')) {
    const measure = [...MEASURES.keys()].find((known) => known === fields.get('measure'));
    if (measure !== undefined) return { ...base, kind: 'number', measure };
    throw new Error(`${where}: measure must be one of ${[...MEASURES.keys()].join(', ')}`);
  }
  const choices = new Map(
    [...jsonFields(fields.get('choices'), `${where}: choices`)].map(([letter, value]) => {
      const choice = jsonFields(value, `${where}: choice ${letter}`);
      const part = (name: string) =>
        jsonString(choice.get(name), `${where}: choice ${letter}: ${name}`);
      return [letter, { text: part('text'), explanation: unseal(part('explanation')) }];
    }),
  );
  const right = unseal(text('right'));
  if (choices.size < 2 || !choices.has(right)) {
    throw new Error(`${where}: right must be the letter of one of two or more choices`);
  }
  return { ...base, kind: 'choice', right, choices };
}
