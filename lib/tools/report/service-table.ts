/** The service under load: what was predicted beside what was measured. */
import type { ServiceRecord } from '../../measure/serving/service-record';
import { escapeHtml } from '../../plots/words/html-text';
import { formatEstimate, formatInterval } from '../../plots/words/numbers';
import { rate } from '../../plots/words/service-sentences';
import { htmlTable, type TableCell } from './html-table';

/** Returns the table and what it is worth; nothing where no service was measured. */
export function serviceTable(service: ServiceRecord | undefined): string {
  if (service === undefined) return '';
  const { predictedPerSecond, predictedInterval, measuredPerSecond, loads } = service;
  const ms = (value: number, interval: readonly [number, number | null]): TableCell => ({
    text: formatEstimate(value),
    note: formatInterval(interval, formatEstimate),
  });
  const capacity: TableCell[] = [
    { text: 'answered a second at most' },
    { text: rate(predictedPerSecond), note: formatInterval(predictedInterval, rate) },
    measuredPerSecond === null ? '–' : rate(measuredPerSecond),
  ];
  const waits = loads.flatMap(({ name, perSecond, predictedMs, measuredMs }): TableCell[][] => [
    [
      { text: `half answered within, at ${name}`, note: `${rate(perSecond)} a second` },
      formatEstimate(predictedMs.p50),
      ms(measuredMs.p50, measuredMs.p50Interval),
    ],
    [
      { text: `90 % answered within, at ${name}` },
      formatEstimate(predictedMs.p90),
      ms(measuredMs.p90, measuredMs.p90Interval),
    ],
  ]);
  const worth = service.valid
    ? 'Predicted from the processor time of single requests, and by simulation; then measured with the same arrivals. Small print: 95 % intervals.'
    : `The machine was too busy: conclude nothing from these numbers (${service.findings.join('; ')}).`;
  const table = (caption: string, rows: readonly TableCell[][]): string =>
    htmlTable(caption, ['the service', 'predicted', 'measured'], rows);
  return `${table('Service: predicted beside measured', [capacity])}
<p>${escapeHtml(worth)}</p>
<details><summary>The waits of the figure, as numbers</summary>${table('Service: waits', waits)}</details>
`;
}
