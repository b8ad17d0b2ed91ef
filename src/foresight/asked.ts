import { testsOf } from '../engine/memory/predicate.ts';
import { sourcesBeside } from '../engine/memory/tally-rule.ts';
import type { TableName } from '../roster/schema.ts';
import type { Condition, Rule, Rulebook, TalliedNumber, Test } from '../rulebook/model.ts';
import { quantitiesOf, unitConditions } from '../rulebook/quantities.ts';

/** What is asked of a column: all that can make its reading matter on one day and not on another. */
export interface Asked {
  readonly table: TableName;
  readonly isPrevious: boolean;
  /** `age` where the age itself is measured; where it is tested, that is asked of `birth`. */
  readonly column: string;
  readonly tests: readonly Test[];
  /** Whether the value itself counts, and not only what tests say of it. */
  readonly isMeasured: boolean;
  /** Whether it is one of three or more columns that are compared with each other, so that one hangs on another's other. */
  readonly isChained: boolean;
  /** Whether it is of the records that the rule counts: then it changes their groups alone, else perhaps all. */
  readonly isOwn: boolean;
}

type Source = Pick<Asked, 'table' | 'isPrevious' | 'isOwn'>;

/** Everything that a rule asks of columns, of its own records, of other tables, of the previous roster and of units. */
export function askedBy(rule: Rule, rulebook: Rulebook): Asked[] {
  const own: Source = { table: rule.table, isPrevious: false, isOwn: true };
  const { home, beside } = numbersOf(rule);
  return [
    ...testedIn(ownConditions(rule, home), own, rulebook),
    ...[...measuredColumns(rule), ...home.flatMap(measuredBy)].map((column) => measured(column, own)),
    ...beside.flatMap((number) => {
      const source: Source = { table: number.table, isPrevious: number.isPrevious, isOwn: false };
      return [
        ...testedIn([number.condition], source, rulebook),
        ...measuredBy(number).map((column) => measured(column, source)),
      ];
    }),
    ...askedOfUnits(rule, rulebook),
  ];
}

/** A column whose value itself counts. */
export const measured = (column: string, { table, isPrevious, isOwn }: Source): Asked => ({
  table,
  isPrevious,
  isOwn,
  column,
  tests: [],
  isMeasured: true,
  isChained: false,
});

/** What conditions ask of columns. What two columns are compared by is no test that has a cut: both count as they are. */
export function testedIn(conditions: readonly Condition[], source: Source, rulebook: Rulebook): Asked[] {
  const byColumn = new Map<string, Test[]>();
  for (const condition of conditions) testsOf(condition, rulebook.populations, byColumn);
  const isCompared = (tests: readonly Test[]): boolean => tests.some(({ kind }) => kind === 'compared');
  const isChain = [...byColumn.values()].filter(isCompared).length > MOST_COMPARED;
  return [...byColumn].map(([column, tests]) => ({
    ...source,
    column,
    tests,
    isMeasured: isCompared(tests),
    isChained: isChain && isCompared(tests),
  }));
}

/** Two columns that are compared with each other are no chain. */
const MOST_COMPARED = 2;

/** A rule's numbers of its own records, and those that are tallied beside them. */
function numbersOf(rule: Rule): { readonly home: TalliedNumber[]; readonly beside: TalliedNumber[] } {
  const sources = sourcesBeside(rule);
  const isBeside = ({ table, isPrevious, wider }: TalliedNumber): boolean =>
    sources.some((each) => each.table === table && each.isPrevious === isPrevious && each.wider === wider);
  return {
    home: rule.numbers.filter((number) => !isBeside(number)),
    beside: rule.numbers.filter(isBeside),
  };
}

const named = (name: string): Condition => ({ op: 'population', name, anyRow: false });

/** Every condition on the rule's own records. */
export const ownConditions = (
  rule: Rule,
  home: readonly TalliedNumber[] = numbersOf(rule).home,
): Condition[] => [
  // A measure of figures alone is of no population.
  ...(rule.population === '' ? [] : [named(rule.population)]),
  rule.base,
  rule.counted,
  ...home.map(({ condition }) => condition),
  ...rule.groupColumns.flatMap(({ values }) => values.map(({ condition }) => condition)),
];

function measuredColumns({ measure }: Rule): readonly string[] {
  if (measure.kind === 'sum' || measure.kind === 'average') return [measure.column];
  return measure.kind === 'distinct' || measure.kind === 'unique' ? measure.columns : [];
}

const measuredBy = ({ measured: of }: TalliedNumber): string[] => (of ? [of.column] : []);

/** What is asked of units: which have a verdict, which guards hold in them, and numbers that they have. */
function askedOfUnits(rule: Rule, rulebook: Rulebook): Asked[] {
  const units: Source = { table: 'units', isPrevious: false, isOwn: false };
  const { per, expectedIn, numbers } = rule;
  const populations = [
    ...(per.kind === 'units' ? [per.population] : []),
    ...(expectedIn === undefined ? [] : [expectedIn]),
    ...numbers.flatMap(({ wider }) => wider ?? []),
  ];
  const columns = [...quantitiesOf(rule)].flatMap((quantity) =>
    quantity.kind === 'attribute' ? [quantity.column] : [],
  );
  return [
    ...testedIn([...populations.map(named), ...unitConditions(rule)], units, rulebook),
    ...columns.map((column) => measured(column, units)),
  ];
}
