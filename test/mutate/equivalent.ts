/**
 * Breaks that change nothing anyone can observe, each with the reason. Patterns for the descriptions
 * that mutate.ts prints, without the line numbers.
 */
export const EQUIVALENT: readonly (readonly [description: RegExp, reason: string])[] = [
  [
    /^lib\/text\/word-table.ts: (.*0x[0-9a-f]+|hash \^ bytes\[at\])/,
    'what is found does not hang on the hash, only how soon',
  ],
  [/^lib\/text\/(word-table.ts: .*expected|term-numbers.ts: .*16_000)/, 'tables grow on demand'],
  [
    /^lib\/text\/(word-reader.ts: BUFFER_LENGTH .*|term-numbers.ts: (4096|2 \* \(this.count \+ more\)|this.count \+ more <= .*)) -> (\(\d+ \+ 1\)|<)$/,
    'more room than is needed, or room made earlier',
  ],
  [
    /^lib\/text\/(word-table.ts: (2 \*\* \(bits - 1\)|2 \* \(number \+ 1\) > .*)|count-rows.ts: \(columns >> \d+\) \+ 1|word-reader.ts: 4 \* \(KEY_BYTES \+ 1\)|word-reader.ts: KEY_BYTES \+ 1) -> (\(\d+ \+ 1\)|>=)$/,
    'more room than is needed, or room made earlier',
  ],
  [/^lib\/text\/term-numbers.ts: text < ends.length -> <=$/, 'no text ends after the last'],
  [
    /^lib\/text\/word-reader.ts: (number = 0 -> \(0 \+ 1\)|at < start \+ BLOCK -> <=)$/,
    'what is set or read here is set or read again',
  ],
  [
    /^lib\/text\/term-numbers.ts: this.words.push\(NO_WORD, 0, 0\) -> \(0 \+ 1\)$/,
    'no term, whatever stands for it: terms() writes the others over it',
  ],
  [/^lib\/text\/count-rows.ts: row < rows -> <=$/, 'the row after the last has no terms'],
  [/^lib\/text\/word-table.ts: 2 \* keys.length -> \(2 \+ 1\)$/, 'more room than is needed'],
  [
    /^lib\/text\/word-reader.ts: unit > 255 \? 0 .* -> \(0 \+ 1\)$/,
    'bytes between words are masked',
  ],
  [
    /^lib\/text\/word-reader.ts: 8 \* Math.max\(bytes, 0\) -> \(8 \+ 1\)$/,
    'the bits kept in excess are of the separator after a word, which is 0',
  ],
  [/^lib\/text\/latin1-characters.ts: WORD = . -> \(. \+ 1\)$/, 'only a mark'],
  [/^lib\/text\/word-reader.ts: first === count -> false$/, 'a pass over known words does nothing'],
  [
    /^lib\/text\/word-list.ts: (Buffer.alloc\(65_536\) .*|this.used \+ end - start -> \+|this.used \+ end - start \+ 1 -> \(1 \+ 1\)|needed > .* -> >=)$/,
    'the buffer has, or grows to have, another byte',
  ],
  [/^lib\/text\/word-table.ts: number > 0 -> >=$/, 'an empty slot that is added stays empty'],
  [/^lib\/text\/vocabulary.ts: minDf > 1 -> (true|>=)$/, 'every term is in one document or more'],
  [/^lib\/text\/tfidf-vectorizer.ts: row < rows -> <=$/, 'the row after the last has no cells'],
  [
    /^lib\/models\/compiled-scorer.ts: (.*2 \*\* 31 .*|2 \*\* 31) -> (true|\*)/,
    'stamps are cleared before each text instead of once in many',
  ],
  [/^lib\/models\/pipeline.ts: LARGEST = 1e100 -> /, '1e100 + 1 is 1e100 in double precision'],
  [/^lib\/models\/term-index.ts: -weights.reduce.* -> /, 'the order of the numbers is for speed'],
  [
    /^lib\/models\/compiled-scorer.ts: 2 \* BUFFER_LENGTH -> \(2 \+ 1\)$/,
    'stamps are cleared a text sooner',
  ],
  [
    /^lib\/models\/ngram-table.ts: (.*0x[0-9a-f]+.*|mixed \^ .*|mixed >>> 15|2 \* steps.length.*|SLOT = 3|Math.ceil) -> /,
    'what is found does not hang on the hash, nor on more room than is needed',
  ],
  [/^lib\/models\/logistic-loss.ts: end - 3 -> \(3 \+ 1\)$/, 'the last ones go one by one'],
  [
    /^lib\/models\/newton-cg.ts: turn\(direction, 0, .* -> \(0 \+ 1\)$/,
    'the direction that is kept is 0 yet',
  ],
  [
    /^lib\/data\/leaks.ts: .*(0x[0-9a-f]{6}|(low|high) (\^|>>>)|2 \*\* 20).* -> /,
    'either half of the hash tells the runs of a few reviews apart',
  ],
  [
    /^lib\/data\/(text-encoding.ts: 2 \*\* 18|read-tables.ts: 2 \*\* 16|file-blocks.ts: 2 \*\* 20|parquet-rows.ts: 2 \*\* 29) -> \(\d+ \+ 1\)$/,
    'how much is read at a time, or at most',
  ],
  [
    /^lib\/data\/visible.ts: 2 \* length( \+ 2)? -> \(2 \+ 1\)$/,
    'more is looked at than is needed',
  ],
  [/^lib\/data\/suspicious.ts: count: 1 -> /, 'all counts are higher by one'],
  [/^lib\/data\/delimiter.ts: \[0, 0\] -> \(0 \+ 1\)$/, 'a width of 0 or 1 is no column'],
  [/^lib\/data\/delimited-rows.ts: error.row \?\? 0 /, 'Papa Parse names the row of each error'],
  [/^lib\/data\/columns.ts: rows.reduce.* -> \(0 \+ 1\)$/, 'both sums are higher by one'],
  [/^lib\/[a-z/-]+.ts: .*split\('\\n', 1\) -> \(1 \+ 1\)$/, 'only the first part is taken'],
  [
    /^lib\/data\/leaks.ts: words.length <= RUN -> <$/,
    'a text of four words has one run either way',
  ],
  [
    /^lib\/measure\/compare-models.ts: Math.min -> max$/,
    'models that were not timed on the same reviews are refused',
  ],
  [/^lib\/measure\/latency-advice.ts: toMs < fromMs -> <=$/, 'a drift has two different medians'],
  [/^lib\/measure\/cost-model.ts: change = 0 -> /, 'without a bend no size lies beyond it'],
  [
    /^lib\/text\/(code-point-order.ts: unit \+ 0x10000 -> \(0x10000 \+ 1\)|count-rows.ts: summary\[part\] = 0 -> \(0 \+ 1\)|count-rows.ts: columns >> 5 -> <<)$/,
    'above all other units either way; a group that is read in vain; more room than is needed',
  ],
  [/^lib\/measure\/timing.ts: roundMs > 0 .* -> \(1 \+ 1\)$/, 'no more than all texts are timed'],
  [
    /^lib\/data\/word-hashes.ts: 0x[0-9a-f]+( \| 0)? -> /,
    'equal words have equal numbers, whatever number the hash starts from',
  ],
  [/^lib\/data\/utf8-fault.ts: at: 0 -> /, 'set again at the first fault, and there is one'],
  [/^lib\/data\/file-blocks.ts: Atomics.wait\(/, 'how long it waits before it asks again'],
];
