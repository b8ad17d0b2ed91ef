import { Failure } from '../../core/failure.ts';
import type { Message } from '../../locale/catalogue.ts';
import { beginningOf } from './decode.ts';
import { readBySheetJs } from './sheetjs.ts';
import type { Reader, Workbook } from './workbook.ts';
import { isCompound, streamIn, streamsIn } from './xls/compound.ts';
import { hasPassword, soundRecords } from './xls/records.ts';

/**
 * SheetJS holds a file and all that it makes of it in memory: 20 bytes and more for each byte. A full sheet of the old
 * format, 65,536 people in 20 columns, takes 20 MB.
 */
export const MOST_BYTES = 48 * 1024 * 1024;

/** Of XML SheetJS takes 80 bytes and more for each. */
const MOST_XML_BYTES = 16 * 1024 * 1024;

/** The stream of a workbook in a container. */
export const workbookIn = (bytes: Uint8Array): Uint8Array | undefined =>
  streamIn(bytes, 'Workbook') ?? streamIn(bytes, 'Book');

/** What is said of a container in which there is no workbook for us. */
function refusalOf(bytes: Uint8Array, file: string): Message {
  const has = streamsIn(bytes);
  if (has('EncryptedPackage')) return { code: 'file-encrypted', args: { file } };
  const isWord = has('WordDocument') && !has('Workbook') && !has('Book');
  return isWord
    ? { code: 'file-other-kind', args: { file, kind: 'word' } }
    : { code: 'file-damaged', args: { file, format: 'Excel' } };
}

async function read(bytes: Uint8Array, file: string): Promise<Workbook> {
  tooLarge(bytes, file, MOST_BYTES);
  const stream = workbookIn(bytes);
  if (!stream) throw new Failure(refusalOf(bytes, file));
  if (hasPassword(stream)) throw new Failure({ code: 'file-encrypted', args: { file } });
  const sound = soundRecords(stream);
  if (!sound) throw new Failure({ code: 'file-damaged', args: { file, format: 'Excel' } });
  return await soundly(sound, file, 'xls');
}

function tooLarge({ length }: Uint8Array, file: string, most: number): void {
  if (length > most) throw new Failure({ code: 'file-old-too-large', args: { file, bytes: most } });
}

/** Whatever SheetJS throws is damage. */
async function soundly(bytes: Uint8Array, file: string, format: string): Promise<Workbook> {
  const workbook = await readBySheetJs(bytes, format).catch(() => {
    throw new Failure({ code: 'file-damaged', args: { file, format: 'Excel' } });
  });
  if (workbook.sheets.length === 0) throw new Failure({ code: 'workbook-empty', args: { file } });
  return workbook;
}

/** Workbooks of Excel 5 to 2003 and of WPS (.et), which are the same. */
export const xls: Reader = {
  format: 'xls',
  endings: ['.xls', '.et'],
  otherEndings: ['.xlt', '.ett'],
  recognises: isCompound,
  read,
};

/** Workbooks that Excel 2003 writes as XML, named .xml, and other programs .xls. */
export const xmlSpreadsheet: Reader = {
  format: 'xml',
  endings: ['.xml'],
  otherEndings: [],
  recognises(bytes) {
    const text = beginningOf(bytes);
    return (
      /^<(\?xml|\?mso|[\w:]*Workbook)/.test(text) &&
      text.includes('urn:schemas-microsoft-com:office:spreadsheet')
    );
  },
  async read(bytes, file) {
    tooLarge(bytes, file, MOST_XML_BYTES);
    if (/<!DOCTYPE/i.test(beginningOf(bytes)))
      throw new Failure({ code: 'file-document-type', args: { file } });
    return await soundly(bytes, file, 'xml');
  },
};
