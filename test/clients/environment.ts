/** Python environments of the project's own, in .bench/ (ignored by git), made when they are first needed. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../../lib/data/results-folder';

/** What is installed into each, in exact versions. */
export const ENVIRONMENTS = {
  jupyter: [
    'jupyterlab==4.6.6',
    'papermill==2.7.0',
    'nbclient==0.11.0',
    'nbconvert==7.17.2',
    'nbgrader==0.9.6',
  ],
  spark: ['pyspark==4.1.1'],
} as const;

/**
 * Makes an environment, or finds it as it was made before.
 *
 * @returns the folder of its programs; `needs` where it cannot be made
 */
export function makeEnvironment(
  name: keyof typeof ENVIRONMENTS,
): { readonly bin: string } | { readonly needs: string } {
  const folder = join(projectFolder(__dirname), '.bench', name);
  const bin = join(folder, 'bin');
  const stamp = join(folder, 'made-of');
  const packages = ENVIRONMENTS[name];
  const wanted = createHash('sha256').update(packages.join('\n')).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return { bin };
  console.log(`Making the Python environment .bench/${name}: ${packages.join(', ')}`);
  rmSync(folder, { recursive: true, force: true });
  if (spawnSync('python3', ['-m', 'venv', folder]).status !== 0) {
    return { needs: 'python3 with venv' };
  }
  const pip = ['install', '--quiet', '--disable-pip-version-check', ...packages];
  const { status, stderr } = spawnSync(join(bin, 'pip'), pip, { encoding: 'utf8' });
  if (status !== 0) {
    console.error(stderr.trim().split('\n').at(-1));
    return { needs: `${packages[0]} from a Python package index` };
  }
  writeFileSync(stamp, wanted);
  return { bin };
}

/** Returns the version of a package that is installed in an environment. */
export function versionIn(bin: string, name: string): string {
  const program = `import importlib.metadata; print(importlib.metadata.version(${JSON.stringify(name)}))`;
  return spawnSync(join(bin, 'python'), ['-c', program], { encoding: 'utf8' }).stdout.trim();
}
