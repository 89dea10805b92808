/** What learners hand in for timeRealTime: right in several styles, and wrong in the known ways. */
import { submission as of, type FunctionSubmission } from './submission';

const batch = (body: string): string => `(predict, texts, clock) => { ${body} }`;

/** A loop with these statements for each text, between making the lists and returning them. */
function loop(each: string, before = '', after = '', head = 'const text of texts'): string {
  return batch(
    `const answers = []; const latenciesMs = []; ${before} for (${head}) { ${each} } ${after} return { answers, latenciesMs };`,
  );
}

const READ =
  'const start = clock(); answers.push(predict([text])[0]); latenciesMs.push(clock() - start);';

export const realTimeSubmissions: readonly FunctionSubmission[] = [
  of('right', loop(READ)),
  of('right', loop(READ, 'predict(texts.slice(0, 5)); predict([texts[0]]);')),
  of(
    'right',
    loop(READ.replaceAll('text]', 'texts[i]]'), '', '', 'let i = 0; i < texts.length; i++'),
  ),
  of(
    'right',
    loop(
      'answers.push(...predict([text])); const now = clock(); latenciesMs.push(now - last); last = now;',
      'let last = clock();',
    ),
  ),
  of(
    'right',
    batch(
      'const latenciesMs = new Float64Array(texts.length); const answers = texts.map((t, i) => { const s = clock(); const [a] = predict([t]); latenciesMs[i] = clock() - s; return a; }); return { answers, latenciesMs };',
    ),
  ),
  of(
    'right', // from the last text to the first
    batch(
      'const answers = []; const latenciesMs = []; for (let i = texts.length - 1; i >= 0; i--) { const s = clock(); answers[i] = predict([texts[i]])[0]; latenciesMs[i] = clock() - s; } return { answers, latenciesMs };',
    ),
  ),
  of(
    'right', // unshift
    loop(
      'const s = clock(); const [a] = predict([text]); latenciesMs.unshift(clock() - s); answers.unshift(a);',
      '',
      '',
      'const text of [...texts].reverse()',
    ),
  ),
  of(
    'right', // the median of three calls for each text
    loop(
      'const three = [0, 0, 0].map(() => { const s = clock(); answers[latenciesMs.length] = predict([text])[0]; return clock() - s; }); three.sort((a, b) => a - b); latenciesMs.push(three[1]);',
    ),
  ),
  of('not-written', batch("throw new Error('not written yet');")),
  of(
    'batch-called-real-time',
    batch(
      'const s = clock(); const answers = predict(texts); const ms = clock() - s; return { answers, latenciesMs: texts.map(() => ms / texts.length) };',
    ),
  ),
  of(
    'whole-list-each-turn',
    loop('const s = clock(); answers.push(predict(texts)[0]); latenciesMs.push(clock() - s);'),
  ),
  of('string-for-list', loop(READ.replace('[text]', 'text'))),
  of('zero-forgotten', loop(READ.replace('[0]', ''))),
  of('first-letter', loop(READ.replace('[0]', '[0][0]'))),
  of(
    'clock-read-once',
    loop(
      'answers.push(predict([text])[0]); latenciesMs.push(clock() - start);',
      'const start = clock();',
    ),
  ),
  of(
    'mean-for-latencies',
    loop(
      'answers.push(predict([text])[0]);',
      'const start = clock();',
      'const mean = (clock() - start) / texts.length; for (const _ of texts) latenciesMs.push(mean);',
    ),
  ),
  of(
    'one-total',
    loop(
      'answers.push(predict([text])[0]);',
      'const start = clock();',
      'latenciesMs.push(clock() - start);',
    ),
  ),
  of(
    'one-total',
    batch(
      'const s = clock(); const answers = texts.map((t) => predict([t])[0]); return { answers, latenciesMs: clock() - s };',
    ),
  ),
  of('seconds-for-milliseconds', loop(READ.replace('clock() - start', '(clock() - start) / 1000'))),
  of(
    'first-left-out',
    loop(READ.replaceAll('text]', 'texts[i]]'), '', '', 'let i = 1; i < texts.length; i++'),
  ),
  of(
    'last-left-out',
    loop(READ.replaceAll('text]', 'texts[i]]'), '', '', 'let i = 0; i < texts.length - 1; i++'),
  ),
  of('wall-clock', loop(READ.replaceAll('clock()', 'Date.now()'))),
  of('wall-clock', loop(READ.replaceAll('clock()', 'performance.now()'))),
  of(
    'reading-for-difference',
    loop('answers.push(predict([text])[0]); latenciesMs.push(clock());'),
  ),
  of('negative', loop(READ.replace('clock() - start', 'start - clock()'))),
  of(
    'clock-around-nothing',
    loop(
      'const s = clock(); const e = clock(); answers.push(predict([text])[0]); latenciesMs.push(e - s);',
    ),
  ),
  of('latencies-reordered', loop(READ, '', 'latenciesMs.sort((a, b) => a - b);')),
  of('latencies-reordered', loop(READ, '', 'latenciesMs.reverse();')),
  of('rounded', loop(READ.replace('clock() - start', 'Math.round(clock() - start)'))),
  of('text-for-number', loop(READ.replace('clock() - start', '(clock() - start).toFixed(3)'))),
  of(
    'repeats-dropped',
    batch(
      'const known = new Map(); const latenciesMs = []; const answers = texts.map((t) => { const s = clock(); if (!known.has(t)) known.set(t, predict([t])[0]); latenciesMs.push(clock() - s); return known.get(t); }); return { answers, latenciesMs };',
    ),
  ),
  of(
    'latencies-wrong-length',
    loop(READ, 'const s = clock(); predict([texts[0]]); latenciesMs.push(clock() - s);'),
  ),
  of('answers-wrong-length', loop(READ, 'answers.push(predict([texts[0]])[0]);')),
  of(
    'several-texts-a-call',
    loop(
      'const s = clock(); answers.push(predict([text, text])[0]); latenciesMs.push(clock() - s);',
    ),
  ),
  of('order-changed', loop(READ, '', '', 'const text of [...texts].reverse()')),
  of('fits-while-measuring', loop(`new Model().fit([text]); ${READ}`)),
  of(
    'input-changed',
    batch(
      'const answers = []; const latenciesMs = []; while (texts.length > 0) { const s = clock(); answers.push(predict([texts.shift()])[0]); latenciesMs.push(clock() - s); } return { answers, latenciesMs };',
    ),
  ),
  of('latencies-no-list', loop(READ, '', 'return { answers, latenciesMs: {} };')),
  of(
    'keeps-from-before',
    `(() => { const answers = []; const latenciesMs = []; return ${batch(`for (const text of texts) { ${READ} } return { answers, latenciesMs };`)}; })()`,
  ),
  of('async', `async ${loop(READ)}`),
  of(
    'endless-recursion',
    '(predict, texts, clock) => { const go = (i) => go(i + 1); return go(0); }',
  ),
  of(
    'predict-not-used',
    loop("const s = clock(); answers.push('positive'); latenciesMs.push(clock() - s);"),
  ),
  of(
    'right', // the end of one call is the start of the next
    loop(
      'answers.push(predict([text])[0]); const now = clock(); latenciesMs.push(now - last); last = now;',
      'let last = clock();',
    ),
  ),
  of(
    'right',
    batch(
      'return texts.reduce((all, text) => { const s = clock(); const own = predict([text]); const ms = clock() - s; return { answers: [...all.answers, ...own], latenciesMs: [...all.latenciesMs, ms] }; }, { answers: [], latenciesMs: [] });',
    ),
  ),
  of(
    'one-for-all', // the median
    loop(
      READ,
      '',
      'latenciesMs.sort((a, b) => a - b); latenciesMs.fill(latenciesMs[latenciesMs.length >> 1]);',
    ),
  ),
  of(
    'other-latencies', // each holds the time before its call
    loop(
      'latenciesMs.push(clock() - s); s = clock(); answers.push(predict([text])[0]);',
      'let s = clock();',
    ),
  ),
  of('not-a-number', loop(READ.replace('push(clock() - start)', 'push({ ms: clock() - start })'))),
  of('rounded', loop(READ.replace('clock() - start', 'Number((clock() - start).toFixed(2))'))),
  of(
    'past-the-end',
    loop(READ.replaceAll('text]', 'texts[i]]'), '', '', 'let i = 0; i <= texts.length; i++'),
  ),
  of('same-text-each-turn', loop(READ.replace('[text]', '[texts[0]]'))),
  of('stops-early', loop(`${READ} return { answers, latenciesMs };`)),
  of('other-texts', loop(READ, '', '', 'const text in texts')),
  of(
    'times-for-answers',
    loop(
      'const s = clock(); const [a] = predict([text]); latenciesMs.push(a); answers.push(clock() - s);',
    ),
  ),
  of(
    'objects-for-answers',
    loop(READ.replace('push(predict([text])[0])', 'push({ text, answer: predict([text])[0] })')),
  ),
  of(
    'right', // recursion
    batch(
      'const go = (i, answers, latenciesMs) => { if (i === texts.length) return { answers, latenciesMs }; const s = clock(); const [a] = predict([texts[i]]); return go(i + 1, [...answers, a], [...latenciesMs, clock() - s]); }; return go(0, [], []);',
    ),
  ),
  of(
    'right', // the clock once between two calls
    batch(
      'const ticks = [clock()]; const answers = texts.flatMap((text) => { const own = predict([text]); ticks.push(clock()); return own; }); return { answers, latenciesMs: ticks.slice(1).map((tick, i) => tick - ticks[i]) };',
    ),
  ),
];
