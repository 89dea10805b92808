/** The last line of the outcome, as hyperfine has it: how many times as fast the quickest model answers as the first. */
import type { ModelResults } from '../../measure/timing/model-results';
import { formatInterval, formatRatio } from '../../plots/words/numbers';
import { escapeHtml } from '../../plots/words/html-text';

/** Empty where no model of the same rounds answers faster for sure than the first. */
export function closingLine(models: readonly ModelResults[]): string {
  const faster = models.flatMap(({ name, timesAsFast }) =>
    timesAsFast !== undefined && timesAsFast.low > 1 ? [{ name, ...timesAsFast }] : [],
  );
  const [quickest] = faster.sort((a, b) => b.ratio - a.ratio);
  if (quickest === undefined) return '';
  const { name, than, ratio, low, high } = quickest;
  const interval = formatInterval([low, high], formatRatio);
  return `<p class="closing"><strong>${escapeHtml(name)}</strong> answers <strong>${formatRatio(ratio)} times</strong> as fast as ${escapeHtml(than)}, one review at a time (95 % interval ${interval}).</p>`;
}
