/**
 * The trained model behind HTTP, on Fastify (https://fastify.dev). The same model and the same answers as in process;
 * what a request adds is measured by the notebook about it. Nothing of a text is written to any log.
 */
import { STATUS_CODES } from 'node:http';
import Fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import { systemClock } from '../measure/timing/clock';
import { onArrival, type MicroBatches, type OnArrival } from '../measure/serving/serving-policy';
import type { Engine } from './engine';
import { PredictionQueue, Refusal, type Answered } from './prediction-queue';
import { parseBody, RequestError, requestTexts, type TextLimits } from './request-texts';
import { ServiceMetrics } from './service-metrics';

declare module 'fastify' {
  interface FastifyRequest {
    /** When its head had been read. */
    startedMs: number;
  }
}

export interface ServiceOptions {
  /** Default `onArrival()`: each request by itself. */
  readonly policy?: OnArrival | MicroBatches;
  /** Texts that may wait for the model; default 1000. */
  readonly queueLimit?: number;
  /** Milliseconds that a request may wait in the queue; default 10,000. */
  readonly longestWaitMs?: number;
  /** Milliseconds in which a request must have arrived whole; default 10,000. */
  readonly requestTimeoutMs?: number;
  /** Bytes of a request's body; default 1 MiB. */
  readonly bodyLimit?: number;
  /** Characters of a text and texts of a request; default 100,000 and 1000. */
  readonly limits?: TextLimits;
  /** Gets one line of JSON a start, an end and a refusal; default none. */
  readonly log?: { write(line: string): void };
  /** What GET /metrics answers, where this process is one of several; default its own. */
  readonly metrics?: () => Promise<string>;
}

/** A service that listens, or will. */
export interface PredictionService {
  readonly app: FastifyInstance;
  /** Hands over the model, warmed up; until then the service is not ready. */
  use(engine: Engine): void;
  /** What it counted, as JSON of prom-client. */
  counts(): Promise<object[]>;
  /** Takes no new requests, answers those accepted, and ends. */
  close(): Promise<void>;
}

const ENDING = 'The service is ending; ask another one.';
/** As nginx counts them: no answer has this status. */
const CLIENT_LEFT = 499;
const STARTING = 'The service is starting; ask again in a second.';

/** What Node's parser gives up before there is a request. */
const UNREAD: Readonly<Record<string, [status: number, why: string]>> = {
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'The request came too slowly.'],
  HPE_HEADER_OVERFLOW: [431, 'The head of the request is too large.'],
};

