/** Reads one CSV file in a process of its own, whose memory is then known. Prints one line of JSON. */
import { readReviews } from '../../lib/dist/data/reviews';

const start = performance.now();
const rows = readReviews(process.argv[2]).length;
const readMs = performance.now() - start;
console.log(JSON.stringify({ rows, readMs, peakMegabytes: process.resourceUsage().maxRSS / 1024 }));
