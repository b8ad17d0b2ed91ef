import type { Interval } from '../../core/interval.ts';
import type { Condition, Rule, Structure, StructureSplit } from '../../rulebook/model.ts';
import type { GroupKey, GroupTally, Profile, Tally } from '../tally.ts';
import type { Evaluation } from './evaluation.ts';
import { asRule } from './statistic.ts';
import { tallyRule } from './tally-rule.ts';

/** The people of a group by one column, over every reading of their unknown cells. */
export interface SplitTally {
  readonly group: GroupKey;
  readonly total: Interval;
  /** How many are in each cell. */
  readonly cells: readonly Interval[];
  /** How many may count of whom it cannot be told in full where. */
  readonly unknown: number;
  /** False where there were too many readings to try: the counts then allow more than can be. */
  readonly exact: boolean;
}

/** Counts a population by a column: in each cell that one of their records is in, people count once. */
export function tallySplit(
  evaluation: Evaluation,
  structure: Structure,
  { cells }: StructureSplit,
  within: number | undefined,
): SplitTally[] {
  const population: Condition = { op: 'population', name: structure.of, anyRow: false };
  const numbers = cells.map(({ condition }): Rule['numbers'][number] => ({
    title: structure.title,
    table: structure.table,
    isPrevious: false,
    condition: { op: 'all', of: [population, condition] },
    measured: undefined,
    gathering: 'sum',
    wider: undefined,
    per: [],
  }));
  const rule = ruleOf(structure, { measure: { kind: 'count' }, condition: population, numbers });
  return tallyRule(evaluation, rule, within).groups.map((group) => splitTally(group, cells.length));
}

/** Nobody counts by themselves in a number made of others. */
const NOBODY: Condition = { op: 'any', of: [] };

/** The rule that has a table's number as its measure. */
export const numberRule = (
  structure: Structure,
  { value, numbers }: Pick<NumberShown, 'value' | 'numbers'>,
) => ruleOf(structure, { measure: { kind: 'number', value }, condition: NOBODY, numbers });

type NumberShown = Extract<Structure['shows'], { readonly gathering: unknown }>;

const ruleOf = (
  { id, title, table, columns, per }: Structure,
  counted: Pick<Parameters<typeof asRule>[0], 'measure' | 'condition' | 'numbers'>,
): Rule => ({
  ...asRule({
    id,
    title,
    table,
    columns,
    source: undefined,
    quote: undefined,
    claimed: undefined,
    ...counted,
  }),
  per,
});

function splitTally({ group, tallies, exact }: GroupTally, cells: number): SplitTally {
  const totals = hullOver(tallies, ({ base }) => base);
  const counts = Array.from({ length: cells }, (_, cell) =>
    hullOver(tallies, ({ numbers }) => (numbers[cell] as Interval).from),
  );
  const untold = Math.max(...tallies.map(({ profiles }) => peopleIn(profiles.filter(isOpen))));
  const told = counts.reduce((sum, { from }) => sum + from, 0);
  // Records that may be one person's or another's leave nobody open in any one reading, and yet cannot be told.
  return { group, total: totals, cells: counts, unknown: Math.max(untold, totals.to - told), exact };
}

/** The least and the most that people add up to, over every reading. */
function hullOver(tallies: readonly Tally[], amountOf: (option: Option) => number): Interval {
  const ends = tallies.map(({ profiles }) => ({
    from: total(profiles, (options) => Math.min(...options.map(amountOf))),
    to: total(profiles, (options) => Math.max(...options.map(amountOf))),
  }));
  return { from: Math.min(...ends.map(({ from }) => from)), to: Math.max(...ends.map(({ to }) => to)) };
}

type Option = Profile['options'][number];

const total = (profiles: readonly Profile[], each: (options: readonly Option[]) => number): number =>
  profiles.reduce((sum, { options, people }) => sum + people * each(options), 0);

const peopleIn = (profiles: readonly Profile[]): number =>
  profiles.reduce((sum, { people }) => sum + people, 0);

/** Whether people of a profile count in one way or another. */
const isOpen = ({ options }: Profile): boolean => options.length > 1;
