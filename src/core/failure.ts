import type { Message } from '../locale/catalogue.ts';

/** Why a run could not be made (exit code 2): one message a problem, each a whole sentence in either language. */
export class Failure extends Error {
  readonly messages: readonly Message[];

  constructor(...messages: Message[]) {
    super(messages.map((message) => message.code).join(', '));
    this.name = 'Failure';
    this.messages = messages;
  }
}
