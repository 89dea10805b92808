/** What a client of this folder is: a program of others that uses the kit, tried as its users would use it. */
import type { ENVIRONMENTS } from './environment';

export interface Client {
  /** The Python environment that it is in. */
  readonly environment: keyof typeof ENVIRONMENTS;
  /** The package whose version is named. */
  readonly package: string;
  /** Other programs that must be on PATH. */
  readonly needs: readonly string[];
  run(desk: Desk): Promise<Outcome> | Outcome;
}

/** Where a client works. */
export interface Desk {
  /** Its own folder, results/clients/NAME in the project, empty at the start and kept afterwards. */
  readonly folder: string;
  /**
   * Environment variables: its programs first on PATH, the kernel on JUPYTER_PATH, and results, Jupyter's settings
   * and signatures in its own folder.
   */
  readonly variables: NodeJS.ProcessEnv;
}

export interface Outcome {
  /** What was done, for the table: 'all 7 notebooks run'. */
  readonly did: string;
  /** What was wrong, a line each. */
  readonly faults: readonly string[];
}
