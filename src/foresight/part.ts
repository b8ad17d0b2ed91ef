import { recordGroup } from '../audit/record-verdict.ts';
import { policyOf } from '../engine/memory/bind.ts';
import type { Evaluation } from '../engine/memory/evaluation.ts';
import { type Part, recordsOf } from '../engine/memory/rule-groups.ts';
import { sourcesBeside } from '../engine/memory/tally-rule.ts';
import { unitsUpward } from '../roster/register.ts';
import { candidateUnits, type Roster, rowsOf } from '../roster/roster.ts';
import type { TableName } from '../roster/schema.ts';
import type { Rule } from '../rulebook/model.ts';
import { placeOf } from './places.ts';

/** The groups that some records may change, and where their verdicts stand. */
export interface ChangedPart {
  readonly part: Part;
  readonly places: ReadonlySet<string>;
}

/** Finds in one roster the records under each unit, once a table. */
export type RowsUnder = (table: TableName, unit: number) => readonly number[];

/** The rows that are or may be in a unit or below it, in order. */
export function rowsUnder(roster: Roster, lengthOf: (table: TableName) => number): RowsUnder {
  const known = new Map<TableName, Map<number, number[]>>();
  const find = (table: TableName): Map<number, number[]> => {
    const rows = new Map<number, number[]>();
    for (let row = 0; row < lengthOf(table); row++)
      for (const unit of unitsAround(roster, table, row)) {
        const there = rows.get(unit);
        if (there) there.push(row);
        else rows.set(unit, [row]);
      }
    return rows;
  };
  return (table, unit) => {
    const rows = known.get(table) ?? find(table);
    known.set(table, rows);
    return rows.get(unit) ?? [];
  };
}

/** The units that a record is or may be in, and all above them. */
export function unitsAround(
  { placements, register }: Roster,
  table: TableName,
  row: number,
): ReadonlySet<number> {
  const placement = placements.get(table);
  const own = table === 'units' ? [row] : placement ? candidateUnits(placement, row) : [];
  return new Set(own.flatMap((unit) => unitsUpward(register, unit)));
}

/**
 * Whether groups of a rule can be tallied by themselves: not where it counts other records beside its own, has a date of its
 * own, or may be judged nowhere for want of a column that all its records lack.
 */
export const isDivisible = ({ rulebook }: Evaluation, rule: Rule): boolean =>
  rule.per.kind !== 'roster' &&
  rule.asOf === undefined &&
  sourcesBeside(rule).length === 0 &&
  !rule.columns.some((column) => policyOf(rulebook, rule.table, column).kind === 'notApplicable');

/** The groups of a divisible rule that some of its records are in; undefined where that is most of them. */
export function partOf(
  evaluation: Evaluation,
  rule: Rule,
  changed: readonly number[],
  under: RowsUnder,
  isJudged: (place: string) => boolean,
): ChangedPart | undefined {
  const { roster } = evaluation;
  const { people } = evaluation.context(rule.table);
  const own = new Set(changed.flatMap((row) => rowsOf(people, people.ofRow[row] as number)));
  if (rule.per.kind === 'record') {
    const places = new Set([...own].map((row) => placeOf(recordGroup(evaluation, rule, row).group)));
    return { part: { units: [], rows: inOrder(own) }, places };
  }
  const pathOf = (unit: number) => roster.register.units[unit]?.path ?? [];
  const around = new Set([...own].flatMap((row) => [...unitsAround(roster, rule.table, row)]));
  const units = inOrder(around).filter((unit) => isJudged(placeOf({ path: pathOf(unit) })));
  const rows = inOrder(new Set(units.flatMap((unit) => under(rule.table, unit))));
  if (rows.length * 2 > recordsOf(evaluation, rule.table)) return undefined;
  return { part: { units, rows }, places: new Set(units.map((unit) => placeOf({ path: pathOf(unit) }))) };
}

const inOrder = (numbers: Iterable<number>): number[] => [...numbers].sort((a, b) => a - b);
