import type ExcelJS from 'exceljs';
import type { Catalogue } from '../../locale/catalogue.ts';
import { CHANGES } from '../../roster/changes/tables.ts';
import type { TableDefinition } from '../../roster/tables.ts';
import { fold } from '../fold.ts';
import { formColumns } from './form-columns.ts';
import { GUIDE_STYLE, HEAD_STYLE, SECTION_STYLE, setUpPrint, TEXT_STYLE, TITLE_STYLE } from './styles.ts';
import { EXAMPLE_ROW, HEAD_ROW } from './table-sheet.ts';
import { aboutOf, blankOf, formOf } from './validations.ts';

/** Column, what it holds, form, what a blank means, example: an A4 page across. */
const WIDTHS = [16, 44, 52, 32, 24];
const ALL = WIDTHS.reduce((sum, width) => sum + width, 0);
const LINE_HEIGHT = 15;

/** Excel makes no row of merged or wrapped cells high enough by itself, so the lines are counted here. */
const linesOf = (text: string, width: number): number => fold(text, width - 2, '').split('\n').length;

/** The first sheet: what holds for all tables, then every column of each. */
export function addInstructions(
  book: ExcelJS.Workbook,
  tables: readonly TableDefinition[],
  { words }: Catalogue,
  towns: string | undefined,
): void {
  const { template } = words;
  const sheet = book.addWorksheet(template.instructions);
  WIDTHS.forEach((width, index) => {
    sheet.getColumn(index + 1).width = width;
  });
  addLine(sheet, template.instructions, TITLE_STYLE, 28);
  const rows = { exampleRow: EXAMPLE_ROW, headRow: HEAD_ROW };
  const guide = tables.some(({ name }) => name === CHANGES)
    ? words.preview.guide(rows)
    : template.guide({ ...rows, withUnits: tables.some(({ name }) => name === 'units') });
  guide.forEach((line, index) => {
    const text = `${index + 1}. ${line}`;
    addLine(sheet, text, GUIDE_STYLE, linesOf(text, ALL) * LINE_HEIGHT + 3);
  });
  for (const table of tables) {
    const columns = formColumns(table);
    const title = template.tableTitle({
      title: words.table(table.name),
      table: table.name,
      key: table.told.all.map((field) => table.columns.get(field)?.heads[0] ?? field).join('、'),
    });
    addLine(sheet, title, SECTION_STYLE, 30);
    const { column, about, form, blank, example } = template.heads;
    addCells(sheet, [column, about, form, blank, example], HEAD_STYLE);
    for (const each of columns) {
      const { definition } = each;
      addCells(
        sheet,
        [
          each.head,
          aboutOf(definition, template),
          formOf(each, template, towns),
          blankOf(definition, template),
          definition.example ?? '',
        ],
        TEXT_STYLE,
      );
    }
  }
  setUpPrint(sheet, template);
}

/** A text over the whole width. */
function addLine(
  sheet: ExcelJS.Worksheet,
  text: string,
  style: Partial<ExcelJS.Style>,
  height: number,
): void {
  const row = sheet.addRow([text]);
  sheet.mergeCells(row.number, 1, row.number, WIDTHS.length);
  row.getCell(1).style = { ...style };
  row.height = height;
}

function addCells(sheet: ExcelJS.Worksheet, texts: readonly string[], style: Partial<ExcelJS.Style>): void {
  const row = sheet.addRow([...texts]);
  row.height =
    Math.max(...texts.map((text, index) => linesOf(text, WIDTHS[index] as number))) * LINE_HEIGHT + 3;
  texts.forEach((_, index) => {
    row.getCell(index + 1).style = { ...style, numFmt: '@' };
  });
}
