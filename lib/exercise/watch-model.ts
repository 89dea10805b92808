/**
 * The real model, with its calls written down. On what was called, the check of the whole run (check-run.ts)
 * sees what no number tells: another model for each way, training in between, the wrong reviews.
 */

/** What is watched: a trained model. */
export interface WatchedModel {
  predict(texts: readonly string[]): string[];
}

export interface ModelCall {
  readonly texts: readonly string[];
  readonly answers: readonly string[];
}

const callsOf = new WeakMap<object, ModelCall[]>();
const fitsOf = new WeakMap<object, number>();

/** Returns an object that predicts as `model` does and writes down each call. Its `fit` trains `model`, and is counted. */
export function watchModel<M extends WatchedModel>(model: M): M {
  const calls: ModelCall[] = [];
  const watched = new Proxy(model, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      return (...args: unknown[]): unknown => {
        if (name === 'fit') fitsOf.set(watched, (fitsOf.get(watched) ?? 0) + 1);
        const result = (value as (...args: unknown[]) => unknown).apply(target, args);
        if (name === 'predict') {
          calls.push({ texts: args[0] as readonly string[], answers: result as string[] });
        }
        return result;
      };
    },
  });
  callsOf.set(watched, calls);
  return watched;
}

/** What was called on a model from `watchModel`. */
export function watchedCalls(model: object): {
  readonly calls: readonly ModelCall[];
  readonly fits: number;
} {
  return { calls: callsOf.get(model) ?? [], fits: fitsOf.get(model) ?? 0 };
}
