import exceljs from 'exceljs';
import type { Report } from '../../audit/report.ts';
import { formatDay } from '../../core/calendar.ts';
import type { Catalogue } from '../../locale/catalogue.ts';
import { packAgain } from '../pack-workbook.ts';
import type { Sheet } from './model.ts';
import { makeStyles } from './style.ts';
import { cellText } from './text.ts';
import { writeSheet } from './write-sheet.ts';

/** The bytes of a workbook of sheets. The same report gives the same bytes. */
export async function writeBook(
  sheets: readonly Sheet[],
  title: string,
  report: Report,
  { words }: Catalogue,
): Promise<Uint8Array> {
  const workbook = emptyWorkbook(title, report);
  const ink = {
    words,
    styleFor: makeStyles(words.workbook.font),
    asOf: words.asOf(formatDay(report.asOf)),
  };
  for (const sheet of sheets) writeSheet(workbook, sheet, ink);
  const bytes = await workbook.xlsx.writeBuffer({ zip: { compression: 'STORE' } });
  return packAgain(new Uint8Array(bytes));
}

/** A workbook whose properties depend on the report alone: the library would put today's date into them. */
function emptyWorkbook(title: string, { version, asOf }: Report): exceljs.Workbook {
  const workbook = new exceljs.Workbook();
  const day = new Date(`${formatDay(asOf)}T00:00:00Z`);
  workbook.title = cellText(title);
  workbook.creator = `cadre-audit ${version}`;
  workbook.lastModifiedBy = workbook.creator;
  workbook.created = day;
  workbook.modified = day;
  return workbook;
}
