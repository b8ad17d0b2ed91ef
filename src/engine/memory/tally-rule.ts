import type { Interval } from '../../core/interval.ts';
import type { Truth } from '../../core/truth.ts';
import { isWithin } from '../../roster/register.ts';
import { candidateUnits, type People, rowsOf } from '../../roster/roster.ts';
import type { Rule } from '../../rulebook/model.ts';
import type { Doubt, GroupKey, GroupTally, RuleTally } from '../tally.ts';
import type { Evaluation } from './context.ts';
import { indexGroups, unitsOf } from './groups.ts';
import type { AmbiguousRow } from './links.ts';
import { type BoundRule, bindRule, type Membership, type Standing, standingOf } from './standings.ts';
import { makeTallier, type Tallier } from './tallier.ts';

/** The most readings of rows that fit several people that are tried together (VERDICTS §3). */
const MOST_OUTSIDE = 64;

/** Tallies a rule in every group. `within`: only units of this subtree of the register. */
export function tallyRule(evaluation: Evaluation, rule: Rule, within: number | undefined): RuleTally {
  const bound = bindRule(evaluation, rule);
  const people = rule.countBy === 'post' ? everyRow(evaluation, rule) : evaluation.context(rule.table).people;
  const groups = groupsOf(evaluation, rule, within);
  const members = groups.keys.map((): Members => ({ people: new Map(), records: 0 }));
  const excused: number[] = [];
  const { length } = evaluation.context(rule.table);
  for (let row = 0; row < length; row++) {
    if (bound.excused(row)) {
      if (bound.base.truth(row) !== 0) excused.push(row);
      continue;
    }
    const addsNothing = surelyAddsNothing(bound, row);
    for (const group of groups.of(row))
      addMember(members[group] as Members, people, row, groups, group, addsNothing);
  }
  const ambiguous = ambiguousRows(evaluation, rule);
  const tallies = members.map((each, index) =>
    tallyGroup(evaluation, bound, groups.keys[index] as GroupKey, each, people, ambiguous),
  );
  return { groups: tallies, excused };
}

/** The people of a group of whom something may count, and how many records there are in all. */
interface Members {
  readonly people: Map<number, Membership[]>;
  records: number;
}

/** A record that is out of everything in every reading: most records, for most rules. */
const surelyAddsNothing = ({ base, counted, guards }: BoundRule, row: number): boolean =>
  base.truth(row) === 0 && counted.truth(row) === 0 && guards.every((guard) => guard.truth(row) === 0);

function addMember(
  members: Members,
  people: People,
  row: number,
  groups: Groups,
  group: number,
  addsNothing: boolean,
): void {
  members.records++;
  if (addsNothing) return;
  const person = people.ofRow[row] as number;
  const membership = { row, member: groups.member(row, group) };
  const known = members.people.get(person);
  if (known) known.push(membership);
  else members.people.set(person, [membership]);
}

function everyRow(evaluation: Evaluation, rule: Rule): People {
  const { length } = evaluation.context(rule.table);
  const own = Int32Array.from({ length }, (_, row) => row);
  return { count: length, ofRow: own, firstRow: own, severalRows: new Map() };
}

interface Groups {
  readonly keys: readonly GroupKey[];
  of(row: number): readonly number[];
  member(row: number, group: number): Truth;
}

function groupsOf(evaluation: Evaluation, rule: Rule, within: number | undefined): Groups {
  const { roster, rulebook } = evaluation;
  const placement = roster.placements.get(rule.table);
  const inside = (row: number): boolean =>
    within === undefined ||
    (placement !== undefined &&
      candidateUnits(placement, row).some((unit) => isWithin(roster.register, unit, within)));
  if (rule.per.kind === 'roster') {
    return { keys: [{ kind: 'roster' }], of: (row) => (inside(row) ? [0] : []), member: () => 1 };
  }
  if (rule.per.kind === 'units') {
    const units = unitsOf(rule.per.population, roster.register, rulebook.populations, within);
    const keys = units.map((unit): GroupKey => ({ kind: 'unit', unit }));
    if (!placement) return { keys, of: () => [], member: () => 0 };
    const index = indexGroups(roster.register, placement, units);
    return { keys, of: index.groups, member: index.member };
  }
  return eachRecord(evaluation, rule, inside);
}

