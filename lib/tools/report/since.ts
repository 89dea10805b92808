/** *Since the last run* on the page: each model's times then and now. */
import { ratio } from '../experiment/numbers';
import type { SinceLastRun } from '../experiment/since-last-run';
import { escapeHtml } from '../../plots/words/html-text';
import { htmlTable } from './html-table';

/** Empty where there was no run before, or none of its models is in this one. */
export function sinceHtml(since: SinceLastRun | undefined): string {
  if (since === undefined) return '';
  const { previousAt, sameMachine, sameReviews, changes } = since;
  const at = `${previousAt.slice(0, 16).replace('T', ' ')} UTC`;
  const others = [
    sameMachine ? '' : 'on another processor, system or Node',
    sameReviews ? '' : 'with other reviews',
  ].filter((what) => what !== '');
  const other =
    others.length === 0
      ? ''
      : ` It was made ${others.join(' and ')}, which may be the whole difference.`;
  const rows = changes.map(({ model, way, ratio: value, interval, word }) => [
    model,
    way,
    { text: `${ratio(value)} ×`, note: `${ratio(interval[0])} to ${ratio(interval[1])}` },
    word,
  ]);
  return `<h3 id="since">Since the last run</h3>
<p>Times of this run by those of the run of ${escapeHtml(at)}; below 1 is faster now. The range goes from the fastest round now
by the slowest then, to the slowest now by the fastest then; a word stands only where it does not hold 1.${other}</p>
${htmlTable('Since the last run', ['model', 'way', 'now by then', 'what it says'], rows)}`;
}
