/** What experiment.json holds: a run, or a learner's own session. */
import type { Recognised } from '../data/recognised';
import type { CostModelRecord } from '../measure/cost/cost-model-record';
import type { arrivalsRecord } from '../measure/serving/arrivals-record';
import type { ServiceRecord } from '../measure/serving/service-record';
import type { PolicyChoice } from '../measure/serving/policy-choice';
import type { Choice } from '../measure/timing/choose-model';
import type { ModelResults } from '../measure/timing/model-results';
import type { Machine } from './machine';

/** How many reviews a set has, in all and of each label. */
export interface SetCounts {
  readonly reviews: number;
  readonly labels: Readonly<Record<string, number>>;
}

/** What a learner said in the notebooks of a run. What was said before it stays in `exercise/` of the results folder. */
export interface LearnerRecord {
  /** The first guess of each, beside what the run measured. */
  readonly guesses: readonly {
    readonly name: string;
    readonly value: number;
    readonly unit: string;
    readonly measured: number;
  }[];
  /** Answers to questions; the first one counts. */
  readonly answers: readonly {
    readonly id: string;
    readonly given: string | number;
    readonly first: string | number;
    readonly right: boolean;
  }[];
  /** By the notebooks' numbers. */
  readonly conclusions: readonly { readonly notebook: string; readonly text: string }[];
}

/** All durations are in milliseconds, all shares from 0 to 1. */
export interface Experiment {
  readonly version: 2;
  /** When it was last written: ISO 8601, UTC. */
  readonly createdAt: string;
  readonly machine: Machine;
  /** The reviews that were read, by set: a hash of their texts, labels and other columns. */
  readonly input: Readonly<Record<string, string>>;
  /** What each file was recognised as, with its first rows; a run has it. */
  readonly recognised?: readonly Recognised[];
  /** Counts of reviews and labels by set; empty when no notebook recorded them. */
  readonly data: Readonly<Record<string, SetCounts>>;
  readonly labels: readonly string[];
  /** The measurements, in the order of the notebooks; a model may have been measured in several. */
  readonly models: readonly ModelResults[];
  readonly choice?: Choice;
  /** What a call costs, by the model's name. */
  readonly costModels: Readonly<Record<string, CostModelRecord>>;
  /** A day under each policy, by its name. */
  readonly arrivals: ReturnType<typeof arrivalsRecord>;
  /** A real service under load. */
  readonly service?: ServiceRecord;
  /** Which policy was chosen for each need. */
  readonly policies?: readonly PolicyChoice[];
  /** What a learner said; a run that has ended has it. */
  readonly learner?: LearnerRecord;
}
