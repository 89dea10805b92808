/**
 * How wide a text is, estimated as in a wide font (DejaVu Sans), because the font that will show it is not known here.
 */

/** Returns the width in pixels, estimated. */
export function textWidth(text: string, size: number): number {
  let ems = 0;
  for (const character of text) {
    if (/[ilj.,:;'|!()[\]ft \u00a0]/.test(character)) ems += 0.37;
    else if (/[mwMW%@]/.test(character)) ems += 0.98;
    else if (/[A-Z]/.test(character)) ems += 0.74;
    else ems += character > '\u2fff' ? 1.1 : 0.62; // the wide letters of Asian scripts, and emoji
  }
  return ems * size;
}

/** Returns `text`, cut with an ellipsis so that it is at most `width` pixels wide. */
export function fitText(text: string, width: number, size: number): string {
  if (textWidth(text, size) <= width) return text;
  const characters = [...text.slice(0, 500)];
  while (characters.length > 1 && textWidth(characters.join('') + '…', size) > width) {
    characters.pop();
  }
  return characters.join('').trimEnd() + '…';
}
