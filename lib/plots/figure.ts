/**
 * A Plotly figure as plain data: what `Plotly.newPlot` takes (https://plotly.com/javascript/reference/).
 * Functions in this folder make figures; showing one is `show.ts`'s job.
 */
export interface Figure {
  readonly data: readonly Record<string, unknown>[];
  readonly layout: Readonly<Record<string, unknown>>;
}
