/** How far a measurement has come, told between rounds only: nothing is written while something is timed. */

export interface MeasuringProgress {
  /** The share that is done, from 0 to 1; 1 is told once, at the end. */
  readonly done: number;
  readonly total: 1;
}

export type OnMeasuring = (progress: MeasuringProgress) => void;

/** Tells a share that is not the end: a budget may be overdrawn while rounds are still to come. */
export function tellShare(onProgress: OnMeasuring, share: number): void {
  onProgress({ done: Math.min(0.99, share), total: 1 });
}
