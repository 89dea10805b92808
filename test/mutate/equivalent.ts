/**
 * Kinds of breaks that change nothing anyone can observe, each with the reason. Patterns for the
 * descriptions that mutate.ts prints, without the line numbers. Single ones of other kinds are not
 * listed: the share that has to be noticed leaves room for them.
 */
const HASH_TABLES = '(word-table|key-table|word-hashes)';
const GROWING = `(word-list|word-reader|number-words|lists|${HASH_TABLES})`;

export const EQUIVALENT: readonly (readonly [description: RegExp, reason: string])[] = [
  [
    new RegExp(`^lib/[\\w/]+/${HASH_TABLES}.ts: .*(0x[0-9a-f]{6,}|Math.imul|>>> 15|\\bmixed\\b)`),
    'what is found does not hang on the hash, only how soon',
  ],
  [
    new RegExp(
      `^lib/[\\w/]+/${GROWING}.ts: .*(2 \\*\\* |2 \\* (\\(|keys|old|this)|expected|1 << 10|` +
        '16_000|4096|65_536|(BUFFER_LENGTH|KEY_BYTES).*|this.used \\+ .*) -> ',
    ),
    'more room than is needed, or room made earlier',
  ],
  [
    /^lib\/[\w/]+\/[\w-]+\.ts: (row < rows|text < ends\.length) -> <=$/,
    'after the last there is nothing',
  ],
  [
    /^lib\/fast\/(word-reader\.ts: .* \? 0 |latin1-characters\.ts: WORD = )/,
    'bytes between words are masked; a mark is only a mark',
  ],
  [
    /^lib\/fast\/compiled-scorer\.ts: .*2 \*\* 31/,
    'stamps are cleared before each text instead of once in many',
  ],
  [
    /^lib\/[\w/]+\/(text-encoding|read-tables|file-blocks|reviews|file-kinds)\.ts: .*(2 \*\* \d+|Buffer\.alloc\(0\)|subarray\(0, \d+\)).* -> /,
    'how much is read or looked at at a time',
  ],
];
