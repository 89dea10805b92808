/**
 * A Plotly figure as plain data: what `Plotly.newPlot` takes (https://plotly.com/javascript/reference/).
 * Functions in this folder make figures; showing one is `show.ts`'s job.
 */
export interface Figure {
  readonly data: readonly Record<string, unknown>[];
  readonly layout: Readonly<Record<string, unknown>>;
  /** What the numbers allow to conclude, in sentences, a line each; printed below the figure. */
  readonly note?: string;
}

/** A Plotly axis, trace or layout: plain data whose meaning is Plotly's. */
export type PlotlyObject = Record<string, unknown>;

/** `value` as an object whose members can be asked for; an empty one when it is none. */
export function members(value: unknown): PlotlyObject {
  return typeof value === 'object' && value !== null ? (value as PlotlyObject) : {};
}

/** `value` as a list, typed arrays too; empty when it is none. */
export function list(value: unknown): unknown[] {
  return Array.isArray(value) || ArrayBuffer.isView(value)
    ? Array.from(value as unknown as ArrayLike<unknown>)
    : [];
}

/** `value` where it is text, `otherwise` where it is not. */
export function textOr(value: unknown, otherwise: string): string {
  return typeof value === 'string' ? value : otherwise;
}
