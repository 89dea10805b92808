/**
 * What a program reaches for that the exercise has no need of: the records, other programs and files, what lies under the
 * checks, and the ways to hide such a name. A hint for a person, not a verdict: who knows a name for it that is not here
 * is not found.
 */
import { createSourceFile, ScriptTarget, SyntaxKind, type Node } from 'typescript';

const BUILT_IN =
  '(?:Array|Object|JSON|Math|Number|String|Boolean|Map|Set|Promise|Date|RegExp|Error|Intl|performance|console|Float64Array)';

const REACHING: readonly RegExp[] = [
  // Records, and where they are kept.
  /vnd\.reviewlab|lastWriteDisplayData|results\/exercise|REVIEWLAB_\w*/g,
  // Packages, files and other programs.
  /\b(?:import|from)\s*['"](?!reviewlab['"])[^'"\n]*['"]/g,
  /\bimport\s*\(|\brequire\b|\bmodule\s*[.[]|\bexports\b|\/proc\b|child_process|worker_threads|inspector/g,
  /\bprocess\b|\bglobalThis\b|\bglobal\b|\bWebAssembly\b|\bAtomics\b|\bSharedArrayBuffer\b/g,
  // What is built in, changed for all.
  /\.prototype\b|['"`]prototype|__proto__|__(?:define|lookup)[GS]etter__|\b(?:get|set)PrototypeOf\b/g,
  /\bdefinePropert(?:y|ies)\b|\bReflect\b|\bProxy\b|\bSymbol\b|\btoJSON\b|\b[gs]et\s+\[?\w+\]?\s*\(/g,
  new RegExp(`\\b${BUILT_IN}(?:\\.\\w+)*\\s*\\[(?!\\s*\\])`, 'g'),
  new RegExp(`\\b${BUILT_IN}(?:\\.\\w+)+\\s*(?:[-+*/%|&?]|\\|\\||&&|\\?\\?)?=(?![=>])`, 'g'),
  new RegExp(`\\bassign\\(\\s*${BUILT_IN}\\b`, 'g'),
  // Programs from text, names in disguise, and what runs later.
  /\beval\b|(?<![:|<]\s*|\bas\s+)\bFunction\b|\bconstructor\b(?!\s*\()|\bcalle[er]\b|\\u[0-9a-fA-F{]/g,
  /(?<!\breturn\s+)\bthis\b(?!\s*(?:[.:!]|as\b))|\b(?:setTimeout|setInterval|setImmediate|queueMicrotask|nextTick)\b/g,
];

/** Returns the names, each once, in the order of the kinds. */
export function reachesFor(code: string): string[] {
  const own = withoutComments(code);
  const found = REACHING.flatMap((kind) => own.match(kind) ?? []);
  return [...new Set(found.map((name) => name.replace(/\s+/g, ' ').trim().slice(0, 60)))];
}

/** The program's own tokens: what only looks like a comment, in a text or an expression, stays. */
function withoutComments(code: string): string {
  const file = createSourceFile('cell.ts', code, ScriptTarget.ES2022, false);
  const walk = (node: Node): string => {
    if (node.kind >= SyntaxKind.FirstJSDocNode && node.kind <= SyntaxKind.LastJSDocNode) return '';
    const parts = node.getChildren(file);
    if (parts.length > 0) return parts.map(walk).join('');
    const before = code.slice(node.getFullStart(), node.getStart(file));
    return (before.includes('/') ? '\n' : before) + node.getText(file);
  };
  return walk(file);
}
