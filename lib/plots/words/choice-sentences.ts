/** Why a model was chosen, in sentences. */
import type { Choice, ChoiceStep } from '../../measure/timing/choose-model';
import { formatProbability, formatShare } from './numbers';

/**
 * Returns a sentence for each step of the rule by which a model was chosen.
 *
 * @example
 * const choice = { name: undefined, decidedBy: 'nothing', steps: [{ kind: 'above', leastAccuracy: 0.9, names: [] }] }
 * describeChoice(choice) // => ['No model is above an accuracy of 90.0\u00a0%.']
 */
export function describeChoice({ steps }: Choice): string[] {
  return steps.map(stepText);
}

function stepText(step: ChoiceStep): string {
  switch (step.kind) {
    case 'above': {
      const limit = formatShare(step.leastAccuracy);
      if (step.names.length === 0) return `No model is above an accuracy of ${limit}.`;
      return `Above ${limit}: ${step.names.join(', ')}.`;
    }
    case 'more accurate': {
      const p = formatProbability(step.p);
      return (
        `${step.better} is more accurate than ${step.worse}: it alone is right on ${step.onlyBetter} reviews, ` +
        `the other alone on ${step.onlyWorse} (p ${/^\d/.test(p) ? `= ${p}` : p}).`
      );
    }
    case 'longer p99':
      return `The p99 of ${step.slow} is longer than that of ${step.quick}.`;
    case 'p99 in doubt':
      return `${step.doubt} So p99 decides nothing.`;
    case 'simplest':
      return (
        `Nothing else tells ${step.names.join(', ')} apart for sure: the simplest is taken, ` +
        (step.equals.length === 1
          ? 'the one with the fewest terms.'
          : `of ${step.equals.join(', ')} with equally few terms the first in the list.`)
      );
  }
}

/** Whether a step is about this model. */
export function isAbout(step: ChoiceStep, name: string): boolean {
  return Object.values(step).flat().includes(name);
}
