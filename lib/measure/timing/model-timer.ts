/** One model while it is timed: its two turns, in a batch and one text a call, and what they took. */
import type { BothWays, Predict } from './both-ways';
import type { Clock } from './clock';
import { isPreciseRatio, roundRatio } from './ratio';
import type { RoundsTaken } from './rounds';
import { judgeValidity } from './validity';

/** The texts of one round. */
export interface Part {
  readonly texts: readonly string[];
  /** Where each stands among all texts. */
  readonly positions: readonly number[];
}

export interface ModelTimerOptions {
  readonly clock: Clock;
  readonly clockCostMs: number;
  readonly startMs: number;
  /** The most texts of a warm-up. */
  readonly warmup: number;
}

/** How long the warm-up before each timing goes on, in ms. */
const TURN_WARM_UP_MS = 5;

export class ModelTimer {
  private readonly batchMs: number[] = [];
  private readonly roundsMs: Float64Array[] = [];
  private readonly batchAnswers: string[] = [];
  private readonly answers: string[] = [];

  constructor(
    private readonly predict: Predict,
    private readonly options: ModelTimerOptions,
  ) {}

  /**
   * Predicts the first `most` texts both ways, or as many as fit into about `mostMs` each way (at least
   * one); returns about how long all texts will take each way, in ms: by the second half of the
   * single calls, since the first calls of a program are many times slower than those that follow.
   */
  warmUp(
    texts: readonly string[],
    most: number,
    mostMs: number,
  ): { realTimeMs: number; batchMs: number } {
    const { clock } = this.options;
    const count = Math.min(most, texts.length);
    if (count === 0) return { realTimeMs: 0, batchMs: 0 };
    const readings = [clock()];
    do {
      this.predict([texts[readings.length - 1]]);
      readings.push(clock());
    } while (readings.length <= count && readings[readings.length - 1] - readings[0] < mostMs);
    const calls = readings.length - 1;
    const half = Math.floor(calls / 2);
    const singleMs = (readings[calls] - readings[half]) / (calls - half);
    this.predict(texts.slice(0, calls));
    const batchMs = (clock() - readings[calls]) / calls;
    return { realTimeMs: singleMs * texts.length, batchMs: batchMs * texts.length };
  }

  /** Returns the two turns; each round takes another of the parts. */
  turns(batches: readonly Part[], parts: readonly Part[]): ((round: number) => void)[] {
    return [
      (round) => this.batchTurn(batches[round % batches.length], batches[0].texts.length, round),
      (round) => this.realTimeTurn(parts[round % parts.length], round),
    ];
  }

  private batchTurn(part: Part, size: number, round: number): void {
    const { clock, clockCostMs } = this.options;
    this.warmTurn(part.texts, (some) => this.predict(some));
    const start = clock();
    const answers = this.predict(part.texts);
    const ms = Math.max(clockCostMs, clock() - start - clockCostMs);
    checkCount(answers, part.texts.length);
    this.batchMs.push((ms * size) / part.texts.length); // a part with one text less counts as if it had it
    keepAnswers(this.batchAnswers, answers, part, `batch of round ${round + 1}`);
  }

  private realTimeTurn(part: Part, round: number): void {
    this.warmTurn(part.texts, (some) => some.forEach((text) => this.predict([text])));
    const { clock, clockCostMs } = this.options;
    const answers = new Array<string>(part.texts.length);
    const latenciesMs = new Float64Array(part.texts.length);
    for (let i = 0; i < part.texts.length; i++) {
      const before = clock();
      const answer = this.predict([part.texts[i]]);
      latenciesMs[i] = Math.max(0, clock() - before - clockCostMs);
      checkCount(answer, 1);
      answers[i] = answer[0];
    }
    this.roundsMs.push(latenciesMs);
    keepAnswers(this.answers, answers, part, `single calls of round ${round + 1}`);
  }

  /** Predicts 1, 2, 4 ... texts until a few milliseconds have passed. */
  private warmTurn(texts: readonly string[], run: (some: readonly string[]) => void): void {
    const { clock, warmup } = this.options;
    const most = Math.min(warmup, texts.length);
    const start = clock();
    for (let size = 1; size <= most && clock() - start < TURN_WARM_UP_MS; size *= 2) {
      run(texts.slice(0, size));
    }
  }

  /** Each round's total, one text a call, for `size` texts. */
  private totalsMs(size: number): number[] {
    const { clockCostMs } = this.options;
    return this.roundsMs.map((latencies) => {
      const sum = latencies.reduce((total, ms) => total + ms, 0);
      return (Math.max(clockCostMs, sum) * size) / latencies.length;
    });
  }

  /** Whether the ratio of the two ways is known to `precision`. */
  isPrecise(precision: number): boolean {
    const totalsMs = this.totalsMs(1);
    if ([...this.batchMs, ...totalsMs].some((ms) => ms === 0)) return false;
    return isPreciseRatio(roundRatio(totalsMs, this.batchMs), precision);
  }

  /** Returns the timing; called when every text has been timed equally often. */
  result(
    texts: readonly string[],
    parts: readonly Part[],
    batches: readonly Part[],
    { rounds, lostShare }: RoundsTaken,
  ): BothWays {
    const [size, batchSize] = [parts[0].texts.length, batches[0].texts.length];
    const lengths = texts.map((text) => text.length);
    const calls = this.roundsMs.flatMap((latencies, round) => {
      const { positions } = parts[round % parts.length];
      return Array.from(latencies, (ms, i) => ({ ms, review: positions[i] }));
    });
    return {
      texts: texts.length,
      rounds,
      startMs: this.options.startMs,
      clockCostMs: this.options.clockCostMs,
      batch: {
        size: batchSize,
        predictions: this.batchAnswers,
        totalsMs: Float64Array.from(this.batchMs),
      },
      realTime: {
        size,
        predictions: this.answers,
        totalsMs: Float64Array.from(this.totalsMs(size)),
        roundsMs: this.roundsMs,
        latenciesMs: Float64Array.from(calls, ({ ms }) => ms),
      },
      validity: judgeValidity(calls, lengths, lostShare),
    };
  }
}

/** Puts the answers in their places; when a text comes again, its answer must be the same. */
function keepAnswers(
  known: string[],
  answers: readonly string[],
  { positions }: Part,
  what: string,
): void {
  positions.forEach((position, i) => {
    if (known[position] !== undefined && known[position] !== answers[i]) {
      throw new Error(`the ${what} predicts otherwise than the first`);
    }
    known[position] = answers[i];
  });
}

function checkCount(predictions: readonly string[], texts: number): void {
  if (predictions.length !== texts) {
    throw new Error(`predict gave ${predictions.length} predictions for ${texts} texts`);
  }
}
