/**
 * The trained model behind HTTP, on Fastify (https://fastify.dev). The same model and the same answers as in process;
 * what a request adds is measured by the notebook about it. Nothing of a text is written to any log.
 */
import Fastify, { LogController, type FastifyInstance, type FastifyReply } from 'fastify';
import { systemClock } from '../measure/timing/clock';
import { onArrival, type MicroBatches, type OnArrival } from '../measure/serving/serving-policy';
import type { Engine } from './engine';
import { PredictionQueue, Refusal, type Answered } from './prediction-queue';
import { parseBody, RequestError, requestTexts, type TextLimits } from './request-texts';
import { ServiceMetrics } from './service-metrics';

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
const STARTING = 'The service is starting; ask again in a second.';

/** Makes a service; `app.listen({ host, port })` lets it listen. */
export function makeService(options: ServiceOptions = {}): PredictionService {
  const { policy = onArrival(), queueLimit = 1000, longestWaitMs = 10_000 } = options;
  const { limits = { characters: 100_000, texts: 1000 } } = options;
  const requestTimeout = options.requestTimeoutMs ?? 10_000;
  const app = Fastify({
    bodyLimit: options.bodyLimit ?? 1024 * 1024,
    requestTimeout,
    logger: options.log ? { stream: options.log } : false,
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: 'idle',
    http: {
      headersTimeout: Math.min(requestTimeout, 5000),
      connectionsCheckingInterval: Math.min(requestTimeout, 1000),
    },
  });
  let queue: PredictionQueue | null = null;
  let ending = false;
  const metrics = new ServiceMetrics(() => queue?.length ?? 0);

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
    const type = String(request.headers['content-type']).slice(0, 80);
    done(new RequestError(400, `The content type must be application/json, not '${type}'.`));
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
  app.post('/predict', async (request, reply) => {
    const startedMs = systemClock() - reply.elapsedTime;
    if (queue === null || ending) throw new Refusal(ending ? ENDING : STARTING, 1);
    const { texts, single } = requestTexts(
      request.body === undefined ? parseBody(Buffer.of()) : request.body,
      limits,
    );
    const answer = await queue.submit(texts, leaving(reply));
    const totalMs = systemClock() - startedMs;
    reply.header('server-timing', serverTiming(answer, totalMs));
    return single ? answer.answers[0] : answer.answers;
  });

  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0].slice(0, 80);
    const known = 'There are POST /predict, GET /health and GET /metrics';
    return reply.code(404).send({ error: `${known}, not ${request.method} ${path}.` });
  });
  app.setErrorHandler((error: Error & { statusCode?: number }, _, reply) => {
    const status = error instanceof Refusal ? 503 : (error.statusCode ?? 500);
    const message = status >= 500 && status !== 503 ? 'The service failed.' : sentence(error);
    if (error instanceof Refusal) reply.header('retry-after', error.retryAfterSeconds);
    if (status === 500) app.log.error({ status, why: error.name }, 'failed');
    else app.log.info({ status, why: message }, 'refused');
    return reply.code(status).send({ error: message });
  });
  app.addHook('onResponse', (request, reply, done) => {
    if (request.routeOptions.url === '/predict') {
      metrics.requests.inc({ status: reply.statusCode });
      metrics.latency.observe(reply.elapsedTime / 1000);
    }
    done();
  });
  app.addHook('onRequestAbort', (request, done) => {
    if (request.routeOptions.url === '/predict') metrics.requests.inc({ status: 499 });
    done();
  });

  return {
    app,
    use(engine) {
      queue = new PredictionQueue(engine, {
        policy,
        limit: queueLimit,
        longestWaitMs,
        onBatch: (size) => metrics.batchSize.observe(size),
      });
      app.log.info({ policy, queueLimit }, 'ready');
    },
    counts: () => metrics.registry.getMetricsAsJSON(),
    async close() {
      if (ending) return;
      ending = true;
      app.log.info('ending');
      await queue?.drain();
      await app.close();
      metrics.registry.clear();
      app.log.info('ended');
    },
  };
}

/** Ends the wait of a request whose client has gone. */
function leaving(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) controller.abort();
  });
  return controller.signal;
}

/** https://www.w3.org/TR/server-timing: where the milliseconds went. */
function serverTiming({ queueMs, modelMs }: Answered, totalMs: number): string {
  const rest = Math.max(0, totalMs - queueMs - modelMs);
  const parts = { queue: queueMs, model: modelMs, rest };
  return Object.entries(parts)
    .map(([name, ms]) => `${name};dur=${ms.toFixed(4)}`)
    .join(', ');
}

/** Fastify's own errors in one sentence of ours; nothing of the request is repeated. */
function sentence(error: Error & { code?: string }): string {
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return 'The body is too large.';
  if (error.code === 'FST_ERR_CTP_INVALID_CONTENT_LENGTH') return 'Content-Length is wrong.';
  if (error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') {
    return 'The content type must be application/json.';
  }
  return error.message;
}
