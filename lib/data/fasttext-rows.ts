/** fastText's training files: a line is `__label__positive the text`. https://fasttext.cc/docs */
import { DataError } from './data-error';
import type { RawRow, RawTable } from './raw-table';

const LABEL = '__label__';

/** Whether a text begins as a fastText file does. */
export function isFastText(start: string): boolean {
  return start.trimStart().startsWith(LABEL);
}

/** @throws DataError with the line that has no label, or more than one */
export function readFastText(text: string, file: string): RawTable {
  const rows = text.split(/\r\n?|\n/).flatMap((line, at): RawRow[] => {
    if (line.trim() === '') return [];
    const words = line.trim().split(/\s+/u);
    const labels = words.filter((word) => word.startsWith(LABEL));
    if (labels.length !== 1) {
      throw new DataError(
        `${file}: line ${at + 1}: ${labels.length} labels; each line must hold one, as in '__label__positive the text'.`,
      );
    }
    const content = line.replace(labels[0], '').trim();
    return [{ row: at + 1, fields: [content, labels[0].slice(LABEL.length)] }];
  });
  return { file, format: 'fastText', columns: ['text', 'label'], rows };
}
