/** Programs of the system that a test needs: where one is missing, the test says so and is left out. */
import { spawnSync } from 'node:child_process';

/** Whether it is there; says that the test is skipped where it is not. */
export function isThere(program: string, versionOption: string): boolean {
  const { error } = spawnSync(program, [versionOption], { stdio: 'ignore' });
  if (error !== undefined) console.log(`skipped: needs ${program}`);
  return error === undefined;
}
