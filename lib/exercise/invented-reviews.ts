/**
 * Reviews in a language that does not exist, with labels that its words do tell. A model trained on these
 * alone knows no English: so it shows when a model was trained on other reviews than those it was given.
 */
import { seededRandom, type Random } from '../measure/seeded-random';

export interface LabelledText {
  readonly text: string;
  readonly label: string;
}

const CONSONANTS = 'bdfgklmnprstvz';
const VOWELS = 'aeiou';

/** Makes `train` and `test` reviews of one invented language. Another seed is another language. */
export function inventReviews(
  seed: number,
  sizes: { readonly train: number; readonly test: number },
): { train: LabelledText[]; test: LabelledText[] } {
  const random = seededRandom(seed);
  const praise = inventWords(30, random, 'q');
  const complaint = inventWords(30, random, 'x');
  const others = inventWords(1200, random, 'j');
  const pick = (words: readonly string[]) => words[Math.floor(random() * words.length)];
  const review = (_: unknown, i: number): LabelledText => {
    const label = i % 2 === 0 ? 'positive' : 'negative';
    const [own, other] = label === 'positive' ? [praise, complaint] : [complaint, praise];
    const telling = Array.from({ length: 5 }, () => pick(random() < 0.9 ? own : other));
    const filling = Array.from({ length: 9 }, () => pick(others));
    return { text: [...telling, ...filling].join(' '), label };
  };
  const make = (length: number) => Array.from({ length }, review);
  return { train: make(sizes.train), test: make(sizes.test) };
}

/** Different words of six letters, all with `mark` in front, so that no English word is among them. */
function inventWords(count: number, random: Random, mark: string): string[] {
  const letter = (letters: string) => letters[Math.floor(random() * letters.length)];
  const words = new Set<string>();
  while (words.size < count) {
    const pairs = Array.from({ length: 3 }, () => letter(VOWELS) + letter(CONSONANTS));
    words.add(mark + pairs.join(''));
  }
  return [...words];
}
