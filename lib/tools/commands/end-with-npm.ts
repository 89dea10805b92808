/**
 * npm that is killed (`kill`, a closed container) does not tell the program it started, which would go on,
 * with its kernels and ports, and nobody to stop it. The program sees it by its parent: an orphan is given
 * another one.
 */

/** Calls `end` once, when the npm that started this process is gone. Without npm nothing is watched. */
export function endWithNpm(end: () => void, everyMs = 300): void {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    end();
  }, everyMs);
  timer.unref();
}
