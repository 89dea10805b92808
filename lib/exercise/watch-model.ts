/**
 * The real model, with its calls written down and timed by the check's own clock. On what was called, the check of the
 * whole run (check-run.ts) sees what no number tells: another model for each way, training in between, the wrong reviews.
 */

import { finding, StopSignal } from './check-result';

export const RETRAINED = finding(
  'retrained',
  'the model was trained again',
  'Batch and real time are two ways to run one trained model: train before, never in between.',
);

/** What is watched: a trained model. */
export interface WatchedModel {
  predict(texts: readonly string[]): string[];
}

export interface ModelCall {
  readonly texts: readonly string[];
  readonly answers: readonly string[];
  /** How long predict took, by the check's clock. */
  readonly ms: number;
}

export interface Watch<M> {
  readonly model: M;
  readonly calls: ModelCall[];
  /** How often the model or a part of it was trained, so far. */
  readonly fits: () => number;
  /** Takes the watch off the model's parts. */
  readonly end: () => void;
}

/**
 * Returns an object that predicts as `model` does and writes down each call. `fit` of it and of its parts is counted and
 * stopped: what comes later needs the model as it is.
 */
export function watchModel<M extends WatchedModel>(model: M, clock: () => number): Watch<M> {
  const calls: ModelCall[] = [];
  let fits = 0;
  const watched = new Proxy(model, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      return (...args: unknown[]): unknown => {
        const start = clock();
        const result = (value as (...args: unknown[]) => unknown).apply(target, args);
        if (name === 'predict') {
          const texts = [...(args[0] as readonly string[])];
          calls.push({ texts, answers: [...(result as string[])], ms: clock() - start });
        }
        return result;
      };
    },
  });
  const parts = [model, ...(Object.values(model) as unknown[])].filter(isPart);
  const stop = (): never => {
    fits += 1;
    throw new StopSignal(RETRAINED);
  };
  const end = parts.map((part) => countCalls(part, ['fit', 'fitTransform'], stop));
  return { model: watched, calls, fits: () => fits, end: () => end.forEach((undo) => undo()) };
}

function isPart(value: unknown): value is object {
  return typeof value === 'object' && value !== null && 'fit' in value;
}

/** Has `count` called with each call of these methods; returns what undoes it. */
export function countCalls(
  part: object,
  names: readonly string[],
  count: (args: readonly unknown[]) => void,
): () => void {
  const fields = part as Record<string, unknown>;
  const changed = names.filter((name) => typeof fields[name] === 'function');
  const before = changed.map((name) => Object.getOwnPropertyDescriptor(part, name));
  for (const name of changed) {
    const method = fields[name] as (...args: unknown[]) => unknown;
    const value = function (this: unknown, ...args: unknown[]): unknown {
      count(args);
      return method.apply(this, args);
    };
    Object.defineProperty(part, name, { value, configurable: true, writable: true });
  }
  return () =>
    changed.forEach((name, i) => {
      const own = before[i];
      if (own === undefined) delete fields[name];
      else Object.defineProperty(part, name, own);
    });
}
