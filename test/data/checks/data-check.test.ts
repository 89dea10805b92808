import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { dataCheck, type DataCheckInput } from '../../../lib/data/checks/data-check';
import { dataCheckFacts, dataCheckWarnings } from '../../../lib/data/checks/data-check-text';
import type { Review } from '../../../lib/data/reviews';
import { seededRandom } from '../../../lib/measure/seeded-random';

const test = suite('data check');

/** Reviews given as 'text = label'; rows are counted from 2. */
function reviews(file: string, ...lines: string[]): Review[] {
  return lines.map((line, at) => {
    const [text, label] = line.split(' = ');
    return { id: `${file}${at}`, text, label, extra: new Map(), file, row: at + 2 };
  });
}

const train = reviews('a', 'good tea = yes', 'bad pot = no', 'fine cup = yes');
const held = reviews('b', 'good cup = yes', 'new one = no');
const check = (input: Partial<DataCheckInput>) =>
  dataCheck({ train, test: held, shift: [], ...input });
const said = (input: Partial<DataCheckInput>) => dataCheckWarnings(check(input)).join('\n');

test('each set in numbers', () => {
  const { sets, rowsRead, target, accuracyNeeded } = check({ shift: reviews('c', '! = yes', '茶好喝 = yes', '茶 tea = no') });
  assert.equal(sets.map(({ name }) => name), ['training', 'test', 'second test']);
  assert.equal(sets.map(({ reviews }) => reviews), [3, 2, 3]);
  assert.equal(sets[0].classes, [['no', 1], ['yes', 2]]);
  assert.equal(sets.map(({ baseline }) => baseline), [2 / 3, 1 / 2, 2 / 3]);
  assert.equal(sets.map(({ unknownWords }) => unknownWords), [1, 2 / 4, 1 / 2]); // all six words stand there once
  assert.equal(sets.map(({ withoutWords, unspaced }) => [withoutWords, unspaced]), [[0, 0], [0, 0], [1, 1]]);
  assert.is(rowsRead, 8);
  assert.is(target, 0.85);
  assert.ok(Math.abs(accuracyNeeded - (0.85 + 1.959963984540054 * Math.sqrt((0.85 * 0.15) / 2))) < 1e-12);
  assert.is(check({}).sets.length, 2);
  assert.is(check({ shift: reviews('c', 'tea = yes') }).sets.length, 3); // one review is a set too
  assert.is(check({ test: reviews('b', '! = yes') }).sets[1].unknownWords, 0); // no words, none unknown
}); // prettier-ignore

test('an id twice counts within a file', () => {
  const again = (file: string) =>
    reviews(file, 'x y = yes').map((review) => ({ ...review, id: 'a0' }));
  assert.is(check({ train: [...train, ...again('a')] }).sets[0].duplicateIds, 1);
  assert.is(check({ train: [...train, ...again('z')] }).sets[0].duplicateIds, 0);
  assert.match(
    said({ train: [...train, ...again('a')] }),
    /^1 reviews of the training set have an id that an earlier one has/m,
  );
  assert.not.match(said({}), /an id that/);
});

test('texts with different labels, each with all its places', () => {
  const texts = [
    'Tea  = yes',
    'tea = yes',
    ' TEA = no',
    'tea = yes',
    'pot = no',
    'pot = no',
    'cup = x',
    'cup = y',
  ];
  const { contradictions } = check({ train: reviews('a', ...texts), test: held });
  assert.equal(contradictions, [
    { text: 'Tea ', labels: ['yes', 'no'], places: ['a row 2', 'a row 4', 'a row 5'] },
    { text: 'cup', labels: ['x', 'y'], places: ['a row 8', 'a row 9'] },
  ]);
  assert.match(
    said({ train: reviews('a', ...texts) }),
    /^2 texts stand there with different labels: yes and no \(a row 2; a row 4; a row 5\); x and y/m,
  );
  assert.not.match(said({}), /different labels/);
});

test('lines that end in a separator and a label are swallowed rows', () => {
  for (const text of ['one,yes\ntwo', 'one;no\ntwo', 'one\t "yes"\ntwo', 'yes|one\ntwo', 'x\none , no \nb']) {
    assert.match(said({ train: [...train, ...reviews('s', `${text} = yes`)] }), /^1 texts hold a line break after a label.*: s row 2\./m);
  } // prettier-ignore
  for (const text of ['one yes\ntwo', 'one,maybe\ntwo', 'one\ntwo,yes', 'one,yes', 'yes\ntwo']) {
    assert.equal(
      check({ train: [...train, ...reviews('s', `${text} = yes`)] }).swallowedRows,
      [],
      text,
    );
  }
});

