/** The top of the report: the answer, the numbers that matter, the targets, the models, the last run. */
import type { Experiment } from '../experiment/experiment';
import { duration, percent, plainNumber, ratio } from '../experiment/numbers';
import { sinceLastRun } from '../experiment/since-last-run';
import { formatEstimate } from '../../plots/words/numbers';
import { textOr } from '../../plots/figures/figure';
import { escapeHtml } from '../../plots/words/html-text';
import { targetText } from '../../plots/words/target-text';
import type { ModelResults, WayResults } from '../../measure/timing/model-results';
import { answerHtml } from './answer';
import { downloadsHtml } from './downloads';
import { htmlTable, type TableCell } from './html-table';
import { sinceHtml } from './since';

/**
 * Returns the outcome as HTML.
 * @param figures the HTML of the figures that belong to it
 * @param previous the complete run before this one, where there is one
 */
export function summaryHtml(
  experiment: Experiment,
  figures: string,
  previous?: Experiment,
): string {
  const { models, machine, createdAt } = experiment;
  const when = `${createdAt.slice(0, 16).replace('T', ' ')} UTC`;
  const where = `Measured ${when} on ${machine.cpu}, ${machine.cores} ${machine.cores === 1 ? 'core' : 'cores'}, Node ${machine.node}.`;
  const top = `${answerHtml(experiment)}
<p class="machine-line">${escapeHtml(where)} <a href="#machine">More about the machine</a></p>
${downloadsHtml(experiment)}`;
  if (models.length === 0) return `${top}${figures}`;
  return `${top}
<h3>The targets</h3>
${targetsHtml(models)}
<h3>The models, both ways</h3>
${modelsTable(models)}
<p>One model, trained once, run both ways: in a <em>batch</em>, one call for all reviews, and <em>alone</em>, one call
for each. Times a review are medians of the rounds, with their 95 % intervals below. <em>Ratio</em> is alone by
batch, round by round; below it and below p99 stand their 95 % intervals. p50 and p99 are the times that half and 99 of 100 single answers stay under.</p>
${sinceHtml(previous && sinceLastRun(previous, experiment))}
${balanceTable(models)}
${costTable(experiment)}
${figures}`;
}

/** One line a model: each of its targets with what was measured. */
function targetsHtml(models: readonly ModelResults[]): string {
  const lines = models.map(({ name, targets }) => {
    const parts = targets.map((target) => {
      const { value, limit, verdict } = targetText(target);
      const mark = { met: '✓', missed: '✗', uncertain: '?' }[target.verdict];
      const sign = `<span class="${target.verdict === 'met' ? 'yes' : 'no'}">${mark} ${escapeHtml(verdict)}</span>`;
      const bound = /(above|below|label)$/.test(target.name) ? ` ${limit}` : '';
      return `<li>${escapeHtml(target.name + bound)}: <strong>${escapeHtml(value)}</strong> ${sign}</li>`;
    });
    const met = targets.filter(({ verdict }) => verdict === 'met').length;
    const head =
      targets.length === 0
        ? 'no targets'
        : met === targets.length
          ? `all ${met} met`
          : `${met} of ${targets.length} met`;
    return `<li><strong>${escapeHtml(name)}</strong>: ${head}<ul>${parts.join('')}</ul></li>`;
  });
  return `<ul class="targets">${lines.join('\n')}</ul>`;
}

function modelsTable(models: readonly ModelResults[]): string {
  const columns = [
    'model',
    'accuracy',
    'in a batch',
    'alone',
    'ratio',
    'p50',
    'p99',
    'same labels',
  ];
  const rows = models.map((model): TableCell[] => {
    const { batch, realTime } = model;
    return [
      {
        text: model.name,
        note: `${plainNumber(model.features)} words, trained in ${duration(model.fitMs / 1000)}`,
      },
      percent(model.accuracy),
      time(batch),
      time(realTime),
      ratioCell(model),
      duration(realTime.latencyMs.p50 / 1000),
      p99Cell(model),
      model.identical ? '✓ yes' : '✗ no',
    ];
  });
  return htmlTable('The models, both ways', columns, rows);
}

function time({ perReviewMs, perReviewInterval: [low, high] }: WayResults): TableCell {
  return {
    text: duration(perReviewMs / 1000),
    note: high === null ? 'too few rounds' : `${duration(low / 1000)} to ${duration(high / 1000)}`,
  };
}

/** What the accuracies have to be read against, where a notebook recorded it. */
function balanceTable(models: readonly ModelResults[]): string {
  const rows = models.flatMap(({ name, accuracy: share, balance }): TableCell[][] => {
    const { baseline, balancedAccuracy, leastFound } = balance;
    const note = `${leastFound.map(({ name }) => name).join(', ')}, ${leastFound[0].texts} reviews`;
    const [accuracy, always, balanced, found] = [
      share,
      baseline,
      balancedAccuracy,
      leastFound[0].recall,
    ].map(percent);
    return [[name, accuracy, always, balanced, { text: found, note }]];
  });
  if (rows.length === 0) return '';
  const title = 'How to read the accuracies';
  const columns = [
    'model',
    'accuracy',
    'always the commonest label',
    'balanced',
    'label found least often',
  ];
  return `<h3>${title}</h3>
${htmlTable(title, columns, rows)}
<p><em>Always the commonest label</em> is the accuracy of giving it without reading; <em>balanced</em> accuracy counts each label alike.</p>`;
}

function ratioCell(model: ModelResults): TableCell {
  const { ratio: value, low, high } = model.ratio;
  const range = high !== null ? `${ratio(low)} to ${ratio(high)}` : `from ${ratio(low)}`;
  return { text: `${ratio(value)} ×`, note: range };
}

/** p99 with its interval, where the run recorded one. */
function p99Cell({ realTime: { latencyMs } }: ModelResults): TableCell {
  const text = duration(latencyMs.p99 / 1000);
  const [least, high] = latencyMs.p99Interval;
  const low = duration(least / 1000);
  return {
    text,
    note: high !== null ? `${low} to ${duration(high / 1000)}` : `from ${low}`,
  };
}

/** What a call costs, where a notebook fitted it; where the fit was refused, why. */
function costTable({ costModels }: Experiment): string {
  const rows = Object.entries(costModels).map(([name, costModel]): TableCell[] => {
    const { overheadMs, perReviewMs, nHalf, worstMissShare, usable, reason } = costModel;
    const refused = usable === false ? `no line: ${textOr(reason, 'the fit was refused')}` : '';
    // A fit has two digits.
    const time = (value: unknown): string =>
      typeof value === 'number' && value >= 0 ? formatEstimate(value) : '–';
    const number = (value: unknown): string =>
      typeof value === 'number' ? String(Number(value.toPrecision(2))) : '–';
    const negligible = costModel.overheadNegligible;
    return [
      refused === '' ? name : { text: name, note: refused },
      negligible ? 'cannot be told from 0' : time(overheadMs),
      time(perReviewMs),
      number(nHalf),
      typeof worstMissShare === 'number' ? `${Math.ceil(100 * worstMissShare)} %` : '–',
    ];
  });
  if (rows.length === 0) return '';
  const columns = [
    'model',
    'overhead of a call',
    'each review',
    'n-half, reviews',
    'misses by at most',
  ];
  return `<h3>What a call costs</h3>\n${htmlTable('What a call costs', columns, rows)}`;
}
