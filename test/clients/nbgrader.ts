/**
 * nbgrader (https://nbgrader.readthedocs.io) hands the exercise out, grades what comes back and writes feedback, with the
 * configuration that is shipped; each learner must get the points that `npm run exercise -- check` gives.
 */
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectFolder } from '../../lib/data/results-folder';
import { readMarks } from '../../lib/tools/classroom/marks-csv';
import { readNotebook, writeNotebook, type Notebook } from '../../lib/tools/notebook/notebook';
import { solved, withCode } from '../tools/classroom/some-submissions';
import type { Client } from './client';
import { runProgram } from './executed';

const project = projectFolder(__dirname);
const exercise = join(project, 'notebooks', 'exercise');

/** Submissions that both must judge alike, made from what nbgrader handed out. */
const CHANGES: Readonly<Record<string, Readonly<Record<string, string>> | 'all'>> = {
  key: 'all',
  blank: {},
  begun: {
    'time-batch': codeOf('time-batch'),
    'accuracy-of': 'function accuracyOf(): number { return 1; }',
    'call-cost': codeOf('call-cost'),
  },
  'means-for-percentiles': {
    ...allCode(),
    percentile:
      'function percentile(ms: number[], p: number) { return ms.reduce((a, b) => a + b, 0) / ms.length; }',
  },
  'type-error': { ...allCode(), 'same-answers': 'function sameAnswers(): number { return "0"; }' },
  endless: { ...allCode(), percentile: 'function percentile(): number { while (true) {} }' },
  'retrained-and-percent': {
    ...allCode(),
    'accuracy-of':
      'function accuracyOf(a: string[], b: string[]) { return (100 * a.filter((x, i) => x === b[i]).length) / a.length; }',
    'run-both-ways': codeOf('run-both-ways').replace(
      'const realTime',
      'pipeline.fit(texts, labels);\n  const realTime',
    ),
  },
};

function codeOf(id: string): string {
  return solved.cells.find((cell) => cell.id === id)?.source ?? '';
}

function allCode(): Record<string, string> {
  const written = solved.cells.filter(({ metadata }) => {
    const own = metadata['nbgrader'] as { solution?: boolean } | undefined;
    return own?.solution === true;
  });
  return Object.fromEntries(written.map(({ id, source }) => [id, source]));
}

export const nbgrader: Client = {
  environment: 'jupyter',
  package: 'nbgrader',
  needs: [],
  async run({ folder, variables }) {
    const course = join(folder, 'course');
    const copy = (from: string, to: string): void => {
      mkdirSync(dirname(to), { recursive: true });
      copyFileSync(from, to);
    };
    copy(join(exercise, 'nbgrader_config.py'), join(course, 'nbgrader_config.py'));
    copy(join(exercise, 'source.ipynb'), join(course, 'source', 'batch', 'exercise.ipynb'));
    const env = { ...variables, JUPYTER_PLATFORM_DIRS: '1' };
    const grade = (...args: string[]): Promise<string> =>
      runProgram('nbgrader', args, { cwd: course, env });
    await grade('generate_assignment', 'batch');
    const released = readNotebook(join(course, 'release', 'batch', 'exercise.ipynb'));
    const submissions = join(folder, 'submissions');
    for (const [name, changes] of Object.entries(CHANGES)) {
      const notebook = changed(released, changes === 'all' ? allCode() : changes);
      writeNotebook(join(course, 'submitted', name, 'batch', 'exercise.ipynb'), notebook);
      writeNotebook(join(submissions, name, 'exercise.ipynb'), asOurs(notebook));
    }
    await grade('autograde', 'batch', '--ExecutePreprocessor.timeout=20');
    await grade('generate_feedback', 'batch');
    await grade('export');
    const out = join(folder, 'marks.csv');
    rmSync(out, { force: true });
    const command = join(project, 'lib', 'dist', 'tools', 'commands', 'exercise.js');
    await runProgram(process.execPath, [command, 'check', submissions, '--out', out], { env });
    const theirs = pointsIn(join(course, 'grades.csv'), 'student_id', 'score');
    const ours = pointsIn(out, 'learner', 'checks');
    const faults = Object.keys(CHANGES).flatMap((name) => {
      const feedback = join(course, 'feedback', name, 'batch', 'exercise.html');
      const said = existsSync(feedback) ? readFileSync(feedback, 'utf8') : '';
      return [
        ...(theirs.get(name) === ours.get(name)
          ? []
          : [`${name}: nbgrader gives ${theirs.get(name)} points, check ${ours.get(name)}`]),
        ...(/[✓✗] timeBatch/.test(said) ? [] : [`${name}: no feedback with what a check said`]),
      ];
    });
    if (theirs.get('key') !== 12) faults.push(`the key has ${theirs.get('key')} points, not 12`);
    const all = [...theirs].map(([name, points]) => `${name} ${points}`).join(', ');
    return { did: `gives the same points as check: ${all}`, faults };
  },
};

function changed(notebook: Notebook, changes: Readonly<Record<string, string>>): Notebook {
  return Object.entries(changes).reduce((all, [id, code]) => withCode(all, id, code), notebook);
}

/** With the metadata of our own release, which nbgrader's has not. */
function asOurs(notebook: Notebook): Notebook {
  return { ...notebook, metadata: solved.metadata };
}

function pointsIn(path: string, learner: string, points: string): Map<string, number> {
  return new Map(
    readMarks(readFileSync(path, 'utf8'), [learner, points]).map(({ cells }) => [
      cells.get(learner)!,
      Number(cells.get(points)),
    ]),
  );
}