test('signs of a wrong encoding', () => {
  for (const text of ['dÃ©jÃ\u00a0 vu', 'itâ€™s', 'Ð¾Ñ‡ÐµÐ½ÑŒ', 'caf\ufffd']) {
    assert.match(said({ train: [...train, ...reviews('s', `${text} = yes`)] }), /^1 texts hold signs of a wrong encoding.*: s row 2\./m);
  } // prettier-ignore
  for (const text of ['déjà vu', 'it’s', 'AÇÃO', 'São Tomé', 'â', 'очень', '5 €', 'Ñandú']) {
    assert.equal(check({ train: reviews('s', `${text} = yes`) }).garbledTexts, [], text);
  }
});

test('labels that look alike, with the place of the rarest', () => {
  const labels = ['x = Yes\u200b', 'y = Yes\u200b', 'z = YES', 'w = yes', 'v = yes'];
  const { alikeLabels } = check({ train: reviews('a', ...labels), test: reviews('b', 'q = no') });
  assert.equal(alikeLabels, [
    { labels: ['Yes\u200b', 'YES', 'yes'], counts: [2, 1, 2], place: 'a row 4' },
  ]);
  assert.match(
    said({ train: reviews('a', ...labels) }),
    /^The labels 'Yes\\u200b' \(2 reviews\) and 'YES' \(1 review\) and 'yes' \(\d reviews\) look alike .* the rarest is in a row 4\./m,
  );
  const tied = said({
    train: reviews('a', 'x = Yes', 'y = yes', 'z = no'),
    test: reviews('b', 'q = no'),
  });
  assert.match(tied, /look alike .* one of the rarest is in a row \d\./);
  assert.equal(check({}).alikeLabels, []);
});

const ALIKE: [string, string, boolean][] = [
  ['positive', 'p\u043esitive', true], // a Cyrillic o
  ['1', '1.0', true],
  ['1', '01', true],
  ['4.5', '4,5', true],
  ['-1', '1', false],
  ['a,b', 'b,a', true],
  ['a, b', 'a,b', true],
  ['a|b', 'b|a', true],
  ['a and b', 'B and A', true],
  ['price / quality', 'quality/price', true],
  ['a & b', 'b & a', true],
  ['a+b', 'b+a', true],
  ['a; b', 'b;a', true],
  ['Preis und Güte', 'Güte & Preis', true],
  ['good or bad', 'bad or good', true],
  ['good or bad', 'good and bad', false],
  ['band a', 'b and a', false],
  ['/', '+', false],
  ['very good', 'very_good', true],
  ['50 %', '50%', true],
  ['verygood', 'very good', true],
  ['very good', 'Very  Good ', true],
  ['A-', 'A', false],
  ['C+', 'C', false],
  ['+', '-', false],
  ['good', 'bad', false],
  ['\uff50ositive', 'positive', true], // full width
  ['ca\u0301lido', 'c\u00e1lido', true],
];
for (const [one, other, alike] of ALIKE) {
  test(`labels '${one}' and '${other}' are ${alike ? '' : 'not '}told to look alike`, () => {
    const { alikeLabels } = check({ train: reviews('a', `x = ${one}`, `y = ${other}`) });
    assert.is(alikeLabels.length, Number(alike));
  });
}

test('labels that may be none: missing values, and a class with a word behind it', () => {
  const found = check({ train: reviews('a', 'x = nan', 'y = pos', 'z = pos', 'w = pos,fine', 'v = N/A') }).oddLabels;
  assert.equal(found.map(({ label, kind, place }) => [label, kind, place]), [['nan', 'missing', 'a row 2'], ['pos,fine', 'joined', 'a row 5'], ['N/A', 'missing', 'a row 6']]);
  assert.match(said({ train: reviews('a', 'x = nan') }), /^The label 'nan' \(1 review, the first in a row 2\) is how programs write a missing value/m);
  assert.equal(check({}).oddLabels, []);
}); // prettier-ignore

test('the facts: what was read, and each set with five classes at most', () => {
  const leftOut = [{ file: 'a', row: 9, why: ': no' }];
  assert.equal(dataCheckFacts(check({ leftOut })), [
    '6 rows read, 5 kept (3 training, 2 test), 1 left out.',
    'The training set: 1 no; 2 yes; always answering the commonest class is right for 66.7 %.',
    'The test set: 1 no; 1 yes; always answering the commonest class is right for 50.0 %.',
  ]);
  const classes = (count: number) =>
    reviews('a', ...Array.from({ length: count }, (_, at) => `x = ${at}`));
  assert.match(
    dataCheckFacts(check({ train: classes(5) }))[1],
    /: 1 0; 1 1; 1 2; 1 3; 1 4; always/,
  );
  assert.match(dataCheckFacts(check({ train: classes(7) }))[1], /; 1 4; and 2 more; always/);
  assert.match(said({ leftOut }), /^1 rows were left out: a row 9: no\./m);
  assert.not.match(said({}), /were left out/);
});

