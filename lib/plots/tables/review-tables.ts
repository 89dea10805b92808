/** Reviews as tables: the first ones, and how long they are. */
import type { Review } from '../../data/reviews';
import { latencyByLength } from '../../measure/cost/latency-by-length';
import type { BothWays } from '../../measure/timing/both-ways';
import { estimateCell } from '../words/numbers';
import { describeNumbers, makeDataFrame, type DataFrame } from './data-frame';
import { makeTable, type Table } from './table';

/** A data frame with one row for each review: id, label, text. */
export function reviewTable(reviews: readonly Review[]): DataFrame {
  const rows = reviews.map(({ id, label, text }) => [id, label, text]);
  return makeDataFrame(makeTable(['id', 'label', 'text'], rows));
}

/**
 * How long texts are. Alone: characters (code points) and, where spaces stand between words, words, summarised. With
 * timings: a row for each group of texts of about one length, with their latency in real time by each way of predicting.
 *
 * @param timings name to timing, of the same texts
 */
export function lengthTable(
  texts: readonly string[],
  timings?: ReadonlyMap<string, BothWays>,
): Table {
  if (timings !== undefined) return latencyTable(texts, timings);
  const words = texts.map((text) => text.split(/\s+/u).filter(Boolean).length);
  const spaced = 2 * words.filter((count) => count > 1).length > words.length;
  const characters = texts.map((text) => [...text].length);
  const counts = { characters, ...(spaced && { words }) };
  return describeNumbers(new Map(Object.entries(counts)));
}

function latencyTable(texts: readonly string[], timings: ReadonlyMap<string, BothWays>): Table {
  const ways = [...timings.values()].map((timing) => latencyByLength(texts, timing));
  return makeTable(
    ['characters', 'reviews', ...timings.keys()],
    ways[0].map(({ from, to, reviews }, i) => [
      from === to ? String(from) : `${from} to ${to}`,
      reviews,
      ...ways.map((own) => estimateCell(own[i].latencyMs)),
    ]),
  );
}
