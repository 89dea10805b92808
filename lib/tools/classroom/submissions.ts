/**
 * What came back: one folder a learner, or all in one folder; under any file names. Nobody is missing: what is no
 * notebook has a row too, which says what was found and what to ask for. Hidden files and the copies that Jupyter keeps
 * (`.ipynb_checkpoints`) are passed over, and links are not followed, since a link can point anywhere.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, type Dirent } from 'node:fs';
import { basename, extname, join, relative, sep } from 'node:path';
import { doubtsOf, type Named } from './whose-notebook';

/**
 * `learner` is the folder, or the file's name without its ending where there is no folder; `file` has `/` between
 * its parts; `sha256` is hexadecimal, and '' where nothing was read.
 */
export interface Submission extends Named {
  readonly path: string;
  /** Why a person should look at whose it is, in words. */
  readonly doubts: readonly string[];
  /** Why it was not read, and what to ask for. */
  readonly refused?: string;
}

/** The exercise with its outputs takes some hundred thousand bytes. */
const MOST_BYTES = 50_000_000;
const ASK = 'ask for the notebook itself, a file that ends in .ipynb';

/** What was found in the place of a notebook, by the end of its name. */
const INSTEAD: readonly (readonly [RegExp, string])[] = [
  [
    /\.ipynb\.(?:txt|json|html?|download)$/i,
    `it has one ending too many: rename it to .ipynb, then check again`,
  ],
  [
    /\.(?:zip|7z|rar|tar|t?gz|bz2|xz)$/i,
    'it is an archive, which is not opened: unpack it, then check again',
  ],
  [/\.html?$/i, `it is a page that was saved or exported: ${ASK}`],
  [/\.pdf$/i, `it is a printed page: ${ASK}`],
  [/\.(?:ts|js|py|txt|md|docx?)$/i, `it is text or a program, not a notebook: ${ASK}`],
  [
    /\.json$/i,
    `it is JSON under another ending: if it is the notebook, rename it to .ipynb; if not, ${ASK}`,
  ],
];

/**
 * Finds what was handed in, in the order of the paths.
 * @throws Error when the folder cannot be read, or holds nothing at all
 */
export function findSubmissions(folder: string): Submission[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new Error(`${folder} is no folder. Give the folder that holds the learners' notebooks.`);
  }
  const found = entriesUnder(folder).map(({ path, kind }): Omit<Submission, 'doubts'> => {
    const file = relative(folder, path).split(sep).join('/');
    const [first, ...rest] = file.split('/');
    const learner =
      rest.length > 0 || kind === 'empty folder' ? first : basename(file, extname(file));
    const why = refusalOf(path, kind);
    const sha256 = kind === 'file' && why !== TOO_LARGE ? sha256Of(path) : '';
    return { learner, file, path, sha256, ...(why === undefined ? {} : { refused: why }) };
  });
  if (found.length === 0) {
    throw new Error(`There is nothing in ${folder}: no notebook (*.ipynb), and nothing else.`);
  }
  const notebooks = new Set(
    found.filter((one) => one.refused === undefined).map((one) => one.learner),
  );
  // What lies beside a learner's notebook, such as a file of data, is nobody's submission.
  const own = found.filter(
    ({ refused, file, learner }) =>
      refused === undefined || !file.includes('/') || !notebooks.has(learner),
  );
  return own.map((one) => ({ ...one, doubts: doubtsOf(one, own) }));
}

const TOO_LARGE = 'it is larger than 50 MB and was not read: ask for it without its outputs';

function refusalOf(path: string, kind: Found['kind']): string | undefined {
  if (kind === 'link') return `it is a link, which is not followed: ${ASK}`;
  if (kind === 'empty folder') return `it is an empty folder: ${ASK}`;
  if (kind === 'other') return `it is no file: ${ASK}`;
  if (statSync(path).size > MOST_BYTES) return TOO_LARGE;
  if (extname(path).toLowerCase() === '.ipynb') {
    return statSync(path).size === 0 ? `it is an empty file: ${ASK}` : undefined;
  }
  const known = INSTEAD.find(([ending]) => ending.test(path));
  return known?.[1] ?? `it is no notebook: ${ASK}`;
}

function sha256Of(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

interface Found {
  readonly path: string;
  readonly kind: 'file' | 'link' | 'empty folder' | 'other';
}

function entriesUnder(folder: string): Found[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry): Found[] => {
    if (entry.name.startsWith('.') || IGNORED.test(entry.name)) return [];
    const path = join(folder, entry.name);
    if (!entry.isDirectory()) return [{ path, kind: kindOf(entry) }];
    const inside = entriesUnder(path);
    return inside.length > 0 ? inside : [{ path, kind: 'empty folder' }];
  });
}

/** What systems leave in folders. */
const IGNORED = /^(?:__MACOSX|Thumbs\.db|desktop\.ini)$/i;

function kindOf(entry: Dirent): Found['kind'] {
  if (entry.isSymbolicLink()) return 'link';
  return entry.isFile() ? 'file' : 'other';
}
