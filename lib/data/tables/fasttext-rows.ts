/** fastText's training files: a line is `__label__positive the text`. https://fasttext.cc/docs */
import { RawRows, type RawTable, type UnreadableRow } from './raw-table';
import { linesOf } from './text-lines';

const LABEL = '__label__';

/** Whether a text begins as a fastText file does; a label may stand behind the text too. */
export function isFastText(start: string): boolean {
  const [first] = start.trimStart().split('\n', 1);
  return first.startsWith(LABEL) || /\s__label__\S+\s*$/.test(first);
}

/** A line that has no label, or more than one, is among the `unreadable`. */
export function readFastText(chunks: Iterable<string>, file: string): RawTable {
  const rows = new RawRows();
  const unreadable: UnreadableRow[] = [];
  let row = 0;
  for (const line of linesOf(chunks, file)) {
    row++;
    if (line.trim() === '') continue;
    const labels = line.split(/\s+/u).filter((word) => word.startsWith(LABEL));
    if (labels.length === 1)
      rows.add(row, [line.replace(labels[0], '').trim(), labels[0].slice(LABEL.length)], row);
    else {
      const remedy = `Write one in each line, as in '${LABEL}positive the text'`;
      unreadable.push({ row, line: row, why: `: ${labels.length} labels`, remedy });
    }
  }
  return { file, format: 'fastText', columns: ['text', 'label'], rows, unreadable };
}
