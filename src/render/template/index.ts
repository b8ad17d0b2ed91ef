import type ExcelJS from 'exceljs';
import type { Catalogue } from '../../locale/catalogue.ts';
import { BUILT_IN_TABLES, type TableDefinition, type Tables } from '../../roster/tables.ts';
import { packAgain } from '../pack-workbook.ts';
import { addInstructions } from './instructions.ts';
import { addTableSheet } from './table-sheet.ts';

/** People first, then what happened to them, then the rulebook's own tables, then what may be left to the rulebook. */
const ORDER: readonly string[] = [
  'cadres',
  'trainings',
  'secondments',
  'secondmentReports',
  'selections',
  'units',
];

/** The tables of a run in the order in which people fill them in. */
export function inFormOrder(tables: Tables): TableDefinition[] {
  const own = [...tables.keys()].filter((name) => !BUILT_IN_TABLES.has(name));
  return [...ORDER.slice(0, -1), ...own, ...ORDER.slice(-1)].map(
    (name) => tables.get(name) as TableDefinition,
  );
}

/** What a template is made of. */
export interface TemplateRequest {
  readonly tables: readonly TableDefinition[];
  /** Names that drop-downs of towns offer; none: any may be written. */
  readonly towns: readonly string[];
  readonly catalogue: Catalogue;
}

/** A moment that says nothing: the same template is the same bytes whenever it is made. */
const NO_MOMENT = new Date(Date.UTC(2000, 0, 1));

/** An empty workbook to be filled in, as the bytes of its file: instructions, then a sheet a table. */
export async function renderTemplate({ tables, towns, catalogue }: TemplateRequest): Promise<Uint8Array> {
  const { default: exceljs } = await import('exceljs');
  const { words } = catalogue;
  const book = new exceljs.Workbook();
  Object.assign(book, { creator: 'cadre-audit', created: NO_MOMENT, modified: NO_MOMENT });
  const range = towns.length > 0 ? `'${words.template.units}'!$A$2:$A$${towns.length + 1}` : undefined;
  addInstructions(book, tables, catalogue, range);
  for (const table of tables) addTableSheet(book, table, words.table(table.name), words.template, range);
  if (range !== undefined) addTowns(book, towns, catalogue);
  return packAgain(new Uint8Array(await book.xlsx.writeBuffer()));
}

/** The hidden sheet that drop-downs of towns read: more names than a drop-down holds itself (255 characters). */
function addTowns(book: ExcelJS.Workbook, towns: readonly string[], { words }: Catalogue): void {
  const sheet = book.addWorksheet(words.template.units, { state: 'hidden' });
  sheet.getColumn(1).width = 30;
  sheet.getColumn(1).numFmt = '@';
  for (const text of [words.template.unitsTitle, ...towns]) sheet.addRow([text]);
}
