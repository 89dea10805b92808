/**
 * Notebook files, format 4 (https://nbformat.readthedocs.io/en/latest/format_description.html): read with
 * checks, and written as Jupyter writes them.
 */
import { readFileSync } from 'node:fs';
import { writeWhole } from '../../data/write-whole';
import { isObject, type JsonObject } from './json-object';

interface CellBase {
  readonly id: string;
  readonly metadata: JsonObject;
  readonly source: string;
}

export interface TextCell extends CellBase {
  readonly cell_type: 'markdown' | 'raw';
}

export interface CodeCell extends CellBase {
  readonly cell_type: 'code';
  readonly execution_count: number | null;
  readonly outputs: readonly Output[];
}

export type Cell = TextCell | CodeCell;

export type Output = StreamOutput | DisplayOutput | ErrorOutput;

export interface StreamOutput {
  readonly output_type: 'stream';
  readonly name: 'stdout' | 'stderr';
  readonly text: string;
}

export interface DisplayOutput {
  readonly output_type: 'display_data' | 'execute_result';
  /** MIME type to content. */
  readonly data: JsonObject;
  readonly metadata: JsonObject;
  readonly execution_count?: number | null;
}

export interface ErrorOutput {
  readonly output_type: 'error';
  readonly ename: string;
  readonly evalue: string;
  readonly traceback: readonly string[];
}

export interface Notebook {
  readonly metadata: JsonObject;
  readonly cells: readonly Cell[];
}

/**
 * Reads a notebook file. Sources and texts saved as lists of lines are joined.
 * @throws Error naming the file, and the cell where there is one, when it is missing or not a notebook of format 4.
 */
export function readNotebook(path: string): Notebook {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new Error(`The notebook ${path} cannot be read: ${(error as Error).message}`);
  }
  return parseNotebook(text, path);
}

/**
 * Makes a notebook of a file's text.
 * @throws Error naming the file, and the cell where there is one, when it is not a notebook of format 4.
 */
export function parseNotebook(text: string, path: string): Notebook {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    throw new Error(`${path} is not a notebook: not JSON (${(error as Error).message}).`);
  }
  if (!isObject(content) || !Array.isArray(content['cells'])) {
    throw new Error(`${path} is not a notebook: there is no list of cells in it.`);
  }
  if (content['nbformat'] !== 4) {
    const found = JSON.stringify(content['nbformat']) ?? 'missing';
    throw new Error(
      `${path}: nbformat must be 4, but is ${found}. Open and save it in Jupyter to upgrade it.`,
    );
  }
  const metadata = isObject(content['metadata']) ? content['metadata'] : {};
  return { metadata, cells: content['cells'].map((cell, index) => readCell(cell, index, path)) };
}

/** Writes a notebook whole or not at all, in format 4.5, sources split into lines as Jupyter does. */
export function writeNotebook(path: string, notebook: Notebook): void {
  const cells = notebook.cells.map((cell) => ({ ...cell, source: splitLines(cell.source) }));
  const content = { cells, metadata: notebook.metadata, nbformat: 4, nbformat_minor: 5 };
  writeWhole(path, JSON.stringify(content, null, 1) + '\n');
}

function readCell(cell: unknown, index: number, path: string): Cell {
  const where = `${path}, cell ${index + 1}`;
  if (!isObject(cell)) throw new Error(`${where}: not a cell.`);
  const { cell_type: type, source, metadata, id, outputs } = cell;
  const base = {
    ...cell, // keeps attachments, and whatever else the file brings
    id: typeof id === 'string' ? id : `cell-${index + 1}`,
    metadata: isObject(metadata) ? metadata : {},
    source: joinLines(source, `${where}: source`),
  };
  if (type === 'markdown' || type === 'raw') return { ...base, cell_type: type };
  if (type !== 'code') {
    throw new Error(
      `${where}: cell_type must be "code", "markdown" or "raw", but is ${JSON.stringify(type)}.`,
    );
  }
  const count = cell['execution_count'];
  return {
    ...base,
    cell_type: type,
    execution_count: typeof count === 'number' ? count : null,
    outputs: (Array.isArray(outputs) ? outputs : []).map((output) => readOutput(output, where)),
  };
}

function readOutput(output: unknown, where: string): Output {
  if (!isObject(output) || typeof output['output_type'] !== 'string') {
    throw new Error(`${where}: an output without an output_type.`);
  }
  if (output['output_type'] === 'stream') {
    return {
      ...output,
      text: joinLines(output['text'], `${where}: text of an output`),
    } as StreamOutput;
  }
  if (!isObject(output['data'])) return output as unknown as Output;
  const data = Object.entries(output['data']).map(([mime, value]) => [
    mime,
    mime.startsWith('text/') && Array.isArray(value)
      ? joinLines(value, `${where}: ${mime}`)
      : value,
  ]);
  return { ...output, data: Object.fromEntries(data) as JsonObject } as unknown as Output;
}

function joinLines(value: unknown, what: string): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value) && value.every((line) => typeof line === 'string'))
    return value.join('');
  throw new Error(`${what} must be text or a list of lines.`);
}

function splitLines(text: string): string[] {
  return text === '' ? [] : text.split(/(?<=\n)/);
}
