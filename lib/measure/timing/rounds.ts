/**
 * The one way to measure in turns. In every round each turn is taken once, in a new random order, so that
 * whatever else the machine does falls on all alike (randomised blocks; Kalibera & Jones, "Rigorous
 * Benchmarking in Reasonable Time", ISMM 2013). Rounds go on until enough is known or the time is spent
 * (sequential stopping; Georges, Buytaert & Eeckhout, OOPSLA 2007).
 */
import { checkNotNegative, checkPositive, checkWhole } from '../argument-checks';
import { seededRandom, shuffled } from '../seeded-random';
import { processorClock, systemClock, type Clock } from './clock';

/** How far a measurement has come, told between rounds only: nothing is written while something is timed. */
export interface MeasuringProgress {
  /** The share that is done, from 0 to 1; 1 is reported once, at the end. */
  readonly done: number;
  readonly total: 1;
}

export type OnMeasuring = (progress: MeasuringProgress) => void;

/** The options that every measurement has. */
export interface RoundsOptions {
  /** Exactly so many rounds, however long they take; by default the budget decides. */
  readonly rounds?: number;
  /** About how long to measure, warm-up included, in milliseconds; default 2000. */
  readonly budgetMs?: number;
  /** Rounds end early when all that is sought is known to this share of itself, to each side; default 0.05. */
  readonly precision?: number;
  readonly onProgress?: OnMeasuring;
  readonly clock?: Clock;
}

/** What a measurement asks of its rounds. */
export interface RoundsPlan<T = void> {
  /** What is timed, each once a round; a turn is handed the number of the round, from 0. */
  readonly turns: readonly ((round: number) => T)[];
  /** Rounds that are run even when that takes longer than the budget. */
  readonly least: number;
  /** Rounds after which no more are run. */
  readonly most: number;
  /** Rounds end only after a multiple of so many; default 1. */
  readonly multipleOf?: number;
  /** When the measurement began, by its clock. */
  readonly startMs: number;
  /** Whether enough is known to end early. */
  readonly isPrecise: (precision: number) => boolean;
}

export interface RoundsTaken {
  readonly rounds: number;
  /**
   * The share of the time in which the program had no processor, from 0 to 1; undefined on a clock that is
   * not the system's, which knows nothing of the processor, and where turns were waited for.
   */
  readonly lostShare: number | undefined;
}

/**
 * Takes the turns, round after round.
 *
 * @throws RangeError when an option is out of range
 * @example
 * const plan = { turns: [() => {}], least: 3, most: 9, startMs: 0, isPrecise: () => true }
 * takeRounds(plan, { clock: () => 0 }).rounds // => 3
 */
export function takeRounds(plan: RoundsPlan, options: RoundsOptions): RoundsTaken {
  const turns = turnsInRounds(plan, options);
  let next = turns.next();
  for (; next.done !== true; next = turns.next()) next.value();
  return next.value;
}

/** As `takeRounds`, for turns that are waited for, such as requests: the next is taken when one has ended. */
export async function awaitRounds(
  plan: RoundsPlan<Promise<void>>,
  options: RoundsOptions,
): Promise<RoundsTaken> {
  const turns = turnsInRounds(plan, options);
  let next = turns.next();
  for (; next.done !== true; next = turns.next()) await next.value();
  return { rounds: next.value.rounds, lostShare: undefined };
}

/** Yields the turns in the order in which they are to be taken. */
function* turnsInRounds<T>(
  { turns, startMs, multipleOf = 1, isPrecise, ...plan }: RoundsPlan<T>,
  options: RoundsOptions,
): Generator<() => T, RoundsTaken> {
  const { rounds, budgetMs, precision, clock } = checkedOptions(options);
  const { least, most } = rounds === undefined ? plan : { least: rounds, most: rounds };
  const random = seededRandom(1);
  let [measuredMs, processorMs, lastRoundMs] = [0, 0, 0];
  let round = 0;
  const enough = (): boolean => {
    if (round < least || (rounds === undefined && round % multipleOf !== 0)) return false;
    return (
      round >= most ||
      clock() - startMs + multipleOf * lastRoundMs > budgetMs ||
      isPrecise(precision)
    );
  };
  for (; !enough(); round++) {
    const [fromMs, processorFromMs] = [clock(), processorClock()];
    for (const turn of shuffled(turns, random)) yield () => turn(round);
    lastRoundMs = clock() - fromMs;
    measuredMs += lastRoundMs;
    processorMs += processorClock() - processorFromMs;
    const share = rounds === undefined ? (clock() - startMs) / budgetMs : (round + 1) / rounds;
    options.onProgress?.({ done: Math.min(0.99, share), total: 1 });
  }
  options.onProgress?.({ done: 1, total: 1 });
  const isReal = clock === systemClock && measuredMs > 0;
  return {
    rounds: round,
    lostShare: isReal ? Math.max(0, 1 - processorMs / measuredMs) : undefined,
  };
}

/** Checks a measurement's options and fills in the defaults. Throws RangeError when one is out of range. */
export function checkedOptions(options: RoundsOptions): {
  rounds: number | undefined;
  budgetMs: number;
  precision: number;
  clock: Clock;
} {
  const { rounds, budgetMs = 2000, precision = 0.05, clock = systemClock } = options;
  if (rounds !== undefined) checkWhole('rounds', rounds, 1);
  checkNotNegative('budgetMs', budgetMs);
  checkPositive('precision', precision);
  return { rounds, budgetMs, precision, clock };
}
