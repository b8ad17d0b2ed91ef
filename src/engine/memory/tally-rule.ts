import { type People, rowsOf } from '../../roster/roster.ts';
import type { TableName } from '../../roster/schema.ts';
import type { Condition, Rule } from '../../rulebook/model.ts';
import type { GroupKey, GroupTally, NumberSource, RuleTally } from '../tally.ts';
import { candidateRows } from './candidates.ts';
import { nowhere } from './column.ts';
import { readValues, tallyValues } from './distinct.ts';
import type { Evaluation } from './evaluation.ts';
import { groupsOf, type RuleGroups, recordsOf } from './rule-groups.ts';
import { type BoundRule, bindRule } from './standings.ts';
import { addCertain, addMember, type Members, noMembers, tallyGroup } from './tally-group.ts';

/**
 * Tallies a rule in every group. `within`: only units of this subtree of the register. Numbers of other tables and of the
 * previous roster are tallied beside the rule's own: their people are other people, so that the tallies are put together.
 */
export function tallyRule(evaluation: Evaluation, rule: Rule, within: number | undefined): RuleTally {
  const own = tallyTable(evaluation, ofSource(rule, rule.table, false), within);
  const others = sourcesBeside(rule).map((source) => {
    const there = source.isPrevious ? evaluation.previous : evaluation;
    if (!there) throw new TypeError(`${rule.id} compares with a previous roster, and there is none`);
    return { source, groups: tallyTable(there, beside(rule, source), within).groups };
  });
  const groups = own.groups.map((group, index) =>
    others.reduce<GroupTally>(
      (sum, { source, groups: beside }) => together(sum, beside[index] as GroupTally, source),
      group,
    ),
  );
  return { ...own, groups };
}

/** The other tables, and the previous roster's, that a rule's numbers count. */
function sourcesBeside({ numbers, table }: Rule): NumberSource[] {
  const beside = numbers.filter((number) => number.isPrevious || number.table !== table);
  const sources = beside.map(
    (number): NumberSource => ({ table: number.table, isPrevious: number.isPrevious }),
  );
  return [...new Map(sources.map((source) => [JSON.stringify(source), source])).values()];
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
const beside = (rule: Rule, { table, isPrevious }: NumberSource): Rule => ({
  ...ofSource(rule, table, isPrevious),
  table,
  measure: { kind: 'count' },
  base: NOBODY,
  counted: NOBODY,
  columns: [],
});

/** The people of both tallies, whatever each of the two is read as, and the doubts about either. */
const together = (group: GroupTally, others: GroupTally, source: NumberSource): GroupTally => ({
  ...group,
  tallies: group.tallies.flatMap((tally) =>
    others.tallies.map((other) => ({ ...tally, profiles: [...tally.profiles, ...other.profiles] })),
  ),
  exact: group.exact && others.exact,
  doubts: [...group.doubts, ...others.doubts.map((doubt) => ({ ...doubt, source }))],
});

/** Tallies a rule on the records of its own table. */
function tallyTable(evaluation: Evaluation, rule: Rule, within: number | undefined): RuleTally {
  const bound = bindRule(evaluation, rule);
  const context = evaluation.context(rule.table);
  const groups = groupsOf(evaluation, bound, within);
  const members = groups.keys.map(noMembers);
  const isPlain = bound.excused === nowhere && rule.per.kind !== 'record';
  const candidates = isPlain ? candidateRows(rule, context) : undefined;
  const excused = candidates
    ? addCandidates(bound, candidates, context.people, groups, members)
    : addAll(bound, recordsOf(evaluation, rule.table), context.people, groups, members);
  const records = candidates && recordCounts(evaluation, rule, within, groups);
  const rowsOfPerson = (person: number) => rowsOf(context.people, person);
  const tallies = members.map((each, index) =>
    tallyGroup(
      bound,
      groups.keys[index] as GroupKey,
      records ? { ...each, records: records[index] as number } : each,
      rowsOfPerson,
    ),
  );
  return { groups: withValues(evaluation, rule, tallies), excused };
}

/** Adds the records that may count to their groups. */
function addCandidates(
  bound: BoundRule,
  rows: Int32Array,
  people: People,
  groups: RuleGroups,
  members: readonly Members[],
): number[] {
  for (let index = 0; index < rows.length; index++) {
    addRow(bound, rows[index] as number, people, groups, members);
  }
  return [];
}

/** Adds every record to its groups, and counts them there; those that the rule leaves out for want of a column are given back. */
function addAll(
  bound: BoundRule,
  length: number,
  people: People,
  groups: RuleGroups,
  members: readonly Members[],
): number[] {
  const excused: number[] = [];
  for (let row = 0; row < length; row++) {
    if (bound.excused(row)) {
      if (bound.base.truth(row) !== 0) excused.push(row);
      continue;
    }
    const groupsOfRow = groups.of(row);
    for (let index = 0; index < groupsOfRow.length; index++)
      (members[groupsOfRow[index] as number] as Members).records++;
    addRow(bound, row, people, groups, members);
  }
  return excused;
}

/** Adds a record to the groups that it may be in; most records, for most rules, add nothing in any reading. */
function addRow(
  bound: BoundRule,
  row: number,
  people: People,
  groups: RuleGroups,
  members: readonly Members[],
): void {
  const { base, counted, numbers, measured } = bound;
  const [inBase, isCounted] = [base.truth(row), counted.truth(row)];
  if (inBase === 0 && isCounted === 0 && numbers.every(({ predicate }) => predicate.truth(row) === 0)) return;
  const person = people.ofRow[row] as number;
  const isCertain =
    inBase !== 2 && isCounted !== 2 && numbers.length === 0 && !measured && !people.severalRows.has(person);
  const groupsOfRow = groups.of(row);
  for (let index = 0; index < groupsOfRow.length; index++) {
    const group = groupsOfRow[index] as number;
    const member = groups.member(row, group);
    const own = members[group] as Members;
    if (isCertain && member === 1) addCertain(own, row, inBase === 1, isCounted === 1);
    else addMember(own, person, { row, member });
  }
}

/** How many records stand, or may stand, in each group: the same for all rules of the same groups. */
function recordCounts(
  evaluation: Evaluation,
  { table, per }: Rule,
  within: number | undefined,
  groups: RuleGroups,
): readonly number[] {
  const { recordCounts: known } = evaluation.context(table);
  const key = `${per.kind === 'units' ? per.population : ''} ${within ?? ''}`;
  const counts = known.get(key) ?? countRecords(groups, recordsOf(evaluation, table));
  known.set(key, counts);
  return counts;
}

function countRecords(groups: RuleGroups, length: number): number[] {
  const counts = groups.keys.map(() => 0);
  for (let row = 0; row < length; row++)
    for (const group of groups.of(row)) counts[group] = (counts[group] as number) + 1;
  return counts;
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
