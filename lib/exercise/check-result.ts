/**
 * A check has two halves. One calls the learner's function and writes down, as plain data, what it gave and did;
 * the other judges that. In a notebook both run in the kernel and the result is printed; at the instructor's desk
 * (REVIEWLAB_CHECKS=observe) the kernel leaves the data, and they are judged in the desk's own process alone; for the key
 * (observe-and-judge) in both, so that the cells that look at results run as they do for a learner.
 */
import { displayInNotebook } from '../plots/kernel-display';
import { wrappedLines } from '../plots/words/wrapped-lines';
import { keepIntrinsics } from './keep-intrinsics';
import { keepEntry } from './kept-entries';
import { fromPlain, toPlain } from './plain-data';

/** The MIME type of a check's result. */
export const checkMime = 'application/vnd.reviewlab.check+json';
/** The MIME type of what a check saw, which the instructor's desk judges. */
export const seenMime = 'application/vnd.reviewlab.seen+json';

// Loaded by a notebook's first cell, before any code of the learner.
if (process.env['REVIEWLAB_CHECKS']?.startsWith('observe') === true) keepIntrinsics();

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

/** What was written down: data, or the message of what was thrown. */
export type Seen = { readonly data: unknown } | { readonly thrown: string };

/** Judges data that a check wrote down; undefined when all is right. */
export type Judge = (data: unknown) => Finding | undefined;

/** What a check is told beside the function. */
export interface CheckOptions {
  /** Which inputs the function is handed; default 1. */
  readonly seed?: number;
  /** The class of the models (Pipeline): with it, a check sees whether one is trained. */
  readonly model?: Trainable;
}

/** Something with a `fit` that trains it, such as the class Pipeline. */
export interface Trainable {
  readonly prototype: { fit: (...args: never[]) => unknown };
}

/** The two halves of a check. */
export interface Task {
  /** Calls the function and returns what it gave and did; throws what that throws. */
  readonly look: (fn: unknown, seed: number, model: Trainable | undefined) => unknown;
  readonly judge: (data: unknown, seed: number) => Finding | undefined;
}

/** Makes a finding. */
export function finding(id: string, seen: string, advice: string): Finding {
  return { id, seen, advice };
}

/** What `look` gives, as plain data; what the learner's code throws, or its answer when looked at, is written down too. */
export function observe(look: () => unknown): Seen {
  try {
    return { data: toPlain(look()) };
  } catch (error) {
    return { thrown: messageOf(error) };
  }
}

/** Judges what was seen, here or at the desk. */
export function judgeSeen(task: string, seed: number, seen: Seen, judge: Judge): CheckResult {
  let found: Finding | undefined;
  try {
    found = 'thrown' in seen ? thrownFinding(seen.thrown) : judge(fromPlain(seen.data));
  } catch (error) {
    if (!(error instanceof StopSignal)) throw error;
    found = error.finding;
  }
  const right = { id: 'right', seen: 'does what it should', advice: '' };
  return { task, seed, passed: found === undefined, ...(found ?? right) };
}

/** Judges what was seen, prints and keeps the result, and returns it. */
export function reportCheck(task: string, seed: number, seen: Seen, judge: Judge): CheckResult {
  const mode = process.env['REVIEWLAB_CHECKS'];
  const plain = JSON.parse(JSON.stringify(seen)) as Seen;
  const record = mode?.startsWith('observe') ? { [seenMime]: { task, seed, seen: plain } } : {};
  if (mode === 'observe') {
    displayInNotebook({ ...record, 'text/plain': `${task}: ${ELSEWHERE.seen}.` });
    return { task, seed, passed: false, ...ELSEWHERE };
  }
  const result = judgeSeen(task, seed, plain, judge);
  const text = result.passed
    ? `✓ ${task}: ${result.seen}.`
    : `✗ ${task}: ${result.seen}. ${result.advice}`;
  keepEntry('checks', { ...result });
  const shown = { ...record, [checkMime]: result, 'text/plain': wrappedLines(text).join('\n') };
  if (!displayInNotebook(shown)) console.log(text);
  // For graders that look for a cell's error (notebooks/exercise/nbgrader_config.py).
  if (!result.passed && mode === 'throw') throw new Error(text);
  return result;
}

const ELSEWHERE = finding('observed', 'written down, and judged elsewhere', '');

/** Thrown by what a check hands out, to end a function that would not end by itself. */
export class StopSignal extends Error {
  constructor(readonly finding: Finding) {
    super(`stopped: ${finding.id}`);
  }
}

function thrownFinding(message: string): Finding {
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
