import { type AgeBasis, agesOn } from '../core/age.ts';
import type { Day } from '../core/calendar.ts';
import { hull } from '../core/interval.ts';
import type { DataIssue } from '../core/issue.ts';
import { cellAddress } from '../core/origin.ts';
import { echo } from '../core/text.ts';
import { type Column, intervalsAt, MILLIONTHS, type RangeColumn, UNKNOWN_DAYS } from './columns.ts';
import { type Block, blockOf, type Table } from './roster.ts';

/** A row whose sheet states an age: how many years that is beside what the birth gives, 0 where a reading fits. */
interface StatedAge {
  readonly row: number;
  readonly stated: number;
  readonly ages: { readonly from: number; readonly to: number };
  readonly off: number;
}

/** Sheets of so many stated ages may have been filled in years ago: what most of them are off by is no mistake. */
const ENOUGH_TO_TELL = 5;

/**
 * Ages that a sheet states and its births contradict by two years or more beside what the sheet's other ages do:
 * one of the two is a slip. The birth stays as it is written.
 */
export function statedAgeIssues(table: Table, asOf: Day, basis: AgeBasis): DataIssue[] {
  const [births, stated] = [table.columns.get('birth'), table.columns.get('statedAge')];
  if (births?.type !== 'range' || stated?.type !== 'range') return [];
  return table.blocks.flatMap((block) => {
    if (!block.columns.has('statedAge')) return [];
    const ages = statedAges(block, births, stated, asOf, basis);
    const usual = ages.length < ENOUGH_TO_TELL ? 0 : median(ages.map(({ off }) => off));
    return ages.filter(({ off }) => Math.abs(off - usual) >= 2).map((age) => issueOf(table, age));
  });
}

function statedAges(
  { start, end }: Block,
  births: RangeColumn,
  stated: RangeColumn,
  asOf: Day,
  basis: AgeBasis,
): StatedAge[] {
  const found: StatedAge[] = [];
  for (let row = start; row < end; row++) {
    const [age, days] = [wholeNumber(stated, row), hull(intervalsAt(births, row))];
    if (age === undefined || days.from === UNKNOWN_DAYS.from) continue;
    const ages = agesOn(days, asOf, basis);
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

function issueOf(table: Table, { row, stated, ages }: StatedAge): DataIssue {
  const { input, sheet, columns } = blockOf(table, row);
  const number = table.rowNumbers[row] as number;
  const [column] = columns.get('statedAge') ?? [];
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
    message: { code: 'age-disagrees', args: { column: echo(column?.head ?? ''), value, age } },
  };
}
