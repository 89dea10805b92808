/** One model while it is timed: its turns, in a batch and one text a call, and what they took. */
import type { BothWays, Predict } from './both-ways';
import type { Clock } from './clock';
import { roundRatio } from './ratio';

/** The texts of one round. */
export interface Part {
  readonly texts: readonly string[];
  /** Where each stands among all texts. */
  readonly positions: readonly number[];
}

/** How long the warm-up before each timing goes on, in ms. */
const TURN_WARM_UP_MS = 5;

export class ModelTimer {
  private readonly batchMs: number[] = [];
  private readonly loopMs: number[] = [];
  private readonly latencies: Float64Array[] = [];
  private readonly batchAnswers: string[] = [];
  private readonly loopAnswers: string[] = [];

  constructor(
    private readonly predict: Predict,
    private readonly clock: Clock,
  ) {}

  /**
   * Predicts the first `warmup` texts both ways, or as many as fit into about `mostMs` each way (at least
   * one); returns about how long a round over all texts will take, in ms: by the second half of the
   * single calls, since the first calls of a program are many times slower than those that follow.
   */
  warmUp(texts: readonly string[], warmup: number, mostMs: number): number {
    const most = Math.min(warmup, texts.length);
    if (most === 0) return 0;
    const readings = [this.clock()];
    do {
      this.predict([texts[readings.length - 1]]);
      readings.push(this.clock());
    } while (readings.length <= most && readings[readings.length - 1] - readings[0] < mostMs);
    const count = readings.length - 1;
    const half = Math.floor(count / 2);
    const aloneMs = (readings[count] - readings[half]) / (count - half);
    this.predict(texts.slice(0, count));
    return (aloneMs + (this.clock() - readings[count]) / count) * texts.length;
  }

  /** @param timedTexts how many texts the totals are for */
  takeTurns(
    part: Part,
    timedTexts: number,
    round: number,
    warmup: number,
    clockCostMs: number,
  ): void {
    const { texts } = part;
    const total = (ms: number): number => (Math.max(clockCostMs, ms) * timedTexts) / texts.length;
    const batchTurn = (): void => {
      this.warmTurn(texts, warmup, (some) => this.predict(some));
      const start = this.clock();
      const answers = this.predict(texts);
      this.batchMs.push(total(this.clock() - start - clockCostMs));
      checkCount(answers, texts.length);
      keepAnswers(this.batchAnswers, answers, part, `batch of round ${round + 1}`);
    };
    const loopTurn = (): void => {
      this.warmTurn(texts, warmup, (some) => some.forEach((text) => this.predict([text])));
      const { answers, latenciesMs } = timeLoop(this.predict, texts, this.clock);
      for (let i = 0; i < latenciesMs.length; i++) {
        latenciesMs[i] = Math.max(0, latenciesMs[i] - clockCostMs);
      }
      this.latencies.push(latenciesMs);
      this.loopMs.push(total(latenciesMs.reduce((sum, value) => sum + value, 0)));
      keepAnswers(this.loopAnswers, answers, part, `loop of round ${round + 1}`);
    };
    const turns = [batchTurn, loopTurn];
    for (const turn of round % 2 === 0 ? turns : turns.toReversed()) turn();
  }

  /** Predicts 1, 2, 4 ... texts until a few milliseconds have passed. */
  private warmTurn(
    texts: readonly string[],
    warmup: number,
    run: (some: readonly string[]) => void,
  ): void {
    const most = Math.min(warmup, texts.length);
    const start = this.clock();
    for (let size = 1; size <= most && this.clock() - start < TURN_WARM_UP_MS; size *= 2) {
      run(texts.slice(0, size));
    }
  }

  /** Whether the ratio of the two ways is known to `precision`. */
  isPrecise(precision: number): boolean {
    if (this.batchMs.some((ms) => ms === 0) || this.loopMs.some((ms) => ms === 0)) return false;
    const { ratio, high } = roundRatio(this.loopMs, this.batchMs);
    return high !== null && high / ratio - 1 <= precision; // the lower end is nearer
  }

  /** Called when every text has been timed equally often. */
  result(timedTexts: number, clockCostMs: number): BothWays {
    const latenciesMs = new Float64Array(
      this.latencies.reduce((sum, { length }) => sum + length, 0),
    );
    let at = 0;
    for (const some of this.latencies) {
      latenciesMs.set(some, at);
      at += some.length;
    }
    return {
      texts: this.batchAnswers.length,
      timedTexts,
      rounds: this.latencies.length,
      clockCostMs,
      validity: { quiet: true, findings: [] },
      batch: { predictions: this.batchAnswers, totalsMs: Float64Array.from(this.batchMs) },
      realTime: {
        predictions: this.loopAnswers,
        totalsMs: Float64Array.from(this.loopMs),
        latenciesMs,
      },
    };
  }
}

function timeLoop(predict: Predict, texts: readonly string[], clock: Clock) {
  const answers = new Array<string>(texts.length);
  const latenciesMs = new Float64Array(texts.length);
  for (let i = 0; i < texts.length; i++) {
    const before = clock();
    const answer = predict([texts[i]]);
    latenciesMs[i] = clock() - before;
    checkCount(answer, 1);
    answers[i] = answer[0];
  }
  return { answers, latenciesMs };
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
