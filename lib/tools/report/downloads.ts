/** The run's numbers as files that can be saved from the page, without a server and without a script. */
import type { Experiment } from '../experiment/experiment';
import type { WayResults } from '../../measure/timing/model-results';

/** Links that save the numbers: all of them as JSON, one line a model and way as CSV. */
export function downloadsHtml(experiment: Experiment): string {
  const json = `${JSON.stringify(experiment, null, 2)}\n`;
  return `<p class="downloads">Save the numbers: ${link('experiment.json', 'application/json', json, 'all, as JSON')} or ${link(
    'experiment.csv',
    'text/csv',
    experimentCsv(experiment),
    'the models, as CSV',
  )}.</p>`;
}

function link(name: string, type: string, text: string, label: string): string {
  const data = Buffer.from(text).toString('base64');
  return `<a download="${name}" href="data:${type};charset=utf-8;base64,${data}">${label}</a>`;
}

/** A line for each model and way (RFC 4180): accuracy, ms a review with its 95 % interval, latencies. */
export function experimentCsv({ models }: Experiment): string {
  const head = [
    ...['model', 'way', 'accuracy', 'reviews_a_call', 'ms_per_review', 'low_ms', 'high_ms'],
    ...['p50_ms', 'p90_ms', 'p95_ms', 'p99_ms', 'max_ms', 'identical_predictions'],
  ];
  const rows = models.flatMap(({ name, accuracy, batch, realTime, identical }) => {
    const { p50, p90, p95, p99, max } = realTime.latencyMs;
    const line = (
      way: string,
      share: number,
      size: number,
      times: WayResults,
      latencies: readonly (number | string)[],
    ) => [
      ...[name, way, share, size, times.perReviewMs],
      ...times.perReviewInterval.map((end) => end ?? ''),
      ...latencies,
      identical,
    ];
    return [
      line('batch', batch.accuracy, batch.size, batch, ['', '', '', '', '']),
      line('real time', accuracy, 1, realTime, [p50, p90, p95, p99, max]),
    ];
  });
  return [head, ...rows].map((row) => row.map(csvCell).join(',') + '\r\n').join('');
}

/** Quoted where needed; text that a spreadsheet would take for a formula is led by an apostrophe. */
function csvCell(value: string | number | boolean): string {
  if (typeof value !== 'string') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}
