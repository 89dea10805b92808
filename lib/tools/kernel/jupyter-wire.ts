/**
 * Jupyter's messages as they travel over ZeroMQ, protocol 5.3: frames of JSON, signed with HMAC-SHA256
 * so that only who knows the connection file's key can speak
 * (https://jupyter-client.readthedocs.io/en/stable/messaging.html#the-wire-protocol).
 */
import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';

/** A message: what it is, which request it answers, and its content. */
export interface JupyterMessage {
  /** For instance `execute_request`, `stream`, `display_data`, `status`. */
  readonly type: string;
  /** Identifies this message. */
  readonly id: string;
  /** The `id` of the request this message belongs to; empty for a request. */
  readonly parentId: string;
  readonly content: Readonly<Record<string, unknown>>;
}

const delimiter = Buffer.from('<IDS|MSG>');

/** Makes a request with a fresh id. */
export function createRequest(type: string, content: Record<string, unknown>): JupyterMessage {
  return { type, id: randomUUID(), parentId: '', content };
}

/** Returns the signature of the four JSON frames: HMAC-SHA256 in lower-case hexadecimal. */
export function sign(key: string, frames: readonly (string | Buffer)[]): string {
  const hmac = createHmac('sha256', key);
  for (const frame of frames) hmac.update(frame);
  return hmac.digest('hex');
}

/** Returns the frames of a message: delimiter, signature, header, parent header, metadata, content. */
export function encode(message: JupyterMessage, session: string, key: string): Buffer[] {
  const header = {
    msg_id: message.id,
    msg_type: message.type,
    session,
    username: 'reviewlab',
    date: new Date().toISOString(),
    version: '5.3',
  };
  const parent = message.parentId === '' ? {} : { msg_id: message.parentId };
  const frames = [header, parent, {}, message.content].map((part) => JSON.stringify(part));
  return [delimiter, ...[sign(key, frames), ...frames].map((frame) => Buffer.from(frame))];
}

/**
 * Reads the frames of a message. Frames before the delimiter (routing, topic) are passed over.
 * @throws Error when the delimiter is missing, a frame is missing, the signature is wrong, or a frame is not JSON.
 */
export function decode(frames: readonly Buffer[], key: string): JupyterMessage {
  const start = frames.findIndex((frame) => frame.equals(delimiter));
  if (start < 0) throw new Error('Not a Jupyter message: the delimiter <IDS|MSG> is missing.');
  const [signature, ...parts] = frames.slice(start + 1, start + 6);
  if (signature === undefined || parts.length < 4) {
    throw new Error(
      `Not a Jupyter message: 5 frames expected, ${frames.length - start - 1} found.`,
    );
  }
  const expected = Buffer.from(sign(key, parts));
  if (signature.length !== expected.length || !timingSafeEqual(signature, expected)) {
    throw new Error('A Jupyter message with a wrong signature: it is not from our kernel.');
  }
  const [header, parent, , content] = parts.map(
    (part) => JSON.parse(part.toString('utf8')) as Record<string, unknown>,
  );
  return {
    type: text(header?.['msg_type']),
    id: text(header?.['msg_id']),
    parentId: text(parent?.['msg_id']),
    content: content ?? {},
  };
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
