import { ageOn } from '../../core/age.ts';
import type { Interval } from '../../core/interval.ts';
import type { Truth } from '../../core/truth.ts';
import type { Condition, Rule, Test } from '../../rulebook/model.ts';
import type { Contribution, Doubt } from '../tally.ts';
import type { BoundColumn } from './column.ts';
import type { Evaluation } from './context.ts';
import { compile, type Predicate, type Reading, testsOf } from './predicate.ts';

/** One rule's predicates, and the columns on whose unknown cells they depend. */
export interface BoundRule {
  readonly rule: Rule;
  readonly base: Predicate;
  readonly counted: Predicate;
  readonly guards: readonly Predicate[];
  readonly tests: readonly {
    readonly column: BoundColumn;
    readonly tests: readonly Test[];
    readonly truths: readonly ((row: number) => Truth)[];
  }[];
  /** For sums and averages: the values that a row may have, given the reading of its cell. */
  readonly amount: ((row: number, cell: Interval | undefined) => readonly Interval[]) | undefined;
  readonly amountColumn: BoundColumn | undefined;
  excused(row: number): boolean;
}

/** Binds a rule's predicates. */
export function bindRule(evaluation: Evaluation, rule: Rule): BoundRule {
  const context = evaluation.context(rule.table);
  const guardConditions = rule.guards.map(
    (guard): Condition => ({ op: 'population', name: guard.population, anyRow: false }),
  );
  const byColumn = new Map<string, Test[]>();
  for (const condition of [rule.base, rule.counted, ...guardConditions])
    testsOf(condition, context.populations, byColumn);
  const tests = [...byColumn].map(([name, list]) => {
    const column = context.column(name);
    return { column, tests: list, truths: list.map((test) => column.truth(test)) };
  });
  const columns = rule.columns.map((name) => context.column(name === 'age' ? 'birth' : name));
  return {
    rule,
    base: compile(rule.base, context),
    counted: compile(rule.counted, context),
    guards: guardConditions.map((condition) => compile(condition, context)),
    tests,
    ...amountOf(evaluation, rule),
    excused: (row) => columns.some((column) => column.excused(row)),
  };
}

function amountOf(evaluation: Evaluation, rule: Rule): Pick<BoundRule, 'amount' | 'amountColumn'> {
  const { measure } = rule;
  if (measure.kind !== 'sum' && measure.kind !== 'average')
    return { amount: undefined, amountColumn: undefined };
  const isAge = measure.column === 'age' && rule.table === 'cadres';
  const column = evaluation.context(rule.table).column(isAge ? 'birth' : measure.column);
  const { asOf, basis } = evaluation.rulebook;
  const value = ({ from, to }: Interval): Interval =>
    isAge ? { from: ageOn(to, asOf, basis), to: ageOn(from, asOf, basis) } : { from, to };
  return {
    amountColumn: column,
    amount: (row, cell) => (cell ? [cell] : column.readings(row, [])).map(value),
  };
}

/** A person's rows in a group, each in it for sure or perhaps. */
export interface Membership {
  readonly row: number;
  readonly member: Truth;
}

/** What a person may add to a group, and the cells that it depends on. */
export interface Standing {
  readonly options: readonly Contribution[];
  readonly doubts: readonly Doubt[];
  /** False where there were too many readings to try. */
  readonly exact: boolean;
}

interface Cell {
  readonly column: string;
  readonly cell: number;
  readonly row: number;
  readonly readings: readonly Interval[];
}

/** The most joint readings of one person's cells that are tried. */
const MOST_READINGS = 20_000;

/** The pseudo-column of the doubt whether a row is in the group. */
const UNIT = 'unit';

/**
 * Runs a person over the joint readings of their own unknown cells (VERDICTS §3).
 * `rows` are those in the group; `allRows` all of the person's.
 */
