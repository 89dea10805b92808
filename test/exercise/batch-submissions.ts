/** What learners hand in for timeBatch: right in several styles, and wrong in the known ways. */
import { submission as of, type FunctionSubmission } from './submission';

const batch = (body: string): string => `(predict, texts, clock) => { ${body} }`;

/** One call of predict with `given`, and `ms` made of the clock, which said `s` before. */
const timed = (given = 'texts', ms = 'clock() - s'): string =>
  batch(
    `const s = clock(); const answers = predict(${given}); return { answers, totalMs: ${ms} };`,
  );

const ONE =
  'const time = () => { const s = clock(); const answers = predict(texts); return { answers, totalMs: clock() - s }; };';

export const batchSubmissions: readonly FunctionSubmission[] = [
  of('right', batch(`${ONE} time(); return time();`)),
  of(
    'right',
    batch(
      `${ONE} const all = [time(), time(), time()]; all.sort((a, b) => a.totalMs - b.totalMs); return all[1];`,
    ),
  ),
  of(
    'right',
    batch(
      `${ONE} time(); const all = [time(), time(), time()]; return { answers: all[0].answers, totalMs: (all[0].totalMs + all[1].totalMs + all[2].totalMs) / 3 };`,
    ),
  ),
  of(
    'right',
    batch(
      'const time = (some) => { const s = clock(); const answers = predict(some); return { answers, totalMs: clock() - s }; }; time(texts.slice(0, 3)); return time(texts);',
    ),
  ),
  of(
    'warm-up-timed',
    batch(
      `${ONE} const s = clock(); time(); const { answers } = time(); return { answers, totalMs: clock() - s };`,
    ),
  ),
  of('right', timed()),
  of(
    'right',
    batch(
      'predict(texts); const s = clock(); const answers = predict([...texts]); const e = clock(); return { totalMs: e - s, answers };',
    ),
  ),
  of(
    'right',
    batch(
      'for (const t of texts.slice(0, 3)) predict([t]); const s = clock(); const answers = predict(texts); return { answers, totalMs: clock() - s };',
    ),
  ),
  of(
    'right',
    `function timeBatch(p, list, now) { let answers; const ms = -now() + (answers = p(list), now()); return { answers: [...answers], totalMs: ms, note: 'mine' }; }`,
  ),
  of(
    'right',
    batch(
      'const s = clock(); let answers = []; try { answers = predict(texts); } finally { } return Object.freeze({ answers: Object.freeze(answers), totalMs: clock() - s });',
    ),
  ),
  of('not-written', batch("throw new Error('not written yet');")),
  of(
    'loop-called-batch',
    batch(
      'const s = clock(); const answers = texts.map((t) => predict([t])[0]); return { answers, totalMs: clock() - s };',
    ),
  ),
  of(
    'whole-list-each-turn',
    batch(
      'const s = clock(); const answers = texts.map((_, i) => predict(texts)[i]); return { answers, totalMs: clock() - s };',
    ),
  ),
  of(
    'batch-in-pieces',
    batch(
      'const s = clock(); const answers = [...predict(texts.slice(0, 9)), ...predict(texts.slice(9))]; return { answers, totalMs: clock() - s };',
    ),
  ),
  of(
    'warm-up-timed',
    batch(
      'const s = clock(); predict(texts); const answers = predict(texts); return { answers, totalMs: clock() - s };',
    ),
  ),
  of(
    'right', // the best of three
    batch(
      'let answers, least = Infinity; for (let i = 0; i < 3; i++) { const s = clock(); answers = predict(texts); least = Math.min(least, clock() - s); } return { answers, totalMs: least };',
    ),
  ),
  of(
    'loop-called-batch', // each call timed, and added up
    batch(
      'let totalMs = 0; const answers = []; for (const t of texts) { const s = clock(); answers.push(predict([t])[0]); totalMs += clock() - s; } return { answers, totalMs };',
    ),
  ),
  of('not-a-number', timed('texts', 'clock - s')),
  of(
    'other-answers',
    batch(
      'const s = clock(); const answers = predict(texts).sort(); return { answers, totalMs: clock() - s };',
    ),
  ),
  of(
    'keeps-from-before', // the clock was first read once and for all
    `(() => { let s; return ${batch('s ??= clock(); const answers = predict(texts); return { answers, totalMs: clock() - s };')}; })()`,
  ),
  of(
    'wall-clock',
    batch(
      'const s = Date.now(); const answers = predict(texts); return { answers, totalMs: Date.now() - s };',
    ),
  ),
  of(
    'wall-clock',
    batch(
      'const s = performance.now(); const answers = predict(texts); return { answers, totalMs: performance.now() - s };',
    ),
  ),
  of('seconds-for-milliseconds', timed('texts', '(clock() - s) / 1000')),
  of('microseconds-for-milliseconds', timed('texts', '(clock() - s) * 1000')),
  of('mean-for-total', timed('texts', '(clock() - s) / texts.length')),
  of('negative', timed('texts', 's - clock()')),
  of('rounded', timed('texts', 'Math.round(clock() - s)')),
  of('text-for-number', timed('texts', '(clock() - s).toFixed(2)')),
  of(
    'not-a-number',
    batch(
      'const answers = predict(texts); return { answers, totalMs: clock() - start0.x };',
    ).replace('start0.x', '({}).x'),
  ),
  of(
    'clock-around-nothing',
    batch(
      'const s = clock(); const e = clock(); return { answers: predict(texts), totalMs: e - s };',
    ),
  ),
  of(
    'clock-around-nothing',
    batch(
      'const answers = predict(texts); const s = clock(); return { answers, totalMs: clock() - s };',
    ),
  ),
  of(
    'reading-for-difference',
    batch('const answers = predict(texts); return { answers, totalMs: clock() };'),
  ),
  of(
    'async',
    `async ${batch('const s = clock(); const answers = await predict(texts); return { answers, totalMs: clock() - s };')}`,
  ),
  of('async', `async ${batch("throw new Error('later')")}`),
  of('nothing-returned', batch('const s = clock(); predict(texts); clock() - s;')),
  of(
    'field-missing',
    batch(
      'const s = clock(); const answers = predict(texts); return { answers, ms: clock() - s };',
    ),
  ),
  of('field-missing', batch('const s = clock(); predict(texts); return clock() - s;')),
  of('first-left-out', timed('texts.slice(1)')),
  of('last-left-out', timed('texts.slice(0, -1)')),
  of('repeats-dropped', timed('[...new Set(texts)]')),
  of('order-changed', timed('[...texts].sort()')),
  of(
    'input-changed',
    batch(
      'texts.sort(); const s = clock(); const answers = predict(texts); return { answers, totalMs: clock() - s };',
    ),
  ),
  of('input-changed', timed('texts.splice(0)')),
  of('string-for-list', timed("texts.join(' ')")),
  of('texts-joined', timed("[texts.join(' ')]")),
  of(
    'answers-no-list',
    batch(
      'const s = clock(); const answers = predict(texts); return { answers: answers[0], totalMs: clock() - s };',
    ),
  ),
  of(
    'zero-forgotten',
    batch(
      'const s = clock(); const answers = [predict(texts)]; return { answers, totalMs: clock() - s };',
    ),
  ),
  of(
    'answers-wrong-length',
    batch(
      'const s = clock(); const answers = predict(texts); const totalMs = clock() - s; return { answers: answers.slice(1), totalMs };',
    ),
  ),
  of(
    'other-answers',
    batch(
      "const s = clock(); const answers = predict(texts); const totalMs = clock() - s; return { answers: answers.map(() => 'positive'), totalMs };",
    ),
  ),
  of(
    'predict-not-used',
    batch(
      "const s = clock(); const answers = texts.map(() => 'positive'); return { answers, totalMs: clock() - s };",
    ),
  ),
  of(
    'fits-while-measuring',
    batch(
      'const s = clock(); new Model().fit(texts); const answers = predict(texts); return { answers, totalMs: clock() - s };',
    ),
  ),
  of(
    'keeps-from-before',
    `(() => { const kept = []; return ${batch('const s = clock(); kept.push(...predict(texts)); return { answers: kept, totalMs: clock() - s };')}; })()`,
  ),
  of(
    'keeps-from-before',
    `(() => { let first; return ${batch('const s = clock(); first ??= texts; const answers = predict(first); return { answers, totalMs: clock() - s };')}; })()`,
  ),
  of(
    'endless-recursion',
    'function again(predict, texts, clock) { return again(predict, texts, clock); }',
  ),
  of(
    'waits-for-clock',
    batch(
      'const s = clock(); while (clock() < s + 10) {} return { answers: predict(texts), totalMs: 10 };',
    ),
  ),
  of('too-many-calls', batch('for (;;) predict(texts);')),
  of('threw', batch('return texts.nothing.length;')),
  of('threw', batch('throw null;')),
  of('threw', batch('throw { get message() { throw 1; } };')),
  of(
    'threw',
    batch("predict(texts); return { get answers() { throw new Error('no'); }, totalMs: clock() };"),
  ),
  of('threw', '42'),
  of('nanoseconds-for-milliseconds', timed('texts', '1e6 * (clock() - s)')),
  of('minutes-for-milliseconds', timed('texts', '(clock() - s) / 60000')),
  of('rounded', timed('texts', 'Math.ceil(clock() - s)')),
  of('rounded', timed('texts', 'Number((clock() - s).toFixed(1))')),
  of(
    'right',
    batch(
      'class Watch { start() { this.s = clock(); } ms() { return clock() - this.s; } } const watch = new Watch(); watch.start(); const answers = predict([...texts]); return { totalMs: watch.ms(), answers };',
    ),
  ),
  of(
    'right',
    batch(
      'const times = []; let answers = []; for (let i = 0; i < 4; i++) { const s = clock(); answers = predict(texts); times.push(clock() - s); } times.sort((a, b) => a - b); return { answers, totalMs: (times[1] + times[2]) / 2 };',
    ),
  ),
];
