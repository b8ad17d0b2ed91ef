import { unitsUpward } from '../../roster/register.ts';
import { type People, rowsOf } from '../../roster/roster.ts';
import { byValues } from '../../rulebook/by-values.ts';
import type { Condition, Rule } from '../../rulebook/model.ts';
import type { GroupKey, GroupTally, NumberSource, RuleTally, Tally } from '../tally.ts';
import { candidateRows } from './candidates.ts';
import { nowhere } from './column.ts';
import { readValues, tallyValues } from './distinct.ts';
import type { Evaluation } from './evaluation.ts';
import { groupedRows, membersOfRows } from './group-members.ts';
import type { GroupedRows, RuleGroups } from './grouped-rows.ts';
import { groupsKey, groupsOf, type Part, recordsOf } from './rule-groups.ts';
import { type BoundRule, bindRule, keyOf, standingOf } from './standings.ts';
import { addCertain, addMember, type Members, noMembers, tallyGroup } from './tally-group.ts';

/**
 * Tallies a rule in every group. `within`: only units of this subtree of the register. Numbers of other tables, of the
 * previous roster and of wider units are tallied beside the rule's own and put together with it: as of other people,
 * which those of a wider unit need not be, so that more may be let in than can be. `part`: only these groups, of a rule
 * without numbers beside its own.
 */
export function tallyRule(
  evaluation: Evaluation,
  rule: Rule,
  within: number | undefined,
  part?: Part,
): RuleTally {
  const own = tallyTable(evaluation, atHome(rule), within, part);
  const others = sourcesBeside(rule).map((source) => ({
    source,
    of: tallyBeside(evaluation, rule, source, within),
  }));
  const groups = own.groups.map((group, index) =>
    others.reduce<GroupTally>((sum, { source, of }) => together(sum, of(group.group, index), source), group),
  );
  return { ...own, groups };
}

/** A rule of whose numbers only those of its own records count anybody. */
const atHome = (rule: Rule): Rule =>
  ofSource(rule, { table: rule.table, isPrevious: false, wider: undefined });

/**
 * For a record all that its person may add to a rule, whatever group it is in, as a text: the same text, the same standing.
 */
export function standingTextOf(evaluation: Evaluation, rule: Rule): (row: number) => string {
  const { people } = evaluation.context(rule.table);
  const bounds = byValues(rule).map((own) => bindRule(evaluation, atHome(own.rule)));
  return (row) => {
    const rows = rowsOf(people, people.ofRow[row] as number);
    const members = rows.map((each) => ({ row: each, member: 1 as const }));
    return bounds
      .map((bound) => standingOf(bound, members, rows).options.map(keyOf).sort().join('|'))
      .join('\n');
  };
}

const isOf = (number: NumberSource, { table, isPrevious, wider }: NumberSource): boolean =>
  number.table === table && number.isPrevious === isPrevious && number.wider === wider;

/** The other tables, the previous roster's and the wider units that a rule's numbers count in. */
export function sourcesBeside({ numbers, table }: Rule): NumberSource[] {
  const beside = numbers.filter(
    (number) => number.isPrevious || number.table !== table || number.wider !== undefined,
  );
  const sources = beside.map(
    ({ table: of, isPrevious, wider }): NumberSource => ({ table: of, isPrevious, wider }),
  );
  return [
    ...new Map(
      sources.map((source) => [`${source.table} ${source.isPrevious} ${source.wider}`, source]),
    ).values(),
  ];
}

/** What the numbers of one source are made of in a group. */
type Beside = Pick<GroupTally, 'tallies' | 'doubts' | 'exact'>;

/** Tallies the numbers of one source: for each group of the rule, by its unit and its position. */
function tallyBeside(
  evaluation: Evaluation,
  rule: Rule,
  source: NumberSource,
  within: number | undefined,
): (group: GroupKey, index: number) => Beside {
  const from = source.isPrevious ? evaluation.previous : evaluation;
  if (!from) throw new TypeError(`${rule.id} compares with a previous roster, and there is none`);
  const own = beside(rule, source);
  if (source.wider === undefined) {
    const { groups } = tallyTable(from, own, within);
    return (_, index) => groups[index] as GroupTally;
  }
  const wider: Rule = { ...own, per: { kind: 'units', population: source.wider } };
  const { groups } = tallyTable(from, wider, undefined);
  const around = new Map(
    groups.flatMap((each) => (each.group.kind === 'unit' ? [[each.group.unit, each]] : [])),
  );
  return (group) => (group.kind === 'unit' ? tallyAround(evaluation, around, group.unit) : NOBODY_THERE);
}

const NOBODY_THERE: Beside = {
  tallies: [{ standings: new Array<number>(8).fill(0), profiles: [] }],
  doubts: [],
  exact: true,
};

