/** What a run was made on: numbers of time mean little without it. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { arch, cpus, hostname, platform, release, totalmem } from 'node:os';
import { join } from 'node:path';

export interface Machine {
  /** Tells this machine from others of the same make; says nothing else about it. */
  readonly id: string;
  readonly cpu: string;
  /** Logical cores. */
  readonly cores: number;
  /** Memory in GiB, to one digit. */
  readonly memoryGiB: number;
  readonly os: string;
  readonly node: string;
  /** Package name to installed version. */
  readonly packages: Readonly<Record<string, string>>;
}

/** Describes this machine, with the versions of the packages the project at `project` depends on. */
export function describeMachine(project: string): Machine {
  const processors = cpus();
  return {
    id: machineId(),
    cpu: processors[0]?.model.trim() || 'unknown',
    cores: processors.length,
    memoryGiB: Math.round((totalmem() / 2 ** 30) * 10) / 10,
    os: `${platform()} ${release()} ${arch()}`,
    node: process.version,
    packages: Object.fromEntries(
      Object.keys(readPackage(project).dependencies ?? {}).map((name) => [
        name,
        readPackage(join(project, 'node_modules', name)).version ?? 'unknown',
      ]),
    ),
  };
}

/**
 * Returns a short hash of the machine's name and, on Linux, of its installation: another Node, or a newer system,
 * makes no other machine of it.
 */
export function machineId(): string {
  let installation = '';
  try {
    installation = readFileSync('/etc/machine-id', 'utf8').trim();
  } catch {
    // none on this system
  }
  const name = `${hostname()}\n${installation}`;
  return createHash('sha256').update(name).digest('hex').slice(0, 12);
}

function readPackage(folder: string): { version?: string; dependencies?: Record<string, string> } {
  try {
    return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version?: string };
  } catch {
    return {};
  }
}
