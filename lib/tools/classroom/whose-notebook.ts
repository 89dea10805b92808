/** Doubts about whose notebook a file is: a name that was changed, several of one learner, one of several learners. */
import { basename } from 'node:path/posix';

/** What is known of a file before it is read. */
export interface Named {
  readonly learner: string;
  /** Its path inside the folder of submissions. */
  readonly file: string;
  /** '' where it is not known. */
  readonly sha256: string;
}

/** What the exercise is handed out as, and what browsers, Jupyter and file managers make of it. */
const RELEASED = /^exercise\.ipynb$/;
const COPY = /(?:[ _-]*(?:\(\d+\)|-?copy *\d*|copie|kopie))+$/i;
const NOBODY = /^(?:exercise|untitled)\d*$/i;

/** What a person should know of the file's name, seen beside all others; in words. */
export function doubtsOf(one: Named, all: readonly Named[]): string[] {
  const doubts: string[] = [];
  const name = basename(one.file);
  const inFolder = one.file.includes('/');
  if (inFolder && !RELEASED.test(name)) {
    doubts.push(`its file was renamed to ${name}`);
  } else if (!inFolder && NOBODY.test(ownName(one))) {
    doubts.push('its name does not say whose it is');
  }
  const same = all.filter((other) => other !== one && ownName(other) === ownName(one));
  if (same.length > 0 && !NOBODY.test(ownName(one))) {
    doubts.push(`this learner has other notebooks here: ${filesOf(same)}`);
  }
  const twins = all.filter(
    ({ sha256, file }) => sha256 !== '' && sha256 === one.sha256 && file !== one.file,
  );
  if (twins.length > 0) doubts.push(`the same file, byte by byte, as ${filesOf(twins)}`);
  return doubts;
}

/** The learner, without what is added to the name of a copy. */
function ownName({ learner, file }: { learner: string; file: string }): string {
  return file.includes('/') ? learner : learner.replace(COPY, '').trim().toLowerCase();
}

function filesOf(submissions: readonly { file: string }[]): string {
  return submissions.map(({ file }) => file).join(', ');
}
