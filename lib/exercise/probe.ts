/**
 * What a timing function is handed in a check: a predict that writes down its calls, and a clock that moves
 * only while predict runs. So the right times are known exactly, on every machine, and nothing is measured.
 */
import { seededRandom } from '../measure/seeded-random';
import { finding, StopSignal } from './check-result';

export interface PredictCall {
  readonly texts: readonly string[];
  readonly startMs: number;
  readonly endMs: number;
  /** How often the clock had been read when the call began. */
  readonly readsBefore: number;
}

export interface Probe {
  readonly texts: string[];
  /** The same texts, to compare with after the function has run. */
  readonly original: readonly string[];
  readonly answers: readonly string[];
  readonly predict: (texts: readonly string[]) => string[];
  readonly clock: () => number;
  readonly calls: PredictCall[];
  /** What the clock said each time it was read. */
  readonly readings: number[];
  /** True when predict was handed something else than a list. */
  notAList: boolean;
  /** What was done with predict and clock, in order. */
  readonly events: ProbeEvent[];
}

/**
 * Readings of the clock in a row, as their number; or the texts that predict was handed, by their place where they are
 * among those of the probe, or in a text of their own where it was no list.
 */
export type ProbeEvent = number | readonly (number | string)[] | { readonly bare: string };

const PHRASES = [
  'Arrived early and works well',
  'Broke on the second day',
  'Friendly staff',
  'Never again',
  'Does what it says',
  'The colour is wrong',
  'Worth every penny',
  'Too loud for a bedroom',
];

/** Makes a probe with about 20 texts, repeats among them. Another seed gives other texts, times and answers. */
export function makeProbe(seed: number): Probe {
  const random = seededRandom(seed);
  const count = 17 + (seed % 5);
  // Places 0 and 1 differ from all others, so that a text left out at an end shows.
  const original = Array.from({ length: count }, (_, i) => {
    const phrase = PHRASES[Math.floor(random() * PHRASES.length)];
    const own = i === 0 || i === count - 1 || random() < 0.4;
    return own ? `${phrase}, order ${seed}-${i}` : phrase;
  });
  original[2] = original[1]; // a repeat there always is
  const answerOf = new Map(
    [...new Set(original)].map((text) => [text, random() < 0.5 ? 'positive' : 'negative']),
  );
  answerOf.set(original[0], 'negative');
  answerOf.set(original[count - 1], 'positive');
  const places = new Map(original.map((text, i) => [text, i]));
  const placeOf = (text: string): number | string => places.get(text) ?? text.slice(0, 2000);
  let now = 50_000 + 1000 * random();
  const probe: Probe = {
    texts: [...original],
    original,
    answers: original.map((text) => answerOf.get(text) ?? ''),
    calls: [],
    readings: [],
    events: [],
    notAList: false,
    predict: (texts) => {
      if (!Array.isArray(texts)) probe.notAList = true;
      const list = [...texts].map(String);
      probe.events.push(Array.isArray(texts) ? list.map(placeOf) : { bare: String(texts) });
      const startMs = now;
      now += 2 + 3 * random() + list.length * (0.1 + random());
      probe.calls.push({ texts: list, startMs, endMs: now, readsBefore: probe.readings.length });
      if (probe.calls.length > 20 * count + 100) throw new StopSignal(tooManyCalls(count));
      return list.map((text) => answerOf.get(text) ?? 'negative');
    },
    clock: () => {
      probe.readings.push(now);
      const last = probe.events.at(-1);
      if (typeof last === 'number') probe.events[probe.events.length - 1] = last + 1;
      else probe.events.push(1);
      if (probe.readings.length > 100_000) throw new StopSignal(CLOCK_WAITED_FOR);
      return now;
    },
  };
  return probe;
}

/**
 * Does with a new probe what was done with another: what the clock said then follows from the seed alone.
 * @throws StopSignal where the function was stopped
 */
export function replay(seed: number, events: readonly ProbeEvent[]): Probe {
  const probe = makeProbe(seed);
  for (const event of events) {
    if (typeof event === 'number') for (let i = 0; i < event; i++) probe.clock();
    else if ('bare' in event) probe.predict(event.bare as unknown as string[]);
    else {
      const texts = (event as (number | string)[]).map((text) =>
        typeof text === 'number' ? probe.original[text] : text,
      );
      probe.predict(texts);
    }
  }
  return probe;
}

const CLOCK_WAITED_FOR = finding(
  'waits-for-clock',
  'it reads the clock again and again and does not end',
  'The clock of this check moves only while predict runs: nothing has to be waited for.',
);

function tooManyCalls(count: number) {
  return finding(
    'too-many-calls',
    `it calls predict over and over for ${count} texts and does not end`,
    'Look at the condition that ends the loop.',
  );
}
