/**
 * Trains and scores one large set in a process of its own, whose memory is then known: task file, as
 * size.ts writes it. Prints one line of JSON.
 */
import { readFileSync } from 'node:fs';
import { fitPipeline } from './kit-models';

const [textsPath, labelsPath] = process.argv.slice(2);
const lines = (path: string): string[] => readFileSync(path, 'utf8').trimEnd().split('\n');
const texts = lines(textsPath);
const labels = lines(labelsPath);
const start = performance.now();
const pipeline = fitPipeline('tfidf', { texts, labels });
const fitted = performance.now();
const predictions = pipeline.compile().predict(texts);
const scored = performance.now();
console.log(
  JSON.stringify({
    fitMs: fitted - start,
    scoreMs: scored - fitted,
    peakMegabytes: process.resourceUsage().maxRSS / 1024,
    right: predictions.filter((label, row) => label === labels[row]).length / texts.length,
  }),
);
