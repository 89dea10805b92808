/**
 * What a figure says in words: the finding as its title, what was measured below it, and the key numbers
 * for readers who do not see the picture. They are kept in the layout's `meta`, which Plotly leaves alone,
 * so that a saved notebook still has them.
 */
import { members, type Figure, type PlotlyObject } from './figure';

/** Plain text, as a reader should see it; nothing in it is markup. */
export interface FigureWords {
  /** The title: what the data shows, or what is shown where the data carries no conclusion. */
  readonly finding: string;
  /** Below the title: what was measured, and what marks and lines mean. */
  readonly measured?: string;
  /** The numbers of the figure, a line for each mark or series. */
  readonly numbers?: readonly string[];
}

const FINDING = { size: 18, characters: 68, lineHeight: 24 };
const MEASURED = { size: 13, characters: 92, lineHeight: 17 };
/** Longer text is cut: a title of a page's length leaves no room for its picture. */
const LONGEST = 400;

/**
 * Text as Plotly will show it, character for character: Plotly reads a few HTML tags (links among
 * them) in titles, names and labels, so text that came from a file must not be read as markup. Text
 * longer than `longest` characters is cut, with an ellipsis.
 */
export function plainText(text: string, longest = 80): string {
  const cut = text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
  return cut.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** Plotly's title and the margin above the plot that it needs, both lines broken to fit a page. */
export function titleLayout(words: FigureWords): PlotlyObject {
  const finding = brokenLines(words.finding, FINDING.characters);
  const measured = brokenLines(words.measured ?? '', MEASURED.characters);
  const small = measured.map((line) => `<span style="font-size:${MEASURED.size}px">${line}</span>`);
  return {
    title: {
      text: [...finding, ...small].join('<br>'),
      x: 0,
      xref: 'container',
      xanchor: 'left',
      y: 1,
      yanchor: 'top',
      pad: { l: 12, t: 12 },
      font: { size: FINDING.size },
    },
    margin: {
      l: 80,
      r: 30,
      t: 34 + finding.length * FINDING.lineHeight + measured.length * MEASURED.lineHeight,
      b: 60,
    },
    meta: { ...words },
  };
}

function brokenLines(text: string, characters: number): string[] {
  const lines: string[] = [];
  for (const word of wordsToBreak(plainText(text, LONGEST))) {
    const last = lines[lines.length - 1];
    if (last === undefined || last.length + 1 + word.length > characters) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines.filter((line) => line !== '');
}

/** Words between which a line may be broken: a number stays with its unit. */
export function wordsToBreak(text: string): string[] {
  return unitsTied(text).split(/[ \t\n\r]+/);
}

/** The text with spaces that do not break between numbers and their units. */
export function unitsTied(text: string): string {
  return text.replace(/(\d) (?=(?:µs|ms|s|min|h|days?)\b|%)/g, '$1\u00a0');
}

/** The words of any figure, those of Plotly figures made elsewhere too: their title, as plain text. */
export function wordsOf(layout: Figure['layout']): FigureWords {
  const { finding, measured, numbers } = members(layout['meta']);
  if (typeof finding === 'string') {
    return {
      finding,
      measured: typeof measured === 'string' ? measured : '',
      numbers: Array.isArray(numbers) ? numbers.map(String) : [],
    };
  }
  const title = layout['title'];
  const text = typeof title === 'string' ? title : members(title)['text'];
  const plain = typeof text === 'string' ? plainLines(text).join(' ').trim() : '';
  return {
    finding: plain.slice(0, LONGEST) || 'A figure without a title',
    measured: '',
    numbers: [],
  };
}

/** Plotly's little markup as lines of plain text: tags are left out, its character entities read. */
export function plainLines(markup: string): string[] {
  return markup.split(/<br\s*\/?>/i).map((line) =>
    line
      .replace(/<\/?(?:b|i|em|strong|sub|sup|span|a)(?:\s[^>]*)?>/gi, '')
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&amp;/g, '&'),
  );
}
