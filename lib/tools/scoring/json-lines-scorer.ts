/** Scores JSON Lines as they stream through: each object goes out as it came, with two fields more at its end. */
import { usualNames } from '../../data/column-names';
import { DataError } from '../../data/data-error';
import { visible } from '../../data/visible';
import type { Prediction } from '../../models/compiled-model';
import { NEW_COLUMNS, takenName } from './csv-header';
import type { RowScorer } from './csv-scorer';
import type { ScoringMemory } from './scoring-memory';
import { decodeUtf8 } from './text-bytes';

const LINE_FEED = 0x0a;
const [LABEL, PROBABILITY] = NEW_COLUMNS;

export class JsonLinesScorer implements RowScorer {
  rows = 0;
  emptyTexts = 0;
  row = 1;

  /** @param text the field that holds the text, such as 'review.body'; by default the one with a usual name */
  constructor(
    private readonly classify: (text: string) => Prediction,
    private readonly file: string,
    private readonly text: string | undefined,
  ) {}

  score(memory: ScoringMemory, start: number, stop: number, last: boolean): number {
    let at = start;
    while (at < stop) {
      const found = memory.input.indexOf(LINE_FEED, at);
      if (found < 0 && !last) return -1;
      const end = found < 0 ? memory.input.length : found + 1;
      this.scoreLine(memory, at, end);
      at = end;
      this.row++;
    }
    return at;
  }

  firstRow(bytes: Buffer): number {
    const found = bytes.indexOf(LINE_FEED);
    return found < 0 ? bytes.length : found + 1;
  }

  private scoreLine(memory: ScoringMemory, start: number, end: number): void {
    const where = `${this.file}: line ${this.row}`;
    const line = decodeUtf8(memory.input, start, end, () => where).replace(/^\ufeff/, '');
    if (line.trim() === '') return memory.copy(start, end);
    const text = this.textOf(line, where);
    const { label, probability } = this.classify(text);
    const close = memory.input.lastIndexOf('}', end - 1);
    memory.copy(start, close);
    memory.addText(`,"${LABEL}":${JSON.stringify(label)}`);
    if (!Number.isNaN(probability)) {
      memory.addText(`,"${PROBABILITY}":`);
      memory.addProbability(probability);
    }
    memory.copy(close, end);
    this.rows++;
    if (text === '') this.emptyTexts++;
  }

  private textOf(line: string, where: string): string {
    let item: unknown;
    try {
      item = JSON.parse(line);
    } catch {
      throw new DataError(`${where}: not JSON: '${visible(line)}'`);
    }
    if (typeof item !== 'object' || item === null || Array.isArray(item)) {
      throw new DataError(`${where}: expected an object`);
    }
    const fields = new Map<string, unknown>(Object.entries(item));
    const taken = takenName([...fields.keys()]);
    if (taken !== undefined) {
      throw new DataError(`${where}: there is a field '${visible(taken)}' already, which is to be added. Rename it`); // prettier-ignore
    }
    const usual = usualNames('text').find((name) => fields.has(name));
    const value = this.text === undefined ? fields.get(usual ?? '') : inside(fields, this.text);
    if (typeof value === 'string') return value;
    throw new DataError(
      `${where}: no text in a field '${visible(this.text ?? usual ?? 'text')}'; choose one by --text. The fields: ${[...fields.keys()].map((name) => visible(name)).join(', ')}`,
    );
  }
}

/** The field of that name, or of an object inside: review.body. */
function inside(fields: ReadonlyMap<string, unknown>, path: string): unknown {
  if (fields.has(path)) return fields.get(path);
  const dot = path.indexOf('.');
  const inner = dot < 0 ? undefined : fields.get(path.slice(0, dot));
  if (typeof inner !== 'object' || inner === null) return undefined;
  return inside(new Map(Object.entries(inner)), path.slice(dot + 1));
}
