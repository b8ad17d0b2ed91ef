import { agesOn } from '../../core/age.ts';
import type { Interval } from '../../core/interval.ts';
import type { Truth } from '../../core/truth.ts';
import { isAge } from '../../roster/tables.ts';
import type { Gathering, Rule } from '../../rulebook/model.ts';
import { type Contribution, type Doubt, NO_VALUE } from '../tally.ts';
import {
  type Cell,
  countReadings,
  doubtfulCells,
  type JointReading,
  jointReadings,
  type TestedColumn,
  testedColumns,
} from './cells.ts';
import { type BoundColumn, nowhere } from './column.ts';
import { isNothing } from './computed-column.ts';
import type { Evaluation } from './evaluation.ts';
import { bindLinkedSources, type LinkedSource, mayMean, type SharedChoice } from './linked-cell.ts';
import { compile } from './predicate.ts';
import type { Predicate, Reading } from './truths.ts';

/** One rule's predicates, and the columns on whose unknown cells they depend. */
export interface BoundRule {
  readonly rule: Rule;
  readonly base: Predicate;
  readonly counted: Predicate;
  readonly numbers: readonly BoundNumber[];
  /** The columns of a record's own cells; those of linked rows are in `linked`. */
  readonly tested: readonly TestedColumn[];
  readonly linked: readonly LinkedSource[];
  readonly measured: MeasuredColumn | undefined;
  excused(row: number): boolean;
  /** What came of trying people, by what is known of them: see `likenessOf`. */
  readonly tried: Map<number, Standing>;
}

/** A number that is tallied beside what counts. */
interface BoundNumber {
  readonly predicate: Predicate;
  /** The column that is added up, or of which the least, greatest or middle value is asked. */
  readonly measured: MeasuredColumn | undefined;
  readonly gathering: Gathering;
}

/** For sums and averages: the column that is added up, and the values that a reading of its cell may stand for. */
interface MeasuredColumn {
  readonly column: BoundColumn;
  valuesOf(cell: Interval): Interval;
  /** Whether a reading of several numbers is tried number by number, for rows that share it. */
  readonly isAge: boolean;
}

/** Binds a rule's predicates. */
export function bindRule(evaluation: Evaluation, rule: Rule): BoundRule {
  const context = evaluation.context(rule.table);
  const conditions = rule.numbers.map(({ condition }) => condition);
  const tested = testedColumns([rule.base, rule.counted, ...conditions], context);
  const { measure } = rule;
  const measured =
    measure.kind === 'sum' || measure.kind === 'average'
      ? bindMeasured(evaluation, rule, measure.column)
      : undefined;
  const linked = bindLinkedSources(evaluation, rule, tested, measured?.column.name);
  const linkedNames = new Set(linked.flatMap(({ fields }) => fields.map(({ name }) => name)));
  const columns = rule.columns.map((name) =>
    context.column(isAge(evaluation.rulebook.tables, rule.table, name) ? 'birth' : name),
  );
  const excusing = columns.filter(({ excused }) => excused !== nowhere);
  return {
    rule,
    base: compile(rule.base, context),
    counted: compile(rule.counted, context),
    numbers: rule.numbers.map(({ condition, measured: of, gathering }) => ({
      predicate: compile(condition, context),
      measured: of && bindMeasured(evaluation, rule, of.column, gathering),
      gathering,
    })),
    tested: tested.filter(({ column }) => !linkedNames.has(column.name)),
    linked,
    measured,
    excused: excusing.length === 0 ? nowhere : (row) => excusing.some((column) => column.excused(row)),
    tried: new Map(),
  };
}

function bindMeasured(
  evaluation: Evaluation,
  { table }: Rule,
  name: string,
  gathering: Gathering = 'sum',
): MeasuredColumn {
  const isBirth = isAge(evaluation.rulebook.tables, table, name);
  const { asOf, basis } = evaluation.rulebook;
  return {
    column: evaluation.context(table).column(isBirth ? 'birth' : name),
    isAge: isBirth,
    valuesOf: (cell) => (isNothing(cell) ? noneOf(gathering) : isBirth ? agesOn(cell, asOf, basis) : cell),
  };
}

