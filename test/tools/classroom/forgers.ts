/**
 * Programs that reach for marks instead of solving the task: each puts a wrong `percentile` and something else into its
 * cell. `hidden` ones use no name that a person would be told of, and must get nowhere by themselves.
 */
export interface Forger {
  readonly name: string;
  readonly code: string;
  readonly hidden?: boolean;
  /** Not to be run outside the walls. */
  readonly harmful?: boolean;
}

const WRONG = 'function percentile(values, p) { return 7; }';
/** What a check writes down for a function that is right, but for other inputs than those it was handed. */
const RECORD =
  "{ task: 'percentile', seed: 5, seen: { data: { answers: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], after: [] } } }";
const MIME = "'application/vnd.reviewlab.seen+json'";
const JUPYTER =
  "Object.entries(require.cache).find(([path]) => path.endsWith('/tslab/dist/jupyter.js'))[1].exports";

const forger = (name: string, code: string, more: Partial<Forger> = {}): Forger => ({
  name,
  code: `${code}\n${code.includes('function percentile') ? '' : WRONG}`,
  ...more,
});

export const FORGERS: readonly Forger[] = [
  forger(
    'a filter around the display writer',
    `const jupyter = ${JUPYTER};
let own = jupyter.lastWriteDisplayData;
Object.defineProperty(jupyter, 'lastWriteDisplayData', {
  set: (write) => (own = write),
  get: () => (message, update) => {
    const result = Object.values(message.data).find((one) => one.task);
    if (result) Object.assign(result, { passed: true, id: 'right' });
    return own(message, update);
  },
});`,
  ),
  forger(
    'eight lines that write the record themselves, once for each',
    `const write = ${JUPYTER}.lastWriteDisplayData;
function percentile() {
  write({ data: { ${MIME}: ${RECORD} }, metadata: {}, transient: {} }, false);
  throw new Error('enough');
}`,
  ),
  forger(
    'the module cache',
    `for (const [path, own] of Object.entries(require.cache)) {
  if (!path.endsWith('/exercise/check.js')) continue;
  own.exports.check = () => ${JUPYTER}.lastWriteDisplayData({ data: { ${MIME}: ${RECORD} }, metadata: {} }, false);
}`,
  ),
  forger(
    'a signal to the program that runs it, and its inspector',
    "process.kill(process.ppid, 'SIGUSR1');",
    { harmful: true },
  ),
  forger(
    'the array iterator, in three lines',
    `const iterator = Object.getPrototypeOf([][Symbol.iterator]());
const next = iterator.next;
iterator.next = function () { const step = next.call(this); return step.value?.p ? { value: { ...step.value, p: 100 }, done: false } : step; };`,
  ),
  forger('the array iterator by its method', 'Array.prototype[Symbol.iterator] = function* () {};'),
  forger(
    'prototypes with more on them',
    'Object.prototype.passed = true; Object.prototype.answers = [1]; Array.prototype.toJSON = () => [];',
  ),
  forger(
    'what is returned is a proxy',
    'function percentile() { return new Proxy({}, { get: () => 1, has: () => true }); }',
  ),
  forger(
    'a getter on what is returned',
    'function percentile() { return { get valueOf() { return () => 1; } }; }',
  ),
  forger(
    'JSON.stringify',
    "const own = JSON.stringify; JSON.stringify = (value) => own(value).replace(/7/g, '8');",
  ),
  forger(
    'JSON.parse, put on by assign',
    'Object.assign(JSON, { parse: () => ({ data: { answers: [], after: [] } }) });',
  ),
  forger('toJSON of what is returned', 'function percentile() { return { toJSON: () => 1 }; }'),
  forger(
    'Function.prototype.call',
    'Function.prototype.call = () => 1; Function.prototype.apply = () => 1;',
  ),
  forger('Math and Number', 'Math.abs = () => 0; Number.isFinite = () => true;'),
  forger('the clocks', 'performance.now = () => 1; Date.now = () => 1;'),
  forger(
    'a require hook',
    "const { Module } = require('module'); Module._load = () => ({ seededRandom: () => () => 0.5 });",
  ),
  forger(
    'what happens as the process ends',
    "process.on('exit', () => console.log('{\"passed\":true}')); process.on('uncaughtException', () => {});",
  ),
  forger('words to the runner', "require('fs').writeSync(1, '{\"runs\":[]}\\n');", {
    harmful: true,
  }),
  forger('a socket of the kernel’s', "const zmq = require('zeromq'); new zmq.Publisher();", {
    harmful: true,
  }),
  forger('later, when nobody looks', 'setTimeout(() => (percentile = (v) => v[0]), 0);'),
  forger('a program from text', "const cache = Function('return require')();"),
  forger('eval under another name', "const run = (0, eval); run('1');"),
  forger('escapes in a name', 'const n = pr\\u006fcess.pid;'),
  forger('everything by way of a cell’s own this', 'const all = this; all.x = 1;'),
  forger(
    'a program from text, in disguise',
    `const word = ['con', 'structor'].join('');
function percentile(values) { return values[word][word]('return this')().process.version; }`,
    { hidden: true },
  ),
  forger(
    'the check called inside the function',
    "function percentile(values, p) { check('percentile', (all, at) => all[0]); return 7; }",
    { hidden: true },
  ),
];
