/** Questions between a process and one that it started, over the channel of `fork`: each has its answer, or an error. */
import type { ChildProcess } from 'node:child_process';
import { toldError } from '../data/machine-error';

/** The other side: a child, or `process` for the parent. */
export type OtherProcess = ChildProcess | NodeJS.Process;

interface Question {
  readonly question: string;
  readonly id: number;
  readonly about: unknown;
}

type Reply = { readonly id: number } & (
  { readonly answer: unknown } | { readonly error: string; readonly code?: string }
);

let asked = 0;

/**
 * Asks, and waits for the answer.
 *
 * @throws Error what the other side threw, with its code; that it has ended, or could not be started
 */
export function ask<T>(other: OtherProcess, question: string, about: unknown = null): Promise<T> {
  const id = asked++;
  const channel = other as ChildProcess;
  return new Promise((settle, fail) => {
    const done = (): void => {
      channel.off('message', hear);
      channel.off('disconnect', ended);
      channel.off('error', failed);
    };
    const ended = (): void => {
      done();
      fail(new Error('the service has ended'));
    };
    const failed = (error: Error): void => {
      done();
      fail(new Error(toldError(error), { cause: error }));
    };
    const hear = (message: unknown): void => {
      const reply = message as Partial<Question> & Reply;
      if (reply.id !== id || reply.question !== undefined) return;
      done();
      if ('answer' in reply) settle(reply.answer as T);
      else fail(Object.assign(new Error(reply.error), { code: reply.code }));
    };
    channel.on('message', hear);
    channel.on('disconnect', ended);
    channel.on('error', failed); // it could not be started
    channel.send({ question, id, about }, (error) => error && ended());
  });
}

/** Answers what the other side asks; what is not listed is left to others. */
export function answerQuestions(
  other: OtherProcess,
  answers: Readonly<Record<string, (about: never) => unknown>>,
): void {
  const channel = other as ChildProcess;
  const reply = (message: Reply): void =>
    void (channel.connected && channel.send(message, () => undefined));
  channel.on('message', (message) => {
    const { question, id, about } = message as Partial<Question> & { id: number };
    if (question === undefined || !Object.hasOwn(answers, question)) return;
    Promise.resolve()
      .then(() => answers[question](about as never))
      .then(
        (answer) => reply({ id, answer }),
        (error: NodeJS.ErrnoException) => reply({ id, error: toldError(error), code: error.code }),
      );
  });
}
