/** Numbers of the record as people read them: those of plots/words, for the fields that are kept in seconds. */
import { durationCell } from '../../plots/words/numbers';

export {
  formatNumber as plainNumber,
  formatShare as percent,
  ratioCell as ratio,
} from '../../plots/words/numbers';

/** Seconds in the unit that suits them, to three digits: '1.23 s', '4.50 ms'. */
export function duration(seconds: number): string {
  return durationCell(1000 * seconds);
}
