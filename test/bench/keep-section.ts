/** Keeps a part's tables in this folder's README, under the part's heading. */
import { readFileSync, writeFileSync } from 'node:fs';

/**
 * Replaces what stands under a heading of a Markdown file, up to the next one; a heading that is not
 * there yet is added.
 *
 * @param order of headings: a new one comes before the first that is later in it; otherwise at the end
 */
export function keepSection(
  path: string,
  heading: string,
  text: string,
  order: readonly string[] = [],
): void {
  const [start, ...sections] = readFileSync(path, 'utf8')
    .trimEnd()
    .split(/\n(?=## )/);
  const headings = sections.map((section) => section.trimEnd().split('\n')[0].slice(3));
  const section = `## ${heading}\n\n${text.trim()}`;
  const later = order.slice(order.indexOf(heading) + 1);
  const next = headings.findIndex((other) => later.includes(other));
  if (headings.includes(heading)) sections[headings.indexOf(heading)] = section;
  else sections.splice(next < 0 ? sections.length : next, 0, section);
  writeFileSync(path, `${[start, ...sections].map((part) => part.trimEnd()).join('\n\n')}\n`);
}
