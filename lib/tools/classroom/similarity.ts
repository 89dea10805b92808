/**
 * How alike two programs are when names, numbers, texts, comments and layout are left out: the share of
 * short runs of tokens that both hold (the idea of MOSS: Schleimer, Wilkerson & Aiken, "Winnowing",
 * SIGMOD 2003). It is a hint where to look, not a verdict: short tasks have few right answers.
 */
import { createScanner, LanguageVariant, ScriptTarget, SyntaxKind } from 'typescript';

/** Tokens in a run. */
const RUN = 6;

/** Exchanged as easily as a name. */
const DECLARES = new Set([SyntaxKind.ConstKeyword, SyntaxKind.LetKeyword, SyntaxKind.VarKeyword]);

/** The runs of tokens of a program, with every name, number and text replaced by its kind. */
export function tokenRuns(code: string): Set<string> {
  const scanner = createScanner(ScriptTarget.ES2022, true, LanguageVariant.Standard, code);
  const kinds: number[] = [];
  for (let kind = scanner.scan(); kind !== SyntaxKind.EndOfFileToken; kind = scanner.scan()) {
    kinds.push(DECLARES.has(kind) ? SyntaxKind.ConstKeyword : kind);
  }
  const runs = new Set<string>();
  for (let i = 0; i + RUN <= kinds.length; i++) runs.add(kinds.slice(i, i + RUN).join(' '));
  return runs;
}

/**
 * Share of the runs of the smaller program that the other holds too, from 0 to 1; 0 when one has none.
 *
 * @param given runs that were handed out to everybody, which do not count
 */
export function similarity(
  first: ReadonlySet<string>,
  second: ReadonlySet<string>,
  given: ReadonlySet<string> = new Set(),
): number {
  const own = (runs: ReadonlySet<string>) => [...runs].filter((run) => !given.has(run));
  const [small, large] = [own(first), own(second)].sort((a, b) => a.length - b.length);
  if (small.length === 0) return 0;
  const known = new Set(large);
  return small.filter((run) => known.has(run)).length / small.length;
}
