/**
 * Sends texts over plain sockets that stay open, one request at a time on each: a client cheap enough that a fast service,
 * and not the client beside it, comes to its limit.
 */
import { connect, type Socket } from 'node:net';
import { Refused, type Send } from '../../lib/dist/measure/serving/load-log';

interface Line {
  readonly socket: Socket;
  heard: string;
  settle: (status: number) => void;
}

/** Returns `send`, which gives the status, and `close`. @param url of a service on this machine that answers with Content-Length */
export function plainSender(url: string): { send: Send; close: () => void } {
  const { hostname, port, pathname } = new URL(url);
  const idle: Line[] = [];
  const all = new Set<Line>();
  const open = (): Line => {
    const line: Line = {
      socket: connect(Number(port), hostname),
      heard: '',
      settle: () => undefined,
    };
    line.socket.setNoDelay();
    line.socket.on('data', (data) => hear(line, data));
    line.socket.on('error', () => undefined);
    line.socket.on('close', () => {
      all.delete(line);
      line.settle(0);
    });
    all.add(line);
    return line;
  };
  const hear = (line: Line, data: Buffer): void => {
    line.heard += data.toString('latin1');
    const head = line.heard.indexOf('\r\n\r\n');
    if (head < 0) return;
    const length = /content-length: (\d+)/i.exec(line.heard)?.[1];
    if (line.heard.length < head + 4 + Number(length)) return;
    const status = Number(line.heard.slice(9, 12));
    line.heard = '';
    idle.push(line);
    line.settle(status);
  };
  return {
    async send(text) {
      const body = JSON.stringify({ text });
      let line = idle.pop() ?? open();
      if (line.socket.destroyed) line = open();
      const status = await new Promise<number>((settle) => {
        line.settle = settle;
        line.socket.write(
          `POST ${pathname} HTTP/1.1\r\nhost: ${hostname}\r\ncontent-type: application/json\r\n` +
            `content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
        );
      });
      if (status === 503) throw new Refused('refused');
      if (status !== 200) throw new Error(`answered ${status}`);
    },
    close: () => all.forEach(({ socket }) => socket.destroy()),
  };
}
