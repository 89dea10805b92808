/**
 * Character n-grams, for texts whose words the tokenizer cannot cut (Chinese and Japanese write no
 * spaces) or that are full of misspellings. Both kinds are scikit-learn's, n-gram for n-gram:
 * https://scikit-learn.org/stable/modules/feature_extraction.html#limitations-of-the-bag-of-words-representation
 * A character is a Unicode code point, so that an emoji is one.
 */

/** What Python takes for white space; JavaScript's `\s` lacks some of it and has U+FEFF besides. */
const SPACE =
  '[\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]';
const SPACES = new RegExp(`${SPACE}+`, 'u');
const TWO_SPACES = new RegExp(`${SPACE}{2,}`, 'gu');

type Range = readonly [shortest: number, longest: number];

/**
 * Lists the n-grams of a whole text, runs of white space being one space (scikit-learn's 'char'); the
 * shortest n first. characterNgrams('tea', [2, 3]) is te, ea, tea.
 */
export function characterNgrams(text: string, [shortest, longest]: Range): string[] {
  const characters = [...text.replace(TWO_SPACES, ' ')];
  const terms: string[] = [];
  for (let n = shortest; n <= Math.min(longest, characters.length); n++)
    addNgrams(characters, n, terms);
  return terms;
}

/**
 * Lists the n-grams inside word boundaries: of each run without white space, with a space before and
 * after it (scikit-learn's 'char_wb'). A run with its spaces that is shorter than n is one term, once.
 * wordCharacterNgrams('a tea', [4, 5]) is ' a ', ' tea', 'tea ', ' tea '.
 */
export function wordCharacterNgrams(text: string, [shortest, longest]: Range): string[] {
  const terms: string[] = [];
  for (const run of text.split(SPACES)) {
    if (run === '') continue;
    const characters = [' ', ...run, ' '];
    for (let n = shortest; n <= longest; n++) {
      addNgrams(characters, Math.min(n, characters.length), terms);
      if (n >= characters.length) break;
    }
  }
  return terms;
}

function addNgrams(characters: readonly string[], n: number, terms: string[]): void {
  for (let first = 0; first + n <= characters.length; first++) {
    terms.push(characters.slice(first, first + n).join(''));
  }
}
