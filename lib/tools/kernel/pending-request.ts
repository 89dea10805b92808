/** A request to a kernel, from its sending to the word that the kernel is idle again, and the output in between. */
import type { JupyterMessage } from './jupyter-wire';

export class PendingRequest {
  /** The messages with output, in the order they came: stream, display_data, and so on. */
  readonly messages: JupyterMessage[] = [];
  reply: JupyterMessage | undefined;
  /** True when the kernel said that it has nothing left to do for the request. */
  idle = false;
  private wake: () => void = () => undefined;

  /** @param id the request's own: what belongs to it names it as its parent */
  constructor(readonly id: string) {}

  /** Takes a message that may belong to the request, and wakes who waits for it when it is answered or idle. */
  take(message: JupyterMessage): void {
    if (message.parentId !== this.id) return;
    if (message.type.endsWith('_reply')) this.reply = message;
    else if (message.type !== 'status') this.messages.push(message);
    else if (message.content['execution_state'] === 'idle') this.idle = true;
    if (this.idle || this.reply !== undefined) this.notify();
  }

  /** Wakes who waits for news. */
  notify(): void {
    this.wake();
  }

  /** Waits until something happened to the request, at most `limitMs`. */
  news(limitMs: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, Math.max(1, limitMs));
      this.wake = () => {
        clearTimeout(timer);
        // One more turn of the event loop, so that messages already here are read before the kernel's end counts.
        setTimeout(resolve, 1);
      };
    });
  }
}
