/** The last line of the outcome, as hyperfine has it: how many times as fast the quickest model answers as the first. */
import type { ModelResults } from '../../measure/timing/model-results';
import { escapeHtml } from '../../plots/words/html-text';
import { timesAsLong } from '../experiment/since-last-run';
import { formatRatio } from '../../plots/words/numbers';

/** Empty where no model answers faster for sure than the first one, or something else was at work while they were timed. */
export function closingLine(models: readonly ModelResults[]): string {
  const quiet = models.filter(({ validity }) => validity.quiet);
  const [first] = models;
  const quickest = [...quiet].sort((a, b) => a.realTime.perReviewMs - b.realTime.perReviewMs)[0];
  if (quickest === undefined || quickest === first || !quiet.includes(first)) return '';
  if ([first, quickest].some(({ realTime }) => realTime.perReviewInterval[1] === null)) return ''; // too few rounds
  const { ratio, interval } = timesAsLong(first.realTime, quickest.realTime);
  const [low, high] = interval;
  if (!(low > 1)) return '';
  const spread = formatRatio((high - low) / 2);
  return `<p class="closing"><strong>${escapeHtml(quickest.name)}</strong> answers <strong>${formatRatio(ratio)} ± ${spread}</strong> times as fast as ${escapeHtml(first.name)}, one review at a time.</p>`;
}
