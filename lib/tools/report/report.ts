/** The report of one run: the outcome's page, and the page of the notebooks behind it. */
import type { ExecutedNotebook, Experiment } from '../experiment/experiment';
import { notebooksPage } from './notebooks-page';
import { outcomePage } from './outcome-page';

/**
 * Returns the pages by file name: `report.html` and `notebooks.html`.
 *
 * @param plotly the text of Plotly's script, which is put into each page once
 * @param previous the complete run before this one, where there is one
 */
export async function buildReport(
  experiment: Experiment,
  notebooks: readonly ExecutedNotebook[],
  plotly: string,
  previous?: Experiment,
): Promise<ReadonlyMap<string, string>> {
  const outcome = outcomePage(experiment, notebooks, plotly, previous);
  return new Map([
    ['report.html', outcome.html],
    ['notebooks.html', await notebooksPage(notebooks, plotly, outcome.figures)],
  ]);
}
