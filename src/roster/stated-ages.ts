import { type AgeBasis, ageOn } from '../core/age.ts';
import { type Day, formatDay } from '../core/calendar.ts';
import { groupBy } from '../core/group-by.ts';
import { hull, type Interval } from '../core/interval.ts';
import type { DataIssue } from '../core/issue.ts';
import { cellAddress } from '../core/origin.ts';
import { echo } from '../core/text.ts';
import { type Column, intervalsAt, MILLIONTHS, type RangeColumn, UNKNOWN_DAYS } from './columns.ts';
import { dateAround } from './date-around.ts';
import { AGE_BENEATH } from './gather.ts';
import { type Block, blockOf, type Table } from './roster.ts';

/** When ages are told where nothing around their table says it, and how. */
interface AgeContext {
  readonly asOf: Day;
  readonly basis: AgeBasis;
}

/** The days that a table's ages are of. */
interface AgesOn {
  readonly days: Interval;
  /** As it is written there, or the reference date of the run. */
  readonly shown: string;
  /** The form's own day of its ages, the day on which the table was filled in, or the reference date of the run. */
  readonly from: 'ages' | 'table' | 'run';
}

/** A stated age: how many years it is beside what the birth gives, 0 where a reading fits. */
interface StatedAge {
  readonly row: number;
  /** The field whose cell states it. */
  readonly field: string;
  readonly stated: number;
  readonly ages: Interval;
  readonly off: number;
  readonly on: AgesOn;
}

/** The columns that state ages, and the field in whose cells they stand. */
const STATING: readonly (readonly [string, string])[] = [
  ['statedAge', 'statedAge'],
  [AGE_BENEATH, 'birth'],
];

/** So many stated ages tell whether they are of years ago: what most of them are off by is no mistake. */
const ENOUGH_TO_TELL = 5;

/**
 * Ages that a sheet states, in a column or in brackets beneath the births, and that the births contradict: one of the
 * two is a slip. The birth stays as it is written. On the day that a form names as that of its ages a year tells; else
 * two, beside what the other ages are off by.
 */
export function statedAgeIssues(table: Table, asOf: Day, basis: AgeBasis): DataIssue[] {
  const found = table.blocks.flatMap((block) => statedAges(table, block, { asOf, basis }));
  return groupsOf(table, found).flatMap((ages) => {
    const usual = ages.length < ENOUGH_TO_TELL ? 0 : median(ages.map(({ off }) => off));
    const isSlip = ({ off, on }: StatedAge) => Math.abs(off - usual) >= (on.from === 'ages' ? 1 : 2);
    return ages.filter(isSlip).map((age) => issueOf(table, age));
  });
}

/** Ages of one sheet; those of small sheets and of forms that name no date stand together. */
function groupsOf(table: Table, ages: readonly StatedAge[]): StatedAge[][] {
  const byBlock = [...groupBy(ages, ({ row, field }) => `${blockOf(table, row).start} ${field}`).values()];
  const isAlone = (own: readonly StatedAge[]) => own.length >= ENOUGH_TO_TELL || own[0]?.on.from !== 'run';
  return [...byBlock.filter(isAlone), byBlock.filter((own) => !isAlone(own)).flat()];
}

function statedAges(table: Table, block: Block, context: AgeContext): StatedAge[] {
  const births = table.columns.get('birth');
  if (births?.type !== 'range') return [];
  const on = agesOnIn(block, context);
  return STATING.flatMap(([name, field]) => {
    const stated = table.columns.get(name);
    if (stated?.type !== 'range' || !block.columns.has(field)) return [];
    return agesIn(block, births, stated, on, context).map((age) => ({ ...age, field, on }));
  });
}

function agesOnIn({ surroundings: { agesOn, reportingDate } }: Block, context: AgeContext): AgesOn {
  const { asOf } = context;
  for (const [from, written] of [
    ['ages', agesOn],
    ['table', reportingDate],
  ] as const) {
    const days = dateAround(written, context);
    if (written !== undefined && days) return { days, shown: echo(written), from };
  }
  return { days: { from: asOf, to: asOf }, shown: formatDay(asOf), from: 'run' };
}

function agesIn(
  { start, end }: Block,
  births: RangeColumn,
  stated: RangeColumn,
  { days, from }: AgesOn,
  { basis }: AgeContext,
): Omit<StatedAge, 'field' | 'on'>[] {
  // Editors of forms count the month of birth either way.
  const [least, greatest] = from === 'ages' ? (['day', 'month'] as const) : [basis, basis];
  const found: Omit<StatedAge, 'field' | 'on'>[] = [];
  for (let row = start; row < end; row++) {
    const [age, birth] = [wholeNumber(stated, row), hull(intervalsAt(births, row))];
    if (age === undefined || birth.from === UNKNOWN_DAYS.from) continue;
    const ages = { from: ageOn(birth.to, days.from, least), to: ageOn(birth.from, days.to, greatest) };
    const off = age < ages.from ? age - ages.from : age > ages.to ? age - ages.to : 0;
    found.push({ row, stated: age, ages, off });
  }
  return found;
}

function wholeNumber(column: Column, row: number): number | undefined {
  const [only] = column.type === 'range' ? intervalsAt(column, row) : [];
  return only && only.from === only.to && only.from % MILLIONTHS === 0 ? only.from / MILLIONTHS : undefined;
}

/** The lower median. */
const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor((numbers.length - 1) / 2)] ?? 0;

function issueOf(table: Table, { row, field, stated, ages, on }: StatedAge): DataIssue {
  const { input, sheet, columns } = blockOf(table, row);
  const number = table.rowNumbers[row] as number;
  const [column] = columns.get(field) ?? [];
  const value = String(stated);
  const age = ages.from === ages.to ? `${ages.from}` : `${ages.from}–${ages.to}`;
  return {
    code: 'age-disagrees',
    severity: 'warning',
    input,
    sheet,
    row: number,
    ...(column ? { cell: cellAddress(column.index, number) } : {}),
    value,
    message: {
      code: 'age-disagrees',
      args: { column: echo(column?.head ?? ''), value, age, on: on.shown },
    },
  };
}
