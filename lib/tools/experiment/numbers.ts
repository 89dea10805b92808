/** Numbers of the record as people read them: those of plots/words, for the fields that are kept in seconds. */
import { formatDuration } from '../../plots/words/numbers';

export {
  formatNumber as plainNumber,
  formatRatio as ratio,
  formatShare as percent,
} from '../../plots/words/numbers';

/** Seconds in the unit that suits them: '1.23 s', '4.56 ms'. */
export function duration(seconds: number): string {
  return formatDuration(1000 * seconds);
}
