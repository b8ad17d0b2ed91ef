import { type NumberCodes, numberCodes } from './number-codes.ts';
import type { Texts } from './texts.ts';
import type { Cell, DistinctCells } from './workbook.ts';

/** The code of a text with nothing in it but white space: such cells are not stored. */
export const BLANK = -1;

/** Gathers different cells, and gives each a code. Of a sheet's cells there are many and of most nobody asks more than that. */
export interface DistinctCellsBuilder extends DistinctCells {
  /** The code of a text by its number; `BLANK` where there is nothing but white space in it. */
  text(number: number): number;
  number(value: number, format: string | undefined): number;
  date(day: number, shows?: 'month' | 'year'): number;
  boolean(value: boolean): number;
  error(text: string): number;
}

/** Cells of one kind differ by one number alone: what is made of it. */
interface Kind {
  readonly type: Cell['type'];
  readonly make: (payload: number) => Cell;
  readonly codes: NumberCodes;
}

const kindOf = (type: Kind['type'], make: Kind['make']): Kind => ({ type, make, codes: numberCodes() });

const dates = (shows?: 'month' | 'year'): Kind =>
  kindOf('date', (day) => (shows === undefined ? { type: 'date', day } : { type: 'date', day, shows }));

/** A builder without any cells. `texts` has the words of its texts and errors. `expected`: how many cells there may be. */
export function distinctCells(texts: Texts, expected = 1024): DistinctCellsBuilder {
  let [kindAt, payloads] = [new Uint16Array(expected), new Float64Array(expected)];
  let count = 0;
  const kinds: Kind[] = [];
  const numberOf = new Map<Kind, number>();
  /** By text: its code plus 2; 0 where it has none yet. */
  let codeOfText = new Int32Array(expected);
  const textKind = kindOf('text', (text) => ({ type: 'text', text: texts.text(text) }));
  const errorKind = kindOf('error', (text) => ({ type: 'error', text: texts.text(text) }));
  const booleanKind = kindOf('boolean', (value) => ({ type: 'boolean', value: value === 1 }));
  const dateKinds = { day: dates(), month: dates('month'), year: dates('year') };
  const numberKinds = new Map<string | undefined, Kind>();
  // Most numbers of a sheet have one format.
  let [lastFormat, lastNumbers]: [string | undefined, Kind | undefined] = [undefined, undefined];

  function add(kind: Kind, payload: number): number {
    const known = numberOf.get(kind) ?? kinds.push(kind) - 1;
    if (known === kinds.length - 1) numberOf.set(kind, known);
    if (count === kindAt.length) {
      kindAt = grown(kindAt, new Uint16Array(count * 2));
      payloads = grown(payloads, new Float64Array(count * 2));
    }
    kindAt[count] = known;
    payloads[count] = payload;
    return count++;
  }

  function codeIn(kind: Kind, payload: number): number {
    const known = kind.codes.get(payload);
    if (known !== undefined) return known;
    const code = add(kind, payload);
    kind.codes.set(payload, code);
    return code;
  }

  function newText(number: number): number {
    if (number >= codeOfText.length) codeOfText = grown(codeOfText, new Int32Array(number * 2));
    const code = texts.isBlank(number) ? BLANK : add(textKind, number);
    codeOfText[number] = code + 2;
    return code;
  }

  function numbersShownBy(format: string | undefined): Kind {
    if (lastNumbers !== undefined && lastFormat === format) return lastNumbers;
    const kind = numberKinds.get(format) ?? kindOf('number', (value) => ({ type: 'number', value, format }));
    numberKinds.set(format, kind);
    [lastFormat, lastNumbers] = [format, kind];
    return kind;
  }

  return {
    text(number) {
      const known = number < codeOfText.length ? (codeOfText[number] as number) : 0;
      return known === 0 ? newText(number) : known - 2;
    },
    number: (value, format) => codeIn(numbersShownBy(format), value),
    date: (day, shows = undefined) => codeIn(dateKinds[shows ?? 'day'], day),
    boolean: (value) => codeIn(booleanKind, value ? 1 : 0),
    error: (text) => codeIn(errorKind, texts.of(text)),
    get count() {
      return count;
    },
    isNumber(code) {
      const { type } = kinds[kindAt[code] as number] as Kind;
      return type === 'number' || (type === 'text' && texts.isDigits(payloads[code] as number));
    },
    at: (code) => (kinds[kindAt[code] as number] as Kind).make(payloads[code] as number),
  };
}

/** What was there, in a larger array. */
export function grown<A extends Float64Array | Int32Array | Uint32Array | Uint16Array | Uint8Array>(
  from: A,
  to: A,
): A {
  to.set(from);
  return to;
}
