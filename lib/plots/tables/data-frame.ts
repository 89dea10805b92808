/**
 * Data frames, through danfojs (https://danfo.jsdata.org). danfojs takes a second to load, so it is
 * loaded with the first data frame; only the part of it that the kit uses is typed here.
 */
import { makeTable, type Cell, type Table } from './table';

/** The part of a danfojs DataFrame that the notebooks use. */
export interface DataFrame extends Table {
  /** The first rows (5 unless told). */
  head(rows?: number): DataFrame;
}

/** The part of a danfojs Series that the kit uses. */
interface Series {
  describe(): { readonly index: string[]; readonly values: number[] };
}

interface Danfo {
  DataFrame: new (rows: Cell[][], options: { columns: string[] }) => DataFrame;
  Series: new (values: readonly number[]) => Series;
}

let danfo: Danfo | undefined;

function loadDanfo(): Danfo {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded late, on purpose
  danfo ??= require('danfojs-node') as Danfo;
  return danfo;
}

/** Makes a DataFrame of a table. */
export function makeDataFrame({ columns, values }: Table): DataFrame {
  const { DataFrame } = loadDanfo();
  return new DataFrame(
    values.map((row) => [...row]),
    { columns: [...columns] },
  );
}

/**
 * Describes lists of numbers, one row each: count, mean, standard deviation, smallest, median, largest.
 *
 * @param lists name to one or more numbers
 */
export function describeNumbers(lists: ReadonlyMap<string, readonly number[]>): Table {
  const { Series } = loadDanfo();
  const statistics = ['count', 'mean', 'std', 'min', 'median', 'max'];
  return makeTable(
    ['', ...statistics],
    [...lists].map(([name, values]) => {
      const { index, values: found } = new Series(values).describe();
      return [name, ...statistics.map((statistic) => found[index.indexOf(statistic)])];
    }),
  );
}
