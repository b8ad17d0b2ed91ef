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
  if (readings > MOST_READINGS) {
    return {
      options: everything(bound, rows),
      doubts: cells.map((cell) => doubtOf(bound, cell)),
      exact: false,
    };
  }
  const options = new Map<string, Contribution>();
  const results: Result[] = [];
  for (const { reading, intervals, choices } of jointReadings(cells)) {
    const given = contributions(bound, rows, reading, intervals);
    for (const option of given) options.set(keyOf(option), option);
    results.push({ choices: [...choices], given: given.map(keyOf).join() });
  }
  const doubts = cells.filter((_, index) => matters(index, results)).map((cell) => doubtOf(bound, cell));
  return { options: [...options.values()], doubts, exact: true };
}

const doubtOf = ({ tests }: BoundRule, { column, row }: Cell): Doubt => {
  const cause = tests.find((each) => each.column.name === column)?.column.cause(row);
  return { column, row, cause: column === UNIT ? 'unit' : (cause ?? 'blank') };
};

/** What one joint reading gives: which reading of each cell was chosen, and the contributions. */
interface Result {
  readonly choices: readonly number[];
  readonly given: string;
}

/** Whether anything hangs on a cell: two joint readings that differ in it alone give different contributions. */
function matters(cell: number, results: readonly Result[]): boolean {
  const given = new Map<string, string>();
  return results.some((result) => {
    const others = result.choices.map((choice, index) => (index === cell ? '' : choice)).join();
    const known = given.get(others);
    given.set(others, result.given);
    return known !== undefined && known !== result.given;
  });
}

/** A contribution as text, so that equal ones are one. */
export const keyOf = ({ base, amount, guards }: Contribution): string =>
  `${base} ${amount.from} ${amount.to} ${guards.join('')}`;

const NONE: Interval = { from: 0, to: 0 };
const ONE: Interval = { from: 1, to: 1 };

/** Every contribution there is: too much rather than too little, where readings are too many to try. */
function everything({ guards, amount }: BoundRule, rows: readonly Membership[]): Contribution[] {
  const amounts = [NONE, ...(amount ? rows.flatMap(({ row }) => amount(row, undefined)) : [ONE])];
  const guardSets = Array.from({ length: 2 ** guards.length }, (_, bits) =>
    guards.map((_guard, index) => ((bits >> index) & 1) as 0 | 1),
  );
  return ([0, 1] as const).flatMap((base) =>
    amounts.flatMap((each) => guardSets.map((set) => ({ base, amount: each, guards: set }))),
  );
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

const NO_OR_YES: readonly Interval[] = [NONE, ONE];

const doubtfulUnits = (rows: readonly Membership[]): Cell[] =>
  rows
    .filter(({ member }) => member === 2)
    .map(({ row }) => ({ column: UNIT, cell: row, row, readings: NO_OR_YES }));

interface JointReading {
  /** Which of its readings each cell has. */
  readonly choices: readonly number[];
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
  const choices: number[] = [];
  const choose = function* (index: number): Generator<JointReading> {
    const cell = cells[index];
    if (!cell) {
      yield { choices, reading, intervals };
      return;
    }
    for (const [choice, interval] of cell.readings.entries()) {
      choices[index] = choice;
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
  if (!countedRow || !bound.amount) return [{ base, amount: countedRow ? ONE : NONE, guards }];
  const column = bound.amountColumn as BoundColumn;
  const cell = intervals.get(column.name)?.get(column.cell(countedRow.row));
  return bound.amount(countedRow.row, cell).map((amount) => ({ base, amount, guards }));
}
