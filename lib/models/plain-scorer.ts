/**
 * The scores of a linear model the plain way: regular expression, Map, sparse dot product. It is what
 * fast/compiled-scorer.ts must agree with, and what it uses for the few texts it does not take.
 */
import { analyze } from '../text/tokenizer';
import type { LinearTextModel } from './linear-text-model';

/** Makes a function from a text to its class scores (a new array on each call). */
export function plainScorer(model: LinearTextModel): (text: string) => Float64Array {
  const { terms, idf, l2, binary = false, sublinear = false, weights, bias } = model;
  let columns: Map<string, number> | undefined; // few models meet a text that needs it
  return (text) => {
    columns ??= new Map(terms.map((term, column) => [term, column]));
    const counts = new Map<number, number>();
    for (const term of analyze(text, model)) {
      const column = columns.get(term);
      if (column !== undefined) counts.set(column, (counts.get(column) ?? 0) + 1);
    }
    const sums = new Float64Array(bias.length);
    let squares = 0;
    for (const [column, count] of counts) {
      const often = binary ? 1 : count;
      const value = (sublinear ? 1 + Math.log(often) : often) * (idf === null ? 1 : idf[column]);
      squares += value * value;
      for (let k = 0; k < sums.length; k++) sums[k] += value * weights[k][column];
    }
    const length = l2 && squares > 0 ? Math.sqrt(squares) : 1;
    return sums.map((sum, k) => sum / length + bias[k]);
  };
}
