/** Where a run of a notebook is, in words a reader knows: the heading above the cell, not the cell's source. */
import type { Cell } from './notebook';

export interface Progress {
  /** The notebook's file name. */
  readonly notebook: string;
  /** The notebook's first heading, without its number: `Batch against real time`. */
  readonly title: string;
  /** The cell's position among the cells that run, from 1, and how many of them there are. */
  readonly cell: number;
  readonly cells: number;
  /** The cell's own id in the notebook. */
  readonly cellId: string;
  /** The nearest heading above the cell; empty where there is none. */
  readonly heading: string;
}

/** True for a cell that a run executes: code, and not only spaces. */
export function runs(cell: Cell): boolean {
  return cell.cell_type === 'code' && cell.source.trim() !== '';
}

/** Returns where a run of `cells` is when it comes to the one at `index`. */
export function progressAt(notebook: string, cells: readonly Cell[], index: number): Progress {
  const above = cells.slice(0, index).flatMap(headings);
  const title = cells.flatMap(headings).at(0) ?? notebook;
  return {
    notebook,
    title: title.replace(/^\d+\.\s+/, ''),
    cell: cells.slice(0, index + 1).filter(runs).length,
    cells: cells.filter(runs).length,
    cellId: cells[index]?.id ?? '',
    heading: above.at(-1) ?? '',
  };
}

/** The headings of a text cell (lines of `# ...`, not those in a code block), without their marks. */
function headings({ cell_type: type, source }: Cell): string[] {
  if (type !== 'markdown') return [];
  const prose = source.replace(/^ {0,3}(```+|~~~+)[^]*?(?:^ {0,3}\1|$(?![^]))/gm, '');
  const found = [...prose.matchAll(/^ {0,3}#{1,6}[ \t]+(.*?)[ \t#]*$/gm)];
  return found.map(([, text = '']) => text.replace(/[*`]/g, '').trim()).filter(Boolean);
}