/** What somebody adds who has no value. */
const noneOf = (gathering: Gathering): Interval => (gathering === 'sum' ? NONE : NO_VALUE);

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

/** For each linked source of a rule, the shared rows of one person. */
export type SharedChoices = readonly SharedChoice[];

/** Every shared row that may mean a person, each theirs or not. */
export const allPerhaps = ({ linked }: BoundRule, row: number): SharedChoices =>
  linked.map(({ shared, personOf }) => ({
    own: [],
    perhaps: shared.filter((each) => mayMean(each, personOf(row))),
  }));

/** The most joint readings of one person's cells that are tried. */
const MOST_READINGS = 20_000;

/** The pseudo-column of the doubt whether a row is in the group: no name that a column may have. */
const UNIT = '(unit)';

/**
 * Runs a person over the joint readings of their own unknown cells (VERDICTS §3); people of whom the same is known are
 * run once. `rows` are those in the group; `allRows` all of the person's; `shared` the linked rows that fit others too.
 */
export function standingOf(
  bound: BoundRule,
  rows: readonly Membership[],
  allRows: readonly number[],
  shared?: SharedChoices,
): Standing {
  const likeness = likenessOf(bound, rows, allRows);
  if (likeness === undefined)
    return tryReadings(bound, rows, allRows, shared ?? allPerhaps(bound, allRows[0] as number));
  const known = bound.tried.get(likeness) ?? tryReadings(bound, rows, allRows, []);
  bound.tried.set(likeness, known);
  const [row] = allRows as [number];
  return { ...known, doubts: known.doubts.map(({ column }) => ownDoubt(bound, column, row)) };
}

/** More tests than these are not put into one exact number. */
const MOST_TESTS = 32;

/**
 * All that a standing depends on, as one number: the truths of all tests, and whether the row is in the group.
 * Undefined where it depends on more: several rows, linked rows, a number that is added up, a cell that says a part.
 */
function likenessOf(
  { tested, linked, measured, numbers }: BoundRule,
  rows: readonly Membership[],
  allRows: readonly number[],
): number | undefined {
  const [only] = rows;
  if (!only || rows.length > 1 || allRows.length > 1 || linked.length > 0) return undefined;
  if (measured || numbers.some((number) => number.measured)) return undefined;
  let [likeness, count] = [only.member as number, 0];
  for (const { column, truths } of tested) {
    let isDoubtful = false;
    for (const truth of truths) {
      const own = truth(only.row);
      isDoubtful ||= own === 2;
      likeness = likeness * 3 + own;
      count++;
    }
    if (isDoubtful && !column.isOpen(only.row)) return undefined;
  }
  return count > MOST_TESTS ? undefined : likeness;
}

/** A doubt of a row's own cell, or of its unit. */
function ownDoubt({ tested }: BoundRule, name: string, row: number): Doubt {
  if (name === UNIT) return { column: UNIT, row, cause: 'unit' };
  const column = tested.find((each) => each.column.name === name)?.column;
  return { column: column?.source?.(row) ?? name, row, cause: column?.cause(row) ?? 'blank' };
}

function tryReadings(
  bound: BoundRule,
  rows: readonly Membership[],
  allRows: readonly number[],
  shared: SharedChoices,
): Standing {
  const linked = linkedCells(bound, allRows, shared);
  const cells = [...doubtfulCells(bound.tested, allRows), ...linked.cells, ...doubtfulUnits(rows)];
  if (countReadings(cells) > MOST_READINGS) {
    return {
      options: everything(bound, rows),
      doubts: cells.map((cell) => doubtOf(bound, cell)),
      exact: false,
    };
  }
  const options = new Map<string, Contribution>();
  const results: Result[] = [];
  let isExact = linked.exact;
  for (const joint of jointReadings(cells)) {
    const { contributions, exact } = contributionsOf(bound, rows, joint);
    isExact &&= exact;
    for (const option of contributions) options.set(keyOf(option), option);
    results.push({ choices: [...joint.choices], given: contributions.map(keyOf).join() });
  }
  const doubts = cells.filter((_, index) => matters(index, results)).map((cell) => doubtOf(bound, cell));
  let told = doubts;
  for (const sum of sumsOf(bound, [...options.values()])) told = [...told, ...openMeasure(sum, rows, told)];
  return { options: [...options.values()], doubts: told, exact: isExact };
}