/** Makes a service; `app.listen({ host, port })` lets it listen. */
export function makeService(options: ServiceOptions = {}): PredictionService {
  const { policy = onArrival(), queueLimit = 1000, longestWaitMs = 10_000 } = options;
  const { limits = { characters: 100_000, texts: 1000 } } = options;
  const requestTimeout = options.requestTimeoutMs ?? 10_000;
  const refusal = (error: Error & { statusCode?: number; code?: string }): [number, string] => {
    const status = error instanceof Refusal ? 503 : (error.statusCode ?? 500);
    const message = status >= 500 && status !== 503 ? 'The service failed.' : sentence(error);
    if (status === 500) log('failed', { status, why: error.name });
    else log('refused', { status, why: message });
    return [status, message];
  };
  const app = Fastify({
    bodyLimit: options.bodyLimit ?? 1024 * 1024,
    requestTimeout,
    forceCloseConnections: 'idle',
    return503OnClosing: false, // it is refused as all else
    frameworkErrors: (error, _, reply) => {
      const [status, message] = refusal(error);
      void (reply as FastifyReply).code(status).send({ error: message });
    },
    clientErrorHandler(error, socket) {
      if (error.code === 'ECONNRESET' || socket.destroyed) return;
      const [status, why] = UNREAD[error.code] ?? [400, 'This is no HTTP request.'];
      log('refused', { status, why });
      const head = `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nconnection: close\r\ncontent-type: application/json`;
      const body = JSON.stringify({ error: why });
      if (socket.writable) socket.write(`${head}\r\ncontent-length: ${body.length}\r\n\r\n${body}`);
      socket.destroy();
    },
    http: {
      headersTimeout: Math.min(requestTimeout, 5000),
      connectionsCheckingInterval: Math.min(requestTimeout, 1000),
    },
  });
  let queue: PredictionQueue | null = null;
  let ending = false;
  const metrics = new ServiceMetrics(() => queue?.length ?? 0);
  // Fastify's own logger would make one for each request.
  const log = (msg: string, facts: object = {}): void =>
    options.log?.write(
      `${JSON.stringify({ time: new Date().toISOString(), pid: process.pid, msg, ...facts })}\n`,
    );

  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_, body, done) => {
    try {
      done(null, parseBody(body as Buffer));
    } catch (error) {
      done(error as Error);
    }
  });
  app.addContentTypeParser('*', (request, payload, done) => {
    payload.resume();
    const type = request.headers['content-type']?.slice(0, 80);
    const is = type === undefined ? 'and there is none' : `not '${type}'`;
    done(new RequestError(400, `The content type must be application/json, ${is}.`));
  });

  app.get('/health', (_, reply) => {
    const status = ending ? 'ending' : queue === null ? 'starting' : 'ready';
    return reply.code(status === 'ready' ? 200 : 503).send({ status });
  });
  app.get('/metrics', async (_, reply) =>
    reply
      .type(metrics.registry.contentType)
      .send(await (options.metrics?.() ?? metrics.registry.metrics())),
  );
  app.decorateRequest('startedMs', 0);
  app.addHook('onRequest', (request, _, done) => {
    request.startedMs = systemClock();
    done();
  });
  app.post('/predict', (request, reply) => {
    if (queue === null || ending) throw new Refusal(ending ? ENDING : STARTING, 1);
    const { texts, single } = requestTexts(
      request.body === undefined ? parseBody(Buffer.of()) : request.body,
      limits,
    );
    const answered = (answer: Answered): void => {
      const totalMs = systemClock() - request.startedMs;
      metrics.count(200, totalMs);
      const body = JSON.stringify(single ? answer.answers[0] : answer.answers);
      // Straight to Node: what Fastify does for every kind of answer is a good part of what a request costs.
      const { raw } = reply.hijack();
      if (ending) raw.setHeader('connection', 'close');
      raw.writeHead(200, {
        'content-type': 'application/json; charset=utf-8',
        'content-length': Buffer.byteLength(body),
        'server-timing': serverTiming(answer, totalMs),
      });
      raw.end(body);
    };
    const leave = queue.submit(texts, answered, (error) => void reply.send(error));
    reply.raw.once('close', () => reply.raw.writableFinished || leave());
  });

  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0].slice(0, 80);
    const known = 'There are POST /predict, GET /health and GET /metrics';
    return reply.code(404).send({ error: `${known}, not ${request.method} ${path}.` });
  });
  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const [status, message] = refusal(error);
    if (error instanceof Refusal) reply.header('retry-after', error.retryAfterSeconds);
    if (request.routeOptions.url === '/predict') {
      const ms = systemClock() - request.startedMs;
      metrics.count(reply.raw.destroyed ? CLIENT_LEFT : status, ms);
    }
    return reply.code(status).send({ error: message });
  });
  return {
    app,
    use(engine) {
      queue = new PredictionQueue(engine, {
        policy,
        limit: queueLimit,
        longestWaitMs,
        onBatch: metrics.countCall,
      });
      log('ready', { policy, queueLimit });
    },
    counts: () => metrics.registry.getMetricsAsJSON(),
    async close() {
      if (ending) return;
      ending = true;
      log('ending');
      await queue?.drain();
      await app.close();
      metrics.registry.clear();
      log('ended');
    },
  };
}

/** https://www.w3.org/TR/server-timing: where the milliseconds went. */
function serverTiming({ queueMs, modelMs }: Answered, totalMs: number): string {
  const rest = Math.max(0, totalMs - queueMs - modelMs);
  return `queue;dur=${micros(queueMs)}, model;dur=${micros(modelMs)}, rest;dur=${micros(rest)}`;
}

/** Milliseconds to a tenth of a microsecond. */
function micros(ms: number): number {
  return Math.round(ms * 1e4) / 1e4;
}

/** Fastify's own errors in one sentence of ours; nothing of the request is repeated. */
function sentence(error: Error & { code?: string }): string {
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return 'The body is too large.';
  if (error.code === 'FST_ERR_CTP_INVALID_CONTENT_LENGTH') return 'Content-Length is wrong.';
  if (error.code === 'FST_ERR_BAD_URL') return 'The path is not well encoded.';
  if (error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') {
    return 'The content type must be application/json.';
  }
  return error.message;
}