/** One group a person (or a record of events), for those who may be in the population. */
function eachRecord(evaluation: Evaluation, rule: Rule, inside: (row: number) => boolean): Groups {
  const { people, length } = evaluation.context(rule.table);
  const bound = bindRule(evaluation, rule);
  const population = bindRule(evaluation, {
    ...rule,
    base: { op: 'population', name: rule.population, anyRow: false },
  });
  const keys: GroupKey[] = [];
  const groupOf = new Map<number, number>();
  for (let row = 0; row < length; row++) {
    const person = people.ofRow[row] as number;
    if (groupOf.has(person) || !inside(row) || population.base.truth(row) === 0) continue;
    if (
      standingOf(population, [{ row, member: 1 }], rowsOf(people, person)).options.every(
        ({ base }) => base === 0,
      )
    )
      continue;
    if (bound.excused(row)) continue;
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

/** The rows that fit several people and feed a field of the rule, by field. */
function ambiguousRows(
  evaluation: Evaluation,
  rule: Rule,
): readonly { readonly field: string; readonly rows: readonly AmbiguousRow[] }[] {
  return rule.columns.flatMap((field) => {
    const rows = evaluation.linked(field)?.ambiguous ?? [];
    return rows.length > 0 ? [{ field, rows }] : [];
  });
}

interface Evidence {
  readonly in: number[];
  readonly out: number[];
  readonly unknown: number[];
  readonly doubts: Doubt[];
  exact: boolean;
}

function tallyGroup(
  evaluation: Evaluation,
  bound: BoundRule,
  group: GroupKey,
  { people: members, records }: Members,
  people: People,
  ambiguous: ReturnType<typeof ambiguousRows>,
): GroupTally {
  const evidence: Evidence = { in: [], out: [], unknown: [], doubts: [], exact: true };
  const tallier = makeTallier(bound);
  const shared = ambiguous.flatMap(({ field, rows }) =>
    rows.filter((row) => row.people.some((person) => members.has(person))).map((row) => ({ field, row })),
  );
  const sharedPeople = new Set(
    shared.flatMap(({ row }) => row.people.filter((person) => members.has(person))),
  );
  for (const [person, rows] of members) {
    if (sharedPeople.has(person)) continue;
    tallyPerson(bound, rows, rowsOf(people, person), tallier, evidence);
  }
  const outside = tallyShared(evaluation, bound, members, people, shared, sharedPeople, tallier, evidence);
  return {
    group,
    tallies: outside.map((each) => each.tally()),
    exact: evidence.exact,
    records,
    in: evidence.in,
    out: evidence.out,
    unknown: evidence.unknown,
    doubts: evidence.doubts,
  };
}

/** Tries every owner of each row that fits several people; past the limit takes all possibilities at once. */
function tallyShared(
  evaluation: Evaluation,
  bound: BoundRule,
  members: ReadonlyMap<number, readonly Membership[]>,
  people: People,
  shared: readonly { readonly field: string; readonly row: AmbiguousRow }[],
  sharedPeople: ReadonlySet<number>,
  tallier: Tallier,
  evidence: Evidence,
): readonly Tallier[] {
  if (shared.length === 0) return [tallier];
  // All possibilities at once: what evidence shows, and the answer where there are too many to try.
  const whole = tallier.copy();
  for (const person of sharedPeople)
    tallyPerson(bound, members.get(person) ?? [], rowsOf(people, person), whole, evidence);
  const choices = shared.map(({ row }) => {
    const here = row.people.filter((person) => members.has(person));
    return here.length < row.people.length ? [...here, undefined] : here;
  });
  if (choices.reduce((product, { length }) => product * length, 1) > MOST_OUTSIDE) {
    evidence.exact = false;
    return [whole];
  }
  const talliers: Tallier[] = [];
  const silent: Evidence = { in: [], out: [], unknown: [], doubts: [], exact: true };
  for (const owners of combinations(choices)) {
    assumeOwners(evaluation, shared, owners, sharedPeople);
    const copy = tallier.copy();
    for (const person of sharedPeople)
      tallyPerson(bound, members.get(person) ?? [], rowsOf(people, person), copy, silent, true);
    talliers.push(copy);
  }
  for (const { field } of shared) evaluation.assume(field, undefined);
  return talliers;
}

function* combinations<T>(choices: readonly (readonly T[])[], index = 0): Generator<readonly T[]> {
  const [first, rest] = [choices[index], index + 1];
  if (!first) {
    yield [];
    return;
  }
  for (const choice of first) for (const others of combinations(choices, rest)) yield [choice, ...others];
}

function assumeOwners(
  evaluation: Evaluation,
  shared: readonly { readonly field: string; readonly row: AmbiguousRow }[],
  owners: readonly (number | undefined)[],
  sharedPeople: ReadonlySet<number>,
): void {
  for (const field of new Set(shared.map((each) => each.field))) {
    const amounts = new Map<number, Interval>(
      [...sharedPeople].map((person) => [person, { from: 0, to: 0 }]),
    );
    shared.forEach((each, index) => {
      const owner = owners[index];
      if (each.field !== field || owner === undefined) return;
      const known = amounts.get(owner) as Interval;
      amounts.set(owner, { from: known.from + each.row.amount.from, to: known.to + each.row.amount.to });
    });
    evaluation.assume(field, amounts);
  }
}

function tallyPerson(
  bound: BoundRule,
  rows: readonly Membership[],
  allRows: readonly number[],
  tallier: Tallier,
  evidence: Evidence,
  fresh = false,
): void {
  if (!fresh && isPlain(bound, rows, allRows) && tallyPlain(bound, rows[0] as Membership, tallier, evidence))
    return;
  const standing = standingOf(bound, rows, allRows);
  tallier.add(standing.options);
  if (!standing.exact) evidence.exact = false;
  addEvidence(rows, standing, evidence);
}

const isPlain = (bound: BoundRule, rows: readonly Membership[], allRows: readonly number[]): boolean =>
  rows.length === 1 &&
  allRows.length === 1 &&
  rows[0]?.member === 1 &&
  bound.guards.length === 0 &&
  !bound.amount;

/** One row, surely in the group: where the predicates are certain, nothing needs to be tried. */
function tallyPlain(bound: BoundRule, { row }: Membership, tallier: Tallier, evidence: Evidence): boolean {
  const counted = bound.counted.truth(row);
  const base = bound.base.truth(row);
  if (counted === 2 || base === 2) return false;
  tallier.addPlain(base, counted);
  if (counted === 1) evidence.in.push(row);
  else if (base === 1) evidence.out.push(row);
  return true;
}

/** Who counts in some readings only cannot be told; who is in the base only, is not counted (VERDICTS §4). */
function addEvidence(rows: readonly Membership[], { options, doubts }: Standing, evidence: Evidence): void {
  const isOut = ({ base, amount }: Standing['options'][number]) => base === 0 && amount.to === 0;
  if (options.every(isOut)) return;
  const numbers = rows.map(({ row }) => row);
  const counts = options.map(({ amount }) => amount.to > 0 || amount.from > 0);
  const bases = new Set(options.map(({ base }) => base));
  if (options.length > 1 && (new Set(counts).size > 1 || bases.size > 1)) evidence.unknown.push(...numbers);
  else if (counts[0]) evidence.in.push(...numbers);
  else evidence.out.push(...numbers);
  if (options.length > 1) evidence.doubts.push(...doubts);
}
