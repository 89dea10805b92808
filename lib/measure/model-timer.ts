/** One model while it is timed: its turns, in a batch and one text a call, and what they took. */
import type { BothWays, Predict } from './both-ways';
import type { Clock } from './clock';
import { roundRatio } from './round-ratio';

/** How long the warm-up before each timing goes on, in ms. */
const TURN_WARM_UP_MS = 5;

export class ModelTimer {
  private readonly batchMs: number[] = [];
  private readonly loopMs: number[] = [];
  private readonly latencies: Float64Array[] = [];
  private batchAnswers: string[] = [];
  private loopAnswers: string[] = [];

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

  takeTurns(texts: readonly string[], round: number, warmup: number, clockCostMs: number): void {
    const batchTurn = (): void => {
      this.warmTurn(texts, warmup, (some) => this.predict(some));
      const start = this.clock();
      const answers = this.predict(texts);
      this.batchMs.push(Math.max(clockCostMs, this.clock() - start - clockCostMs));
      checkCount(answers, texts.length);
      this.batchAnswers = sameAnswers(answers, this.batchAnswers, round, 'batch');
    };
    const loopTurn = (): void => {
      this.warmTurn(texts, warmup, (some) => some.forEach((text) => this.predict([text])));
      const { answers, latenciesMs } = timeLoop(this.predict, texts, this.clock);
      for (let i = 0; i < latenciesMs.length; i++) {
        latenciesMs[i] = Math.max(0, latenciesMs[i] - clockCostMs);
      }
      this.latencies.push(latenciesMs);
      this.loopMs.push(
        Math.max(
          clockCostMs,
          latenciesMs.reduce((sum, value) => sum + value, 0),
        ),
      );
      this.loopAnswers = sameAnswers(answers, this.loopAnswers, round, 'loop');
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
    const { ratio, low, high } = roundRatio(this.loopMs, this.batchMs);
    return high / ratio - 1 <= precision && 1 - low / ratio <= precision;
  }

  /** @param timed positions of the timed texts; the others are predicted now, both ways */
  result(
    texts: readonly string[],
    timed: readonly number[],
    rounds: number,
    clockCostMs: number,
  ): BothWays {
    const isTimed = new Set(timed);
    const others = [...texts.keys()].filter((position) => !isTimed.has(position));
    const untimed = others.map((position) => texts[position]);
    const all = (answers: readonly string[], more: readonly string[]): string[] => {
      const inOrder = new Array<string>(texts.length);
      timed.forEach((position, i) => (inOrder[position] = answers[i]));
      others.forEach((position, i) => (inOrder[position] = more[i]));
      return inOrder;
    };
    const inBatch = untimed.length > 0 ? this.predict(untimed) : [];
    checkCount(inBatch, untimed.length);
    const alone = untimed.map((text) => {
      const answer = this.predict([text]);
      checkCount(answer, 1);
      return answer[0];
    });
    const latenciesMs = new Float64Array(rounds * timed.length);
    this.latencies.forEach((some, round) => latenciesMs.set(some, round * timed.length));
    return {
      texts: texts.length,
      timedTexts: timed.length,
      rounds,
      clockCostMs,
      batch: {
        predictions: all(this.batchAnswers, inBatch),
        totalsMs: Float64Array.from(this.batchMs),
      },
      realTime: {
        predictions: all(this.loopAnswers, alone),
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

/** The first round's answers; a later round must repeat them. */
function sameAnswers(now: string[], first: string[], round: number, way: string): string[] {
  if (round === 0) return [...now];
  if (now.some((label, i) => label !== first[i])) {
    throw new Error(`the ${way} of round ${round + 1} predicts otherwise than the first`);
  }
  return first;
}

function checkCount(predictions: readonly string[], texts: number): void {
  if (predictions.length !== texts) {
    throw new Error(`predict gave ${predictions.length} predictions for ${texts} texts`);
  }
}
