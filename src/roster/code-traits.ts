import { compact } from '../core/text.ts';
import { codeAt } from './readers/cell-store.ts';
import { BLANK as NO_CELL } from './readers/distinct-cells.ts';
import type { Cell, CellStore, Row } from './readers/workbook.ts';
import { cellText, isBlank } from './values/plain.ts';
import type { Vocabulary } from './vocabulary.ts';

const TOTAL = /^(合计|小计|总计|共计|总数|共)[:：]?(\d+[人名]?)?$/;

/** What a form's foot begins with; a name or a value never does. */
const FOOT =
  /^(填表|制表|审核|填报|统计|经办|复核|校对|联系|单位负责|主要负责|分管领导|负责人|签字|签章|盖章)[^:：]{0,8}[:：(]|^(备注|说明|注)[:：]|^\(?(盖章|公章|签章|签字)\)?$/;

/** A label begins a form's foot; no serial number and no name has a colon. */
const LABEL = /^[^:：\d]{2,12}[:：]/;

/** A post that nobody holds is written where a name would stand. */
const VACANCY = /^\(?(?:空缺|暂缺|空编|缺编|缺额|待配)\)?$/;

const [KNOWN, BLANK, KEY_HEAD, IS_TOTAL, IS_FOOT, IS_LABEL, IS_NUMBER, IS_VACANCY] = [
  1, 2, 4, 8, 16, 32, 64, 128,
] as const;

/** What the cells of a row are, as far as it tells a record from a head, a total, a note or a prepared row. */
export interface RowTraits {
  /** How many of its cells say something. */
  readonly filled: number;
  /** Whether one of them is the heading of some table's key column. */
  readonly hasKeyHead: boolean;
  /** Whether one of the first three that say something is the word for a total. */
  readonly isTotal: boolean;
  /** Whether the first of them begins a form's foot; whether it is a label. */
  readonly isFoot: boolean;
  readonly isLabel: boolean;
  /** The column of the first that says that nobody holds a post; -1 where none does. */
  readonly vacancy: number;
  /** Whether all of them are numbers. */
  readonly areNumbers: boolean;
}

/** What the cells of a sheet are; each different cell is looked at once. */
export interface SheetTraits {
  of(row: Row): RowTraits;
  /** Whether any cell of a row says something. */
  isFilled(row: Row): boolean;
  /** Whether a row's cell in a column from 0 does. */
  says(row: Row, column: number): boolean;
}

/** Tells what the cells of a sheet's rows are. */
export function sheetTraits(store: CellStore, { isKeyHead }: Vocabulary): SheetTraits {
  const traits = new Uint8Array(store.distinct.count);
  const traitsOf = (code: number): number => {
    const known = traits[code] as number;
    if (known !== 0) return known;
    const found = store.distinct.isNumber(code) ? KNOWN | IS_NUMBER : traitsOfWords(store.distinct.at(code));
    traits[code] = found;
    return found;
  };
  const traitsOfWords = (cell: Cell): number => {
    const text = compact(cellText(cell));
    return (
      KNOWN |
      (isBlank(cell) ? BLANK : 0) |
      (cell.type === 'text' && isKeyHead(cell.text) ? KEY_HEAD : 0) |
      (TOTAL.test(text) ? IS_TOTAL : 0) |
      (FOOT.test(text) ? IS_FOOT : 0) |
      (LABEL.test(text) ? IS_LABEL : 0) |
      (VACANCY.test(text) ? IS_VACANCY : 0) |
      (/^\d+$/.test(text) ? IS_NUMBER : 0)
    );
  };
  const isFilled = ({ position }: Row): boolean => {
    const end = store.starts[position + 1] as number;
    for (let cell = store.starts[position] as number; cell < end; cell++)
      if (!(traitsOf(store.codes[cell] as number) & BLANK)) return true;
    return false;
  };
  const says = (row: Row, column: number): boolean => {
    const code = codeAt(row, column);
    return code !== NO_CELL && !(traitsOf(code) & BLANK);
  };
  const of = ({ position }: Row): RowTraits => {
    let [filled, any, first, three, all, vacancy] = [0, 0, 0, 0, 0xff, -1];
    const end = store.starts[position + 1] as number;
    for (let cell = store.starts[position] as number; cell < end; cell++) {
      const own = traitsOf(store.codes[cell] as number);
      if (own & BLANK) continue;
      filled++;
      any |= own;
      all &= own;
      if (filled === 1) first = own;
      if (filled <= 3) three |= own;
      if (own & IS_VACANCY && vacancy < 0) vacancy = store.columns[cell] as number;
    }
    return {
      filled,
      hasKeyHead: (any & KEY_HEAD) !== 0,
      isTotal: (three & IS_TOTAL) !== 0,
      isFoot: (first & IS_FOOT) !== 0,
      isLabel: (first & IS_LABEL) !== 0,
      vacancy,
      areNumbers: (all & IS_NUMBER) !== 0,
    };
  };
  return { of, isFilled, says };
}
