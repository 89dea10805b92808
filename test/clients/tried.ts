/** The table of .github/CONTRIBUTING.md: which client was tried, with which version, and what it did. */
import { readFileSync, writeFileSync } from 'node:fs';

export interface Tried {
  readonly client: string;
  /** Of the client and of Node.js. */
  readonly versions: string;
  readonly did: string;
}

const HEAD = '| client | versions | what it does |\n|---|---|---|\n';

/** Puts rows into the table of a Markdown file, each in the place of the client's earlier one or at the end. */
export function keepTried(path: string, tried: readonly Tried[]): void {
  const text = readFileSync(path, 'utf8');
  const start = text.indexOf(HEAD);
  if (start < 0) throw new Error(`${path}: there is no table that begins '${HEAD.split('\n')[0]}'`);
  const [table] = text.slice(start + HEAD.length).split(/\n(?!\|)/, 1);
  const rows = new Map(
    table.split('\n').flatMap((row) => {
      const name = /^\| ([^|]+) \|/.exec(row)?.[1];
      return name === undefined ? [] : [[name, row] as const];
    }),
  );
  for (const { client, versions, did } of tried) {
    rows.set(client, `| ${client} | ${versions} | ${did} |`);
  }
  const rest = text.slice(start + HEAD.length + table.length).replace(/^\n*/, '\n\n');
  writeFileSync(
    path,
    `${text.slice(0, start)}${HEAD}${[...rows.values()].join('\n')}${rest.trimEnd()}\n`,
  );
}