export function standingOf(
  bound: BoundRule,
  rows: readonly Membership[],
  allRows: readonly number[],
): Standing {
  const cells = [...doubtfulCells(bound, allRows), ...doubtfulUnits(rows)];
  const readings = cells.reduce((product, { readings: each }) => product * each.length, 1);
  const doubts = cells.map(
    ({ column, row }): Doubt => ({
      column,
      row,
      cause:
        column === UNIT
          ? 'unit'
          : (bound.tests.find((each) => each.column.name === column)?.column.cause(row) ?? 'blank'),
    }),
  );
  if (readings > MOST_READINGS) return { options: everything(bound), doubts, exact: false };
  const options = new Map<string, Contribution>();
  for (const { reading, intervals } of jointReadings(cells)) {
    for (const option of contributions(bound, rows, reading, intervals)) options.set(keyOf(option), option);
  }
  return { options: [...options.values()], doubts, exact: true };
}

/** A contribution as text, so that equal ones are one. */
export const keyOf = ({ base, amount, guards }: Contribution): string =>
  `${base} ${amount.from} ${amount.to} ${guards.join('')}`;

function everything({ guards }: BoundRule): Contribution[] {
  const all: Contribution[] = [];
  for (const base of [0, 1] as const) {
    for (const counted of [0, 1] as const) {
      for (let bits = 0; bits < 2 ** guards.length; bits++) {
        all.push({
          base,
          amount: { from: counted, to: counted },
          guards: guards.map((_, index) => ((bits >> index) & 1) as 0 | 1),
        });
      }
    }
  }
  return all;
}

/** The cells whose reading some test tells apart, each once. */
function doubtfulCells({ tests }: BoundRule, rows: readonly number[]): Cell[] {
  const cells: Cell[] = [];
  for (const { column, tests: list, truths } of tests) {
    const seen = new Set<number>();
    for (const row of rows) {
      const cell = column.cell(row);
      if (seen.has(cell) || !truths.some((truth) => truth(row) === 2)) continue;
      seen.add(cell);
      cells.push({ column: column.name, cell, row, readings: column.readings(row, list) });
    }
  }
  return cells;
}

const NO_OR_YES: readonly Interval[] = [
  { from: 0, to: 0 },
  { from: 1, to: 1 },
];

const doubtfulUnits = (rows: readonly Membership[]): Cell[] =>
  rows
    .filter(({ member }) => member === 2)
    .map(({ row }) => ({ column: UNIT, cell: row, row, readings: NO_OR_YES }));

interface JointReading {
  readonly reading: Reading;
  readonly intervals: ReadonlyMap<string, ReadonlyMap<number, Interval>>;
}

function* jointReadings(cells: readonly Cell[]): Generator<JointReading> {
  const reading = new Map<string, Map<number, number>>();
  const intervals = new Map<string, Map<number, Interval>>();
  for (const { column } of cells) {
    reading.set(column, new Map());
    intervals.set(column, new Map());
  }
  const choose = function* (index: number): Generator<JointReading> {
    const cell = cells[index];
    if (!cell) {
      yield { reading, intervals };
      return;
    }
    for (const interval of cell.readings) {
      reading.get(cell.column)?.set(cell.cell, interval.from);
      intervals.get(cell.column)?.set(cell.cell, interval);
      yield* choose(index + 1);
    }
  };
  yield* choose(0);
}

function contributions(
  bound: BoundRule,
  rows: readonly Membership[],
  reading: Reading,
  intervals: JointReading['intervals'],
): Contribution[] {
  const present = rows.filter(({ row, member }) =>
    member === 2 ? reading.get(UNIT)?.get(row) === 1 : member === 1,
  );
  const base = present.some(({ row }) => bound.base.holds(row, reading)) ? 1 : 0;
  const countedRow = present.find(({ row }) => bound.counted.holds(row, reading));
  const guards = bound.guards.map((guard): 0 | 1 =>
    present.some(({ row }) => guard.holds(row, reading)) ? 1 : 0,
  );
  if (!countedRow || !bound.amount)
    return [{ base, amount: countedRow ? { from: 1, to: 1 } : { from: 0, to: 0 }, guards }];
  const column = bound.amountColumn as BoundColumn;
  const cell = intervals.get(column.name)?.get(column.cell(countedRow.row));
  return bound.amount(countedRow.row, cell).map((amount) => ({ base, amount, guards }));
}
