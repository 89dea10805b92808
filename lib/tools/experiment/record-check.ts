/** The records that notebooks leave for results/experiment.json, checked: a wrong one is named with its place. */
import type { ModelResults } from '../../measure/timing/model-results';
import { isObject, type JsonObject } from '../notebook/json-object';

export type { Target } from '../../measure/timing/target';
export type { WayResults } from '../../measure/timing/model-results';

/** One model's measurements, and what a call of it costs where a notebook fitted that. */
export interface ModelRecord extends ModelResults {
  readonly costModel?: JsonObject;
}

export type CheckedRecord =
  | { readonly kind: 'data'; readonly data: JsonObject; readonly labels: readonly string[] }
  | { readonly kind: 'model'; readonly model: ModelRecord }
  | { readonly kind: 'costModel'; readonly model: string; readonly costModel: JsonObject }
  | { readonly kind: 'arrivals'; readonly arrivals: JsonObject }
  | { readonly kind: 'choice'; readonly choice: JsonObject }
  | { readonly kind: 'service'; readonly service: JsonObject };

type Kind = 'text' | 'number' | 'true or false' | 'list' | 'object';

const way = { totalMs: 'number', perReviewMs: 'number', perReviewInterval: 'list' } as const;
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
const service = {
  processorMs: 'number',
  perSecond: 'object',
  loads: 'list',
  validity: 'object',
} as const;
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
  } else if (kind === 'choice') {
    checkMembers(record, { choice: 'object' }, `${where}: choice record`);
  } else if (kind === 'service') {
    checkMembers(record, { service: 'object' }, `${where}: service record`);
    checkMembers(record['service'] as JsonObject, service, `${where}: service record`);
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
      `${where}: a record's kind must be data, model, costModel, arrivals, choice or service, but is ${found}.`,
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
      fitMs: 'number',
      reviews: 'number',
      rounds: 'number',
      accuracy: 'number',
      accuracyInterval: 'list',
      balance: 'object',
      identical: 'true or false',
      batch: 'object',
      realTime: 'object',
      ratio: 'object',
      validity: 'object',
      targets: 'list',
    },
    named,
  );
  checkMembers(
    model['batch'] as JsonObject,
    { ...way, size: 'number', accuracy: 'number' },
    `${named}, batch`,
  );
  checkMembers(model['ratio'] as JsonObject, { ratio: 'number', low: 'number' }, `${named}, ratio`);
  const realTime = model['realTime'] as JsonObject;
  checkMembers(realTime, { ...way, latencyMs: 'object' }, `${named}, realTime`);
  checkMembers(realTime['latencyMs'] as JsonObject, latency, `${named}, latencyMs`);
  const found = model['balance'] as JsonObject;
  checkMembers(found, balance, `${named}, balance`);
  checkMembers(found['smallestClass'] as JsonObject, smallestClass, `${named}, smallestClass`);
  for (const target of model['targets'] as unknown[]) {
    if (!isObject(target)) throw new Error(`${named}: a target must be an object.`);
    const members = {
      name: 'text',
      limit: 'number',
      value: 'number',
      unit: 'text',
      interval: 'list',
      verdict: 'text',
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
