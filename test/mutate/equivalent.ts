/**
 * Breaks that change nothing anyone can observe, each with the reason: descriptions as mutate.ts prints
 * them, without the line number.
 */
export const EQUIVALENT: ReadonlyMap<string, string> = new Map([]);
