import { LANGUAGES } from '../locale/catalogue.ts';
import { csvHeads } from '../render/csv.ts';
import { previewHeads } from '../render/preview/csv.ts';
import type { InputFile } from '../roster/find.ts';
import type { ReadingMeans } from '../roster/readers/workbook.ts';
import { archiveWithin } from '../roster/readers/xlsx/archive.ts';
import { catalogueFor } from './language.ts';

/** Reports are told by their beginnings. */
const HEAD = 4096;

/** Whether a file is a report that this program wrote: its name may be any. */
export async function isOwnReport({ bytes }: InputFile, means: ReadingMeans): Promise<boolean> {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return await isOwnWorkbook(bytes, means);
  const head = new TextDecoder().decode(bytes.subarray(0, HEAD));
  for (const language of LANGUAGES) {
    const { words } = await catalogueFor(language);
    const rulebook = words.punctuation.labelled(words.labels.rulebook, '').trim();
    const lines = head.split(/\r?\n/, 4);
    const heads = csvHeads(words).join(',');
    if (lines[0] === heads || lines[0]?.startsWith(`${heads},`)) return true;
    if (lines[0] === previewHeads(words).join(',')) return true;
    if (lines.some((line) => line.startsWith(rulebook) && / sha256 [0-9a-f]{12}$/.test(line))) return true;
  }
  return false;
}

/** A report says in its properties which version made it; a template that somebody filled in does not. */
async function isOwnWorkbook(bytes: Uint8Array, { openArchive }: ReadingMeans): Promise<boolean> {
  const archive = archiveWithin(bytes);
  const entries = archive ? await openArchive(archive).catch(() => []) : [];
  const properties = entries.find(({ name }) => name === 'docProps/core.xml');
  if (!properties || properties.size > HEAD) return false;
  const pieces: Uint8Array[] = [];
  try {
    for await (const piece of properties.read()) pieces.push(piece);
  } catch {
    return false;
  }
  return /<dc:creator>cadre-audit \d/.test(new TextDecoder().decode(Buffer.concat(pieces)));
}
