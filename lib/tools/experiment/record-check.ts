/** The records that notebooks leave for results/experiment.json, checked: a wrong one is named with its place. */
import { isObject, type JsonObject } from '../notebook/json-object';

export interface Target {
  readonly name: string;
  readonly limit: number;
  readonly value: number;
  readonly met: boolean;
  /** False where the measurement is too coarse to be sure of `met`. */
  readonly sure: boolean;
}

/** One way of running a model; times in seconds, accuracy from 0 to 1. */
export interface WayRecord {
  readonly accuracy: number;
  /** 95 % interval, where it was recorded. */
  readonly accuracyInterval?: readonly number[];
  readonly totalSeconds: number;
  readonly secondsPerReview: number;
}

/** What an accuracy has to be read against; shares from 0 to 1. */
export interface BalanceRecord {
  readonly baseline: number;
  readonly balancedAccuracy: number;
  readonly smallestClass: {
    readonly name: string;
    readonly texts: number;
    readonly recall: number;
  };
}

/** One model's measurements. A notebook may record more than is named here; all of it is kept. */
export interface ModelRecord {
  readonly name: string;
  readonly features: number;
  readonly fitSeconds: number;
  readonly batch: WayRecord;
  readonly realtime: WayRecord & { readonly latencyMs: LatencyRecord };
  readonly balance?: BalanceRecord;
  readonly identicalPredictions: boolean;
  readonly targets: readonly Target[];
  readonly costModel?: JsonObject;
}

/** Milliseconds. */
export interface LatencyRecord {
  readonly p50: number;
  readonly p90: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

export type CheckedRecord =
  | { readonly kind: 'data'; readonly data: JsonObject; readonly labels: readonly string[] }
  | { readonly kind: 'model'; readonly model: ModelRecord }
  | { readonly kind: 'costModel'; readonly model: string; readonly costModel: JsonObject }
  | { readonly kind: 'arrivals'; readonly arrivals: JsonObject };

type Kind = 'text' | 'number' | 'true or false' | 'list' | 'object';

const way = { accuracy: 'number', totalSeconds: 'number', secondsPerReview: 'number' } as const;
const balance = {
  baseline: 'number',
  balancedAccuracy: 'number',
  smallestClass: 'object',
} as const;
const smallestClass = { name: 'text', texts: 'number', recall: 'number' } as const;
const costModel = {
  overheadMs: 'number',
  perReviewMs: 'number',
  worstMissShare: 'number',
} as const;
const refusedCostModel = { usable: 'true or false', reason: 'text' } as const;
const arrivals = { utilisationShare: 'number', timeToAnswerMs: 'object' } as const;
const latency = {
  p50: 'number',
  p90: 'number',
  p95: 'number',
  p99: 'number',
  max: 'number',
} as const;

/**
 * Checks a record and returns it, unchanged, with its type.
 * @throws Error that says where (`where`), which member, and what it should be.
 */
export function checkRecord(record: JsonObject, where: string): CheckedRecord {
  const { kind } = record;
  if (kind === 'data') {
    checkMembers(record, { data: 'object', labels: 'list' }, `${where}: data record`);
    for (const label of record['labels'] as unknown[]) {
      checkMembers({ label }, { label: 'text' }, `${where}: data record, labels`);
    }
  } else if (kind === 'arrivals') {
    checkMembers(record, { arrivals: 'object' }, `${where}: arrivals record`);
    for (const [name, policy] of Object.entries(record['arrivals'] as JsonObject)) {
      const named = `${where}: arrivals record, "${name}"`;
      checkMembers({ policy }, { policy: 'object' }, named);
      checkMembers(policy as JsonObject, arrivals, named);
    }
  } else if (kind === 'costModel') {
    checkMembers(record, { model: 'text', costModel: 'object' }, `${where}: costModel record`);
    const found = record['costModel'] as JsonObject;
    const named = `${where}: costModel record "${String(record['model'])}"`;
    if (found['usable'] === false) {
      checkMembers(found, refusedCostModel, named); // a fit that was refused has no numbers
    } else {
      checkMembers(found, costModel, named);
      // Without a time per review, or beyond the sizes measured, there is no such batch size.
      if (found['nHalf'] !== null) checkMembers(found, { nHalf: 'number' }, named);
    }
  } else if (kind === 'model') {
    checkMembers(record, { model: 'object' }, `${where}: model record`);
    checkModel(record['model'] as JsonObject, `${where}: model record`);
  } else {
    const found = JSON.stringify(kind) ?? 'missing';
    throw new Error(
      `${where}: a record's kind must be data, model, costModel or arrivals, but is ${found}.`,
    );
  }
  return record as unknown as CheckedRecord;
}

function checkModel(model: JsonObject, where: string): void {
  checkMembers(model, { name: 'text' }, where);
  const named = `${where} "${String(model['name'])}"`;
  checkMembers(
    model,
    {
      features: 'number',
      fitSeconds: 'number',
      batch: 'object',
      realtime: 'object',
      identicalPredictions: 'true or false',
      targets: 'list',
    },
    named,
  );
  checkMembers(model['batch'] as JsonObject, way, `${named}, batch`);
  const realtime = model['realtime'] as JsonObject;
  checkMembers(realtime, { ...way, latencyMs: 'object' }, `${named}, realtime`);
  checkMembers(realtime['latencyMs'] as JsonObject, latency, `${named}, latencyMs`);
  const found = model['balance'];
  if (found !== undefined) {
    checkMembers({ balance: found }, { balance: 'object' }, named);
    checkMembers(found as JsonObject, balance, `${named}, balance`);
    const smallest = (found as JsonObject)['smallestClass'] as JsonObject;
    checkMembers(smallest, smallestClass, `${named}, smallestClass`);
  }
  for (const target of model['targets'] as unknown[]) {
    if (!isObject(target)) throw new Error(`${named}: a target must be an object.`);
    const members = {
      name: 'text',
      limit: 'number',
      value: 'number',
      met: 'true or false',
      sure: 'true or false',
    } as const;
    checkMembers(target, members, `${named}, target`);
  }
}

function checkMembers(
  object: JsonObject,
  members: Readonly<Record<string, Kind>>,
  where: string,
): void {
  for (const [name, kind] of Object.entries(members)) {
    if (isKind(object[name], kind)) continue;
    const found = JSON.stringify(object[name]) ?? 'missing';
    throw new Error(
      `${where}: "${name}" must be ${kind === 'object' ? 'an object' : kind}, but is ${found.slice(0, 60)}.`,
    );
  }
}

function isKind(value: unknown, kind: Kind): boolean {
  if (kind === 'object') return isObject(value);
  if (kind === 'list') return Array.isArray(value);
  if (kind === 'number') return typeof value === 'number' && Number.isFinite(value);
  return typeof value === (kind === 'text' ? 'string' : 'boolean');
}
