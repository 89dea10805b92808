/** The files of questions: what is shipped, what is refused, and that schema and reader say the same. */
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import Ajv from 'ajv/dist/2020';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { evaluate } from '../../lib/exercise/expression';
import { judgeAnswer } from '../../lib/exercise/judge-answer';
import { questionFiles, readQuestionFile, readQuestions } from '../../lib/exercise/questions';
import { seal, unseal } from '../../lib/exercise/seal';
import { sealQuestions } from '../../lib/tools/classroom/seal-questions';

const test = suite('questions');
const validate = new Ajv({ allErrors: true }).compile(
  JSON.parse(readFileSync(join('data', 'questions.schema.json'), 'utf8')) as object,
);
const folder = mkdtempSync(join(tmpdir(), 'questions-'));
const path = join(folder, '99-own.json');
test.after(() => rmSync(folder, { recursive: true }));

const said = { text: 't', explanation: 'e' };
const letter = {
  id: 'x',
  level: 'easy',
  question: '?',
  hint: 'h',
  read: 'r',
  right: 'a',
  choices: { a: said, b: said, c: said, d: said },
};
const number = {
  id: 'n',
  level: 'hard',
  question: '?',
  hint: 'h',
  read: 'r',
  value: '1 - 1 / ratio',
  explanation: 'e',
  wrong: [{ value: '1 / ratio', explanation: 'w' }],
};

