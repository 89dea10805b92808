/** `report.html`: the outcome of one run, in the order in which people ask. What there is nothing to say about is not there. */
import type { ModelResults } from '../../measure/timing/model-results';
import { bothWaysFigure } from '../../plots/figures/both-ways-figure';
import { decisionTable } from '../../plots/tables/serving-tables';
import { escapeHtml } from '../../plots/words/html-text';
import type { ExecutedNotebook, Experiment } from '../experiment/experiment';
import { sinceLastRun } from '../experiment/since-last-run';
import type { JsonObject } from '../notebook/json-object';
import { closingLine } from './closing-line';
import { dataAndMachineHtml } from './data-and-machine';
import { downloadsHtml } from './downloads';
import { FigureStore } from './figure-store';
import { choiceText, findingText } from './finding';
import { pageHtml } from './frame';
import { htmlTable, noteHtml } from './html-table';
import { learnerHtml } from './learner';
import { balanceTable, costTable, modelsTable, targetMatrix } from './model-tables';
import { outcomeFigures } from './outputs';
import { serviceTable } from './service-table';
import { sinceHtml } from './since';

const title = 'Batch against real time';

/** A part of the page. */
interface Section {
  readonly id: string;
  readonly heading: string;
  readonly html: string;
}

/**
 * Returns the page and its figures.
 *
 * @param previous the complete run before this one, where there is one
 */
export function outcomePage(
  experiment: Experiment,
  notebooks: readonly ExecutedNotebook[],
  plotly: string,
  previous?: Experiment,
): { html: string; figures: FigureStore } {
  const figures = new FigureStore();
  const { models } = experiment;
  const { choice, costModels } = experiment;
  const top = topHtml(experiment, firstMeasurements(models), choice, figures);
  const fromNotebooks = (part: string): string =>
    outcomeFigures(notebooks, part)
      .map((figure) => figures.place(figure))
      .join('\n');
  const sections: Section[] = [
    { id: 'targets', heading: 'The targets', html: targetMatrix(models) },
    { id: 'models', heading: 'Both ways', html: bothWaysHtml(models) },
    { id: 'call', heading: 'Where a call’s time goes', html: costTable(costModels) + fromNotebooks('call') },
    { id: 'waiting', heading: 'A day of waiting', html: policiesHtml(experiment.policies) + fromNotebooks('waiting') },
    { id: 'service', heading: 'Service: predicted beside measured', html: serviceTable(experiment.service) + fromNotebooks('service') },
    { id: 'new-data', heading: 'New data', html: fromNotebooks('new-data') },
    { id: 'learner', heading: 'Guesses, answers, conclusions', html: learnerHtml(experiment.learner) },
    { id: 'since', heading: 'Since the last run', html: sinceHtml(previous && sinceLastRun(previous, experiment), figures) },
    { id: 'machine', heading: 'Data and machine', html: dataAndMachineHtml(experiment) },
  ].filter(({ html }) => html !== ''); // prettier-ignore
  const entries = sections.map(
    ({ id, heading }) => `<li><a href="#${id}">${shortHeading(heading)}</a></li>`,
  );
  const main = `${top}
${sections.map(({ id, heading, html }) => `<section id="${id}">\n<h2>${heading}</h2>\n${html}\n</section>`).join('\n')}
${closingLine(firstMeasurements(models))}`;
  const contents = `<li><a href="#outcome">Outcome</a></li>\n${entries.join('\n')}
<li><a href="notebooks.html">Notebooks →</a></li>`;
  return {
    html: pageHtml({ kind: 'outcome', title, contents, main, figures, plotly }),
    figures,
  };
}

function topHtml(
  experiment: Experiment,
  models: readonly ModelResults[],
  choice: Experiment['choice'],
  figures: FigureStore,
): string {
  const { cpu, cores, node } = experiment.machine;
  const when = `${experiment.createdAt.slice(0, 16).replace('T', ' ')} UTC`;
  const ship = choiceText(choice, models);
  const shipped = ship && `<p class="ship"><strong>Ship ${escapeHtml(ship.model)}</strong>: ${escapeHtml(ship.why)}</p>\n`;
  const figure = models.length === 0 ? '' : figures.place(bothWaysFigure(models) as unknown as JsonObject);
  return `<section id="outcome" class="top">
<h1>${title}</h1>
<p class="finding">${escapeHtml(findingText(models[0]))}</p>
${shipped ?? ''}${figure}
<p class="machine-line">Measured ${when} on ${escapeHtml(cpu)}, ${cores} ${cores === 1 ? 'core' : 'cores'}, Node ${escapeHtml(node)}. ${downloadsHtml(experiment, models)}</p>
</section>`;
} // prettier-ignore

function bothWaysHtml(models: readonly ModelResults[]): string {
  if (models.length === 0) return '';
  return `${modelsTable(models)}
<p class="note">One model, trained once, run both ways: in a <em>batch</em>, all reviews in one call, and in <em>real time</em>, one review a call.
Times are for one review, <em>ratio</em> is real time by batch, and p99 is what 99 of 100 calls in real time stay under. Small print: 95 % intervals.</p>
${balanceTable(models)}`;
}

/** Which policy was chosen for each need. */
function policiesHtml(policies: Experiment['policies'] = []): string {
  if (policies.length === 0) return '';
  const { columns, values, note = '' } = decisionTable(policies);
  const rows = values.map((row) => row.map(String));
  return htmlTable('Which policy for which need', columns, rows) + noteHtml(note);
}

/** For the contents, which take one line. */
function shortHeading(heading: string): string {
  const [short] = heading.split(':');
  return short.replace(/^The (.)/, (_, letter: string) => letter.toUpperCase());
}

/** Each model as it was measured first: in the notebook that sets the limits for it. */
function firstMeasurements(models: readonly ModelResults[]): ModelResults[] {
  return models.filter(({ name }, i) => models.findIndex((model) => model.name === name) === i);
}