/** A column that is added up, and what a person adds to it in each reading. */
interface AddedUp {
  readonly measured: MeasuredColumn | undefined;
  readonly amounts: readonly Interval[];
}

/** The sums of a rule: what it measures, and those of its further numbers. */
const sumsOf = ({ measured, numbers }: BoundRule, options: readonly Contribution[]): AddedUp[] => [
  { measured, amounts: options.map(({ amount }) => amount) },
  ...numbers.map((number, index) => ({
    measured: number.measured,
    amounts: options.map((option) => option.numbers[index] as Interval),
  })),
];

/** The cell of the number that is added up, where it is not known and has not been told of. */
function openMeasure(
  { measured, amounts: all }: AddedUp,
  rows: readonly Membership[],
  told: readonly Doubt[],
): Doubt[] {
  const [first] = rows;
  if (!measured || !first || told.some(({ column }) => column === measured.column.name)) return [];
  const amounts = all.filter(({ to }) => to > 0);
  const isKnown =
    amounts.every(({ from, to }) => from === to) && new Set(amounts.map(({ from }) => from)).size <= 1;
  if (isKnown) return [];
  const { name, cause } = measured.column;
  return [{ column: name, row: first.row, cause: cause(first.row) }];
}

/** What linked rows say of a person, where something hangs on it or shared rows are given out one by one. */
function linkedCells(
  { linked }: BoundRule,
  [row]: readonly number[],
  shared: SharedChoices,
): { cells: Cell[]; exact: boolean } {
  if (row === undefined) return { cells: [], exact: true };
  const found = linked.flatMap((source, index) =>
    source.isDoubtful(row) ? [source.cellOf(row, shared[index] ?? { own: [], perhaps: [] })] : [],
  );
  return { cells: found.map(({ cell }) => cell), exact: found.every(({ exact }) => exact) };
}

function doubtOf(bound: BoundRule, { columns, row, readings }: Cell): Doubt {
  const { linked } = bound;
  const [first = UNIT] = columns;
  if (linked.some(({ fields }) => fields[0]?.name === first)) {
    const varying = columns.findIndex((_, at) => new Set(readings.map((each) => each[at]?.from)).size > 1);
    return { column: columns[varying] ?? first, row, cause: 'linked' };
  }
  return ownDoubt(bound, first, row);
}

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
export const keyOf = ({ base, amount, numbers }: Contribution): string =>
  `${base} ${amount.from} ${amount.to} ${numbers.map(({ from, to }) => `${from} ${to}`).join()}`;

const NONE: Interval = { from: 0, to: 0 };
const ONE: Interval = { from: 1, to: 1 };

/** Every contribution there is: too much rather than too little, where readings are too many to try. */
function everything(bound: BoundRule, rows: readonly Membership[]): Contribution[] {
  const { measured, numbers, rule } = bound;
  const most = rule.countBy === 'post' ? rows.length : 1;
  const upTo = Array.from({ length: most + 1 }, (_, number) => number);
  const amountsOf = (column: MeasuredColumn | undefined, gathering: Gathering = 'sum'): Interval[] =>
    column
      ? [
          noneOf(gathering),
          { from: gathering === 'sum' ? 0 : Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY },
        ]
      : upTo.map((number) => ({ from: number, to: number }));
  const sets = productOf(numbers.map((number) => amountsOf(number.measured, number.gathering)));
  return upTo.flatMap((base) =>
    amountsOf(measured).flatMap((amount) => sets.map((set) => ({ base, amount, numbers: set }))),
  );
}

/** Every choice of one item of each list. */
const productOf = <T>(lists: readonly (readonly T[])[]): T[][] =>
  lists.reduce<T[][]>((sets, list) => sets.flatMap((set) => list.map((item) => [...set, item])), [[]]);

