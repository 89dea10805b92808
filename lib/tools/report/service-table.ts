/** The service at its limit: what was predicted beside what was measured. Its waits are in the figure below it. */
import type { ServiceRecord } from '../../measure/serving/service-record';
import { formatInterval } from '../../plots/words/numbers';
import { rate } from '../../plots/words/service-sentences';
import { htmlTable, noteHtml, type TableCell } from './html-table';

/** Returns the table and what it is worth; nothing where no service was measured. */
export function serviceTable(service: ServiceRecord | undefined): string {
  if (service === undefined) return '';
  const { predictedPerSecond, predictedInterval, measuredPerSecond, valid, findings } = service;
  const capacity: TableCell[] = [
    'answered a second at most',
    { text: rate(predictedPerSecond), note: formatInterval(predictedInterval, rate) },
    measuredPerSecond === null ? '–' : rate(measuredPerSecond),
  ];
  const worth = valid
    ? 'Predicted from the processor time of single requests, and by simulation; then measured with the same arrivals. Small print: 95 % intervals.'
    : `The machine was too busy: conclude nothing from these numbers (${findings.join('; ')}).`;
  const columns = ['the service', 'predicted', 'measured'];
  return htmlTable('Service: predicted beside measured', columns, [capacity]) + noteHtml(worth);
}
