/** Sends texts to a service over HTTP, with connections that stay open (undici, Node's own client). */
import { Agent, request } from 'undici';
import { Refused, type Send } from '../measure/serving/load';
import type { RequestTiming } from '../measure/serving/request-timing';

export interface HttpSender {
  readonly send: Send;
  /** One text or several in a request; returns where the time went, as the service says: 0 where it says nothing. */
  readonly timed: (text: string | readonly string[]) => Promise<RequestTiming>;
  /** Several texts in one request. */
  readonly sendList: (texts: readonly string[]) => Promise<unknown>;
  /** Closes the connections. */
  readonly close: () => Promise<void>;
}

export interface SenderOptions {
  /** The JSON field that holds the text; default text. */
  readonly field?: string;
  /** Connections at most; default 256. */
  readonly connections?: number;
  /** Milliseconds after which an answer is given up; default 30,000. */
  readonly timeoutMs?: number;
}

/**
 * Makes a sender for any service that takes `POST url` with a JSON object that holds the text.
 *
 * `send` rejects with `Refused` for 429 and 503, and with Error for every other status but 2xx.
 *
 * @throws TypeError when the address is none
 */
export function httpSender(url: string, options: SenderOptions = {}): HttpSender {
  const { field = 'text', connections = 256, timeoutMs = 30_000 } = options;
  const address = new URL(url);
  const dispatcher = new Agent({
    connections,
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
  });
  const post = async (body: object): Promise<{ json: unknown; timing: string }> => {
    const answer = await request(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      dispatcher,
    });
    const json: unknown = await answer.body.json().catch(() => null);
    if (answer.statusCode === 503 || answer.statusCode === 429) {
      throw new Refused(`refused with ${answer.statusCode}`);
    }
    if (answer.statusCode < 200 || answer.statusCode > 299) {
      throw new Error(`the service answered ${answer.statusCode}`);
    }
    return { json, timing: String(answer.headers['server-timing'] ?? '') };
  };
  return {
    send: async (text) => (await post({ [field]: text })).json,
    timed: async (text) => {
      const body = typeof text === 'string' ? { [field]: text } : { texts: text };
      return parseTiming((await post(body)).timing);
    },
    sendList: async (texts) => (await post({ texts })).json,
    close: () => dispatcher.close(),
  };
}

/** @throws Error when a part is missing: it took some time, not none */
function parseTiming(header: string): RequestTiming {
  const of = (name: string): number => {
    const [, ms] = new RegExp(`\\b${name};dur=([\\d.]+)`).exec(header) ?? [];
    if (ms === undefined) throw new Error(`the service's Server-Timing header says no '${name}'`);
    return Number(ms);
  };
  return { queueMs: of('queue'), modelMs: of('model'), restMs: of('rest') };
}
