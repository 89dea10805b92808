/**
 * Parameters for a notebook, as papermill does it for Python: a cell tagged `parameters` holds the
 * defaults, and a cell tagged `injected-parameters` is put after it.
 * https://papermill.readthedocs.io/en/latest/usage-parameterize.html
 *
 * A TypeScript cell cannot declare a constant twice within a notebook's type check, so the defaults
 * are declared with `let` and the injected cell assigns: the notebook runs as it is in Jupyter.
 */
import type { Cell, CodeCell, Notebook } from './notebook';
import { isObject } from './json-object';

const PARAMETERS = 'parameters';
const INJECTED = 'injected-parameters';

/** A value that a parameters cell can hold. */
export type ParameterValue = string | number | boolean | readonly string[] | object;

/**
 * Returns the notebook with the values in a cell after its parameters cell, in place of one that an
 * earlier run injected, and in its metadata under `papermill.parameters`. Names the parameters cell
 * does not declare are left to other notebooks.
 *
 * @throws Error when a number is not finite
 */
export function injectParameters(
  notebook: Notebook,
  values: ReadonlyMap<string, ParameterValue>,
): Notebook {
  const at = notebook.cells.findIndex((cell) => hasTag(cell, PARAMETERS));
  if (at < 0) return notebook;
  const declared = declaredParameters(notebook.cells[at].source);
  const own = [...values].filter(([name]) => declared.has(name));
  const cells = notebook.cells.filter((cell) => !hasTag(cell, INJECTED));
  if (own.length === 0) return { ...notebook, cells };
  const source = own.map(([name, value]) => `${name} = ${literal(name, value)};`).join('\n');
  const cell: CodeCell = {
    cell_type: 'code',
    id: INJECTED,
    metadata: { tags: [INJECTED] },
    // A cell shows the value of its last expression; this one says what it is instead.
    source: `// Parameters of this run\n${source}\nconsole.log('The parameters of this run are set.');`,
    execution_count: null,
    outputs: [],
  };
  const place = cells.findIndex((one) => hasTag(one, PARAMETERS)) + 1;
  const papermill = notebook.metadata['papermill'];
  return {
    metadata: {
      ...notebook.metadata,
      papermill: { ...(isObject(papermill) ? papermill : {}), parameters: Object.fromEntries(own) },
    },
    cells: [...cells.slice(0, place), cell, ...cells.slice(place)],
  };
}

/** The names that the notebook's parameters cell declares; none where it has no such cell. */
export function parameterNames({ cells }: Notebook): Set<string> {
  const cell = cells.find((one) => hasTag(one, PARAMETERS));
  return declaredParameters(cell?.source ?? '');
}

/** The names that a parameters cell declares (`let rounds = 5;`). */
export function declaredParameters(source: string): Set<string> {
  return new Set(
    Array.from(source.matchAll(/^\s*let\s+([A-Za-z_$][\w$]*)\b/gm), ([, name]) => name),
  );
}

function hasTag({ metadata }: Cell, tag: string): boolean {
  const tags = metadata['tags'];
  return Array.isArray(tags) && tags.includes(tag);
}

/** A TypeScript literal: JSON, with the two line breaks escaped that JSON leaves as they are. */
function literal(name: string, value: ParameterValue): string {
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw new Error(`The parameter ${name} must be a finite number, but is ${value}.`);
  }
  return JSON.stringify(value)
    .replace(/\u2028/g, '\\u2028')
    .replace(/\u2029/g, '\\u2029');
}