function faultOf(content: unknown): string {
  writeFileSync(path, JSON.stringify(content));
  try {
    readQuestionFile(path);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

test('every file that is shipped is as schema and reader want it, and sealed', () => {
  for (const file of questionFiles()) {
    const text = readFileSync(file, 'utf8');
    assert.ok(validate(JSON.parse(text)), `${file}: ${JSON.stringify(validate.errors)}`);
    assert.is(sealQuestions(text), text, `${file}: npm run exercise -- seal`);
    for (const question of readQuestionFile(file)) {
      const hidden =
        question.kind === 'choice'
          ? Object.values(question.choices).map(({ explanation }) => explanation)
          : [question.explanation, ...question.wrong.map(({ explanation }) => explanation)];
      assert.is(new Set(hidden).size, hidden.length, `${question.id}: explanations differ`);
      for (const own of [...hidden, ...(question.steps ?? [])]) {
        assert.not.ok(text.includes(own.slice(0, 20)), `${question.id}: ${own}`);
      }
    }
  }
});

test('in each file the right letters are not all the same, nor look alike', () => {
  for (const file of questionFiles()) {
    const { questions } = JSON.parse(readFileSync(file, 'utf8')) as {
      questions: { right?: string }[];
    };
    const sealed = questions.flatMap(({ right }) => right ?? []);
    assert.is(new Set(sealed).size, sealed.length, file);
    const letters = readQuestionFile(file).flatMap((one) =>
      one.kind === 'choice' ? one.right : [],
    );
    if (letters.length > 2) assert.ok(new Set(letters).size > 1, `${file}: always ${letters[0]}`);
  }
});

test('each wrong value of a number question is told apart from the right one', () => {
  const runs = [
    { reviews: 1000, batchMs: 100.9, meanMs: 1, p50Ms: 0.8, p99Ms: 2.5 },
    { reviews: 800, batchMs: 31, meanMs: 2, p50Ms: 1.7, p99Ms: 6 },
  ].map(
    (run) => new Map(Object.entries({ ...run, ratio: (run.meanMs * run.reviews) / run.batchMs })),
  );
  for (const question of readQuestions().values()) {
    if (question.kind === 'choice' || question.notebook !== '07-practice') continue;
    for (const run of runs) {
      const right = judgeAnswer(question, evaluate(question.value, run), [run]);
      assert.is(typeof right === 'object' && right.right, true, question.id);
      for (const { value, explanation } of question.wrong) {
        const wrong = judgeAnswer(question, evaluate(value, run), [run]);
        assert.equal(wrong, { right: false, says: explanation }, `${question.id}: ${value}`);
      }
    }
  }
});

test('Practice: all levels, and each question has its steps and a common mistake', () => {
  const own = [...readQuestions().values()].filter(({ notebook }) => notebook === '07-practice');
  for (const level of ['easy', 'medium', 'hard']) {
    assert.ok(
      own.some((question) => question.level === level),
      level,
    );
  }
  for (const { id, steps, mistake } of own) assert.ok(steps && mistake, id);
});

test('a question that is added is read, beside those that are there', () => {
  const more = mkdtempSync(join(folder, 'more-'));
  for (const file of questionFiles()) copyFileSync(file, join(more, basename(file)));
  const before = readQuestions(more).size;
  writeFileSync(join(more, '99-own.json'), JSON.stringify({ questions: [letter, number] }));
  assert.is(readQuestions(more).size, before + 2);
  assert.is(readQuestions(more).get('x')?.notebook, '99-own');
  writeFileSync(join(more, '98-own.json'), JSON.stringify({ questions: [letter] }));
  assert.throws(() => readQuestions(more), /99-own\.json: the id x is used in 98-own\.json too/);
});

test('a file that is sealed reads as before, and sealing it again changes nothing', () => {
  writeFileSync(path, JSON.stringify({ questions: [letter, number] }));
  const plain = readQuestionFile(path);
  const sealed = sealQuestions(readFileSync(path, 'utf8'));
  assert.not.match(sealed, /"(?:right|explanation)": "[a-z]"|1 - 1/);
  writeFileSync(path, sealed);
  assert.equal(readQuestionFile(path), plain);
  assert.is(sealQuestions(sealed), sealed);
});

test('a seal comes off again; garbage, and the seal of another place, are refused', () => {
  for (const text of ['', 'a', 'né 😀 "x"', 'x'.repeat(5000)]) {
    assert.is(unseal(seal(text, 'q1 a'), 'q1 a'), text);
  }
  assert.is(seal(seal('a', 'p'), 'p'), seal('a', 'p'));
  assert.is(unseal('plain', 'p'), 'plain');
  assert.is.not(seal('a', 'q1 right'), seal('a', 'q2 right'));
  const garbage = [
    'sealed:',
    'sealed:!!!',
    'sealed:Yg==',
    `${seal('a', 'p')}x`,
    seal('a', 'other'),
  ];
  for (const text of garbage) assert.throws(() => unseal(text, 'p'), /was not sealed here/);
  assert.match(
    faultOf({ questions: [{ ...letter, right: 'sealed:garbage' }] }),
    /not sealed here \(x right\)/,
  );
});

test('schema and reader take the same files and refuse the same ones', () => {
  const without = (question: object, field: string) =>
    Object.fromEntries(Object.entries(question).filter(([name]) => name !== field));
  const changed = [letter, number].flatMap((question) =>
    Object.keys(question).flatMap((field) => [
      without(question, field),
      ...['', 7, null].map((value) => ({ ...question, [field]: value })),
    ]),
  );
  const files: [boolean, unknown][] = [
    [true, { questions: [letter, number] }],
    [true, { questions: [{ ...letter, steps: ['s'], mistake: 'm' }] }],
    [true, { questions: [{ ...number, tolerance: 0.1, slack: 1, unit: 'ms' }] }],
    ...[[], {}, { questions: [] }, { questions: {} }, { questions: ['q'] }].map(
      (content): [boolean, unknown] => [false, content],
    ),
    ...changed.map((question): [boolean, unknown] => [false, { questions: [question] }]),
    [false, { questions: [{ ...letter, choices: { a: said, b: said, c: said } }] }],
    [false, { questions: [{ ...letter, choices: { ...letter.choices, e: said } }] }],
    [false, { questions: [{ ...letter, choices: { ...letter.choices, d: { text: 't' } } }] }],
    [false, { questions: [{ ...letter, explanation: 'in the wrong place' }] }],
    [false, { questions: [{ ...letter, steps: [] }] }],
    [false, { questions: [{ ...number, tolerance: 0 }] }],
    [false, { questions: [{ ...number, right: 'a' }] }],
    [false, { questions: [{ ...number, wrong: [{ value: '1' }] }] }],
  ];
  for (const [right, content] of files) {
    const text = JSON.stringify(content);
    assert.is(validate(content), right, `schema: ${text}`);
    const fault = faultOf(content);
    assert.is(fault === '', right, `reader: ${fault} ${text}`);
  }
});

test('a question that is not as it should be is named, with its field', () => {
  for (const [questions, message] of [
    [{}, /99-own\.json: questions must be a list/],
    [[letter, { ...letter, id: 'y', level: 'x' }], /question 2 \(y\): level must be one of easy/],
    [[letter, letter], /the id x is used twice/],
    [[{ ...letter, right: 'e' }], /question 1 \(x\): right must be one of a, b, c, d/],
    [[{ ...letter, rigth: 'a' }], /question 1 \(x\): rigth is not known here/],
    [[{ ...number, value: '1 +' }], /question 1 \(n\): value is no expression/],
    [
      [{ ...letter, choices: { ...letter.choices, b: { text: 't' } } }],
      /choices\.b\.explanation is missing/,
    ],
  ] as const) {
    assert.match(faultOf({ questions }), message);
  }
});

test.run();
