/**
 * What a figure says in words: the finding as its title, what was measured below it, and the key numbers
 * for readers who do not see the picture. They are kept in the layout's `meta`, which Plotly leaves alone,
 * so that a saved notebook still has them.
 */
import { fitText } from '../words/text-width';
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

/** The narrowest figure whose title is whole, in pixels, and the sizes of its letters. */
const WIDTH = 736;
const [FINDING, MEASURED] = [17, 13];
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

/**
 * Returns Plotly's title, a line, with its subtitle, a line, and the margin above the plot that they need. A line that is
 * too long for a narrow page is cut: the whole words are in `meta`, and in the text beside the figure.
 */
export function titleLayout(words: FigureWords): PlotlyObject {
  const { finding, measured = '' } = words;
  const line = (text: string, size: number): string =>
    plainText(fitText(unitsTied(text.slice(0, LONGEST)), WIDTH, size), LONGEST);
  return {
    title: {
      text: line(finding, 1.1 * FINDING), // bold is wider
      subtitle: { text: line(measured, MEASURED), font: { size: MEASURED, color: '#595959' } },
      x: 0,
      xref: 'container',
      xanchor: 'left',
      y: 1,
      yref: 'container',
      yanchor: 'top',
      pad: { l: 12, t: 14 },
      font: { size: FINDING, weight: 600 },
    },
    margin: { l: 80, r: 30, t: measured === '' ? 56 : 80, b: 88 },
    meta: { ...words },
  };
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
