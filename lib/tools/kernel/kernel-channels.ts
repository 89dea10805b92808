/**
 * The ZeroMQ channels a kernel is driven over: requests and replies on shell and control, output on iopub
 * (https://jupyter-client.readthedocs.io/en/stable/messaging.html#introduction).
 */
import { randomUUID } from 'node:crypto';
import { Dealer, Subscriber } from 'zeromq';
import type { ConnectionFile } from './connection-file';
import { decode, encode, type JupyterMessage } from './jupyter-wire';

export class KernelChannels {
  private readonly session = randomUUID();
  private readonly shell = new Dealer({ linger: 0 });
  private readonly control = new Dealer({ linger: 0 });
  private readonly iopub = new Subscriber({ linger: 0, receiveHighWaterMark: 0 });

  /** Connects, and gives every message of the kernel to `onMessage`. */
  constructor(
    private readonly connection: ConnectionFile,
    private readonly onMessage: (message: JupyterMessage) => void,
  ) {
    this.shell.connect(connection.address('shell'));
    this.control.connect(connection.address('control'));
    this.iopub.connect(connection.address('iopub'));
    this.iopub.subscribe();
    void this.listen(this.shell);
    void this.listen(this.iopub);
  }

  get closed(): boolean {
    return this.control.closed;
  }

  send(channel: 'shell' | 'control', message: JupyterMessage): Promise<void> {
    return this[channel].send(encode(message, this.session, this.connection.key));
  }

  close(): void {
    for (const socket of [this.shell, this.control, this.iopub]) socket.close();
  }

  private async listen(socket: Dealer | Subscriber): Promise<void> {
    for await (const frames of socket) {
      const message = this.decodeOwn(frames);
      if (message !== undefined) this.onMessage(message);
    }
  }

  /** The message, or undefined when it is not from this kernel: unsigned, signed with another key, or no message at all. */
  private decodeOwn(frames: readonly Buffer[]): JupyterMessage | undefined {
    try {
      return decode(frames, this.connection.key);
    } catch {
      return undefined;
    }
  }
}
