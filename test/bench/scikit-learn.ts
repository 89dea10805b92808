/** scikit-learn as a peer: the exercise's own program in a Python process (scikit_learn.py). */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { PeerProcess } from './peer-process';

/** The first Python on this machine that has scikit-learn; null where there is none. */
export function findPython(): string | null {
  const candidates = ['python3', '/usr/bin/python3', 'python'];
  const has = (python: string): boolean =>
    spawnSync(python, ['-c', 'import sklearn'], { stdio: 'ignore' }).status === 0;
  return candidates.find(has) ?? null;
}

export function startScikitLearn(python: string): PeerProcess {
  return new PeerProcess(python, [join(__dirname, 'scikit_learn.py')]);
}
