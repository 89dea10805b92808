/** A machine on which something else was at work, made by a clock that stalls: what rests on its times is uncertain everywhere. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { judgeModel } from '../../../lib/measure/timing/model-results';
import { timeModels } from '../../../lib/measure/timing/timing';
import { doubtOf } from '../../../lib/measure/timing/validity';
import { seededRandom } from '../../../lib/measure/seeded-random';
import { describeTargets, uncertain } from '../../../lib/plots/words/target-text';
import { comparisonText, targetLines } from '../../../lib/tools/experiment/comparison';
import { buildReport } from '../../../lib/tools/report/report';
import { someExperiment } from '../experiment/some-experiment';

const test = suite('a busy machine');

/** Two models, far above and far below the limit of 2 ms, on a clock that stalls for 30 ms in 3 of 100 calls. */
function results() {
  let now = 0;
  const random = seededRandom(11);
  const label = (text: string): string => (/[02468]$/.test(text) ? 'even' : 'odd');
  const model = (ms: number) => (texts: readonly string[]) => {
    now += ms * (0.5 + 0.5 * texts.length) + (random() < 0.03 ? 30 : 0);
    return texts.map(label);
  };
  const texts = Array.from({ length: 400 }, (_, i) => `review ${i}`);
  const predicts = new Map([['slow', model(8)], ['fast', model(0.1)]]);
  const timings = timeModels(predicts, texts, { clock: () => now, rounds: 6 });
  const models = [...timings.keys()].map((name) => ({ name, features: 2, fitMs: 1 }));
  const limits = { notebook: '03', perReviewMs: 2, accuracy: 0.85 };
  return models.map((one) => judgeModel(one, timings, texts.map(label), limits));
} // prettier-ignore

/** How often the part stands in the text, whose spaces are all alike. */
const count = (text: string, part: string): number =>
  text.replace(/\s+/g, ' ').split(part.replace(/\s+/g, ' ')).length - 1;

test('terminal, report and the notebooks’ tables say it once, in the same words, and judge no time', async () => {
  const models = results();
  const experiment = someExperiment(models);
  const doubts = [...new Set(models.map(({ validity }) => uncertain(doubtOf(validity) ?? 'quiet')))];
  for (const doubt of doubts) assert.match(doubt, 'something else was at work');
  const page = (await buildReport(experiment, [], '')).get('report.html') ?? '';
  const report = page.replace(/<(script|style)[^]*?<\/\1>|<[^>]+>/g, ' ');
  const terminal = targetLines(experiment).map(({ text }) => text).join(' ');
  for (const text of [terminal, report, describeTargets(models)]) {
    for (const doubt of doubts) assert.is(count(text, doubt), 1, doubt);
    assert.not.match(text, /\bmissed\b|Missed/);
  }
  assert.match(comparisonText(experiment), /slow .* 3\/5\?\n/);
  assert.match(report, 'which is uncertain, since something else was at work');
  assert.match(report, /\d × \?/);
  assert.not.match(report, 'times as fast as');
}); // prettier-ignore

test.run();
