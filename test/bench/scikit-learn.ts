/** scikit-learn as a peer, the current one beside the machine's: the exercise's own program in a Python process (scikit_learn.py). */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { projectFolder } from '../../lib/dist/data/results-folder';
import { PeerProcess } from './peer-process';

/** A Python that has scikit-learn. */
export interface ScikitLearn {
  /** Such as 'scikit-learn 1.9.1'. */
  readonly name: string;
  readonly python: string;
  /** Such as 'pandas 3.0.5'; null where it has none. */
  readonly pandas: string | null;
  readonly env: NodeJS.ProcessEnv;
}

const VERSIONS = `import importlib.metadata, importlib.util, sklearn
print(sklearn.__version__)
print(importlib.metadata.version("pandas") if importlib.util.find_spec("pandas") else "")`;

/** Finds the environment of `npm run python`, and the first Python of the machine with scikit-learn; each version once. */
export function findScikitLearn(): ScikitLearn[] {
  const own = join(projectFolder(__dirname), '.bench', 'python', 'bin', 'python');
  // Some machines set these for older builds of OpenBLAS, which a current numpy would be slowed down by.
  const settings = Object.entries(process.env).filter(([name]) => !name.startsWith('OPENBLAS_'));
  const ask = (python: string, env: NodeJS.ProcessEnv): ScikitLearn[] => {
    const { status, stdout } = spawnSync(python, ['-c', VERSIONS], { encoding: 'utf8', env });
    if (status !== 0) return [];
    const [version, pandas] = stdout.split('\n');
    return [
      {
        name: `scikit-learn ${version}`,
        python,
        pandas: pandas === '' ? null : `pandas ${pandas}`,
        env,
      },
    ];
  };
  const current = ask(own, Object.fromEntries(settings));
  const [machines] = ['python3', '/usr/bin/python3', 'python'].flatMap((python) =>
    ask(python, process.env),
  );
  const isNew = machines !== undefined && machines.name !== current[0]?.name;
  return isNew ? [...current, machines] : current;
}

export function startScikitLearn({ python, env }: ScikitLearn): PeerProcess {
  return new PeerProcess(python, [join(__dirname, 'scikit_learn.py')], env);
}
