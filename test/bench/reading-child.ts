/** Reads one CSV file in a process of its own, whose memory is then known. Prints one line of JSON. */
import { readReviews } from '../../lib/dist/data/reviews';

const start = performance.now();
const rows = readReviews(process.argv[2]).length;
const seconds = (performance.now() - start) / 1000;
console.log(
  JSON.stringify({ rows, seconds, peakMegabytes: process.resourceUsage().maxRSS / 1024 }),
);
