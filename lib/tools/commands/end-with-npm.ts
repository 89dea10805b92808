/**
 * npm that is killed (`kill`, a closed container) does not tell the program it started, which would go on,
 * with its kernels and ports, and nobody to stop it. The program sees it by its parent: an orphan is given
 * another one. npm starts a program through a shell, which may stay between the two: then the shell is the orphan.
 */
import { readFileSync, readlinkSync } from 'node:fs';

/** Calls `end` once, when the npm that started this process is gone. Without npm nothing is watched. */
export function endWithNpm(end: () => void, everyMs = 300): void {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const parent = process.ppid;
  const above = parentOfShell(parent);
  const timer = setInterval(() => {
    if (process.ppid === parent && parentOfShell(parent) === above) return;
    clearInterval(timer);
    end();
  }, everyMs);
  timer.unref();
}

/** The parent of a process that is not npm itself; undefined where it is, and on systems that have no /proc. */
function parentOfShell(pid: number): number | undefined {
  try {
    if (readlinkSync(`/proc/${pid}/exe`) === process.execPath) return undefined;
    const [, afterName = ''] = /^.*\)(.*)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
    return Number(afterName.trim().split(' ')[1]); // its state, then its parent
  } catch {
    return undefined;
  }
}
