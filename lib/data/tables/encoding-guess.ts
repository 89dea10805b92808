/**
 * Which encoding the bytes of a text are in that is not UTF-8. chardet knows languages, but takes a label
 * column in plain English for half of the evidence, and not every encoding; so each candidate is tried, and
 * one in which words hold symbols, two scripts or a capital in their middle is out. Where several are left
 * and none is clearly ahead, nobody is to guess.
 */
import { analyse } from 'chardet';
import { decode, encodingExists } from 'iconv-lite';
import { DataError } from '../data-error';
import { visible } from '../visible';

/** Encodings of one byte a character, and what chardet calls them. */
const SINGLE = new Map([
  ['windows-1252', /^(ISO-8859-1|windows-1252)$/],
  ['windows-1250', /^(ISO-8859-2|windows-1250)$/],
  ['iso-8859-2', /^(ISO-8859-2|windows-1250)$/],
  ['windows-1251', /^windows-1251$/],
  ['koi8-r', /^KOI8-R$/],
  ['iso-8859-5', /^ISO-8859-5$/],
  ['windows-1253', /^(ISO-8859-7|windows-1253)$/],
  ['windows-1254', /^(ISO-8859-9|windows-1254)$/],
  ['windows-1255', /^(ISO-8859-8|windows-1255)$/],
  ['windows-1256', /^(ISO-8859-6|windows-1256)$/],
  ['iso-8859-6', /^(ISO-8859-6|windows-1256)$/],
  ['windows-1257', /^windows-1257$/],
  ['windows-874', /^TIS-620$/],
  ['cp866', /^IBM866$/],
]);
/** Of old systems: only where nothing else fits. */
const OLD = ['cp850', 'macintosh', 'cp852', 'koi8-u', 'maccyrillic', 'cp862', 'cp737'];
const lettersOf = (letters: string): ReadonlySet<string> => new Set(letters);
/** The letters beyond ASCII of languages that windows-1252 is for, by neighbours. */
const WESTERN = [
  'àâäæçéèêëìíîïòóôöœùúûüÿß', // French, German, Italian, Dutch, side by side too
  'áéíóúüñçàèò', // Spanish, Catalan
  'áâãàçéêíóôõúü', // Portuguese
  'åäöéæøü', // Swedish, Finnish, Danish, Norwegian
  'áéíóúýðþæö', // Icelandic
].map(lettersOf);
/** The same for other languages in Latin letters. */
const OTHER_LATIN = [
  'ąćęłńóśźż', // Polish
  'áčďéěíňóřšťúůýžäĺľôŕ', // Czech, Slovak
  'áéíóöőúüű', // Hungarian
  'ăâîșțşţ', // Romanian
  'čćđšž', // Croatian, Slovene
  'çğıöşüâîûi̇', // Turkish
  'ąčęėįšųūž', // Lithuanian
  'āčēģīķļņšūž', // Latvian
].map(lettersOf);
const WESTERN_NAME = 'windows-1252';
const MOST_ODD = 0.05;
const MOST_SLIPS = 0.4;
const FEWEST_WORDS = 3;
/** How far ahead of the next one, in chardet's points of 100, is clear. */
const CLEAR = 20;
const SCRIPTS = ['Latin', 'Cyrillic', 'Greek', 'Hebrew', 'Arabic', 'Thai'].map(
  (name) => new RegExp(`\\p{Script=${name}}`, 'u'),
);

/**
 * The encoding of a piece of text.
 *
 * @param name of the file, for messages
 * @returns undefined when no encoding fits
 * @throws DataError with a line in each when two or more fit about equally well
 */
export function guessEncoding(bytes: Buffer, name: string): string | undefined {
  const [first] = analyse(bytes);
  const isSingle = [...SINGLE.values(), /^(UTF|ASCII)/i].some((names) => names.test(first?.name));
  if (first !== undefined && first.confidence >= 50 && !isSingle && encodingExists(first.name)) {
    return first.name.toLowerCase();
  }
  const words = wordsBeyondAscii(bytes);
  const fits = (encoding: string): boolean => oddShare(decode(words, encoding)) <= MOST_ODD;
  // The two for Central Europe differ by these bytes, which only one has letters for.
  const control = words.some((byte) => byte >= 0x80 && byte < 0xa0);
  const other = control ? 'iso-8859-2' : 'windows-1250';
  const different = new Map<string, string>(); // those that read the same are one
  for (const one of SINGLE.keys()) {
    const text = decode(words, one);
    if (one !== other && !different.has(text) && fits(one)) different.set(text, one);
  }
  const fitting = [...different.values()];
  const isLatin = (encoding: string): boolean => isOf(OTHER_LATIN, decode(words, encoding));
  const western = isOf(WESTERN, decode(words, WESTERN_NAME));
  const found = analyse(words);
  const isNamed = (one: string): boolean => SINGLE.get(one)?.test(found.at(0)?.name ?? '') === true;
  if (fitting[0] !== WESTERN_NAME && !fitting.some((one) => isLatin(one) && isNamed(one))) {
    // A slip in a Western text, or too little to tell.
    const slip = western && oddShare(decode(words, WESTERN_NAME)) <= MOST_SLIPS;
    if (slip || words.toString('latin1').split(' ').length < FEWEST_WORDS) return undefined;
  }
  if (fitting.every((one) => isCapitals(decode(words, one)))) fitting.push(...oldFitting(words));
  if (fitting.length === 1) return fitting[0];
  if (fitting.length === 0) {
    const nearest = leastOdd(words);
    const isSlip = nearest[0] === WESTERN_NAME && isNamed(WESTERN_NAME);
    if (isSlip && oddShare(decode(words, WESTERN_NAME)) <= MOST_SLIPS) return undefined;
    throw notClear(bytes, nearest, name);
  }
  const [latin, ...more] = fitting.filter(isLatin);
  if (latin !== undefined && more.length === 0 && !western) return latin;
  const ranked = fitting
    .map((encoding) => {
      const named = found.find((guess) => SINGLE.get(encoding)?.test(guess.name));
      const capitals = isCapitals(decode(words, encoding));
      return { encoding, confidence: named?.confidence ?? 0, capitals };
    })
    .sort((a, b) => Number(a.capitals) - Number(b.capitals) || b.confidence - a.confidence);
  const [best, second] = ranked;
  const most = Math.max(...ranked.map(({ confidence }) => confidence));
  const asWestern = ranked.find(({ encoding }) => encoding === WESTERN_NAME);
  if (western && asWestern !== undefined && asWestern.confidence + CLEAR >= most)
    return WESTERN_NAME;
  const lead = best.confidence - second.confidence;
  if (lead >= CLEAR || (lead >= 0 && second.capitals && !best.capitals)) return best.encoding;
  throw notClear(
    bytes,
    ranked.slice(0, 3).map(({ encoding }) => encoding),
    name,
  );
}

