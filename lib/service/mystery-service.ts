/** Four services that answer rightly, each with a fault that is to be found, and what speaks against each wrong guess. */
import { modelPath } from '../models/model-file';
import type { ServiceFault } from './faults';
import { startService, type RunningService } from './start-service';

const MYSTERIES: Readonly<Record<string, ServiceFault>> = {
  a: 'slow request',
  b: 'waiting client',
  c: 'stall',
  d: 'cold start',
};

/** What was seen of each, which speaks for it. */
const SIGNS: Readonly<Record<ServiceFault, string>> = {
  'slow request':
    'One request in fifty is slow in the model itself, and those that come meanwhile wait for it; the rate decides how often.',
  'waiting client':
    'Every request waits a little longer than the one before, and the service knows nothing of it: the client sends each only when it has the answer to the last.',
  stall:
    'At even distances all who come within a quarter of a second wait for its end, and the model was never slow: the whole process stood still.',
  'cold start':
    'Only the first requests are slow, in the model, and each less than the one before: it has to be warmed up before it says that it is ready.',
};

/** What would be seen of each, and is not. */
const MISSING: Readonly<Record<ServiceFault, string>> = {
  'slow request':
    'one request in fifty would be slow in the model itself, before those that wait for it',
  'waiting client':
    'waiting would grow from request to request without an end, as long as they come as fast',
  stall: 'slow ones would come together at even distances, and none of them be slow in the model',
  'cold start': 'the first requests would be the slow ones, and the later ones all quick',
};

/** What is to be seen instead, without the name of the fault. */
const INSTEAD: Readonly<Record<ServiceFault, string>> = {
  'slow request':
    'Look at the model’s time: which requests are slow in it, and how many lie between?',
  'waiting client': 'Look from left to right: does waiting ever become less?',
  stall: 'Look at the distances between the peaks, and at the model’s time below them.',
  'cold start': 'Look at where on the axis the slow requests are.',
};

function faultOf(letter: string): ServiceFault {
  if (Object.hasOwn(MYSTERIES, letter)) return MYSTERIES[letter];
  throw new RangeError(`The services are a, b, c and d, not '${String(letter).slice(0, 20)}'.`);
}

/**
 * Starts a service that answers rightly and has a fault.
 *
 * @param letter a, b, c or d
 * @param model path of a model file; default the one that notebook 1 trained
 * @throws RangeError when there is no such letter; Error when the model cannot be read
 */
export async function mysteryService(
  letter: string,
  model = modelPath('tfidf-logistic-regression'),
): Promise<RunningService> {
  return startService(model, { fault: faultOf(letter) });
}

/**
 * Judges what a learner takes for the fault of a service: prints whether it is that, and if not, what speaks against it.
 *
 * @param letter a, b, c or d
 * @param found stall, cold start, slow request or waiting client; anything else shows these
 * @throws RangeError when there is no such letter
 * @example
 * diagnose('a', '...') // => undefined
 */
export function diagnose(letter: string, found: string): void {
  console.log(`${letter}: ${judgement(faultOf(letter), String(found).trim().toLowerCase())}`);
}

function judgement(fault: ServiceFault, found: string): string {
  if (found === fault) return `Right. ${SIGNS[fault]}`;
  if (!Object.hasOwn(MISSING, found)) {
    return 'put stall, cold start, slow request or waiting client in, and run it again.';
  }
  return `No: ${MISSING[found as ServiceFault]}. ${INSTEAD[fault]}`;
}
