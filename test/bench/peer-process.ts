/**
 * A contestant in a process of its own, asked line by line: one JSON command in, one JSON answer out.
 * Its times are taken by its own clock around its own work, so the exchange costs it nothing, and
 * what a peer does to its process (natural makes all strings slower) stays there.
 */
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { childProgram, inTemporaryFolder } from './child-programs';
import type { Contestant, Mode, Run } from './contestant';

export class PeerProcess {
  private readonly process: ChildProcessWithoutNullStreams;
  private readonly lines: AsyncIterator<string>;
  private errors = '';

  constructor(command: string, args: readonly string[], env = process.env) {
    this.process = spawn(command, args, { env });
    this.process.stderr.on('data', (text: Buffer) => (this.errors += text.toString()));
    this.process.stdin.on('error', () => undefined); // it shows as a missing answer below
    this.lines = createInterface({ input: this.process.stdout })[Symbol.asyncIterator]();
  }

  /** Sends a command and returns the answer's fields. Throws Error with what the process said. */
  async ask(command: Record<string, unknown>): Promise<Record<string, unknown>> {
    this.process.stdin.write(`${JSON.stringify(command)}\n`);
    const line = await this.lines.next();
    if (line.done) throw new Error(`a peer stopped at '${String(command.do)}': ${this.errors}`);
    return JSON.parse(line.value) as Record<string, unknown>;
  }

  /** The same, for commands that answer with a time, in milliseconds. */
  async time(command: Record<string, unknown>): Promise<number> {
    return Number((await this.ask(command)).ms);
  }

  /** A fitted model of the process as a contestant, with the modes it has. */
  contestant(name: string, kind: string, modes: readonly Mode[]): Contestant {
    const run =
      (mode: Mode): Run =>
      (set, count, passes) =>
        this.time({ do: 'run', kind, mode, set, count, passes });
    return {
      name,
      runs: Object.fromEntries(modes.map((mode) => [mode, run(mode)])),
      predict: async () => (await this.ask({ do: 'predict', kind })).labels as string[],
    };
  }

  async close(): Promise<void> {
    this.process.stdin.end();
    if (this.process.exitCode === null) await once(this.process, 'exit');
  }
}

/** Gives a process what it shall work on: by a file, since reviews are many for one line. */
export async function giveData(peer: PeerProcess, data: object): Promise<void> {
  await inTemporaryFolder(async (folder) => {
    const path = join(folder, 'data.json');
    writeFileSync(path, JSON.stringify(data));
    await peer.ask({ do: 'data', path });
  });
}

export function startKit(): PeerProcess {
  return new PeerProcess(process.execPath, [childProgram('kit-child')]);
}
