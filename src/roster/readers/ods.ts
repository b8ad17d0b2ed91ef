import { Failure } from '../../core/failure.ts';
import { readSheets } from './ods/sheets.ts';
import { readStyles } from './ods/styles.ts';
import { type Reader, type ReadingMeans, SERIAL_ZERO_1900, type Workbook } from './workbook.ts';
import { limitsOf, type Parts, partsOf } from './xlsx/parts.ts';
import { damaged, Unreadable } from './xlsx/unreadable.ts';
import { named, opened } from './xlsx.ts';

/** Beside the sheets an encrypted document is a few kilobytes of names and keys. */
const MOST_MANIFEST = 1 << 20;

/** Whether the manifest says how to decrypt the sheets (OpenDocument 1.3 part 2, 4.4). */
async function isEncrypted(parts: Parts): Promise<boolean> {
  const name = 'META-INF/manifest.xml';
  if (!parts.has(name) || parts.size(name) > MOST_MANIFEST) return false;
  const decoder = new TextDecoder();
  let text = '';
  for await (const piece of parts.read(name)) text += decoder.decode(piece, { stream: true });
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

/** So much of the end of a file has the names of its parts, which no package of Office has all. */
const DIRECTORY = 1 << 14;
const PARTS = ['mimetype', 'content.xml', 'META-INF/manifest.xml'];

/** Whether bytes are an archive that begins as the standard asks, or was packed again with its parts in another order. */
function recognises(bytes: Uint8Array): boolean {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return false;
  const decoder = new TextDecoder('latin1');
  if (decoder.decode(bytes.subarray(30, 30 + 2 * TYPE.length)).includes(TYPE)) return true;
  const names = decoder.decode(bytes.subarray(-DIRECTORY));
  return PARTS.every((name) => names.includes(name));
}

export const ods: Reader = {
  format: 'ods',
  endings: ['.ods'],
  otherEndings: ['.ots'],
  recognises,
  read: named(readOds, 'OpenDocument'),
};