test('leaks: word for word and nearly are counted apart', () => {
  const long = 'one two three four five six seven';
  const text = said({ train: reviews('a', `${long} = yes`, 'tea = no', 'pot = no'), test: reviews('b', `${long} eight = yes`, 'tea! = no', 'pot = no', 'new = yes') });
  assert.match(text, /^3 test reviews stand in the training set \(2 word for word, 1 nearly\).*: b b0 is a a0; b b1 is a a1/m);
  assert.not.match(said({}), /stand in the training set/);
}); // prettier-ignore

test('unknown words are told where there are more than another set of the same kind would have', () => {
  const random = seededRandom(1);
  const common = Array.from({ length: 400 }, (_, i) => `w${i}`);
  const text = (prefix = ''): string =>
    Array.from({ length: 12 }, () => prefix + common[Math.floor(400 * random() ** 3)]).join(' ');
  const some = (count: number, prefix?: string) =>
    reviews('x', ...Array.from({ length: count }, (_, i) => `${text(prefix)} = ${i % 2 ? 'a' : 'b'}`));
  for (const size of [10, 40, 400]) {
    const [train, test, shift, foreign] = [some(size), some(50), some(50), some(50, 'le')];
    const sets = check({ train, test, shift }).sets;
    assert.ok(size === 10 || Math.abs(sets[0].unknownWords - sets[1].unknownWords) < 0.05);
    assert.not.match(said({ train, test, shift }), /of the words/, `${size} reviews of one kind`);
    assert.match(
      said({ train, test, shift: foreign }),
      /^100\.0 % of the words of the second test set do not occur in the training set, where .* could be of another language or subject\.$/m,
    );
  }
}); // prettier-ignore

test('what words cannot do is said for words, and unknown ones for the sets that are not trained on', () => {
  const odd = reviews('c', '! = yes', '茶很好喝 = no', 'good tea = no', 'tea = yes', 'tea = yes');
  assert.match(said({ test: odd }), /^1 of 5 texts of the test set hold no word/m);
  assert.match(
    said({ test: odd }),
    /^1 of 5 texts of the test set are in a script without spaces/m,
  );
  assert.not.match(said({ test: odd }), /of the words/); // one of five, which is not above a fifth
  const train = reviews('a', 'good tea = yes', 'bad tea = no', 'good tea = yes', 'bad tea = no');
  assert.match(
    said({ train, test: odd.slice(0, 4) }),
    /^25\.0 % of the words of the test set do not occur in the training set/m,
  );
  assert.not.match(
    said({ train, test: odd.slice(0, 4), analyzer: 'char' }),
    /hold no word|without spaces|of the words/,
  );
});

test('a commonest class as right as the target says that the target says little', () => {
  const most = (yes: number) =>
    reviews('b', ...Array.from({ length: 20 }, (_, at) => `x${at} = ${at < yes ? 'yes' : 'no'}`));
  assert.match(
    said({ test: most(17) }),
    /^Always answering the commonest class is already right for 85\.0 % of the test reviews: 'above 85\.0 %'/m,
  );
  assert.not.match(said({ test: most(16) }), /^Always/m);
});

test('how many test reviews the target needs', () => {
  const rows = (count: number) => reviews('b', ...Array.from({ length: count }, (_, at) => `x${at} y${at} = ${at % 2 === 0 ? 'yes' : 'no'}`));
  // Half-way values by hand: at 0.90, a third of the way from 0.85 to 1, 196 reviews (test-size.test.ts).
  assert.match(said({ test: rows(195) }), /^With 195 test reviews an accuracy above 90\.0 % must be measured before 'above 85\.0 %' can be claimed .* right for 90\.0 %, 196 test reviews would do\./m);
  assert.not.match(said({ test: rows(196) }), /^With/m);
  assert.match(said({ test: rows(21) }), /^With 21 test reviews not even an accuracy of 100 % is enough before/m);
  assert.match(said({ test: rows(22) }), /^With 22 test reviews an accuracy above 99\.9 % must/m);
  assert.match(dataCheckWarnings({ ...check({}), accuracyNeeded: 1 }).join('\n'), /not even an accuracy of 100 % is enough/);
}); // prettier-ignore

test.run();
