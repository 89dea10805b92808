/**
 * Breaks that change nothing anyone can observe, each with the reason. Patterns for the descriptions
 * that mutate.ts prints, without the line numbers.
 */
export const EQUIVALENT: readonly (readonly [description: RegExp, reason: string])[] = [
  [
    /^lib\/[\w/]+\/word-table.ts: (.*0x[0-9a-f]+|hash \^ bytes\[at\])/,
    'what is found does not hang on the hash, only how soon',
  ],
  [/^lib\/[\w/]+\/(word-table.ts: .*expected|term-numbers.ts: .*16_000)/, 'tables grow on demand'],
  [
    /^lib\/[\w/]+\/(word-reader.ts: BUFFER_LENGTH .*|term-numbers.ts: (4096|2 \* \(this.count \+ more\)|this.count \+ more <= .*)) -> (\(\d+ \+ 1\)|<)$/,
    'more room than is needed, or room made earlier',
  ],
  [
    /^lib\/[\w/]+\/(word-table.ts: (2 \*\* \(bits - 1\)|2 \* \(number \+ 1\) > .*)|count-rows.ts: \(columns >> \d+\) \+ 1|word-reader.ts: 4 \* \(KEY_BYTES \+ 1\)|word-reader.ts: KEY_BYTES \+ 1) -> (\(\d+ \+ 1\)|>=)$/,
    'more room than is needed, or room made earlier',
  ],
  [/^lib\/[\w/]+\/term-numbers.ts: text < ends.length -> <=$/, 'no text ends after the last'],
  [
    /^lib\/[\w/]+\/word-reader.ts: (number = 0 -> \(0 \+ 1\)|at < start \+ BLOCK -> <=)$/,
    'what is set or read here is set or read again',
  ],
  [
    /^lib\/[\w/]+\/term-numbers.ts: this.words.push\(NO_WORD, 0, 0\) -> \(0 \+ 1\)$/,
    'no term, whatever stands for it: terms() writes the others over it',
  ],
  [/^lib\/[\w/]+\/count-rows.ts: row < rows -> <=$/, 'the row after the last has no terms'],
  [/^lib\/[\w/]+\/word-table.ts: 2 \* keys.length -> \(2 \+ 1\)$/, 'more room than is needed'],
  [
    /^lib\/[\w/]+\/word-reader.ts: unit > 255 \? 0 .* -> \(0 \+ 1\)$/,
    'bytes between words are masked',
  ],
  [
    /^lib\/[\w/]+\/word-reader.ts: 8 \* Math.max\(bytes, 0\) -> \(8 \+ 1\)$/,
    'the bits kept in excess are of the separator after a word, which is 0',
  ],
  [/^lib\/[\w/]+\/latin1-characters.ts: WORD = . -> \(. \+ 1\)$/, 'only a mark'],
  [
    /^lib\/[\w/]+\/word-reader.ts: first === count -> false$/,
    'a pass over known words does nothing',
  ],
  [
    /^lib\/[\w/]+\/word-list.ts: (Buffer.alloc\(65_536\) .*|this.used \+ end - start -> \+|this.used \+ end - start \+ 1 -> \(1 \+ 1\)|needed > .* -> >=)$/,
    'the buffer has, or grows to have, another byte',
  ],
  [/^lib\/[\w/]+\/word-table.ts: number > 0 -> >=$/, 'an empty slot that is added stays empty'],
  [/^lib\/[\w/]+\/vocabulary.ts: minDf > 1 -> (true|>=)$/, 'every term is in one document or more'],
  [/^lib\/[\w/]+\/tfidf-vectorizer.ts: row < rows -> <=$/, 'the row after the last has no cells'],
  [
    /^lib\/[\w/]+\/compiled-scorer.ts: (.*2 \*\* 31 .*|2 \*\* 31) -> (true|\*)/,
    'stamps are cleared before each text instead of once in many',
  ],
  [/^lib\/[\w/]+\/pipeline.ts: LARGEST = 1e100 -> /, '1e100 + 1 is 1e100 in double precision'],
  [/^lib\/[\w/]+\/term-index.ts: -weights.reduce.* -> /, 'the order of the numbers is for speed'],
  [
    /^lib\/[\w/]+\/compiled-scorer.ts: 2 \* BUFFER_LENGTH -> \(2 \+ 1\)$/,
    'stamps are cleared a text sooner',
  ],
  [
    /^lib\/[\w/]+\/ngram-table.ts: (.*0x[0-9a-f]+.*|mixed \^ .*|mixed >>> 15|2 \* steps.length.*|SLOT = 3|Math.ceil) -> /,
    'what is found does not hang on the hash, nor on more room than is needed',
  ],
  [/^lib\/[\w/]+\/logistic-loss.ts: end - 3 -> \(3 \+ 1\)$/, 'the last ones go one by one'],
  [
    /^lib\/[\w/]+\/newton-cg.ts: turn\(direction, 0, .* -> \(0 \+ 1\)$/,
    'the direction that is kept is 0 yet',
  ],
  [
    /^lib\/[\w/]+\/leaks.ts: (own < 0 -> (<=|true|\(0 \+ 1\))|-1 -> \(1 \+ 1\))$/,
    'counted again, or any mark below 0: a text that shares a run has one',
  ],
  [
    /^lib\/[\w/]+\/leaks.ts: 2 \* both( < sizes\[testAt\])? -> (\(2 \+ 1\)|false)$/,
    'only sooner done: what shares too little is left out below',
  ],
  [
    /^lib\/[\w/]+\/leaks.ts: table.add\(low, high\) -> table.add\(high, low\)$/,
    'in a table of its own the halves may change places',
  ],
  [
    /^lib\/[\w/]+\/key-table.ts: (1 << 10 -> \(1?[01] \+ 1\)|4 \* (FIRST_SLOTS|\(this.mask \+ 1\)) -> \(4 \+ 1\)|this.mask \+ 1 -> \(1 \+ 1\)|2 \* this.size( > this.mask)? -> (>=|\(2 \+ 1\)))$/,
    'more room than is needed, or room made earlier',
  ],
  [
    /^lib\/[\w/]+\/key-table.ts: (Math.imul\(.*0x9e3779b1\)|low \^ .*|at \^ .*|at >>> 15|high >>> 15) -> (\||>>|\(\w+ \+ 1\))$/,
    'what is found does not hang on the hash, only how soon',
  ],
  [
    /^lib\/[\w/]+\/key-table.ts: (high|old\[at \+ 1\]) >>> 3 -> >>$/,
    'the mask takes the bits away in which they differ',
  ],
  [
    /^lib\/[\w/]+\/key-table.ts: (\(this.filter.* === 0 -> false|this.filter\[\(high >>> 3\) & this.mask\] & \(1 << .* -> \|)$/,
    'the filter only spares the way to the slots',
  ],
  [
    /^lib\/[\w/]+\/key-table.ts: (at < old.length -> <=|i < 3 -> (<=|\(3 \+ 1\))|old\[at \+ 2\] === 0 -> false)$/,
    'what is taken over in excess is nothing: a free slot, or the number that is unused',
  ],
  [
    /^lib\/[\w/]+\/lists.ts: (1 << 10 -> \(1?[01] \+ 1\)|2 \* at -> \(2 \+ 1\)|private used = 0; -> .*)$/,
    'more room than is needed, or a place that stays unused',
  ],
  [
    /^lib\/[\w/]+\/word-hashes.ts: (2 \*\* 16 -> \(\d+ \+ 1\)|new Int32Array\(256\) -> .*|2 \* old.length -> \(2 \+ 1\))$/,
    'more room than is needed',
  ],
  [
    /^lib\/[\w/]+\/word-hashes.ts: hash >>> 15 -> (>>|\(15 \+ 1\))$/,
    'mixed in another way, as well',
  ],
  [
    /^lib\/[\w/]+\/word-hashes.ts: (SURROGATE = 3 -> .*|count = 0; -> .*|at < (lower|text).length -> <=|points > 0 -> (true|>=))$/,
    'a mark; a number that is set before it is read; no unit stands there; no word is added again',
  ],
  [
    /^lib\/[\w/]+\/word-hashes.ts: (unit < 0xe000 -> (<=|\(0xe000 \+ 1\))|text.codePointAt\(start\) \?\? 0 -> \(0 \+ 1\)|point > 0xffff -> >=)$/,
    'U+E000, U+FFFF and half a pair are no letters, whichever way they are looked at',
  ],
  [
    /^lib\/[\w/]+\/label-counts.ts: .*(-1|a < b).* -> (<=|\(1 \+ 1\))$/,
    'only the sign counts; labels differ',
  ],
  [
    /^lib\/[\w/]+\/file-kinds.ts: start.subarray\(0, 16\) -> \(16 \+ 1\)$/,
    'no beginning is as long',
  ],
  [
    /^lib\/[\w/]+\/json-shapes.ts: lists\[0\] -> \(0 \+ 1\)$/,
    'there are two lists or more, all as long',
  ],
  [
    /^lib\/[\w/]+\/suspicious.ts: counts.get\([ab]\)\?.count \?\? 0 -> \(0 \+ 1\)$/,
    'every label is counted',
  ],
  [
    /^lib\/[\w/]+\/visible.ts: (character.codePointAt\(0\) \?\? 0 -> \(0 \+ 1\)|point > 0xffff -> \(0xffff \+ 1\))$/,
    'a character has a code point; U+10000 is a letter, which can be seen',
  ],
  [
    /^lib\/[\w/]+\/words.ts: start.match\(.*L.*\)\?.length \?\? 0 -> \(0 \+ 1\)$/,
    'one character without a space is half of one letter or more',
  ],
  [
    /^lib\/[\w/]+\/utf8-fault.ts: (byte < 0xc0 -> (<=|\(0xc0 \+ 1\))|back <= 3 -> \(3 \+ 1\))$/,
    'C0 and C1 begin no character; one of four bytes that began four bytes ago is whole',
  ],
  [
    /^lib\/[\w/]+\/file-blocks.ts: (fileBlocks\(path, 2, 1\)|Buffer.alloc\(0\)) -> \(\d \+ 1\)$/,
    'two bytes tell gzip, none or one do not',
  ],
  [/^lib\/[\w/]+\/raw-table.ts: this.unchecked = 0 -> /, 'memory is looked at a character sooner'],
  [
    /^lib\/[\w/]+\/write-whole.ts: randomBytes\(6\) -> /,
    'a name that nobody else has, longer or not',
  ],
  [
    /^lib\/[\w/]+\/read-tables.ts: Buffer.alloc\(0\) -> /,
    'no kind of file is told by no byte or one',
  ],
  [/^lib\/[\w/]+\/text-encoding.ts: at < block.length -> <=$/, 'an empty piece more'],
  [
    /^lib\/[\w/]+\/train-test-split.ts: Math.floor -> ceil$/,
    'the random numbers keep their order, rounded up or down',
  ],
  [
    /^lib\/[\w/]+\/(text-encoding.ts: 2 \*\* (16|18|20)|read-tables.ts: 2 \*\* 16|file-blocks.ts: 2 \*\* 20|reviews.ts: 2 \*\* 16) -> \(\d+ \+ 1\)$/,
    'how much is read or looked at a time, or at most',
  ],
  [
    /^lib\/[\w/]+\/visible.ts: 2 \* length( \+ 2)? -> \(2 \+ 1\)$/,
    'more is looked at than is needed',
  ],
  [/^lib\/[\w/]+\/suspicious.ts: count: 1 -> /, 'all counts are higher by one'],
  [/^lib\/[\w/]+\/delimiter.ts: \[0, 0\] -> \(0 \+ 1\)$/, 'a width of 0 or 1 is no column'],
  [/^lib\/[\w/]+\/columns.ts: rows.reduce.* -> \(0 \+ 1\)$/, 'both sums are higher by one'],
  [/^lib\/[a-z/-]+.ts: .*split\('\\n', 1\) -> \(1 \+ 1\)$/, 'only the first part is taken'],
  [
    /^lib\/[\w/]+\/compare-models.ts: Math.min -> max$/,
    'models that were not timed on the same reviews are refused',
  ],
  [/^lib\/[\w/]+\/latency-advice.ts: toMs < fromMs -> <=$/, 'a drift has two different medians'],
  [
    /^lib\/[\w/]+\/(code-point-order.ts: unit \+ 0x10000 -> \(0x10000 \+ 1\)|count-rows.ts: summary\[part\] = 0 -> \(0 \+ 1\)|count-rows.ts: columns >> 5 -> <<)$/,
    'above all other units either way; a group that is read in vain; more room than is needed',
  ],
  [
    /^lib\/[\w/]+\/word-hashes.ts: (0x811c9dc5|0x1b873593) \| 0 -> /,
    'equal words have equal numbers, whatever number the hash starts from',
  ],
  [/^lib\/[\w/]+\/utf8-fault.ts: at: 0 -> /, 'set again at the first fault, and there is one'],
  [/^lib\/[\w/]+\/file-blocks.ts: Atomics.wait\(/, 'how long it waits before it asks again'],
  [/^lib\/[\w/]+\/model-timer.ts: return 0; -> \(0 \+ 1\)$/, 'without a warm-up nobody asks'],
  [
    /^lib\/[\w/]+\/model-timer.ts: i < latenciesMs.length -> <=$/,
    'there is nothing after the last',
  ],
];
