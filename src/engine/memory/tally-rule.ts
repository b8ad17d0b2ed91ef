import { rowsOf } from '../../roster/roster.ts';
import type { TableName } from '../../roster/schema.ts';
import type { Condition, Rule, TalliedNumber } from '../../rulebook/model.ts';
import type { GroupKey, GroupTally, RuleTally, Tally } from '../tally.ts';
import { readValues, tallyValues } from './distinct.ts';
import type { Evaluation } from './evaluation.ts';
import { groupsOf, recordsOf } from './rule-groups.ts';
import { type BoundRule, bindRule } from './standings.ts';
import { addMember, type Members, noMembers, tallyGroup } from './tally-group.ts';

/**
 * Tallies a rule in every group. `within`: only units of this subtree of the register. Numbers of other tables and of the
 * previous roster are tallied beside the rule's own: their people are other people, so that the tallies are put together.
 */
export function tallyRule(evaluation: Evaluation, rule: Rule, within: number | undefined): RuleTally {
  const own = tallyTable(evaluation, ofSource(rule, rule.table, false), within);
  const others = sourcesBeside(rule).map(({ table, isPrevious }) => {
    const source = isPrevious ? evaluation.previous : evaluation;
    if (!source) throw new TypeError(`${rule.id} compares with a previous roster, and there is none`);
    return tallyTable(source, beside(rule, table, isPrevious), within).groups;
  });
  const groups = own.groups.map((group, index) =>
    others.reduce<GroupTally>((sum, other) => together(sum, (other[index] as GroupTally).tallies), group),
  );
  return { ...own, groups };
}

/** The other tables, and the previous roster's, that a rule's numbers count. */
function sourcesBeside({ numbers, table }: Rule): Pick<TalliedNumber, 'table' | 'isPrevious'>[] {
  const beside = numbers.filter((number) => number.isPrevious || number.table !== table);
  return [...new Map(beside.map((number) => [`${number.table} ${number.isPrevious}`, number])).values()];
}

const NOBODY: Condition = { op: 'any', of: [] };

/** A rule of whose numbers only those of one source count anybody. */
const ofSource = (rule: Rule, table: TableName, isPrevious: boolean): Rule => ({
  ...rule,
  numbers: rule.numbers.map((number) =>
    number.table === table && number.isPrevious === isPrevious
      ? number
      : { ...number, condition: NOBODY, measured: undefined },
  ),
});

/** A rule cut down to the numbers that it has of another table or of the previous roster. */
const beside = (rule: Rule, table: TableName, isPrevious: boolean): Rule => ({
  ...ofSource(rule, table, isPrevious),
  table,
  measure: { kind: 'count' },
  base: NOBODY,
  counted: NOBODY,
  columns: [],
});

/** The people of both tallies, whatever each of the two is read as. */
const together = (group: GroupTally, others: readonly Tally[]): GroupTally => ({
  ...group,
  tallies: group.tallies.flatMap((tally) =>
    others.map((other) => ({ ...tally, profiles: [...tally.profiles, ...other.profiles] })),
  ),
});

/** Tallies a rule on the records of its own table. */
function tallyTable(evaluation: Evaluation, rule: Rule, within: number | undefined): RuleTally {
  const bound = bindRule(evaluation, rule);
  const { people } = evaluation.context(rule.table);
  const length = recordsOf(evaluation, rule.table);
  const groups = groupsOf(evaluation, bound, within);
  const members = groups.keys.map(noMembers);
  const excused: number[] = [];
  for (let row = 0; row < length; row++) {
    if (bound.excused(row)) {
      if (bound.base.truth(row) !== 0) excused.push(row);
      continue;
    }
    const addsNothing = surelyAddsNothing(bound, row);
    const person = people.ofRow[row] as number;
    const groupsOfRow = groups.of(row);
    for (let index = 0; index < groupsOfRow.length; index++) {
      const group = groupsOfRow[index] as number;
      const own = members[group] as Members;
      own.records++;
      if (addsNothing) continue;
      const membership = { row, member: groups.member(row, group) };
      addMember(bound, own, person, membership, !people.severalRows.has(person));
    }
  }
  const rowsOfPerson = (person: number) => rowsOf(people, person);
  const tallies = members.map((each, index) =>
    tallyGroup(bound, groups.keys[index] as GroupKey, each, rowsOfPerson),
  );
  return { groups: withValues(evaluation, rule, tallies), excused };
}

/** Where a rule counts different values, the tallies of these instead of people. */
function withValues(
  evaluation: Evaluation,
  rule: Rule,
  groups: readonly GroupTally[],
): readonly GroupTally[] {
  const { measure } = rule;
  if (measure.kind !== 'distinct' && measure.kind !== 'unique') return groups;
  const values = readValues(evaluation, rule, measure.columns);
  return groups.map((group) => tallyValues(group, values, measure.kind));
}

/** A record that is out of everything in every reading: most records, for most rules. */
const surelyAddsNothing = ({ base, counted, numbers }: BoundRule, row: number): boolean =>
  base.truth(row) === 0 &&
  counted.truth(row) === 0 &&
  (numbers.length === 0 || numbers.every(({ predicate }) => predicate.truth(row) === 0));
