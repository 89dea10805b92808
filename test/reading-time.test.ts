/**
 * How long the notebooks are, and that what is said of it is true: the minutes in each notebook's first cell, the tables
 * of notebooks/README.md. And that the glossary is complete: each link leads to a term, each term is linked.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { projectFolder } from '../lib/data/results-folder';
import { readNotebook, type Cell } from '../lib/tools/notebook/notebook';
import { furtherParts, readingTime } from './reading-time';

const test = suite('reading time');
const folder = join(projectFolder(), 'notebooks');
const names = readdirSync(folder).filter((name) => name.endsWith('.ipynb'));
const readme = readFileSync(join(folder, 'README.md'), 'utf8');

/** The most of what nobody can leave out of notebooks 1 to 5. */
const [MOST_WORDS, MOST_LINES] = [750, 70];

function cellsOf(name: string): { main: readonly Cell[]; further: readonly Cell[] } {
  const { cells } = readNotebook(join(folder, name));
  const further = furtherParts(cells).flat();
  return { main: cells.filter((cell) => !further.includes(cell)), further };
}

/** The rows of the table of notebooks/README.md that begins with this head, without their formatting. */
function tableRows(head: string): string[][] {
  const table = readme.slice(readme.indexOf(`\n| ${head} |`) + 1).split('\n\n')[0];
  const rows = table.trim().split('\n').slice(2);
  assert.ok(rows.length > 2, `notebooks/README.md has no table | ${head} |`);
  return rows.map((row) => row.split('|').map((cell) => cell.trim()).slice(1, -1)); // prettier-ignore
}

/** Minutes are said whole, and what is said may be off by less than one: a word more or less changes no table. */
function holds(what: string, said: string, minutes: number): void {
  const is = `it says ${said} minutes, the cells make ${minutes.toFixed(1)}`;
  assert.ok(Math.abs(Number(said) - minutes) < 1, `${what}: ${is}`);
}

test('words, lines, answers, functions to write and conclusions make minutes', () => {
  const markdown = (source: string): Cell => ({ cell_type: 'markdown', id: 'a', metadata: {}, source }); // prettier-ignore
  const code = (source: string): Cell => ({ ...markdown(source), cell_type: 'code', execution_count: null, outputs: [] }); // prettier-ignore
  const folded = `${'word '.repeat(150)}\n<details>${'hidden '.repeat(500)}</details>\n$$x = 1$$`;
  assert.is(readingTime([markdown(folded)]).minutes, 1);
  assert.is(readingTime([code('const a = 1;\n\n'.repeat(15))]).minutes, 1);
  assert.is(readingTime([code("guess('a', NaN, 'ms');\nanswer('b', '');")]).answers, 2);
  assert.is(readingTime([code("throw new Error('not written yet');")]).functions, 1);
  assert.is(readingTime([markdown('## Your conclusion\n\nWrite.')]).conclusions, 1);
});

for (const name of names) {
  test(`${name}: the minutes of its first cell, its question in the first line and its answer in the last`, () => {
    const { main } = cellsOf(name);
    const [title, question, ...rest] = main[0].source.split('\n').filter((line) => line !== '');
    assert.match(title, /^# \d\. /);
    assert.match(question, /^\*\*[^*]+\?\*\*/);
    const minutes = /^About (\d+) minutes\. /.exec(rest[0])?.[1];
    assert.ok(minutes, `"About ${readingTime(main).minutes.toFixed(0)} minutes. " is missing below the question`); // prettier-ignore
    holds(name, minutes, readingTime(main).minutes);
    const last = main.filter(({ cell_type: kind }) => kind === 'markdown').at(-1)!;
    if (!name.startsWith('07')) assert.match(last.source, /\n\*\*So:\*\* [^\n]+$/);
  });

  if (/^0[1-5]/.test(name)) {
    test(`${name}: what nobody can leave out is at most ${MOST_WORDS} words and ${MOST_LINES} lines`, () => {
      const { words, lines } = readingTime(cellsOf(name).main);
      assert.ok(words <= MOST_WORDS, `${words} words`);
      assert.ok(lines <= MOST_LINES, `${lines} lines of code`);
    });
  }
}

test('the minutes of each notebook and of each path in notebooks/README.md', () => {
  const minutesOf = new Map<string, number>();
  for (const [link, main, further] of tableRows('notebook')) {
    const name = /\((\S+\.ipynb)\)/.exec(link)?.[1] ?? link;
    const cells = cellsOf(name);
    holds(name, main, readingTime(cells.main).minutes);
    holds(`${name}, Further`, further, readingTime(cells.further).minutes);
    minutesOf.set(name[1], readingTime(cells.main).minutes);
  }
  assert.is(minutesOf.size, names.length);
  for (const [path, read, minutes, leftOut] of tableRows('path')) {
    const numbers = read.split(', ');
    const sum = numbers.reduce((total, number) => total + minutesOf.get(number)!, 0);
    holds(path, minutes, sum);
    assert.ok(sum <= parseInt(path, 10), `${path}: ${sum.toFixed(1)}`);
    const others = leftOut.replace(/\([^)]*\)/g, '').match(/\d/g) ?? [];
    assert.equal([...numbers, ...others].sort(), [...minutesOf.keys()].sort(), path);
  }
});

test('the minutes of the exercise in notebooks/README.md, part by part', () => {
  const { cells } = readNotebook(join(folder, 'exercise', 'exercise.ipynb'));
  const rows = tableRows('from the heading');
  const starts = rows.map(
    ([heading]) =>
    cells.findIndex(({ source }) => source.split('\n').some((line) => line.replace(/^#+ /, '') === heading)), // prettier-ignore
  );
  assert.not.ok(starts.includes(-1), `no such heading: ${rows[starts.indexOf(-1)]?.[0]}`);
  rows.forEach(([heading, minutes], at) => {
    holds(heading, minutes, readingTime(cells.slice(starts[at], starts[at + 1])).minutes);
  });
  const [, twenty] = /^## The exercise, (\d+) minutes$/m.exec(readme)!;
  const { minutes } = readingTime(cells.slice(0, starts.at(-1)));
  assert.ok(Math.abs(minutes - Number(twenty)) < 2, `${minutes.toFixed(1)} of ${twenty} minutes`);
});

test('each link into the glossary leads to a term, each term is linked, and they stand in order', () => {
  const anchorOf = (term: string) => term.toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, '').replace(/ /g, '-'); // prettier-ignore
  const glossary = readFileSync(join(folder, 'glossary.md'), 'utf8');
  const terms = [...glossary.matchAll(/^## (.+)$/gm)].map(([, term]) => anchorOf(term));
  assert.equal(terms, [...terms].sort());
  const linked = new Set<string>();
  for (const name of names) {
    for (const { source } of readNotebook(join(folder, name)).cells) {
      for (const [, anchor] of source.matchAll(/\]\(glossary\.md#([^)]*)\)/g)) {
        assert.ok(terms.includes(anchor), `${name}: glossary.md#${anchor}`);
        linked.add(anchor);
      }
    }
  }
  assert.equal([...linked].sort(), terms);
});

test('what the pages of this folder link to is there', () => {
  for (const page of ['README.md', 'glossary.md', 'checklist.md']) {
    const text = readFileSync(join(folder, page), 'utf8');
    for (const [, path] of text.matchAll(/\]\((?!https?:)([^)#]+)\)/g)) {
      assert.ok(existsSync(join(folder, path)), `${page}: ${path}`);
    }
  }
});

test.run();
