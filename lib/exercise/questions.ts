/**
 * The questions of data/questions: one file a notebook (their form: data/questions.schema.json, and the schema
 * below, which a test holds to say the same). Answers and explanations stand sealed in the files.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as v from 'valibot';
import { projectFolder } from '../data/results-folder';
import { namesIn } from './expression';
import { unseal } from './seal';

export const LEVELS = ['easy', 'medium', 'hard'] as const;

const Text = v.pipe(v.string('must be a text'), v.nonEmpty('is empty'));
const Expression = v.pipe(
  Text,
  v.check((text) => isExpression(text), 'is no expression of numbers and names'),
);
const COMMON = {
  id: v.pipe(Text, v.regex(/^[\w-]+$/, 'may hold letters, digits, _ and - only')),
  level: v.picklist(LEVELS, `must be one of ${LEVELS.join(', ')}`),
  question: Text,
  /** Shown before the answer, to who unfolds it. */
  hint: Text,
  /** What to read again after a wrong answer. */
  read: Text,
  /** Said after the answer, one after the other. */
  steps: v.optional(v.pipe(v.array(Text), v.minLength(1, 'is empty'))),
  /** The common mistake, said after the answer. */
  mistake: v.optional(Text),
};
const Choice = v.strictObject({ text: Text, explanation: Text });

/** Answered by a letter. */
const ChoiceSchema = v.strictObject({
  ...COMMON,
  right: Text,
  choices: v.strictObject({ a: Choice, b: Choice, c: Choice, d: Choice }),
});

/** Answered by a number: what `value` gives with the numbers of the learner's own run, or those that the cell hands over. */
const NumberSchema = v.strictObject({
  ...COMMON,
  value: Expression,
  unit: v.optional(Text),
  explanation: Text,
  /** Two numbers count as the same within this share of the right one. */
  tolerance: v.optional(v.pipe(v.number('must be a number'), v.gtValue(0), v.maxValue(0.5)), 0.03),
  /** Or within this difference. */
  slack: v.optional(v.pipe(v.number('must be a number'), v.minValue(0)), 0),
  /** Values that come of known misconceptions. */
  wrong: v.array(v.strictObject({ value: Expression, explanation: Text })),
});

export type ChoiceQuestion = { readonly kind: 'choice' } & v.InferOutput<typeof ChoiceSchema>;
export type NumberQuestion = { readonly kind: 'number' } & v.InferOutput<typeof NumberSchema>;
export type Question = (ChoiceQuestion | NumberQuestion) & {
  /** The file's name without its ending: the notebook. */
  readonly notebook: string;
};
type Letter = keyof ChoiceQuestion['choices'];
export const LETTERS: readonly Letter[] = ['a', 'b', 'c', 'd'];

/** The fields that are sealed in the files. */
const SEALED = ['right', 'value', 'explanation', 'steps', 'mistake'] as const;

/** Returns the folder of the questions. */
function questionsFolder(): string {
  return join(projectFolder(), 'data', 'questions');
}

/** The files of a folder of questions. */
export function questionFiles(folder: string = questionsFolder()): string[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return names.sort().map((name) => join(folder, name));
}

/**
 * Reads the questions of all notebooks, by id.
 * @throws Error naming file, question and field when one is not as it should be
 */
export function readQuestions(folder: string = questionsFolder()): Map<string, Question> {
  const questions = new Map<string, Question>();
  for (const path of questionFiles(folder)) {
    for (const question of readQuestionFile(path)) {
      const other = questions.get(question.id);
      if (other !== undefined) {
        throw new Error(`${path}: the id ${question.id} is used in ${other.notebook}.json too`);
      }
      questions.set(question.id, question);
    }
  }
  return questions;
}

/**
 * Reads the questions of one file, in its order.
 * @throws Error naming file, question and field when one is not as it should be
 */
export function readQuestionFile(path: string): Question[] {
  try {
    const content: unknown = JSON.parse(readFileSync(path, 'utf8'));
    const list = (content as { questions?: unknown } | null)?.questions;
    if (!Array.isArray(list)) throw new Error('questions must be a list');
    if (list.length === 0) throw new Error('questions is empty');
    const notebook = basename(path, '.json');
    const questions = list.map((item, at) => ({ ...readQuestion(item, at), notebook }));
    const ids = questions.map(({ id }) => id);
    const twice = ids.find((id, at) => ids.indexOf(id) < at);
    if (twice !== undefined) throw new Error(`the id ${twice} is used twice`);
    return questions;
  } catch (error) {
    throw new Error(`${path}: ${(error as Error).message}`, { cause: error });
  }
}

function readQuestion(item: unknown, at: number): ChoiceQuestion | NumberQuestion {
  const id = (item as { id?: unknown } | null)?.id;
  const where = `question ${at + 1}${typeof id === 'string' ? ` (${id})` : ''}`;
  const plain = withSeals(item, typeof id === 'string' ? id : '', unseal);
  const isObject = typeof plain === 'object' && plain !== null;
  const kind = isObject && 'choices' in plain ? 'choice' : 'number';
  const schema = kind === 'choice' ? ChoiceSchema : NumberSchema;
  const read = v.safeParse(schema as typeof ChoiceSchema, plain, { abortPipeEarly: true });
  if (!read.success) throw new Error(`${where}: ${faultOf(read.issues[0])}`);
  const question = { kind, ...read.output } as ChoiceQuestion | NumberQuestion;
  if (question.kind === 'choice' && !(LETTERS as readonly string[]).includes(question.right)) {
    throw new Error(`${where}: right must be one of ${LETTERS.join(', ')}`);
  }
  return question;
}

function faultOf(issue: v.BaseIssue<unknown>): string {
  const field = v.getDotPath(issue) ?? 'it';
  if (issue.type !== 'strict_object') return `${field} ${issue.message}`;
  const missing = issue.expected !== 'never';
  return missing ? `${field} is missing or no object` : `${field} is not known here`;
}

/** A question with `change` made of each text that is sealed in the files; what is no question stays as it is. */
export function withSeals(
  question: unknown,
  id: string,
  change: (text: string, place: string) => string,
): unknown {
  const walk = (value: unknown, path: string, inside: boolean): unknown => {
    if (typeof value === 'string') return inside ? change(value, path) : value;
    if (Array.isArray(value)) return value.map((item, at) => walk(item, `${path} ${at}`, inside));
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).map(([name, item]): [string, unknown] => [
      name,
      walk(item, `${path} ${name}`, (SEALED as readonly string[]).includes(name)),
    ]);
    return Object.fromEntries(entries);
  };
  return walk(question, id, false);
}

function isExpression(text: string): boolean {
  try {
    return namesIn(text).length >= 0;
  } catch {
    return false;
  }
}
