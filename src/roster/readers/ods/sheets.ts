import type { Sheet } from '../workbook.ts';
import { MOST_SHEETS, type Parts, scanPart } from '../xlsx/parts.ts';
import { Unreadable } from '../xlsx/unreadable.ts';
import { CLOSE, MORE, OPEN, TEXT, type XmlScanner } from '../xlsx/xml.ts';
import { CELLS, type SheetReader, sheetReader } from './sheet.ts';
import type { Styles } from './styles.ts';

const BODY = 'document-content/body/spreadsheet';
const TABLE = `${BODY}/table`;
const MOST_GROUPS = 8;

/** Rows and columns stand in their table, in its heads, and in groups within groups (OpenDocument 1.3 part 3, 9.1). */
const within = (line: 'row' | 'column'): string[] => {
  const groups = Array.from({ length: MOST_GROUPS }, (_, depth) => `/table-${line}-group`.repeat(depth));
  return groups.flatMap((group) =>
    ['', `/table-header-${line}s`, `/table-${line}s`].map((head) => group + head),
  );
};
const INLINE = ['span', 'a', 'span/a', 'a/span', 'span/span'];
const LEAVES = ['s', 'tab', 'line-break'];

const rowPaths = within('row').flatMap((head) => {
  const row = `${TABLE}${head}/table-row`;
  const cells = CELLS.flatMap((cell) => {
    const texts = ['p', ...INLINE.map((inline) => `p/${inline}`)];
    const leaves = ['p', 'p/span', 'p/a'].flatMap((text) => LEAVES.map((leaf) => `${text}/${leaf}`));
    return ['', ...[...texts, ...leaves].map((path) => `/${path}`)].map((path) => `${row}/${cell}${path}`);
  });
  return [`${TABLE}${head}`, row, ...cells];
});
const columnPaths = within('column').flatMap((head) => [`${TABLE}${head}`, `${TABLE}${head}/table-column`]);
const PATHS = [
  ...new Set(['document-content', 'document-content/body', BODY, TABLE, ...rowPaths, ...columnPaths]),
];
/** By place: the last name of its path; texts by what they stand in. */
const NAMES = PATHS.map((path) => {
  const name = path.split('/').at(-1) as string;
  return /^(span|a)$/.test(name) ? 'inline' : name;
});

/** The sheets of a document in their order. Undefined where it is no spreadsheet. */
export async function readSheets(parts: Parts, styles: Styles): Promise<Sheet[] | undefined> {
  const sheets: Sheet[] = [];
  let isSpreadsheet = false;
  let reader: SheetReader | undefined;

  function open(name: string, scanner: XmlScanner): void {
    if (name === 'spreadsheet') isSpreadsheet = true;
    else if (name !== 'table') reader?.open(name, scanner);
    else {
      if (sheets.length === MOST_SHEETS)
        throw new Unreadable({ kind: 'too-large', limit: 'sheets', value: MOST_SHEETS });
      const style = styles.cells.get(scanner.attribute('style-name', 'prefixed') ?? '');
      const title = scanner.attribute('name', 'prefixed') ?? '';
      reader = sheetReader(title, style?.hidden ?? false, styles, parts.limits);
    }
  }

  await scanPart(parts, 'content.xml', PATHS, (scanner) => {
    for (let token = scanner.next(); token !== MORE; token = scanner.next()) {
      const name = NAMES[scanner.place];
      if (name === undefined) continue;
      if (token === OPEN) open(name, scanner);
      else if (token === TEXT) reader?.text(name, scanner);
      else if (token === CLOSE && name !== 'table') reader?.close(name);
      else if (reader) {
        sheets.push(reader.finish());
        reader = undefined;
      }
    }
  });
  return isSpreadsheet ? sheets : undefined;
}
