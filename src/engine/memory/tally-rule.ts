import { unitsUpward } from '../../roster/register.ts';
import { rowsOf } from '../../roster/roster.ts';
import type { Condition, Rule, TalliedNumber } from '../../rulebook/model.ts';
import type { GroupKey, GroupTally, RuleTally, Tally } from '../tally.ts';
import { readValues, tallyValues } from './distinct.ts';
import type { Evaluation } from './evaluation.ts';
import { groupsOf, recordsOf } from './rule-groups.ts';
import { type BoundRule, bindRule } from './standings.ts';
import { addMember, type Members, noMembers, tallyGroup } from './tally-group.ts';

/**
 * Tallies a rule in every group. `within`: only units of this subtree of the register. Numbers of other tables, of the
 * previous roster and of wider units are tallied beside the rule's own and put together with it: as of other people,
 * which those of a wider unit need not be, so that more may be let in than can be.
 */
export function tallyRule(evaluation: Evaluation, rule: Rule, within: number | undefined): RuleTally {
  const home = { table: rule.table, isPrevious: false, wider: undefined };
  const own = tallyTable(evaluation, ofSource(rule, home), within);
  const others = sourcesBeside(rule).map((source) => tallyBeside(evaluation, rule, source, within));
  const groups = own.groups.map((group, index) =>
    others.reduce<GroupTally>((sum, talliesOf) => together(sum, talliesOf(group.group, index)), group),
  );
  return { ...own, groups };
}

/** Whose records a number counts, and in which units. */
type Source = Pick<TalliedNumber, 'table' | 'isPrevious' | 'wider'>;

const isOf = (number: Source, { table, isPrevious, wider }: Source): boolean =>
  number.table === table && number.isPrevious === isPrevious && number.wider === wider;

/** The other tables, the previous roster's and the wider units that a rule's numbers count in. */
function sourcesBeside({ numbers, table }: Rule): Source[] {
  const beside = numbers.filter(
    (number) => number.isPrevious || number.table !== table || number.wider !== undefined,
  );
  return [
    ...new Map(beside.map((each) => [`${each.table} ${each.isPrevious} ${each.wider}`, each])).values(),
  ];
}

/** Tallies the numbers of one source: for each group of the rule, by its unit and its position. */
function tallyBeside(
  evaluation: Evaluation,
  rule: Rule,
  source: Source,
  within: number | undefined,
): (group: GroupKey, index: number) => readonly Tally[] {
  const from = source.isPrevious ? evaluation.previous : evaluation;
  if (!from) throw new TypeError(`${rule.id} compares with a previous roster, and there is none`);
  const own = beside(rule, source);
  if (source.wider === undefined) {
    const { groups } = tallyTable(from, own, within);
    return (_, index) => (groups[index] as GroupTally).tallies;
  }
  const wider: Rule = { ...own, per: { kind: 'units', population: source.wider } };
  const { groups } = tallyTable(from, wider, undefined);
  const around = new Map(
    groups.flatMap((each) => (each.group.kind === 'unit' ? [[each.group.unit, each]] : [])),
  );
  return (group) => (group.kind === 'unit' ? talliesAround(evaluation, around, group.unit) : [NOBODY_THERE]);
}

const NOBODY_THERE: Tally = { standings: new Array<number>(8).fill(0), profiles: [] };

/** The tallies of the nearest unit around one, itself included; of one that may be none of them, also of those further up. */
function talliesAround(
  { roster }: Evaluation,
  groups: ReadonlyMap<number, GroupTally>,
  unit: number,
): readonly Tally[] {
  const found: Tally[] = [];
  for (const each of unitsUpward(roster.register, unit)) {
    const own = groups.get(each);
    if (!own) continue;
    found.push(...own.tallies);
    if (own.group.kind === 'unit' && own.group.isSure) return found;
  }
  return [...found, NOBODY_THERE];
}

const NOBODY: Condition = { op: 'any', of: [] };

/** A rule of whose numbers only those of one source count anybody. */
const ofSource = (rule: Rule, source: Source): Rule => ({
  ...rule,
  numbers: rule.numbers.map((number) =>
    isOf(number, source) ? number : { ...number, condition: NOBODY, measured: undefined },
  ),
});

/** A rule cut down to the numbers that it has of another source. */
const beside = (rule: Rule, source: Source): Rule => ({
  ...ofSource(rule, source),
  table: source.table,
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
