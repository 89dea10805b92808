/** data/practice.schema.json and the reader of the questions say the same about a file. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Ajv from 'ajv/dist/2020';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { projectFolder } from '../../lib/data/results-folder';
import { LEVELS, readQuestions } from '../../lib/exercise/practice-questions';
import { MEASURES } from '../../lib/exercise/practice-numbers';

const test = suite('practice schema');
const data = join(projectFolder(), 'data');
const read = (name: string) => readFileSync(join(data, name), 'utf8');
const validate = new Ajv({ allErrors: true }).compile(
  JSON.parse(read('practice.schema.json')) as object,
);
const folder = mkdtempSync(join(tmpdir(), 'practice-'));
test.after(() => rmSync(folder, { recursive: true }));

/** Whether the reader takes the file. */
function isRead(content: unknown): boolean {
  const path = join(folder, 'practice.json');
  writeFileSync(path, JSON.stringify(content));
  try {
    readQuestions(path);
    return true;
  } catch {
    return false;
  }
}

test('the questions that are shipped are as the schema says', () => {
  assert.ok(validate(JSON.parse(read('practice.json'))), JSON.stringify(validate.errors));
});

const choice = { text: 't', explanation: 'e' };
const letter = {
  id: 'a',
  level: 'easy',
  question: 'q',
  read: 'r',
  right: 'a',
  choices: { a: choice, b: choice },
};
const number = { id: 'n', level: 'hard', question: 'q', read: 'r', measure: 'p99Ms' };

test('every level and measure of the reader is in the schema', () => {
  for (const level of LEVELS) assert.ok(validate({ questions: [{ ...letter, level }] }), level);
  for (const measure of MEASURES.keys()) {
    assert.ok(validate({ questions: [{ ...number, measure }] }), measure);
  }
});

test('schema and reader take the same files and refuse the same ones', () => {
  const without = (question: object, field: string) =>
    Object.fromEntries(Object.entries(question).filter(([name]) => name !== field));
  const files: [boolean, unknown][] = [
    [true, { questions: [letter, number] }],
    [false, []],
    [false, {}],
    [false, { questions: [] }],
    [false, { questions: {} }],
    [false, { questions: ['q'] }],
    ...Object.keys(letter).map((field): [boolean, unknown] => [
      false,
      { questions: [without(letter, field)] },
    ]),
    ...Object.keys(number).map((field): [boolean, unknown] => [
      false,
      { questions: [without(number, field)] },
    ]),
    ...['id', 'level', 'question', 'read', 'right'].flatMap((field) =>
      ['', 7, null].map((value): [boolean, unknown] => [
        false,
        { questions: [{ ...letter, [field]: value }] },
      ]),
    ),
    [false, { questions: [{ ...letter, choices: { a: choice } }] }],
    [false, { questions: [{ ...letter, choices: { a: choice, b: { text: 't' } } }] }],
    [false, { questions: [{ ...letter, choices: { a: choice, B: choice } }] }],
    [false, { questions: [{ ...letter, choices: { a: choice, ab: choice } }] }],
    [false, { questions: [{ ...letter, choices: { a: choice, b: { ...choice, text: '' } } }] }],
    [false, { questions: [{ ...letter, explanation: 'in the wrong place' }] }],
    [false, { questions: [{ ...number, measure: 'p98Ms' }] }],
    [false, { questions: [{ ...number, right: 'a' }] }],
  ];
  for (const [right, content] of files) {
    const text = JSON.stringify(content);
    assert.is(validate(content), right, `schema: ${text}`);
    assert.is(isRead(content), right, `reader: ${text}`);
  }
});

test('what a schema cannot say, the reader does: ids differ, and right is one of the letters', () => {
  assert.not.ok(isRead({ questions: [letter, letter] }));
  assert.not.ok(isRead({ questions: [{ ...letter, right: 'c' }] }));
});

test.run();
