/** Where the time of one request went, as the service says, in milliseconds. */
export interface RequestTiming {
  readonly queueMs: number;
  readonly modelMs: number;
  readonly restMs: number;
}
