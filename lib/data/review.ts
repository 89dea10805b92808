/** What a review is, and how its columns and labels are to be read. */

/** One review and its label. Columns beside text and label are kept as they are in `extra`. */
export interface Review {
  /** The `id` column, or the row's number where the file has none. */
  readonly id: string;
  readonly text: string;
  /** The class name, such as 'positive'. */
  readonly label: string;
  readonly extra: ReadonlyMap<string, string>;
  /** The file it stands in, where it was read from one, and its row there. */
  readonly file?: string;
  readonly row?: number;
}

/** How files of reviews are to be read; all of it may be left out. The command line has the same names. */
export interface ReadOptions {
  /** The columns of text, label and id, by name, or by number counted from 1. */
  readonly text?: string | number;
  readonly label?: string | number;
  readonly id?: string | number;
  /** The class names a label must be one of; by default any. */
  readonly labels?: readonly string[];
  /** Scores of this and above are 'positive', of `negativeTo` and below 'negative'; between: left out. */
  readonly positiveFrom?: number;
  readonly negativeTo?: number;
  /** Leave out rows that cannot be used, and list them, instead of stopping at the first. */
  readonly skipBadRows?: boolean;
  /** The encoding, such as 'windows-1252'; by default it is found. */
  readonly encoding?: string;
  /** The character between columns, and the one around texts ('' for none); by default they are found. */
  readonly separator?: string;
  readonly quote?: string;
}

/** A row that was not used, and why. */
export interface LeftOut {
  readonly file: string;
  readonly row: number;
  /** The line where it begins, in files that have lines. */
  readonly line?: number;
  readonly why: string;
}
