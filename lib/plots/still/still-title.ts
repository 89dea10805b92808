/** The words above a still picture: the finding, and what was measured. */
import { wordsToBreak, type FigureWords } from '../figures/figure-words';
import { palette } from '../figures/palette';
import { fitText, textWidth } from '../words/text-width';
import { svgText } from './still-text';

/** Returns the words as SVG, and how many pixels of height they take. */
export function stillTitle(words: FigureWords, width: number): { svg: string; height: number } {
  const finding = lines(words.finding, (width - 24) / 1.1, 18);
  const measured = words.measured ? lines(words.measured, width - 24, 13) : [];
  const start = 14 + finding.length * 23;
  const svg = [
    ...finding.map((line, i) => svgText(12, 28 + i * 23, line, { size: 18, bold: true })),
    ...measured.map((line, i) => svgText(12, start + 16 + i * 17, line, { colour: palette.soft })),
  ];
  return { svg: svg.join(''), height: start + measured.length * 17 + 20 };
}

/** Text broken into at most six lines of at most `width` pixels. */
function lines(text: string, width: number, size: number): string[] {
  const broken: string[] = [];
  for (const word of wordsToBreak(text.slice(0, 600))) {
    const last = broken[broken.length - 1];
    if (last === undefined || textWidth(`${last} ${word}`, size) > width)
      broken.push(fitText(word, width, size));
    else broken[broken.length - 1] = `${last} ${word}`;
  }
  return broken.slice(0, 6);
}
