import type { Words } from '../../locale/catalogue.ts';
import type { Link } from './model.ts';
import { signedCount } from './sign.ts';

/** A formula and the result that it shows before anything calculates it. */
export interface LinkFormula {
  readonly formula: string;
  readonly result: string | number;
}

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/**
 * The only formula of the report. (Links of the library's own kind would each become a relationship to the outside.)
 * It is made from the names of our own sheets, row numbers and `LinkLabel`.
 */
export function linkFormula(link: Link, words: Words): LinkFormula {
  const { sheet, row } = link;
  const name = words.workbook.sheets[sheet].replaceAll("'", "''");
  const result = labelText(link, words);
  const shown = typeof result === 'number' ? `${result}` : quoted(result);
  return { formula: `HYPERLINK(${quoted(`#'${name}'!A${row}`)},${shown})`, result };
}

/** What a link shows. */
export function labelText({ sheet, label }: Link, words: Words): string | number {
  switch (label.kind) {
    case 'number':
      return label.number;
    case 'rows':
      return words.workbook.seeRows(label.count);
    case 'sheet':
      return words.workbook.sheets[sheet];
    case 'status':
      return signedCount(label, words);
  }
}
