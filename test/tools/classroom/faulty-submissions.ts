/** Two notebooks that hold what breaks classes: each cell another fault, so that one run shows them all. */
import { checkMime } from '../../../lib/exercise/check-result';
import type { Cell, Notebook } from '../../../lib/tools/notebook/notebook';
import { only, ownCell, solved, withCell, withCode } from './some-submissions';

const codeOf = (id: string): string => solved.cells.find((cell) => cell.id === id)?.source ?? '';

/** Its saved outputs say that callCost was right. */
function savedAsRight(cell: Cell): Cell {
  const record = { task: 'callCost', seed: 1, passed: true, id: 'right', seen: '', advice: '' };
  const output = { output_type: 'display_data' as const, data: { [checkMime]: record } };
  return { ...cell, outputs: [{ ...output, metadata: {} }] } as Cell;
}

const TEN_MILLION_CHARACTERS = "for (let i = 0; i < 100; i++) console.log('x'.repeat(100_000));";

type Change = (notebook: Notebook) => Notebook;
const CHANGES: readonly Change[] = [
  (all) => withCell(all, 'time-batch', (cell) => [ownCell(TEN_MILLION_CHARACTERS), cell]),
  (all) => withCell(all, 'time-real-time', (cell) => [{ ...cell, cell_type: 'markdown' }]),
  (all) => withCell(all, 'accuracy-of', () => []),
  (all) => withCode(all, 'percentile', 'function percentile(): number { while (true) {} }'),
  (all) =>
    withCell(all, 'same-answers', (cell) => [
      cell,
      { ...cell, source: cell.source.replace('[i]))', '[i + 1]))') },
    ]),
  (all) =>
    withCode(
      all,
      'call-cost',
      `import { readFileSync } from 'node:fs';\nreadFileSync('left-behind.json');\n${codeOf('call-cost')}`,
    ),
  (all) =>
    withCode(all, 'make-faster', `import no from 'no-such-package';\n${codeOf('make-faster')}`),
  (all) => withCell(all, 'call-cost-check', (cell) => [savedAsRight(cell)]),
  (all) => ({
    ...all,
    metadata: { kernelspec: { name: 'python3' }, reviewlab: { release: 'abc' } },
  }),
];

export const faultsOfAllKinds = CHANGES.reduce((notebook, change) => change(notebook), solved);

/**
 * Tries to get at what it should not: a server on this machine, the solutions and other submissions, the
 * library's files, the hidden tests in its own process. Throws what it found.
 */
export function reachingOut(port: number, project: string, other: string): Notebook {
  const code = `import * as fs from 'node:fs';
import { connect } from 'node:net';
import { Session } from 'node:inspector';
const found: string[] = [];
await new Promise<void>((done) => {
  const socket = connect(${port}, '127.0.0.1', () => (found.push('network'), socket.destroy(), done()));
  socket.on('error', () => done());
});
const attempt = (name: string, reach: () => unknown) => { try { if (reach()) found.push(name); } catch {} };
const project = ${JSON.stringify(project)};
const read = (path: string) => fs.readFileSync(path, 'utf8');
attempt('source', () => read(project + '/notebooks/exercise/source.ipynb'));
attempt('git', () => fs.readdirSync(project).filter((name) => name !== 'lib' && name !== 'node_modules')
  .some((name) => fs.statSync(project + '/' + name).isDirectory() && fs.readdirSync(project + '/' + name).length));
attempt('other', () => fs.existsSync(${JSON.stringify(other)}));
attempt('own file', () => fs.readdirSync('.').length);
attempt('change', () => (fs.appendFileSync(fs.realpathSync('../../node_modules/reviewlab') + '/index.ts', ''), true));
attempt('environment', () => Object.keys(process.env).some((name) => /TOKEN|USER|SSH|KEY|npm/.test(name)));
attempt('processes', () => fs.readdirSync('/proc').filter((name) => +name > 0)
  .some((id) => read('/proc/' + id + '/cmdline')
  .match(/check-folder|submission-child/)));
attempt('inspector', () => process.kill(process.ppid, 'SIGUSR1') && read('/proc/' + process.ppid + '/cmdline').includes('node'));
const session = new Session();
session.connect();
session.on('Debugger.scriptParsed', ({ params }) => session.post('Debugger.getScriptSource', params, (_, reply) => {
  if (/seed: [2]/.test(reply?.scriptSource ?? '') && !/scriptParsed/.test(reply.scriptSource)) found.push('hidden test');
}));
session.post('Debugger.enable');
session.disconnect();
throw new Error('found: ' + JSON.stringify(found));`;
  return { ...only(), cells: [...only().cells, ownCell(code)] };
}
