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

/** Whether a sheet by its name tells how a form is filled in: its example is nobody, unless a user's choice says so. */
export const isInstruction = (name: string): boolean =>
  /^(?:填表|填写|填报|使用)?(?:说明|须知|要求|指南|示例|样例|样表|范例)(?:页|表)?$/.test(compact(name));
