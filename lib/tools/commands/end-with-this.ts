/**
 * A program that must not outlive the one that started it, however that one ends. A signal that cannot be caught
 * (SIGKILL) leaves no time to end anything, so a shell stands guard: its standard input is a pipe from this process,
 * which the system closes when the process is gone.
 */
import { spawn, type ChildProcess } from 'node:child_process';

/** Asks it to end, gives it so many seconds, and kills it. */
const guard = (seconds: number): string =>
  `read -r _; kill -TERM $1 2>/dev/null; n=0
while kill -0 $1 2>/dev/null && [ $n -lt ${seconds} ]; do sleep 1; n=$((n+1)); done
kill -KILL $1 2>/dev/null`;

/** Ends the program when this process ends in any way. On Windows, which has no such shell, nothing is guarded. */
export function endWithThis(program: ChildProcess, seconds = 20): void {
  if (process.platform === 'win32' || program.pid === undefined) return;
  // In a session of its own, it gets no signal of a terminal that closes.
  const shell = spawn('sh', ['-c', guard(seconds), 'guard', String(program.pid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  shell.on('error', () => undefined); // no shell: what else ends the program still does
  shell.unref();
  program.once('exit', () => void shell.kill('SIGKILL'));
}
