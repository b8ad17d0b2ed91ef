import { Failure } from '../../core/failure.ts';
import type { Message } from '../../locale/catalogue.ts';
import { inUtf16, isCompound, streamsIn } from './compound.ts';
import { beginningOf } from './decode.ts';
import { readBySheetJs } from './sheetjs.ts';
import type { Reader, Workbook } from './workbook.ts';

/**
 * SheetJS holds a file and all that it makes of it in memory: 20 bytes and more for each byte. A full sheet of the old
 * format, 65,536 people in 20 columns, takes 20 MB.
 */
export const MOST_BYTES = 48 * 1024 * 1024;

/** Of XML SheetJS takes 80 bytes and more for each. */
const MOST_XML_BYTES = 16 * 1024 * 1024;

/** The streams of a document's author and title ([MS-OLEPS] 2.24). */
const PROPERTIES = ['\u0005SummaryInformation', '\u0005DocumentSummaryInformation'].map(inUtf16);

/** A copy whose properties SheetJS does not find: nobody needs them, and damaged ones keep it busy without end. */
function withoutProperties(bytes: Uint8Array): Uint8Array {
  const text = new TextDecoder('latin1').decode(bytes);
  const copy = bytes.slice();
  for (const name of PROPERTIES)
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) copy[at + 2] = 0x58;
  return copy;
}

/** What is said of a container that is no workbook for us; undefined: it looks like one. */
function refusalOf(bytes: Uint8Array, file: string): Message | undefined {
  const has = streamsIn(bytes);
  if (has('EncryptedPackage')) return { code: 'file-encrypted', args: { file } };
  if (has('Workbook') || has('Book')) return undefined;
  if (has('WordDocument')) return { code: 'file-other-kind', args: { file, kind: 'word' } };
  return { code: 'file-damaged', args: { file, format: 'Excel' } };
}

async function read(bytes: Uint8Array, file: string): Promise<Workbook> {
  tooLarge(bytes, file, MOST_BYTES);
  const refusal = refusalOf(bytes, file);
  if (refusal) throw new Failure(refusal);
  return await soundly(withoutProperties(bytes), file, 'xls');
}

function tooLarge({ length }: Uint8Array, file: string, most: number): void {
  if (length > most) throw new Failure({ code: 'file-old-too-large', args: { file, bytes: most } });
}

/** Whatever SheetJS throws is damage, unless it asks for a password. */
async function soundly(bytes: Uint8Array, file: string, format: string): Promise<Workbook> {
  let workbook: Workbook;
  try {
    workbook = await readBySheetJs(bytes, format);
  } catch (error) {
    const isEncrypted = error instanceof Error && /password|encrypted file/i.test(error.message);
    throw new Failure(
      isEncrypted
        ? { code: 'file-encrypted', args: { file } }
        : { code: 'file-damaged', args: { file, format: 'Excel' } },
    );
  }
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
