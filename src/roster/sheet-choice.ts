import { compact } from '../core/text.ts';
import type { HeadRows } from './locate.ts';

/** What a user says of sheets: that they are not to be read, or in which rows their head stands. */
export interface SheetChoice {
  /** The name of a file without its folder; undefined: of any file. */
  readonly file: string | undefined;
  /** Undefined: every sheet of the file. */
  readonly sheet: string | undefined;
  readonly leaveOut: boolean;
  readonly headRows: HeadRows | undefined;
}

/** Whether a choice is about a sheet. `path` is the file's as the user wrote it. */
export const isAbout = ({ file, sheet }: SheetChoice, path: string, name: string): boolean =>
  (file === undefined || compact(file) === compact(path.replace(/^.*[/\\]/, ''))) &&
  (sheet === undefined || compact(sheet) === compact(name));
