/** For tests of what prints and keeps: results in a folder of their own, printed lines gathered, not shown. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Test } from 'uvu';

export interface Quiet {
  /** What was printed in the test that runs. */
  readonly lines: string[];
  /** The results folder of the test that runs. */
  folder: string;
}

export function keepQuiet(test: Test): Quiet {
  const quiet: Quiet = { lines: [], folder: '' };
  const { log } = console;
  const names = ['REVIEWLAB_RESULTS', 'REVIEWLAB_RUN'] as const;
  const before = names.map((name) => process.env[name]);
  test.before.each(() => {
    quiet.folder = mkdtempSync(join(tmpdir(), 'exercise-'));
    process.env['REVIEWLAB_RESULTS'] = quiet.folder;
    delete process.env['REVIEWLAB_RUN'];
    quiet.lines.length = 0;
    console.log = (line: unknown) => void quiet.lines.push(String(line));
  });
  test.after.each(() => {
    console.log = log;
    rmSync(quiet.folder, { recursive: true, force: true });
    names.forEach((name, i) => {
      if (before[i] === undefined) delete process.env[name];
      else process.env[name] = before[i];
    });
  });
  return quiet;
}
