import type { Catalogue } from '../locale/catalogue.ts';
import type { Streams } from './streams.ts';

/** What a command is given beside its own arguments. */
export interface Terminal {
  readonly catalogue: Catalogue;
  readonly streams: Streams;
  /** Of encrypted workbooks; it comes from the environment, and goes with the options. */
  readonly password: string | undefined;
  /** Takes the exit code of the command that ran. */
  readonly done: (code: number) => void;
}
