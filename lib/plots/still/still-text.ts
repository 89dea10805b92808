/** Text in a still picture. */
import { escapeHtml } from '../words/html-text';

export interface TextStyle {
  readonly size?: number;
  readonly colour?: string;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly bold?: boolean;
  /** Degrees, about the point where the text stands. */
  readonly rotate?: number;
}

const INK = '#2B2B2B';

/** A <text> element whose baseline starts at x, y. */
export function svgText(x: number, y: number, text: string, style: TextStyle = {}): string {
  const { size = 13, colour = INK, anchor = 'start', bold = false, rotate = 0 } = style;
  const turn = rotate === 0 ? '' : ` transform="rotate(${rotate} ${px(x)} ${px(y)})"`;
  const weight = bold ? ' font-weight="600"' : '';
  return (
    `<text x="${px(x)}" y="${px(y)}" font-size="${size}" fill="${svgEscape(colour)}"` +
    ` text-anchor="${anchor}"${weight}${turn}>${svgEscape(text)}</text>`
  );
}

/** Escaped for SVG, which is XML: characters that XML 1.0 forbids (section 2.2) would make the whole picture unreadable. */
export function svgEscape(text: string): string {
  const allowed = text.replace(
    /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu,
    '\ufffd',
  );
  return escapeHtml(allowed);
}

/** A coordinate with one decimal. */
export function px(value: number): string {
  return String(Math.round(value * 10) / 10);
}
