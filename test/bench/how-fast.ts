/** The section of the project's README that says how fast the kit is: three ratios, each with the scikit-learn that is nearer. */
import type { Machine } from '../../lib/dist/record/machine';
import { threeDigits } from './bench-tables';
import type { BenchRatio } from './bench-report';

/** Returns the ratio to the version of scikit-learn that is nearer; null where there is none. */
function smallest(ratios: readonly BenchRatio[], start: string, reviews?: 'short'): string | null {
  const [found] = ratios
    .filter((one) => one.name.startsWith(`${start}, times as fast as scikit-learn`) && one.reviews === reviews)
    .sort((a, b) => a.ratio - b.ratio);
  if (found === undefined) return null;
  const { ratio, low, high, name } = found;
  const range = high === null ? '' : ` (${threeDigits(low)} to ${threeDigits(high)})`;
  return `**${threeDigits(ratio)} times**${range} as fast as ${/scikit-learn [\w.]+/.exec(name)?.[0]}`;
} // prettier-ignore

/** Returns the section's text; null where scikit-learn did not take part. */
export function howFast(
  ratios: readonly BenchRatio[],
  { cpu, cores, node }: Pick<Machine, 'cpu' | 'cores' | 'node'>,
  rounds: number,
): string | null {
  const batch = smallest(ratios, 'compiled batch', 'short');
  const realTime = smallest(ratios, 'compiled in real time', 'short');
  const training = smallest(ratios, 'training, warm: newton-cg');
  if (batch === null || realTime === null || training === null) return null;
  const versions = ratios.flatMap(({ name }) => /scikit-learn ([\w.]+)/.exec(name)?.[1] ?? []);
  const against = [...new Set(versions)].join(' and ');
  return (
    '`compile()` turns a trained model into one object that scores straight from the text, with the same predictions. ' +
    `Measured against scikit-learn ${against} on ${cores} cores of an ${cpu} under Node ${node.replace('v', '')}, on ` +
    `short reviews, it is ${batch} in a batch and ${realTime} one review a call; training is ${training}. Each number is ` +
    `the geometric mean of ${rounds} rounds, with its 95 % interval, and the smallest of the versions. These are the ` +
    'numbers of the model that newton-cg trains, which is scikit-learn’s; the notebooks’ first model has the same ' +
    'size and other weights. [test/bench](test/bench/README.md) has the benchmark, against other packages too; ' +
    '`npm run bench` runs it on your machine.'
  );
}
