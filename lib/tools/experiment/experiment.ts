/** What a run leaves: its record, and the notebooks as they ran. */
import type { Notebook } from '../notebook/notebook';

export type { Experiment } from '../../record/experiment';

/** A notebook that was run, by its file name. */
export interface ExecutedNotebook {
  readonly name: string;
  readonly notebook: Notebook;
}