const doubtfulUnits = (rows: readonly Membership[]): Cell[] =>
  rows
    .filter(({ member }) => member === 2)
    .map(({ row }) => ({ columns: [UNIT], cell: row, row, readings: [[NONE], [ONE]] }));

/** What a person may add to one number; `exact` is false where more was let in than can be. */
interface Amounts {
  readonly amounts: Interval[];
  readonly exact: boolean;
}

/** What a person adds under one joint reading; several where the number that they add is still open. */
function contributionsOf(
  bound: BoundRule,
  rows: readonly Membership[],
  joint: JointReading,
): { contributions: Contribution[]; exact: boolean } {
  const { reading } = joint;
  const present = rows.filter(({ row, member }) =>
    member === 2 ? reading.get(UNIT)?.get(row) === 1 : member === 1,
  );
  const numberOf = (predicate: Predicate): number => countRows(bound, present, predicate, reading);
  const amountsOfOne = ({ predicate, measured, gathering }: BoundNumber): Amounts => {
    if (!measured) {
      const number = numberOf(predicate);
      const isNone = gathering !== 'sum' && number === 0;
      return { amounts: [isNone ? NO_VALUE : { from: number, to: number }], exact: true };
    }
    const counted = present.filter(({ row }) => predicate.holds(row, reading)).map(({ row }) => row);
    if (gathering !== 'sum' && counted.length === 0) return { amounts: [NO_VALUE], exact: true };
    return amountsOf(measured, bound.rule.countBy === 'post' ? counted : counted.slice(0, 1), joint);
  };
  const base = numberOf(bound.base);
  const counted = amountsOfOne({
    predicate: bound.counted,
    measured: bound.measured,
    gathering: 'sum',
  });
  const numbers = bound.numbers.map(amountsOfOne);
  const sets = productOf(numbers.map(({ amounts }) => amounts));
  // Two sums of one unknown cell are taken apart: more than can be, never less.
  const isApart =
    [counted, ...numbers].filter(
      ({ amounts }) => amounts.some(({ from, to }) => from !== to) || amounts.length > 1,
    ).length > 1;
  return {
    contributions: counted.amounts.flatMap((amount) => sets.map((set) => ({ base, amount, numbers: set }))),
    exact: counted.exact && numbers.every(({ exact }) => exact) && !isApart,
  };
}

/** How many of a person's rows meet a predicate; at most 1 where people are counted. */
function countRows(
  { rule }: BoundRule,
  present: readonly Membership[],
  predicate: Predicate,
  reading: Reading,
): number {
  if (rule.countBy === 'post') return present.filter(({ row }) => predicate.holds(row, reading)).length;
  return present.some(({ row }) => predicate.holds(row, reading)) ? 1 : 0;
}

/** What the counted rows of a person add up to; rows of one cell have one value. */
function amountsOf(
  { column, valuesOf, isAge }: MeasuredColumn,
  rows: readonly number[],
  { intervals }: JointReading,
): Amounts {
  const byCell = new Map<number, number[]>();
  for (const row of rows) byCell.set(column.cell(row), [...(byCell.get(column.cell(row)) ?? []), row]);
  let amounts: Interval[] = [NONE];
  let exact = true;
  for (const [cell, own] of byCell) {
    const chosen = intervals.get(column.name)?.get(cell);
    const readings = chosen ? [chosen] : column.readings(own[0] as number, []);
    const values = readings.map(valuesOf);
    // Two rows of one age add an even number: each age by itself.
    const each = own.length > 1 && isAge ? values.flatMap(oneByOne) : values;
    if (own.length > 1) exact &&= each.every(({ from, to }) => from === to);
    amounts = amounts.flatMap((sum) =>
      each.map(({ from, to }) => ({ from: sum.from + from * own.length, to: sum.to + to * own.length })),
    );
  }
  return { amounts, exact };
}

const oneByOne = ({ from, to }: Interval): Interval[] =>
  Array.from({ length: to - from + 1 }, (_, index) => ({ from: from + index, to: from + index }));
