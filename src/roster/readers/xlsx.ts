import { Failure } from '../../core/failure.ts';
import type { Reader, ReadingMeans, Workbook } from './workbook.ts';
import { type Archive, archiveWithin, type OpenArchive } from './xlsx/archive.ts';
import { limitsOf, partsOf } from './xlsx/parts.ts';
import { relationshipsOf } from './xlsx/relationships.ts';
import { damaged, Unreadable, unreadableMessage } from './xlsx/unreadable.ts';
import { readSpreadsheet } from './xlsx/workbook.ts';

/** A reader whose `Unreadable` names the file, and says what to do with it. */
export const named =
  (read: Reader['read'], format: string): Reader['read'] =>
  async (bytes, file, means) => {
    try {
      return await read(bytes, file, means);
    } catch (error) {
      if (error instanceof Unreadable) throw new Failure(unreadableMessage(error.reason, file, format));
      throw error;
    }
  };

async function readXlsx(bytes: Uint8Array, file: string, means: ReadingMeans): Promise<Workbook> {
  const archive = await opened(bytes, means.openArchive);
  const parts = partsOf(archive, limitsOf(means.maxBytes));
  const main = (await relationshipsOf(parts, '')).find(({ type }) => type === 'officeDocument')?.target;
  const content =
    main === undefined || !/\.xml$/i.test(main) ? undefined : await readSpreadsheet(parts, main);
  if (!content) {
    const kind = otherKind(archive, main);
    throw kind ? new Failure({ code: 'file-other-kind', args: { file, kind } }) : damaged();
  }
  if (content.sheets.length === 0) throw new Failure({ code: 'workbook-empty', args: { file } });
  const { serialZero, sheets } = content;
  return { format: 'xlsx', nature: { plain: false, serialZero }, sheets };
}

/** The parts of a package. */
export async function opened(bytes: Uint8Array, openArchive: OpenArchive): Promise<Archive> {
  const archive = archiveWithin(bytes);
  if (!archive) throw damaged();
  return await openArchive(archive).catch(() => {
    throw damaged();
  });
}

/** What a zip archive that is no workbook is, told by the names of its files; undefined: a workbook that lacks parts. */
function otherKind(
  archive: Archive,
  main: string | undefined,
): 'word' | 'binary-workbook' | 'zip' | undefined {
  const names = new Set(archive.map(({ name }) => name.toLowerCase()));
  const some = (pattern: RegExp) => [...names].some((name) => pattern.test(name));
  if (/\.bin$/i.test(main ?? '')) return 'binary-workbook';
  if (some(/^xl\/(workbook|worksheets)/)) return undefined;
  return names.has('word/document.xml') ? 'word' : 'zip';
}

const recognises = (bytes: Uint8Array): boolean =>
  (bytes[0] === 0x50 && bytes[1] === 0x4b) || archiveWithin(bytes) !== undefined;

export const xlsx: Reader = {
  format: 'xlsx',
  endings: ['.xlsx', '.xlsm'],
  otherEndings: ['.xltx', '.xltm'],
  recognises,
  read: named(readXlsx, 'Excel'),
};
