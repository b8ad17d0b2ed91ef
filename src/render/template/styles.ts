import type ExcelJS from 'exceljs';
import type { TemplateWords } from '../../locale/template-words.ts';
import { displayWidth } from '../width.ts';

/** Without a name of its own, a bold or grey font would be another one than that of the cells beside it. */
const FONT: Partial<ExcelJS.Font> = { name: 'Calibri', family: 2, size: 11 };

const LINE: Partial<ExcelJS.Border> = { style: 'thin', color: { argb: 'FF8EA9C1' } };
const BORDER: Partial<ExcelJS.Borders> = { top: LINE, bottom: LINE, left: LINE, right: LINE };
const fill = (argb: string): ExcelJS.Fill => ({ type: 'pattern', pattern: 'solid', fgColor: { argb } });

/** How headings look. */
export const HEAD_STYLE: Partial<ExcelJS.Style> = {
  font: { ...FONT, bold: true },
  fill: fill('FFDCE6F0'),
  border: BORDER,
  alignment: { horizontal: 'center', vertical: 'middle', wrapText: true },
};

/** How the example looks: grey and slanted, so that nobody takes it for a record. */
export const EXAMPLE_STYLE: Partial<ExcelJS.Style> = {
  font: { ...FONT, italic: true, color: { argb: 'FF7F7F7F' } },
  fill: fill('FFF5F5F5'),
  alignment: { horizontal: 'left', vertical: 'middle' },
};

export const TITLE_STYLE: Partial<ExcelJS.Style> = {
  font: { ...FONT, bold: true, size: 16 },
  alignment: { vertical: 'middle' },
};

export const SECTION_STYLE: Partial<ExcelJS.Style> = {
  font: { ...FONT, bold: true, size: 12 },
  alignment: { vertical: 'bottom', wrapText: true },
};

export const TEXT_STYLE: Partial<ExcelJS.Style> = {
  font: FONT,
  border: BORDER,
  alignment: { vertical: 'middle', wrapText: true },
};

export const GUIDE_STYLE: Partial<ExcelJS.Style> = {
  font: FONT,
  alignment: { vertical: 'middle', wrapText: true },
};

/** A4 on its side, one page wide, the pages numbered; `titleRows` are repeated on each. */
export function setUpPrint(sheet: ExcelJS.Worksheet, words: TemplateWords, titleRows?: string): void {
  sheet.pageSetup = {
    ...sheet.pageSetup,
    paperSize: 9, // A4
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    horizontalCentered: true,
    margins: { left: 0.5, right: 0.5, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
    ...(titleRows === undefined ? {} : { printTitlesRow: titleRows }),
  };
  sheet.headerFooter.oddFooter = `&C${words.page({ page: '&P', pages: '&N' })}`;
}

/** A heading longer than this goes over two lines. */
const LONGEST_HEAD = 10;
const PADDING = 2;

/** A column's width for its heading and example, in Excel's characters: a Chinese one takes two. */
export const widthFor = (head: string, example: string): number =>
  Math.max(Math.min(displayWidth(head), LONGEST_HEAD), displayWidth(example)) + PADDING;
