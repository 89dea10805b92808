/** Sends texts to a service over HTTP, with connections that stay open (undici, Node's own client). */
import { Agent, request } from 'undici';
import { Refused, type Send } from '../measure/serving/load-log';
import type { RequestTiming } from '../measure/serving/request-timing';

export interface HttpSender {
  readonly send: Send;
  /** One text or several in a request; returns where the time went. Rejects where the service does not say it. */
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
 * `send` rejects with `Refused` for 429 and 503, and with Error for every other status but 2xx and for what is not JSON.
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
  const post = async (body: object): Promise<{ json: unknown; timing: unknown }> => {
    const answer = await request(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      dispatcher,
    });
    const said = await answer.body.text();
    if (answer.statusCode === 503 || answer.statusCode === 429) {
      throw new Refused(`refused with ${answer.statusCode}`);
    }
    if (answer.statusCode < 200 || answer.statusCode > 299) {
      const { location } = answer.headers;
      const where = location === undefined ? '' : `: ask ${String(location).slice(0, 200)} instead`;
      throw new Error(`the service answered ${answer.statusCode}${where}`);
    }
    return { json: parseAnswer(said), timing: answer.headers['server-timing'] };
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

function parseAnswer(said: string): unknown {
  try {
    return JSON.parse(said);
  } catch {
    throw new Error('the service answered something that is not JSON');
  }
}

/** Reads https://www.w3.org/TR/server-timing, as this kit's service writes it. @throws Error when one of the three is not there */
function parseTiming(header: unknown): RequestTiming {
  const said = String(header).slice(0, 1000);
  const of = (name: string): number => {
    const [, dur] =
      new RegExp(`(?:^|,)\\s*${name};dur=(\\d+(?:\\.\\d+)?)\\s*(?:,|$)`).exec(said) ?? [];
    if (dur === undefined) {
      throw new Error(
        `not known where the time went: the service does not say ${name} in Server-Timing`,
      );
    }
    return Number(dur);
  };
  return { queueMs: of('queue'), modelMs: of('model'), restMs: of('rest') };
}
