/**
 * Breaks that change nothing anyone can observe, each with the reason. Patterns for the descriptions
 * that mutate.ts prints, without the line numbers.
 */
export const EQUIVALENT: readonly (readonly [description: RegExp, reason: string])[] = [
  [/^lib\/text\/word-table.ts: .*0x[0-9a-f]+/, 'any multiplier is a hash, if a slower one'],
  [
    /^lib\/text\/word-list.ts: (this.used \+ end - start \+ 1 -> \(1 \+ 1\)|needed > .* -> >=)$/,
    'the buffer grows one byte earlier',
  ],
  [/^lib\/text\/word-table.ts: number > 0 -> >=$/, 'an empty slot that is added stays empty'],
  [/^lib\/text\/vocabulary.ts: minDf > 1 -> (true|>=)$/, 'every term is in one document or more'],
  [/^lib\/text\/tfidf-vectorizer.ts: row < rows -> <=$/, 'the row after the last has no cells'],
];
