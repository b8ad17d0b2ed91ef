import { Failure } from '../../core/failure.ts';
import { csv } from './csv.ts';
import { beginningOf } from './decode.ts';
import { html } from './html.ts';
import { isOldForm, lrmx } from './lrmx.ts';
import { ods } from './ods.ts';
import type { Reader, ReadingMeans, Workbook } from './workbook.ts';
import { xls, xmlSpreadsheet } from './xls.ts';
import { xlsx } from './xlsx.ts';

/** Every input format; a new one is one file and one line here. The first that recognises the bytes reads them. */
const READERS: readonly Reader[] = [ods, xlsx, xls, lrmx, xmlSpreadsheet, html, csv];

/** What a file may be said to be, whatever its bytes look like. */
export const INPUT_FORMATS: readonly string[] = READERS.map(({ format }) => format);

/** The endings of the files that are read, for messages. */
export const FORMATS_READ: string = READERS.flatMap(({ endings }) => endings).join(' ');

/** Endings of rosters that are told of, and not read. */
const REFUSED_ENDINGS = ['.xlsb', '.lrm'];

const endingOf = (file: string): string | undefined => /[^/\\](\.[^./\\]+)$/.exec(file)?.[1]?.toLowerCase();

/** Whether a file's name ends like a roster's: one that is not read is then told of, never passed over. */
export function isRosterName(file: string): boolean {
  const ending = endingOf(file);
  const known = READERS.flatMap(({ endings, otherEndings }) => [...endings, ...otherEndings]);
  return ending !== undefined && [...known, ...REFUSED_ENDINGS].includes(ending);
}

/** A page and all that belongs to it in the form of a mail (.mht), which Excel saves under any name. */
const isMail = (bytes: Uint8Array): boolean => /^MIME-Version:/i.test(beginningOf(bytes));

/** Whether a file's name ends like that of another format than it is of; a name without an ending says nothing. */
export function isMisnamed(file: string, format: string): boolean {
  const ending = endingOf(file);
  const own = READERS.find((reader) => reader.format === format);
  return ending !== undefined && own !== undefined && ![...own.endings, ...own.otherEndings].includes(ending);
}

/**
 * Reads a file by what it holds, whatever it is named. `file` is the name for messages; `format`: what it is said to be.
 * Throws Failure where the file is empty, encrypted, damaged or of a format that is not read.
 */
export async function readWorkbook(
  bytes: Uint8Array,
  file: string,
  means: ReadingMeans,
  format?: string,
): Promise<Workbook> {
  if (bytes.length === 0) throw new Failure({ code: 'file-empty', args: { file } });
  if (format === undefined && isMail(bytes))
    throw new Failure({ code: 'file-other-kind', args: { file, kind: 'web-archive' } });
  const reader = READERS.find((each) =>
    format === undefined ? each.recognises(bytes) : each.format === format,
  );
  if (format === undefined && (isOldForm(bytes) || (reader === csv && endingOf(file) === '.lrm')))
    throw new Failure({ code: 'file-old-form', args: { file } });
  if (!reader) throw new Failure({ code: 'file-unknown-format', args: { file, formats: FORMATS_READ } });
  return await reader.read(bytes, file, means);
}
