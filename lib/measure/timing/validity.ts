/** Whether a measurement can be believed: what was seen that puts it in doubt. */

/** One thing that was seen. */
export interface Finding {
  readonly kind: 'stalls' | 'drift';
  /** One sentence: what was seen, with its numbers. */
  readonly seen: string;
}

export interface Validity {
  /** False where something else than the model decided the times: then no time, and no ratio, decides anything. */
  readonly quiet: boolean;
  readonly findings: readonly Finding[];
}

/** Returns what puts the measurement in doubt, as one sentence; undefined where it is quiet. */
export function doubtOf({ quiet, findings }: Validity): string | undefined {
  return quiet ? undefined : findings[0].seen;
}
