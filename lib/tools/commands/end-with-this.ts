/**
 * A program that must not outlive the one that started it, however that one ends. A signal that cannot be caught
 * (SIGKILL) leaves no time to end anything, so a shell stands guard: it reads from a pipe of this process,
 * which the system closes when the process is gone. It is there before the program begins.
 */
import { spawn, type ChildProcess } from 'node:child_process';

/** Starts the guard, then becomes the program. Where the pipe ends, the program is asked to end, given so many seconds, and killed. */
const guarded = (seconds: number): string =>
  `( trap '' INT TERM HUP; read -r _ <&3; kill -TERM $$; n=0
while kill -0 $$ && [ $n -lt ${seconds} ]; do sleep 1; n=$((n+1)); done
kill -KILL $$ ) </dev/null >/dev/null 2>&1 &
exec "$@" 3<&-`;

/**
 * Starts a program that ends when this process ends in any way. On Windows, which has no such shell, nothing is guarded.
 *
 * @param stdio whether it shares this process's input and output
 */
export function spawnGuarded(
  program: string,
  args: readonly string[],
  {
    cwd,
    env,
    stdio = 'inherit',
  }: { cwd: string; env: NodeJS.ProcessEnv; stdio?: 'inherit' | 'ignore' },
  seconds = 20,
): ChildProcess {
  if (process.platform === 'win32') return spawn(program, args, { cwd, env, stdio });
  const started = spawn('/bin/sh', ['-c', guarded(seconds), 'guard', program, ...args], {
    cwd,
    env,
    stdio: [stdio, stdio, stdio, 'pipe'],
  });
  return started.once('exit', () => started.stdio[3]?.destroy()); // nothing is left to guard
}
