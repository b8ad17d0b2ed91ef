import { unitsOfRecord } from '../../roster/record-units.ts';
import { isWithin, type Register } from '../../roster/register.ts';
import { type Placement, rowsOf } from '../../roster/roster.ts';
import type { TableName } from '../../roster/schema.ts';
import type { Rule } from '../../rulebook/model.ts';
import type { GroupKey } from '../tally.ts';
import type { Evaluation } from './evaluation.ts';
import type { RuleGroups } from './grouped-rows.ts';
import { indexGroups, unitMember, unitsOf } from './groups.ts';
import { type BoundRule, bindRule, standingOf } from './standings.ts';

/** Some of a rule's groups: the units of them, and every record of the rule's table that is or may be in one, in order. */
export interface Part {
  readonly units: readonly number[];
  readonly rows: readonly number[];
}

/** What makes the groups of a rule, as far as it is not its table. */
export const groupsKey = ({ per }: Rule, within: number | undefined): string =>
  `${per.kind === 'units' ? per.population : ''} ${within ?? ''}`;

/**
 * The groups that a rule is judged in, or a part of them; all of them are found once for all rules of the same. `within`:
 * only units of this subtree of the register.
 */
export function groupsOf(
  evaluation: Evaluation,
  bound: BoundRule,
  within: number | undefined,
  part?: Part,
): RuleGroups {
  const { rule } = bound;
  if (part || rule.per.kind === 'record') return findGroups(evaluation, bound, within, part);
  const { groups: known } = evaluation.context(rule.table);
  const key = groupsKey(rule, within);
  const groups = known.get(key) ?? findGroups(evaluation, bound, within);
  known.set(key, groups);
  return groups;
}

function findGroups(
  evaluation: Evaluation,
  bound: BoundRule,
  within: number | undefined,
  part?: Part,
): RuleGroups {
  const { roster } = evaluation;
  const { per, table } = bound.rule;
  const placement = table === 'units' ? inThemselves(roster.register) : roster.placements.get(table);
  const inside = (row: number): boolean =>
    within === undefined ||
    unitsOfRecord(roster, table, row).some((unit) => isWithin(roster.register, unit, within));
  if (per.kind === 'roster')
    return { keys: [{ kind: 'roster' }], of: (row) => (inside(row) ? [0] : []), member: () => 1 };
  if (per.kind === 'record') {
    const isExpected = mayBeExpected(evaluation, bound);
    return eachRecord(evaluation, bound, (row) => inside(row) && isExpected(row), part?.rows);
  }
  const found = unitsOf(evaluation, per.population, within, part?.units);
  const keys = found.map(({ unit, isSure }): GroupKey => ({ kind: 'unit', unit, isSure }));
  if (!placement) return { keys, of: () => [], member: () => 0 };
  const units = found.map(({ unit }) => unit);
  const index = indexGroups(roster.register, placement, units);
  return { keys, of: index.groups, member: index.member };
}

/** How many records a table has; of units, those of the register. */
export const recordsOf = ({ roster }: Evaluation, table: TableName): number =>
  table === 'units' ? roster.register.units.length : (roster.tables.get(table)?.length ?? 0);

/** Units as records of the register: each is in itself. */
const inThemselves = ({ units }: Register): Placement => ({
  units: Int32Array.from(units, ({ index }) => index),
  candidates: [],
  around: [],
  byPost: 0,
});

/** Whether a record may stand in the units that its rule is about: a village under a 功能区 is judged only with that. */
function mayBeExpected(evaluation: Evaluation, { rule }: BoundRule): (row: number) => boolean {
  const { expectedIn, table } = rule;
  if (expectedIn === undefined) return () => true;
  const member = unitMember(evaluation, expectedIn);
  return (row) => {
    const units = unitsOfRecord(evaluation.roster, table, row);
    return units.length === 0 || units.some((unit) => member(unit) !== 0);
  };
}

/** One group a person (or a record of events), for those who may be in the population, of these rows where some are given. */
function eachRecord(
  evaluation: Evaluation,
  bound: BoundRule,
  inside: (row: number) => boolean,
  rows: Iterable<number> = Array(recordsOf(evaluation, bound.rule.table)).keys(),
): RuleGroups {
  const { rule } = bound;
  const { people } = evaluation.context(rule.table);
  const population = bindRule(evaluation, populationRule(rule));
  const mayBelong = (row: number): boolean =>
    population.base.truth(row) !== 0 &&
    standingOf(population, [{ row, member: 1 }], rowsOf(people, people.ofRow[row] as number)).options.some(
      ({ base }) => base > 0,
    );
  const keys: GroupKey[] = [];
  const groupOf = new Map<number, number>();
  for (const row of rows) {
    const person = people.ofRow[row] as number;
    if (groupOf.has(person) || !inside(row) || bound.excused(row) || !mayBelong(row)) continue;
    groupOf.set(person, keys.length);
    keys.push({ kind: 'record', row });
  }
  return {
    keys,
    of: (row) => {
      const group = groupOf.get(people.ofRow[row] as number);
      return group === undefined ? [] : [group];
    },
    member: () => 1,
  };
}

/** The rule cut down to the question who is in its population. */
const populationRule = (rule: Rule): Rule => {
  const base = { op: 'population', name: rule.population, anyRow: false } as const;
  return { ...rule, measure: { kind: 'count' }, base, counted: base, numbers: [] };
};
