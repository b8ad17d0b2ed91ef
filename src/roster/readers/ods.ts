import { Failure } from '../../core/failure.ts';
import { readSheets } from './ods/sheets.ts';
import { readStyles } from './ods/styles.ts';
import { type Reader, type ReadingMeans, SERIAL_ZERO_1900, type Workbook } from './workbook.ts';
import { namesIn } from './xlsx/archive.ts';
import { limitsOf, type Parts, partsOf } from './xlsx/parts.ts';
import { damaged, Unreadable } from './xlsx/unreadable.ts';
import { named, opened } from './xlsx.ts';

/** The part that lists the others. */
const MANIFEST = 'META-INF/manifest.xml';
/** Beside the sheets an encrypted document is a few kilobytes of names and keys. */
const MOST_MANIFEST = 1 << 20;

/** Whether the manifest says how to decrypt the sheets (OpenDocument 1.3 part 2, 4.4). */
async function isEncrypted(parts: Parts): Promise<boolean> {
  if (!parts.has(MANIFEST) || parts.size(MANIFEST) > MOST_MANIFEST) return false;
  const decoder = new TextDecoder();
  let text = '';
  for await (const piece of parts.read(MANIFEST)) text += decoder.decode(piece, { stream: true });
  return text.includes('encryption-data');
}

/**
 * Reads a spreadsheet of OpenDocument 1.0 to 1.3. SheetJS reads them too, but says nothing of hidden sheets, rows and
 * columns, and takes a date whose format has conditions for a number.
 */
async function readOds(bytes: Uint8Array, file: string, means: ReadingMeans): Promise<Workbook> {
  const archive = await opened(bytes, means.openArchive);
  const parts = partsOf(archive, limitsOf(means.maxBytes));
  if (await isEncrypted(parts)) throw new Unreadable({ kind: 'encrypted' });
  if (!parts.has('content.xml')) throw damaged();
  const sheets = await readSheets(parts, await readStyles(parts));
  if (!sheets) throw new Failure({ code: 'file-other-kind', args: { file, kind: 'opendocument' } });
  if (sheets.length === 0) throw new Failure({ code: 'workbook-empty', args: { file } });
  return { format: 'ods', nature: { plain: false, serialZero: SERIAL_ZERO_1900 }, sheets };
}

/** The first file of the archive says in plain bytes what it is (OpenDocument 1.3 part 2, 3.3). */
const TYPE = 'mimetypeapplication/vnd.oasis.opendocument.spreadsheet';

/** Whether an archive that begins otherwise, unpacked and packed again by hand, has the parts of a document. */
function isDocument(bytes: Uint8Array): boolean {
  const names = namesIn(bytes);
  return names.has('content.xml') && (names.has('mimetype') || names.has(MANIFEST));
}

export const ods: Reader = {
  format: 'ods',
  endings: ['.ods'],
  otherEndings: ['.ots'],
  recognises: (bytes) =>
    bytes[0] === 0x50 &&
    (new TextDecoder('latin1').decode(bytes.subarray(30, 30 + 2 * TYPE.length)).includes(TYPE) ||
      isDocument(bytes)),
  read: named(readOds, 'OpenDocument'),
};
