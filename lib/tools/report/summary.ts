/** The top of the report: the outcome in one line, the numbers that matter, the table of models, the targets. */
import type { Experiment } from '../experiment/experiment';
import { duration, percent, plainNumber, ratio } from '../experiment/numbers';
import { slowdown, targetsMet } from '../experiment/verdict';
import { escapeHtml } from '../../plots/html-text';
import type { ModelRecord } from '../experiment/record-check';

/** Returns the outcome as HTML; `figures` is the HTML of the figures that belong to it. */
export function summaryHtml(experiment: Experiment, figures: string): string {
  const { models } = experiment;
  if (models.length === 0)
    return `<p class="outcome">No model was measured in this run.</p>${figures}`;
  return `${outcome(experiment.targets)}
<div class="cards">${cards(models)}</div>
<h3>The models, both ways</h3>
${modelsTable(models)}
<p>One model, trained once, run both ways: <em>batch</em> is one call for all reviews, <em>single</em> is one call
for each. <em>Each</em> is the time a review, <em>ratio</em> is single by batch, p50 and p99 are the times that half and
99 of 100 single answers stay under.</p>
${balanceTable(models)}
<h3>The targets</h3>
${targetsTable(experiment.targets)}
${costTable(models)}
${figures}`;
}

function outcome(targets: Experiment['targets']): string {
  const missed = targets.filter(({ met }) => !met);
  if (targets.length === 0) return '<p class="outcome">This run set no targets.</p>';
  return missed.length === 0
    ? `<p class="outcome met">All ${targets.length} targets met.</p>`
    : `<p class="outcome missed">${targets.length - missed.length} of ${targets.length} targets met. Missed: ${escapeHtml(missed.map(({ model, name }) => `${model}, ${name}`).join('; '))}.</p>`;
}

function cards(models: readonly ModelRecord[]): string {
  const first = models[0];
  const fastest = models.reduce((best, model) =>
    model.realtime.secondsPerReview < best.realtime.secondsPerReview ? model : best,
  );
  const identical = models.every((model) => model.identicalPredictions);
  return [
    card(percent(first.realtime.accuracy), 'accuracy', first.name),
    card(
      duration(first.batch.secondsPerReview),
      'a review in a batch',
      `${duration(first.batch.totalSeconds)} for the whole batch`,
    ),
    card(
      duration(first.realtime.secondsPerReview),
      'a review, one at a time',
      `99 of 100 within ${duration(first.realtime.latencyMs.p99 / 1000)}`,
    ),
    card(
      `${ratio(slowdown(first))} ×`,
      'the cost of a single call',
      'one at a time against batch, a review',
    ),
    ...(models.length > 1
      ? [
          card(
            duration(fastest.realtime.secondsPerReview),
            'the fastest, one at a time',
            fastest.name,
          ),
        ]
      : []),
    card(
      identical ? 'identical' : 'different',
      'predictions both ways',
      identical ? 'of every model' : 'not of every model: see the table',
    ),
  ].join('\n');
}

function card(value: string, label: string, note: string): string {
  return `<div class="card"><strong>${escapeHtml(value)}</strong><span>${escapeHtml(label)}</span><small>${escapeHtml(note)}</small></div>`;
}

function modelsTable(models: readonly ModelRecord[]): string {
  const columns = [
    'model',
    'features',
    'training',
    'accuracy',
    'batch',
    'batch, each',
    'single, each',
    'p50',
    'p99',
    'ratio',
    'identical',
    'targets',
  ];
  const rows = models.map((model) => {
    const { batch, realtime } = model;
    return [
      model.name,
      plainNumber(model.features),
      duration(model.fitSeconds),
      percent(realtime.accuracy),
      duration(batch.totalSeconds),
      duration(batch.secondsPerReview),
      duration(realtime.secondsPerReview),
      duration(realtime.latencyMs.p50 / 1000),
      duration(realtime.latencyMs.p99 / 1000),
      `${ratio(slowdown(model))} ×`,
      yesOrNo(model.identicalPredictions),
      targetsMet(model.targets),
    ];
  });
  return table(columns, rows);
}

function targetsTable(targets: Experiment['targets']): string {
  return table(
    ['model', 'target', 'limit', 'measured', 'met'],
    targets.map(({ model, name, limit, value, met, sure }) => [
      model,
      name,
      plainNumber(limit),
      plainNumber(value),
      sure ? yesOrNo(met) : `${met ? 'yes' : 'no'}, but not for sure`,
    ]),
  );
}

/** What the accuracies have to be read against, where a notebook recorded it. */
function balanceTable(models: readonly ModelRecord[]): string {
  const rows = models.flatMap(({ name, realtime, balance }) => {
    if (balance === undefined) return [];
    const { baseline, balancedAccuracy, smallestClass } = balance;
    const numbers = [realtime.accuracy, baseline, balancedAccuracy, smallestClass.recall];
    const rarest = `${smallestClass.name} (${smallestClass.texts} reviews)`;
    return [[name, ...numbers.map(percent), rarest]];
  });
  if (rows.length === 0) return '';
  const columns = ['model', 'accuracy', 'always the commonest label', 'balanced accuracy', 'rarest label found', 'rarest label']; // prettier-ignore
  return `<h3>How to read the accuracies</h3>\n${table(columns, rows)}`;
}

/** What a call costs, where a notebook fitted it: overhead + n x time a review. */
function costTable(models: readonly ModelRecord[]): string {
  const rows = models.flatMap(({ name, costModel }) => {
    if (costModel === undefined) return [];
    const { overheadMicroseconds, perReviewMicroseconds, nHalf, r2 } = costModel;
    const values = [overheadMicroseconds, perReviewMicroseconds, nHalf, r2];
    const note = costModel['usable'] === false ? ` (no line: ${String(costModel['reason'])})` : '';
    return [
      [
        name + note,
        ...values.map((value) => (typeof value === 'number' ? plainNumber(value) : '-')),
      ],
    ];
  });
  if (rows.length === 0) return '';
  const columns = ['model', 'overhead a call, µs', 'a review, µs', 'n-half, reviews', 'r²'];
  return `<h3>What a call costs</h3>\n${table(columns, rows)}`;
}

function yesOrNo(value: boolean): string {
  return value ? '✓ yes' : '✗ no';
}

/** A table whose first column is a name; a column of numbers is set to the right, its head too. */
function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const kinds = columns.map((_, i) => (i === 0 ? 'name' : kind(rows[0]?.[i] ?? '')));
  const head = columns.map(
    (name, i) => `<th scope="col" class="${kinds[i]}">${escapeHtml(name)}</th>`,
  );
  const body = rows.map((cells) => {
    const row = cells.map((cell, i) => {
      return `<td class="${i === 0 ? 'name' : kind(cell)}">${escapeHtml(cell)}</td>`;
    });
    return `<tr>${row.join('')}</tr>`;
  });
  return `<div class="table"><table><thead><tr>${head.join('')}</tr></thead><tbody>${body.join('\n')}</tbody></table></div>`;
}

function kind(cell: string): string {
  if (cell === yesOrNo(true)) return 'yes';
  if (cell === yesOrNo(false)) return 'no';
  return /^[\d.,]/.test(cell) ? 'number' : 'text';
}
