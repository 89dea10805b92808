/** What a check found: printed, left in the notebook as a record, and kept in the results folder. */
import { displayInNotebook } from '../plots/kernel-display';
import { keepEntry } from './kept-entries';

/** The MIME type of a check's result, which the instructor's desk reads. */
export const checkMime = 'application/vnd.reviewlab.check+json';

/** A mistake: which, what was seen, and what to look at. */
export interface Finding {
  readonly id: string;
  readonly seen: string;
  readonly advice: string;
}

export interface CheckResult {
  readonly task: string;
  /** Which inputs were handed to the function: 1 in the learner's edition, others in hidden tests. */
  readonly seed: number;
  readonly passed: boolean;
  /** 'right', or the mistake's. */
  readonly id: string;
  readonly seen: string;
  readonly advice: string;
}

export function finding(id: string, seen: string, advice: string): Finding {
  return { id, seen, advice };
}

/**
 * Runs the checks one after the other, reports the first finding (or that all is right), and returns the
 * result. What a learner's function throws, or what its answer throws when it is looked at, is a finding too.
 */
export function reportCheck(
  task: string,
  seed: number,
  checks: readonly (() => Finding | undefined)[],
): CheckResult {
  let found: Finding | undefined;
  try {
    for (const check of checks) {
      found = check();
      if (found !== undefined) break;
    }
  } catch (error) {
    found = thrownFinding(error);
  }
  const right = { id: 'right', seen: 'does what it should', advice: '' };
  const result = { task, seed, passed: found === undefined, ...(found ?? right) };
  const text = result.passed
    ? `✓ ${task}: ${result.seen}.`
    : `✗ ${task}: ${result.seen}. ${result.advice}`;
  keepEntry('checks', result);
  if (!displayInNotebook({ [checkMime]: result, 'text/plain': text })) console.log(text);
  // For graders that look for a cell's error (notebooks/exercise/nbgrader_config.py).
  if (!result.passed && process.env['REVIEWLAB_CHECKS'] === 'throw') throw new Error(text);
  return result;
}

/** Thrown by what a check hands out, to end a function that would not end by itself. */
export class StopSignal extends Error {
  constructor(readonly finding: Finding) {
    super(finding.seen);
  }
}

function thrownFinding(error: unknown): Finding {
  if (error instanceof StopSignal) return error.finding;
  const message = messageOf(error);
  if (message === 'not written yet') {
    return finding(
      'not-written',
      'not written yet',
      'Replace the line that throws, then run both cells.',
    );
  }
  if (/call stack/i.test(message)) {
    return finding(
      'endless-recursion',
      'the function calls itself without an end',
      'Look at where it calls itself: something must stop it. A loop is enough here.',
    );
  }
  return finding(
    'threw',
    `it threw an error: ${message}`,
    'Read the message, and mend the line it is about.',
  );
}

/** An error's message on one line, whatever was thrown. */
function messageOf(error: unknown): string {
  try {
    const message = (error as { message?: unknown } | null)?.message ?? error;
    const line = String(message).replace(/\s+/g, ' ').trim();
    return line.length > 200 ? `${line.slice(0, 200)}...` : line;
  } catch {
    return 'something that cannot be shown';
  }
}
