import { SERIAL_ZERO_1900, SERIAL_ZERO_1904, type Sheet } from '../workbook.ts';
import { byteTexts } from './byte-texts.ts';
import type { Shared } from './cell-contents.ts';
import { eachToken, MOST_SHEETS, type Parts } from './parts.ts';
import { type Relationship, relationshipsOf } from './relationships.ts';
import { readSharedStrings } from './shared-strings.ts';
import { readSheet } from './sheet.ts';
import { readStyles } from './styles.ts';

import { damaged, Unreadable } from './unreadable.ts';

import { OPEN } from './xml.ts';

/** The sheets of a workbook, and the day of its serial number 0. */
export interface SpreadsheetContent {
  readonly serialZero: number;
  readonly sheets: readonly Sheet[];
}

const PATHS = ['workbook', 'workbook/workbookPr', 'workbook/sheets', 'workbook/sheets/sheet'];
const [WORKBOOK, PROPERTIES, , SHEET] = PATHS.keys();

interface SheetEntry {
  readonly name: string;
  readonly hidden: boolean;
  readonly relationship: string;
}

/** Reads a workbook from its main part on (ECMA-376 part 1, 18.2.27). Undefined where that part is no workbook. */
export async function readSpreadsheet(parts: Parts, main: string): Promise<SpreadsheetContent | undefined> {
  const entries: SheetEntry[] = [];
  let isWorkbook = false;
  let serialZero = SERIAL_ZERO_1900;
  await eachToken(parts, main, PATHS, (token, scanner) => {
    if (token !== OPEN) return;
    if (scanner.place === WORKBOOK) isWorkbook = true;
    else if (scanner.place === PROPERTIES) {
      if (/^(1|true|on)$/.test(scanner.attribute('date1904') ?? '')) serialZero = SERIAL_ZERO_1904;
    } else if (scanner.place === SHEET) {
      const state = scanner.attribute('state') ?? 'visible';
      const [name, relationship] = [scanner.attribute('name'), scanner.attribute('id', 'prefixed')];
      if (name === undefined || relationship === undefined) throw damaged();
      if (entries.length === MOST_SHEETS)
        throw new Unreadable({ kind: 'too-large', limit: 'sheets', value: MOST_SHEETS });
      entries.push({ name, hidden: state !== 'visible', relationship });
    }
  });
  if (!isWorkbook) return undefined;
  return { serialZero, sheets: await readSheets(parts, main, entries, serialZero) };
}

async function readSheets(
  parts: Parts,
  main: string,
  entries: readonly SheetEntry[],
  serialZero: number,
): Promise<Sheet[]> {
  const relationships = await relationshipsOf(parts, main);
  const shared = await readShared(parts, relationships, serialZero);
  const byId = new Map(relationships.map((each) => [each.id, each]));
  const sheets: Sheet[] = [];
  const seen = new Set<string>();
  for (const { name, hidden, relationship } of entries) {
    const target = byId.get(relationship);
    if (!target) throw damaged();
    // Sheets of charts, dialogs and macros have no cells.
    if (target.type !== 'worksheet') continue;
    // No program writes one part as two sheets; whoever does would have it read a million times.
    if (seen.has(target.target)) throw damaged();
    seen.add(target.target);
    const content = await readSheet(parts, target.target, shared);
    sheets.push({ name, hidden, ...content });
  }
  return sheets;
}

async function readShared(
  parts: Parts,
  relationships: readonly Relationship[],
  serialZero: number,
): Promise<Shared> {
  const target = (type: string) => relationships.find((each) => each.type === type)?.target;
  const [strings, styles] = [target('sharedStrings'), target('styles')];
  const texts = byteTexts(strings === undefined ? 0 : Math.min(parts.size(strings), parts.limits.bytes));
  return {
    texts,
    strings: strings === undefined ? [] : await readSharedStrings(parts, strings, texts),
    formats: styles === undefined ? [] : await readStyles(parts, styles),
    serialZero,
  };
}
