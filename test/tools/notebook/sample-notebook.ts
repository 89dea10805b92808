/** Makes small notebooks for the tests. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Cell, CodeCell, Notebook, Output } from '../../../lib/tools/notebook/notebook';

export function code(source: string, outputs: Output[] = []): CodeCell {
  return { cell_type: 'code', id: 'code', metadata: {}, source, execution_count: null, outputs };
}

export function markdown(source: string): Cell {
  return { cell_type: 'markdown', id: 'text', metadata: {}, source };
}

export function display(data: Record<string, unknown>, metadata = {}): Output {
  return { output_type: 'display_data', data, metadata };
}

export function notebook(...cells: Cell[]): Notebook {
  const named = cells.map((cell, index) => ({ ...cell, id: `cell-${index}` }));
  const kernelspec = { name: 'tslab', language: 'typescript', display_name: 'TypeScript' };
  return { cells: named, metadata: { kernelspec } };
}

/** Writes a notebook as a file of format 4.5. */
export function save(path: string, { cells, metadata }: Notebook): string {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 5 }));
  return path;
}
