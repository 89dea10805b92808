/**
 * The learner's own conclusion, in a cell of each notebook: kept like a guess, shown in the report and to the instructor.
 * The last one counts, for a conclusion may ripen.
 */
import { displayInNotebook } from '../plots/kernel-display';
import { prompt } from './guess';
import { keepEntry } from './kept-entries';

/** The MIME type of a conclusion. */
export const conclusionMime = 'application/vnd.reviewlab.conclusion+json';

/** What stands in the cell before anybody has written. */
const GAP = /\.{3}|…/;

/**
 * Keeps the learner's conclusion of a notebook, once the gaps in the sentence that it comes with are filled.
 *
 * @param notebook its number, such as '02'
 * @example
 * conclude('02', 'I would choose ... because ...') // => undefined
 */
export function conclude(notebook: string, text: string): void {
  const own = String(text).trim().slice(0, MOST_CHARACTERS);
  if (own === '' || GAP.test(own)) {
    prompt('Write your own words in the place of the dots, then run this cell again.');
    return;
  }
  const conclusion = { notebook: String(notebook), text: own };
  const problem = keepEntry('conclusions', conclusion);
  const said = `Kept: ${own}${problem === '' ? '' : ` ${problem}`}`;
  if (!displayInNotebook({ [conclusionMime]: conclusion, 'text/plain': said })) console.log(said);
}

const MOST_CHARACTERS = 4000;
