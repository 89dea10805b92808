/** scikit-learn as a contestant: a Python process that is asked line by line (scikit_learn.py). */
import { spawn, spawnSync, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { projectFolder } from '../data/results-folder';
import type { Contestant, Run } from './contestant';

export type PythonModel = 'tfidf' | 'counts';

/** The first Python on this machine that has scikit-learn; null where there is none. */
export function findPython(): string | null {
  const candidates = ['python3', '/usr/bin/python3', 'python'];
  const has = (python: string): boolean =>
    spawnSync(python, ['-c', 'import sklearn'], { stdio: 'ignore' }).status === 0;
  return candidates.find(has) ?? null;
}

export class ScikitLearn {
  private readonly process: ChildProcessWithoutNullStreams;
  private readonly lines: AsyncIterator<string>;
  private errors = '';

  constructor(python: string) {
    const program = join(projectFolder(__dirname), 'lib', 'bench', 'scikit_learn.py');
    this.process = spawn(python, [program]);
    this.process.stderr.on('data', (text: Buffer) => (this.errors += text.toString()));
    this.process.stdin.on('error', () => undefined); // it shows as a missing answer below
    this.lines = createInterface({ input: this.process.stdout })[Symbol.asyncIterator]();
  }

  /** Sends a command and returns the answer's fields. Throws Error with what Python said. */
  async ask(command: Record<string, unknown>): Promise<Record<string, unknown>> {
    this.process.stdin.write(`${JSON.stringify(command)}\n`);
    const line = await this.lines.next();
    if (line.done)
      throw new Error(`scikit-learn stopped at ${command.do as string}: ${this.errors}`);
    return JSON.parse(line.value) as Record<string, unknown>;
  }

  /** The same, for commands that answer with a time, in milliseconds. */
  async time(command: Record<string, unknown>): Promise<number> {
    return Number((await this.ask(command)).ms);
  }

  contestant(name: string, kind: PythonModel): Contestant {
    const run =
      (mode: string): Run =>
      (set, count, passes) =>
        this.time({ do: 'run', kind, mode, set, count, passes });
    return {
      name,
      runs: { batch: run('batch'), 'one at a time': run('one at a time') },
      predict: async () => (await this.ask({ do: 'predict', kind })).labels as string[],
    };
  }

  async close(): Promise<void> {
    this.process.stdin.end();
    if (this.process.exitCode === null) await once(this.process, 'exit');
  }
}
