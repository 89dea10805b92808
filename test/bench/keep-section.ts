/** Keeps a part's tables in this folder's README, under the part's heading. */
import { readFileSync, writeFileSync } from 'node:fs';

/**
 * Replaces what stands under a heading of a Markdown file, up to the next one; a heading that is not
 * there yet is added at the end.
 */
export function keepSection(path: string, heading: string, text: string): void {
  const [start, ...sections] = readFileSync(path, 'utf8')
    .trimEnd()
    .split(/\n(?=## )/);
  const kept = sections.filter((section) => section.trimEnd().split('\n')[0] !== `## ${heading}`);
  const at = sections.findIndex((section) => section.split('\n')[0] === `## ${heading}`);
  kept.splice(at < 0 ? kept.length : at, 0, `## ${heading}\n\n${text.trim()}`);
  writeFileSync(path, `${[start, ...kept].map((part) => part.trimEnd()).join('\n\n')}\n`);
}
