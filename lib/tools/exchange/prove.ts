/** An exported model against the one it came from: the same texts, in the other engine. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { projectFolder } from '../../data/results-folder';
import type { Pipeline } from '../../models/pipeline';
import { pythonFile } from './to-sklearn';

export type Target = 'onnx' | 'sklearn';
const MODULE: Record<Target, string> = { onnx: 'onnxruntime', sklearn: 'sklearn' };
/** Probabilities further apart than this are of other features: rounding makes less. */
const SAME = 1e-4;

export interface Proof {
  /** Name and version. */
  readonly engine: string;
  readonly texts: number;
  readonly sameLabels: number;
  /** Of the texts that are not in `different`. */
  readonly largestDifference: number;
  /** Whether the model has probabilities, so that they were compared. */
  readonly hasProbabilities: boolean;
  /** The texts with another label or other probabilities: cut into other words, or too close to call. */
  readonly different: readonly string[];
}

/** Finds a Python that has the engine: the one given, the benchmark's own, or the machine's; null for none. */
export function findEngine(target: Target, python?: string): string | null {
  const own = join(projectFolder(__dirname), '.bench', 'python', 'bin', 'python');
  const candidates = python === undefined ? [own, 'python3', '/usr/bin/python3'] : [python];
  const has = (program: string): boolean =>
    spawnSync(program, ['-c', `import ${MODULE[target]}`], { stdio: 'ignore' }).status === 0;
  return candidates.find((program) => (program !== own || existsSync(own)) && has(program)) ?? null;
}

/**
 * Asks the other engine about texts and compares its answers with the pipeline's.
 *
 * @param path the exported file
 * @throws Error with what the engine said, when it could not answer
 */
export function prove(
  target: Target,
  path: string,
  pipeline: Pipeline,
  texts: readonly string[],
  python: string,
): Proof {
  const where = target === 'onnx' ? [path] : [dirname(path), basename(path, '.py')];
  const { stdout, stderr, status } = spawnSync(
    python,
    [pythonFile('answers.py'), target, ...where],
    { input: JSON.stringify(texts), encoding: 'utf8', maxBuffer: 2 ** 30 },
  );
  if (status !== 0) throw new Error(`${python} could not use ${path}: ${stderr.trim()}`);
  const { labels, probabilities, engine } = JSON.parse(stdout) as {
    labels: string[];
    probabilities: number[][] | null;
    engine: string;
  };
  const ours = pipeline.predict(texts);
  const ourProbabilities = pipeline.predictProba(texts);
  const apart = texts.map((_, row) =>
    probabilities === null
      ? 0
      : Math.max(...ourProbabilities[row].map((p, k) => Math.abs(p - probabilities[row][k]))),
  );
  const isSame = (row: number): boolean => ours[row] === labels[row] && apart[row] <= SAME;
  return {
    engine,
    texts: texts.length,
    sameLabels: ours.filter((label, row) => label === labels[row]).length,
    hasProbabilities: probabilities !== null,
    largestDifference: Math.max(0, ...apart.filter((_, row) => isSame(row))),
    different: texts.filter((_, row) => !isSame(row)),
  };
}

/** Writes a proof for the terminal: what was the same, and each text that was not. */
export function proofText(proof: Proof): string {
  const { engine, texts, sameLabels, largestDifference, hasProbabilities, different } = proof;
  const count = (n: number): string => n.toLocaleString('en');
  const lines = [
    `Proved with ${engine}: the same label on ${count(sameLabels)} of ${count(texts)} texts` +
      (hasProbabilities
        ? `, probabilities within ${largestDifference.toPrecision(1)}.`
        : '. The model has no probabilities.'),
  ];
  if (different.length > 0) {
    const texts = different.length === 1 ? '1 text has' : `${count(different.length)} texts have`;
    lines.push(`${texts} another answer there, being cut into other words (or a tie):`);
    for (const text of different.slice(0, 20)) lines.push(`  ${JSON.stringify(text.slice(0, 70))}`);
    if (different.length > 20) lines.push(`  and ${count(different.length - 20)} more`);
  }
  return lines.join('\n');
}
