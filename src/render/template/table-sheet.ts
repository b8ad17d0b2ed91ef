import type ExcelJS from 'exceljs';
import type { TemplateWords } from '../../locale/template-words.ts';
import type { TableDefinition } from '../../roster/tables.ts';
import { type FormColumn, formColumns } from './form-columns.ts';
import { EXAMPLE_STYLE, HEAD_STYLE, setUpPrint, widthFor } from './styles.ts';
import { aboutOf, blankOf, formOf, prompting, validate, validationOf } from './validations.ts';

/**
 * The example stands above the head: there it can be seen while the table is filled in, and no reader takes a row
 * above a head for a record, whether it is deleted or stays.
 */
export const EXAMPLE_ROW = 1;
export const HEAD_ROW = 2;
const FIRST_ROW = HEAD_ROW + 1;
const LAST_ROW = FIRST_ROW + 1999;

/** Serial numbers are the habit; no table has a field of this name. */
const SERIAL = '序号';

const NARROWEST = 8;

/** A sheet to be filled in for one table. `towns` is the range of the names that drop-downs of units offer. */
export function addTableSheet(
  book: ExcelJS.Workbook,
  table: TableDefinition,
  name: string,
  words: TemplateWords,
  towns: string | undefined,
): void {
  const sheet = book.addWorksheet(name, {
    views: [{ state: 'frozen', xSplit: 2, ySplit: HEAD_ROW, topLeftCell: `C${FIRST_ROW}` }],
  });
  sheet.getColumn(1).width = widthFor(SERIAL, words.example);
  setCell(sheet.getCell(EXAMPLE_ROW, 1), words.example, EXAMPLE_STYLE);
  setCell(sheet.getCell(HEAD_ROW, 1), SERIAL, HEAD_STYLE);
  formColumns(table).forEach((column, index) => {
    addColumn(sheet, index + 2, column, words, towns);
  });
  sheet.getRow(EXAMPLE_ROW).height = 20;
  sheet.getRow(HEAD_ROW).height = 34;
  setUpPrint(sheet, words, `${HEAD_ROW}:${HEAD_ROW}`);
  sheet.pageSetup.showGridLines = true;
}

function addColumn(
  sheet: ExcelJS.Worksheet,
  position: number,
  column: FormColumn,
  words: TemplateWords,
  towns: string | undefined,
): void {
  const { head, definition } = column;
  const { kind, example = '' } = definition;
  const about = aboutOf(definition, words);
  const whole = sheet.getColumn(position);
  whole.width = Math.max(NARROWEST, widthFor(head, example));
  // As text, 1986.10 keeps its last digit and an ID number all of them.
  if (kind !== 'number') whole.numFmt = '@';
  const numFmt = kind === 'number' ? 'General' : '@';
  const shown = kind === 'number' && example !== '' ? Number(example) : example;
  setCell(sheet.getCell(EXAMPLE_ROW, position), shown === '' ? null : shown, { ...EXAMPLE_STYLE, numFmt });
  setCell(sheet.getCell(HEAD_ROW, position), head, { ...HEAD_STYLE, numFmt });
  const { letter } = whole;
  validate(sheet, `${letter}${HEAD_ROW}`, {
    type: 'any',
    formulae: [],
    ...prompting(head, [
      ...(about === '' ? [] : [about]),
      `${words.heads.form}: ${formOf(column, words, towns)}`,
      `${words.heads.blank}: ${blankOf(definition, words)}`,
    ]),
  });
  const validation = validationOf(column, words, towns);
  if (validation) validate(sheet, `${letter}${FIRST_ROW}:${letter}${LAST_ROW}`, validation);
}

function setCell(cell: ExcelJS.Cell, value: ExcelJS.CellValue, style: Partial<ExcelJS.Style>): void {
  cell.value = value;
  cell.style = { ...style };
}
