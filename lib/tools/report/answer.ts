/** The report's first sentences: the exercise's question, answered from the numbers of this run. */
import type { Experiment } from '../experiment/experiment';
import { duration, percent, ratio } from '../experiment/numbers';
import type { ModelResults } from '../../measure/timing/model-results';
import { unitsTied } from '../../plots/figures/figure-words';
import { escapeHtml } from '../../plots/words/html-text';

/** The answer as plain text, and whether it is a yes. */
export interface Answer {
  readonly yes: boolean;
  readonly sentence: string;
  readonly details: string;
}

/**
 * Answers 'Should each review be answered as it arrives, instead of once a day?': yes with the model that meets
 * all its targets, gives the same labels both ways and has the lowest p99 ('probably' where not all of its targets are
 * met for sure); no where there is none.
 */
export function answer({ models }: Experiment): Answer {
  const fit = models
    .filter(
      ({ targets, identical }) => identical && targets.every(({ verdict }) => verdict !== 'missed'),
    )
    .sort((a, b) => a.realTime.latencyMs.p99 - b.realTime.latencyMs.p99);
  const sure = fit.filter(({ targets }) => targets.every(({ verdict }) => verdict === 'met'));
  const choice = sure[0] ?? fit[0];
  if (models.length === 0) {
    return { yes: false, sentence: 'No model was measured in this run.', details: '' };
  }
  if (choice === undefined) return noModel(models);
  const { name, accuracy, realTime } = choice;
  return {
    yes: true,
    sentence:
      `${sure.length > 0 ? 'Yes' : 'Probably'}, answer each review as it arrives: ${name} labels ${percent(accuracy)} of the reviews right, ` +
      `99 of 100 of them within ${duration(realTime.latencyMs.p99 / 1000)} each.`,
    details:
      `${price(choice)} It met all its targets${sure.length > 0 ? '' : ', though not all of them for sure'}; ${fit.length} of ${models.length} models did. ` +
      'That is for whoever acts on a label the same day; a report that is read tomorrow can take the nightly batch, whose labels are the same.',
  };
}

/** What real time costs, beside the batch; a ratio is claimed only where its interval lies above 1. */
function price(model: ModelResults): string {
  const alone = `A review alone takes ${duration(model.realTime.perReviewMs / 1000)}`;
  const together = `${duration(model.batch.perReviewMs / 1000)} in the batch`;
  const { ratio: times, low, high } = model.ratio;
  if (!(low > 1)) return `${alone}, and ${together}: this run does not show that it costs more.`;
  const range = high !== null ? ` (95 % interval ${ratio(low)} to ${ratio(high)})` : '';
  return `${alone}, ${ratio(times)} times${range} its cost of ${together}.`;
}

function noModel(models: readonly ModelResults[]): Answer {
  const missed = models.map(({ name, targets, identical }) => {
    const count = targets.filter(({ verdict }) => verdict === 'missed').length;
    const why = [
      ...(count > 0 ? [`missed ${count} of ${targets.length} targets`] : []),
      ...(identical ? [] : ['gave other labels one at a time than in the batch']),
    ];
    return `${name} ${why.join(' and ')}`;
  });
  return {
    yes: false,
    sentence:
      'Not with these models: in this run none met all its targets with the same labels both ways.',
    details: `${missed.join('; ')}. Until one does, the nightly batch stays.`,
  };
}

export function answerHtml(experiment: Experiment): string {
  const { yes, sentence, details } = answer(experiment);
  return `<p class="outcome ${yes ? 'met' : 'missed'}">${escapeHtml(unitsTied(sentence))}</p>
<p>${escapeHtml(unitsTied(details))}</p>`;
}
