import { type AgeBasis, ageOn } from '../core/age.ts';
import { type Day, monthIndex } from '../core/calendar.ts';
import { hull, type Interval } from '../core/interval.ts';
import { compact } from '../core/text.ts';
import type { IssueCode } from '../locale/data-issue-words.ts';
import { UNDECODABLE } from './readers/decode.ts';
import type { Cell, CellNature } from './readers/workbook.ts';
import type { ColumnDefinition } from './schema.ts';
import { readChoice } from './values/choice.ts';
import { ageBeneath, readDate } from './values/date.ts';
import { type Identity, readIdentity } from './values/identity.ts';
import { readFlag } from './values/mark.ts';
import { cellText, isBlank } from './values/plain.ts';
import { MILLIONTHS, readQuantity } from './values/quantity.ts';

/** What the reading of cells depends on beside the cells: the reference date, the age basis, and the file's nature. */
export interface ReadingContext extends CellNature {
  readonly asOf: Day;
  readonly basis: AgeBasis;
}

/** The typed value of a cell: `value` is undefined where nothing is known; `problem` says why a filled one could not be read. */
export interface CellReading<T> {
  readonly value: T | undefined;
  readonly problem?: IssueCode;
  /** The cell was read, but the problem is worth a word (an ambiguous date, an unlikely age). */
  readonly stillRead?: boolean;
}

const NOTHING: CellReading<never> = { value: undefined };
const unreadable = (problem: IssueCode): CellReading<never> => ({ value: undefined, problem });

/** What is wrong with a cell that cannot be read: itself, or else what it says. */
const faultOf = (cell: Cell, otherwise: IssueCode): CellReading<never> =>
  unreadable(
    cell.type !== 'error' ? otherwise : cellText(cell).includes(UNDECODABLE) ? 'undecodable' : 'cell-error',
  );

/** A text column's cell, compared and kept in half-width forms without white space. */
export function textCell(cell: Cell | undefined, definition: ColumnDefinition): CellReading<string> {
  if (cell === undefined || (isBlank(cell) && !isValue(cell, definition))) return NOTHING;
  if (cell.type === 'error') return faultOf(cell, 'cell-error');
  const text = compact(cellText(cell));
  const value = definition.several ? readSeveral(text, definition) : readText(text, definition);
  return value === undefined ? unreadable('unknown-value') : { value };
}

/** Whether a sign for "nothing" (无) is one of the values that the column has. */
const isValue = (cell: Cell, { values = {} }: ColumnDefinition): boolean =>
  Object.hasOwn(values, compact(cellText(cell)));

function readText(text: string, definition: ColumnDefinition): string | undefined {
  if (definition.kind === 'choice') return readChoice(text, definition);
  const meant = definition.values?.[text];
  return typeof meant === 'string' ? meant : text;
}

/** What stands between the values of a cell that holds several. */
const BETWEEN_VALUES = /[、，,；;/]/;
const SEVERAL = '、';

/** A cell that holds several values, each once: 支委、村委. One that cannot be told leaves the whole cell unknown. */
function readSeveral(text: string, definition: ColumnDefinition): string | undefined {
  const whole = definition.values?.[text];
  if (typeof whole === 'string') return whole;
  const parts = text.split(BETWEEN_VALUES).filter((part) => part !== '');
  const values = parts.map((part) => readText(part, definition));
  return values.length === 0 || values.includes(undefined) ? undefined : [...new Set(values)].join(SEVERAL);
}

/** The values of a cell as `textCell` gives them. */
export const valuesIn = (text: string, several: boolean): readonly string[] =>
  several ? text.split(SEVERAL) : [text];

/** A yes-or-no cell; an empty one is no where the column says so. */
export function flagCell(cell: Cell | undefined, definition: ColumnDefinition): CellReading<boolean> {
  if (cell === undefined || isBlank(cell)) return definition.blank === 'no' ? { value: false } : NOTHING;
  const value = readFlag(cell, definition);
  return value === undefined ? faultOf(cell, 'unknown-value') : { value };
}

/** A number of days or people, in millionths. */
export function numberCell(
  cell: Cell | undefined,
  { whole }: Pick<ColumnDefinition, 'whole'> = {},
): CellReading<readonly Interval[]> {
  if (cell === undefined || isBlank(cell)) return NOTHING;
  const value = readQuantity(cell);
  return value === undefined || (whole && value % MILLIONTHS !== 0)
    ? faultOf(cell, 'invalid-number')
    : { value: [{ from: value, to: value }] };
}

/** Whoever writes an end date in words means that it has not come. */
const STILL = new Set(['至今', '今', '现在', '目前', '在任', '挂职中']);

/** A date cell as the days that it may mean; an empty list is unknown (blank), unless the column's blank is `never`. */
export function dateCell(
  cell: Cell | undefined,
  definition: ColumnDefinition,
  never: number,
  context: ReadingContext,
): CellReading<readonly Interval[]> {
  const running =
    definition.blank === 'never' &&
    (cell === undefined || isBlank(cell) || (cell.type === 'text' && STILL.has(compact(cell.text))));
  if (running) return { value: [{ from: never, to: never }] };
  if (cell === undefined || isBlank(cell)) return NOTHING;
  if (cell.type === 'error') return faultOf(cell, 'cell-error');
  const days = readDate(cell, { ...context, minimumAge: definition.minimumAge ?? -30 });
  if (days.length === 0) return unreadable('invalid-date');
  if (definition.past && hull(days).from > context.asOf) return unreadable('future-date');
  if (definition.minimumAge === undefined) return { value: days };
  const age = ageOn(hull(days).from, context.asOf, context.basis);
  if (days.length > 1) return { value: days, problem: 'ambiguous-date', stillRead: true };
  return age < definition.minimumAge || age > 100
    ? { value: days, problem: 'unlikely-age', stillRead: true }
    : { value: days };
}

/** The age beneath a date, in millionths; the date itself is read by `dateCell`. */
export function ageBeneathCell(cell: Cell | undefined): CellReading<readonly Interval[]> {
  const age = cell && ageBeneath(cell);
  if (age === undefined) return NOTHING;
  return { value: [{ from: age * MILLIONTHS, to: age * MILLIONTHS }] };
}

/** A calendar month: `2019-03`, or any day of it. */
export function monthCell(cell: Cell | undefined, context: ReadingContext): CellReading<readonly Interval[]> {
  if (cell === undefined || isBlank(cell)) return NOTHING;
  const days = readDate(cell, { ...context, minimumAge: -30 });
  const isOneMonth = ({ from, to }: Interval) => monthIndex(from) === monthIndex(to);
  if (days.length === 0 || !days.every(isOneMonth)) return faultOf(cell, 'invalid-month');
  const value = days.map(({ from }) => ({ from: monthIndex(from), to: monthIndex(from) }));
  return value.length === 1 ? { value } : { value, problem: 'ambiguous-date', stillRead: true };
}

/** An ID number, checked. */
export function idCell(cell: Cell | undefined): CellReading<Identity> {
  if (cell === undefined || isBlank(cell)) return NOTHING;
  if (cell.type === 'error') return faultOf(cell, 'cell-error');
  const identity = readIdentity(cell);
  return typeof identity === 'string' ? unreadable(identity) : { value: identity };
}
