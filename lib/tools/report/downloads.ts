/** The run's numbers as files that can be saved from the page, without a server and without a script. */
import type { ModelResults, WayResults } from '../../measure/timing/model-results';
import type { Experiment } from '../experiment/experiment';
import { targetText } from '../../plots/words/target-text';
import {
  formatDuration,
  formatInterval,
  formatRatio,
  formatShare,
} from '../../plots/words/numbers';

/** Links that save the numbers: all of them as JSON; the models as CSV, with all measurements; and as a Markdown table. */
export function downloadsHtml(experiment: Experiment, shown: readonly ModelResults[]): string {
  const json = `${JSON.stringify(experiment, null, 2)}\n`;
  const links = [
    link('experiment.json', 'application/json', json, 'JSON'),
    link('experiment.csv', 'text/csv', experimentCsv(experiment.models), 'CSV'),
    link('experiment.md', 'text/markdown', experimentMarkdown(shown), 'Markdown table'),
  ];
  return `<span class="downloads">Save the numbers: ${links.join(' ')}</span>`;
}

function link(name: string, type: string, text: string, label: string): string {
  const data = Buffer.from(text).toString('base64');
  return `<a download="${name}" href="data:${type};charset=utf-8;base64,${data}">${label}</a>`;
}

const HEAD = [
  ...['model', 'notebook', 'engine', 'features', 'way', 'accuracy', 'reviews_a_call'],
  ...['per_review_ms', 'per_review_low_ms', 'per_review_high_ms'],
  ...['ratio', 'ratio_low', 'ratio_high', 'p50_ms', 'p90_ms', 'p95_ms', 'p99_ms', 'p99_low_ms'],
  ...['p99_high_ms', 'max_ms', 'identical', 'targets_met', 'targets_missed', 'targets_uncertain'],
];

/** A line for each measurement and way (RFC 4180). */
export function experimentCsv(models: readonly ModelResults[]): string {
  const rows = models.flatMap((model) => {
    const { name, notebook, engine, features, accuracy, batch, realTime, ratio, identical } = model;
    const { p50, p90, p95, p99, p99Interval, max } = realTime.latencyMs;
    const verdicts = ['met', 'missed', 'uncertain'].map(
      (verdict) => model.targets.filter((target) => target.verdict === verdict).length,
    );
    const line = (way: string, share: number, size: number, times: WayResults, latencies: readonly (number | string | null)[]) => [
      ...[name, notebook, engine, features, way, share, size],
      ...[times.perReviewMs, ...times.perReviewInterval],
      ...[ratio.ratio, ratio.low, ratio.high, ...latencies, identical, ...verdicts],
    ]; // prettier-ignore
    return [
      line('batch', batch.accuracy, batch.size, batch, Array<string>(7).fill('')),
      line('real time', accuracy, 1, realTime, [p50, p90, p95, p99, ...p99Interval, max]),
    ];
  });
  return [HEAD, ...rows].map((row) => row.map(csvCell).join(',') + '\r\n').join('');
}

/** Quoted where needed; text that a spreadsheet would take for a formula is led by an apostrophe. */
function csvCell(value: string | number | boolean | null): string {
  if (typeof value !== 'string') return String(value ?? '');
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

/** The models as a table for an issue or a README. */
export function experimentMarkdown(models: readonly ModelResults[]): string {
  const rows = models.map((model) => {
    const { ratio, low, high } = model.ratio;
    const targets = model.targets.map(
      (target) => `${target.verdict} (${targetText(target).value})`,
    );
    return [
      model.name,
      formatShare(model.accuracy),
      formatDuration(model.batch.perReviewMs),
      formatDuration(model.realTime.perReviewMs),
      formatDuration(model.realTime.latencyMs.p99),
      `${formatRatio(ratio)} (${formatInterval([low, high], formatRatio)})`,
      targets.join(', '),
    ];
  });
  const head = ['model', 'accuracy', 'batch', 'real time', 'p99', 'ratio', 'targets'];
  const lines = [head, head.map((_, i) => (i === 0 ? '---' : '--:')), ...rows];
  return lines.map((row) => `| ${row.map(markdownCell).join(' | ')} |\n`).join('');
}

function markdownCell(text: string): string {
  return text.replace(/[\r\n]+/g, ' ').replace(/[\\|`*_<>[\]]/g, '\\$&');
}
