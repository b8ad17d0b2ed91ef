import { Failure } from '../core/failure.ts';
import { type Catalogue, type Message, say } from '../locale/catalogue.ts';

/** Where a command writes, and what it knows of its terminal. */
export interface Streams {
  readonly write: (text: string) => void;
  readonly note: (text: string) => void;
  /** Columns to fold lines to; undefined where nobody looks (a pipe, unless COLUMNS says otherwise). */
  readonly width: number | undefined;
  readonly color: boolean;
}

/** The streams of this process. */
export function processStreams(): Streams {
  // A reader that closes the pipe (`| head`) ends the run in silence.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
    throw error;
  });
  const columns = process.stdout.columns ?? Number(process.env.COLUMNS ?? Number.NaN);
  return {
    write: (text) => void process.stdout.write(text),
    note: (text) => void process.stderr.write(text),
    width: Number.isInteger(columns) && columns >= 20 ? columns : undefined,
    color: process.stdout.isTTY === true && !process.env.NO_COLOR,
  };
}

/** Tells each problem in a sentence of its own. */
export function tell(messages: readonly Message[], catalogue: Catalogue, streams: Streams): void {
  for (const message of messages) streams.note(`${say(catalogue, message)}\n`);
}

/** The messages of a known failure; anything else is thrown on. */
export function messagesOf(error: unknown): readonly Message[] {
  if (error instanceof Failure) return error.messages;
  throw error;
}