/** The tally of the nearest unit around one, itself included; of one that may be none of them, also of those further up. */
function tallyAround({ roster }: Evaluation, groups: ReadonlyMap<number, GroupTally>, unit: number): Beside {
  const found: Beside[] = [];
  for (const each of unitsUpward(roster.register, unit)) {
    const own = groups.get(each);
    if (!own) continue;
    found.push(own);
    if (own.group.kind === 'unit' && own.group.isSure) return anyOf(found);
  }
  return anyOf([...found, NOBODY_THERE]);
}

const anyOf = (found: readonly Beside[]): Beside => ({
  tallies: found.flatMap(({ tallies }): readonly Tally[] => tallies),
  doubts: found.flatMap(({ doubts }) => doubts),
  exact: found.every(({ exact }) => exact),
});

const NOBODY: Condition = { op: 'any', of: [] };

/** A rule of whose numbers only those of one source count anybody. */
const ofSource = (rule: Rule, source: NumberSource): Rule => ({
  ...rule,
  numbers: rule.numbers.map((number) =>
    isOf(number, source) ? number : { ...number, condition: NOBODY, measured: undefined },
  ),
});

/** A rule cut down to the numbers that it has of another source. */
const beside = (rule: Rule, source: NumberSource): Rule => ({
  ...ofSource(rule, source),
  table: source.table,
  measure: { kind: 'count' },
  base: NOBODY,
  counted: NOBODY,
  columns: [],
});

/** The people of both tallies, whatever each of the two is read as, and the doubts about either. */
const together = (group: GroupTally, others: Beside, source: NumberSource): GroupTally => ({
  ...group,
  tallies: group.tallies.flatMap((tally) =>
    others.tallies.map((other) => ({ ...tally, profiles: [...tally.profiles, ...other.profiles] })),
  ),
  exact: group.exact && others.exact,
  doubts: [...group.doubts, ...others.doubts.map((doubt) => ({ ...doubt, source }))],
});

/** Tallies a rule on the records of its own table. */
function tallyTable(evaluation: Evaluation, rule: Rule, within: number | undefined, part?: Part): RuleTally {
  const bound = bindRule(evaluation, rule);
  const context = evaluation.context(rule.table);
  const groups = groupsOf(evaluation, bound, within, part);
  const isPlain = bound.excused === nowhere && rule.per.kind !== 'record' && !part;
  const candidates = isPlain ? candidateRows(rule, context) : undefined;
  const { members, excused } = candidates
    ? addCandidates(evaluation, bound, candidates, groups, within)
    : addAll(bound, part?.rows ?? Array(recordsOf(evaluation, rule.table)).keys(), context.people, groups);
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

/** The members of each group, and the records that the rule leaves out for want of a column. */
interface Added {
  readonly members: readonly Members[];
  readonly excused: readonly number[];
}

/** Adds the records that may count to their groups. */
function addCandidates(
  evaluation: Evaluation,
  bound: BoundRule,
  rows: Int32Array,
  groups: RuleGroups,
  within: number | undefined,
): Added {
  const { people } = evaluation.context(bound.rule.table);
  const isPlain = bound.numbers.length === 0 && !bound.measured;
  const grouped = isPlain ? rowsByGroup(evaluation, bound.rule, rows, groups, within) : undefined;
  const members = grouped ? membersOfRows(bound, grouped, people) : groups.keys.map(() => noMembers());
  for (const row of grouped?.others ?? rows) addRow(bound, row, people, groups, members);
  return { members, excused: [] };
}

/** The rows of candidates by the groups of a rule, sorted once for all rules of these. */
function rowsByGroup(
  evaluation: Evaluation,
  rule: Rule,
  rows: Int32Array,
  groups: RuleGroups,
  within: number | undefined,
): GroupedRows | undefined {
  const { people, groupedRows: known } = evaluation.context(rule.table);
  const runs = known.get(rows) ?? new Map<string, GroupedRows | undefined>();
  known.set(rows, runs);
  const key = groupsKey(rule, within);
  if (!runs.has(key)) runs.set(key, groupedRows(rows, groups, people));
  return runs.get(key);
}

/** Adds all records to their groups, and counts them there; those that the rule leaves out for want of a column are given back. */
function addAll(bound: BoundRule, rows: Iterable<number>, people: People, groups: RuleGroups): Added {
  const members = groups.keys.map(() => noMembers());
  const excused: number[] = [];
  for (const row of rows) {
    if (bound.excused(row)) {
      if (bound.base.truth(row) !== 0) excused.push(row);
      continue;
    }
    const groupsOfRow = groups.of(row);
    for (let index = 0; index < groupsOfRow.length; index++)
      (members[groupsOfRow[index] as number] as Members).records++;
    addRow(bound, row, people, groups, members);
  }
  return { members, excused };
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
  rule: Rule,
  within: number | undefined,
  groups: RuleGroups,
): readonly number[] {
  const { table } = rule;
  const { recordCounts: known } = evaluation.context(table);
  const key = groupsKey(rule, within);
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
