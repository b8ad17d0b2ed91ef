import { Failure } from '../core/failure.ts';
import { visible } from '../core/text.ts';
import { type Catalogue, type Message, say } from '../locale/catalogue.ts';

/** Where a command writes, and what it knows of its terminal. */
export interface Streams {
  /** Writes text, or text in UTF-8. */
  readonly write: (text: string | Uint8Array) => void;
  readonly note: (text: string) => void;
  /** Waits until all that was written is out. Throws Failure where it could not be (a full disk). */
  readonly settled: () => Promise<void>;
  /** Columns to fold lines to; undefined where nobody looks (a pipe, unless COLUMNS says otherwise). */
  readonly width: number | undefined;
  readonly color: boolean;
}

/** The streams of this process. A reader that closes the pipe (`| head`) ends the output in silence, not the run. */
export function processStreams(): Streams {
  let failure: NodeJS.ErrnoException | undefined;
  let isClosed = false;
  let pending: Promise<void> = Promise.resolve();
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') isClosed = true;
    else failure ??= error;
  });
  const columns = process.stdout.columns ?? Number(process.env.COLUMNS ?? Number.NaN);
  return {
    write: (text) => {
      if (isClosed) return;
      const written = new Promise<void>((resolve) => process.stdout.write(text, () => resolve()));
      pending = pending.then(() => written);
    },
    note: (text) => void process.stderr.write(text),
    settled: async () => {
      await pending;
      if (failure)
        throw new Failure({ code: 'stdout-failed', args: { cause: failure.code ?? failure.message } });
    },
    width: Number.isInteger(columns) && columns >= 20 ? columns : undefined,
    color: process.stdout.isTTY === true && !process.env.NO_COLOR,
  };
}

/** Tells each problem in a sentence of its own; a path or a cell in it cannot steer the terminal or show an ID number. */
export function tell(messages: readonly Message[], catalogue: Catalogue, streams: Streams): void {
  for (const message of messages) streams.note(`${visible(say(catalogue, message))}\n`);
}

/** The messages of a failure: its own, or of one that nobody foresaw what it is and where in the program it arose. */
export function messagesOf(error: unknown): readonly Message[] {
  if (error instanceof Failure) return error.messages;
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  const place = /\(?([^\s()/\\]+:\d+:\d+)\)?$/m.exec(stack?.split('\n').slice(1).join('\n') ?? '')?.[1];
  return [{ code: 'internal', args: { detail: `${name}: ${message}${place ? ` · ${place}` : ''}` } }];
}
