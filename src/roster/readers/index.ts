import { Failure } from '../../core/failure.ts';
import { csv } from './csv.ts';
import { beginningOf } from './decode.ts';
import { html } from './html.ts';
import { ods } from './ods.ts';
import type { Reader, ReadingMeans, Workbook } from './workbook.ts';
import { xls, xmlSpreadsheet } from './xls.ts';
import { xlsx } from './xlsx.ts';

/** Every input format; a new one is one file and one line here. The first that recognises the bytes reads them. */
const READERS: readonly Reader[] = [ods, xlsx, xls, xmlSpreadsheet, html, csv];

/** A page and all that belongs to it in the form of a mail (.mht), which Excel saves under any name. */
const isMail = (bytes: Uint8Array): boolean => /^MIME-Version:/i.test(beginningOf(bytes));

/** Whether a file's name ends like that of another format than it is of; a name without an ending says nothing. */
export function isMisnamed(file: string, format: string): boolean {
  const ending = /[^/\\](\.[^./\\]+)$/.exec(file)?.[1]?.toLowerCase();
  const own = READERS.find((reader) => reader.format === format);
  return ending !== undefined && own !== undefined && ![...own.endings, ...own.otherEndings].includes(ending);
}

/**
 * Reads a file by what it holds, whatever it is named. `file` is the name for messages.
 * Throws Failure where the file is empty, encrypted, damaged or of a format that is not read.
 */
export async function readWorkbook(bytes: Uint8Array, file: string, means: ReadingMeans): Promise<Workbook> {
  if (bytes.length === 0) throw new Failure({ code: 'file-empty', args: { file } });
  if (isMail(bytes)) throw new Failure({ code: 'file-other-kind', args: { file, kind: 'web-archive' } });
  const reader = READERS.find((candidate) => candidate.recognises(bytes));
  if (!reader)
    throw new Failure({
      code: 'file-unknown-format',
      args: { file, formats: READERS.flatMap((each) => each.endings).join(' ') },
    });
  return await reader.read(bytes, file, means);
}