/** Only words with a byte beyond ASCII, with spaces between: the others say nothing. */
function wordsBeyondAscii(bytes: Buffer): Buffer {
  const text = bytes.toString('latin1');
  const words = text.match(/[^\s,;|"]*[\u0080-\uffff][^\s,;|"]*/g) ?? [];
  return Buffer.from(words.slice(0, 20_000).join(' '), 'latin1');
}

const SYMBOL_IN_WORD =
  /\p{L}[^\p{L}\p{M}\p{N}\s'’´`\-–—/.:()&+_#@%*!?…“”‘«»„<>[\]]+\p{L}|\p{L}[‚„…‹›ˆ˜ˇ˘˙˛˝]\p{L}/u;
const SYMBOL_AT_WORD = /[¤¦§¨©¬®¯±²³µ¶·¸¹º¼½¾×÷]\p{L}|\p{L}[¤¦§¨¬¯±¶·¸¹¼½¾¿¡×÷]/u;
const NO_TEXT = /[\u0080-\u009f\u2500-\u259f\ufffd]/u;
const CAPITAL_INSIDE = /\p{Ll}\p{Lu}/u;
const MANY_ACCENTS = /(?:(?![A-Za-z])\p{Script=Latin}){3}/u;

/** The share of words that no language writes so, from 0 to 1. */
function oddShare(text: string): number {
  const words = text.split(' ');
  const odd = words.filter(
    (word) =>
      [SYMBOL_IN_WORD, SYMBOL_AT_WORD, NO_TEXT, CAPITAL_INSIDE].some((sign) => sign.test(word)) ||
      (MANY_ACCENTS.test(word) && !(/[A-Za-z]/.test(word) && isOf(OTHER_LATIN, word))) || // Czech: příště
      SCRIPTS.filter((script) => script.test(word)).length > 1,
  );
  return odd.length / words.length;
}

function isCapitals(text: string): boolean {
  return (text.match(/\p{Lu}/gu)?.length ?? 0) > (text.match(/\p{Ll}/gu)?.length ?? 0);
}

/** Whether the letters beyond ASCII are those of one language. */
function isOf(alphabets: readonly ReadonlySet<string>[], text: string): boolean {
  const letters = text.toLowerCase().match(/(?![a-z])\p{L}/gu) ?? [];
  if (letters.length === 0) return false;
  return alphabets.some(
    (alphabet) => letters.filter((letter) => alphabet.has(letter)).length >= 0.95 * letters.length,
  );
}

/** Old encodings that fit; where the letters of one are those of a language, only such. */
function oldFitting(words: Buffer): string[] {
  const found = new Map<string, string>(); // those that read the same are one
  for (const one of OLD) {
    const text = decode(words, one);
    if (!found.has(text) && oddShare(text) <= MOST_ODD) found.set(text, one);
  }
  const known = [...found].filter(([text]) => isOf([...WESTERN, ...OTHER_LATIN], text));
  return (known.length > 0 ? known : [...found]).map(([, one]) => one);
}

/** Those that come nearest, the nearest first. */
function leastOdd(words: Buffer): string[] {
  const odd = [...SINGLE.keys(), ...OLD].map((one) => [one, oddShare(decode(words, one))] as const);
  return odd.sort((a, b) => a[1] - b[1]).map(([one]) => one).slice(0, 3); // prettier-ignore
}

function notClear(bytes: Buffer, encodings: readonly string[], name: string): DataError {
  const read = encodings.map((encoding) => decode(bytes, encoding).split('\n'));
  const ways = read[0].map((_, at) => new Set(read.map((lines) => lines[at])).size);
  const at = ways.indexOf(Math.max(...ways.slice(0, 10_000)));
  const lines = encodings.map((encoding, index) => {
    return `  --encoding ${encoding}  ${visible(read[index][at] ?? '', 60)}`;
  });
  return new DataError(
    [`${name}: it is not UTF-8, and its encoding is not clear. Choose the one in which line ${at + 1} reads well:`, ...lines].join('\n'), // prettier-ignore
  );
}
