import { groupBy } from '../../core/group-by.ts';
import type { Doubt, GroupKey, GroupTally } from '../tally.ts';
import { type GatheredEvidence, gatherEvidence, type RowsAtSight } from './gathered-evidence.ts';
import { mayMean, type SharedChoice } from './linked-cell.ts';
import type { LinkedRow, SharedRow } from './links.ts';
import { trySharedUnits } from './shared-unit-cells.ts';
import {
  allPerhaps,
  type BoundRule,
  keyOf,
  type Membership,
  type SharedChoices,
  type Standing,
  standingOf,
} from './standings.ts';
import { makeTallier, type Tallier } from './tallier.ts';

/** What is gathered of a group record by record: all that is certain at sight is tallied at once. */
export interface Members {
  readonly tallier: Tallier;
  readonly evidence: GatheredEvidence;
  /** Records of people of whom something may count and more must be looked at. */
  readonly open: OpenRecord[];
  /** How many records there are in all. */
  records: number;
}

/** A group without open members. */
export const noMembers = (sight?: RowsAtSight): Members => ({
  tallier: makeTallier(),
  evidence: gatherEvidence(sight),
  open: [],
  records: 0,
});

interface OpenRecord {
  readonly person: number;
  readonly membership: Membership;
}

/** A person of the group whose predicates are not all certain. */
interface OpenMember {
  readonly rows: readonly Membership[];
  readonly allRows: readonly number[];
}

/** A linked row that may mean two or more people of the group, or somebody else. */
interface ContestedRow {
  readonly source: number;
  readonly row: SharedRow;
  readonly candidates: readonly (OpenMember | undefined)[];
}

/** What is seen of open members while they are tallied. */
interface Seen {
  readonly evidence: GatheredEvidence;
  readonly doubts: Doubt[];
  exact: boolean;
}

const nothingSeen = (evidence: GatheredEvidence): Seen => ({ evidence, doubts: [], exact: true });

/** The most readings of rows that fit several people that are tried together (VERDICTS §3). */
const MOST_OUTSIDE = 64;

/** Adds a record of which more must be looked at to a group: with the other records of its person. */
export function addMember({ open }: Members, person: number, membership: Membership): void {
  open.push({ person, membership });
}

/** Adds somebody's only record, which is surely in the group and in the base or not, counted or not. */
export function addCertain(
  { tallier, evidence }: Members,
  row: number,
  isInBase: boolean,
  isCounted: boolean,
): void {
  tallier.addPlain(isInBase, isCounted);
  if (isCounted) evidence.add('in', [row]);
  else if (isInBase) evidence.add('out', [row]);
}

/** Tallies the people of one group. */
export function tallyGroup(
  bound: BoundRule,
  group: GroupKey,
  { tallier, evidence, open, records }: Members,
  rowsOf: (person: number) => readonly number[],
): GroupTally {
  const people = openMembers(open, rowsOf);
  const rows = people.map(({ rows: own }) => own.map(({ row }) => row));
  const { results, exact } = trySharedUnits(bound, rows, MOST_OUTSIDE, () => {
    const unseen = nothingSeen(gatherEvidence());
    const found = tallyOpen(bound, people, tallier.copy(), unseen);
    return { found, exact: unseen.exact };
  });
  const seen = nothingSeen(evidence);
  const tallies = tallyOpen(bound, people, tallier, seen);
  const isExact = results ? results.every((each) => each.exact) : exact && seen.exact;
  const tried = results?.flatMap(({ found }) => found) ?? tallies;
  const { doubts } = seen;
  return { group, tallies: tried.map((each) => each.tally()), records, evidence, doubts, exact: isExact };
}

/** The people of open records, with all of theirs, in the order of their first ones. */
function openMembers(
  open: readonly OpenRecord[],
  rowsOf: (person: number) => readonly number[],
): OpenMember[] {
  if (open.length === 0) return [];
  const byPerson = groupBy(open, ({ person }) => person);
  return Array.from(byPerson, ([person, records]) => ({
    rows: records.map(({ membership }) => membership),
    allRows: rowsOf(person),
  })).sort((a, b) => (a.rows[0] as Membership).row - (b.rows[0] as Membership).row);
}

/**
 * Tallies those who are not certain at sight. A linked row that fits several of them is one row: every owner is tried
 * (VERDICTS §3, "Where it stops being exact"); past the limit each of them may have it.
 */
function tallyOpen(
  bound: BoundRule,
  open: readonly OpenMember[],
  tallier: Tallier,
  seen: Seen,
): readonly Tallier[] {
  const takers = new Set(open.filter((member) => mayTakeNameless(bound, member)));
  const contested = contestedRows(bound, open, takers);
  const shared = new Set(contested.flatMap(({ candidates }) => candidates));
  const perhaps = new Map(open.map((member) => [member, perhapsOf(bound, member, takers.has(member))]));
  const standings = open.map((member) => {
    const standing = standingOf(bound, member.rows, member.allRows, perhaps.get(member));
    if (!standing.exact) seen.exact = false;
    addEvidence(bound, member.rows, standing, seen);
    return { member, options: standing.options };
  });
  for (const { member, options } of standings) if (!shared.has(member)) tallier.add(options);
  if (contested.length === 0) return [tallier];
  const trials = contested.reduce((product, { candidates }) => product * candidates.length, 1);
  if (trials > MOST_OUTSIDE) {
    seen.exact = false;
    for (const { member, options } of standings) if (shared.has(member)) tallier.add(options);
    return [tallier];
  }
  return ownersOf(contested).map((owners) => {
    const copy = tallier.copy();
    for (const member of shared) {
      if (!member) continue;
      const choices = choicesOf(contested, owners, member, perhaps.get(member) ?? []);
      copy.add(standingOf(bound, member.rows, member.allRows, choices).options);
    }
    return copy;
  });
}

/** The rows that two or more people of the group may have. A row that only one of them may have is that one's doubt. */
function contestedRows(
  bound: BoundRule,
  open: readonly OpenMember[],
  takers: ReadonlySet<OpenMember>,
): ContestedRow[] {
  return bound.linked.flatMap(({ shared, personOf }, source) =>
    shared.flatMap((row): ContestedRow[] => {
      const candidates =
        row.people === 'anybody'
          ? [...takers]
          : open.filter(({ allRows }) => mayMean(row, personOf(allRows[0] as number)));
      if (candidates.length < 2) return [];
      const isElsewhere = row.people === 'anybody' || row.people.length > candidates.length;
      return [{ source, row, candidates: isElsewhere ? [...candidates, undefined] : candidates }];
    }),
  );
}

/** What a person may have of the rows that fit others too; those that name nobody only where it makes a difference. */
const perhapsOf = (bound: BoundRule, { allRows }: OpenMember, takesNameless: boolean): SharedChoices =>
  allPerhaps(bound, allRows[0] as number).map(({ own, perhaps }) => ({
    own,
    perhaps: perhaps.filter((row) => takesNameless || !isNameless(row)),
  }));

const isNameless = (row: SharedRow): boolean => row.people === 'anybody';

/** More ways than these to have the named rows are not tried. */
const MOST_WAYS = 64;

/**
 * Whether rows that name nobody could make of a person what they cannot be without them, whichever of the rows that
 * name them are theirs. Of all others such a row is as good as nobody's.
 */
function mayTakeNameless(bound: BoundRule, { rows, allRows }: OpenMember): boolean {
  const all = allPerhaps(bound, allRows[0] as number);
  if (all.every(({ perhaps }) => !perhaps.some(isNameless))) return false;
  const named = all.flatMap(({ perhaps }) => perhaps.filter((row) => !isNameless(row)));
  if (2 ** named.length > MOST_WAYS) return true;
  const optionsWith = (own: ReadonlySet<LinkedRow>, nameless: boolean) =>
    standingOf(
      bound,
      rows,
      allRows,
      all.map(({ perhaps }) => ({
        own: perhaps.filter((row) => own.has(row)),
        perhaps: perhaps.filter((row) => nameless && isNameless(row)),
      })),
    ).options.map(keyOf);
  return subsetsOf(named).some((own) => {
    const without = new Set(optionsWith(own, false));
    return optionsWith(own, true).some((option) => !without.has(option));
  });
}

const subsetsOf = <T>(items: readonly T[]): ReadonlySet<T>[] =>
  items.reduce<Set<T>[]>((sets, item) => sets.flatMap((set) => [set, new Set([...set, item])]), [new Set()]);

/** Every way to give each contested row to one of its candidates. */
const ownersOf = (contested: readonly ContestedRow[]): (readonly (OpenMember | undefined)[])[] =>
  contested.reduce<(OpenMember | undefined)[][]>(
    (ways, { candidates }) => ways.flatMap((way) => candidates.map((owner) => [...way, owner])),
    [[]],
  );

/** What a person has under one way: of contested rows their own, of the others what they perhaps have. */
const choicesOf = (
  contested: readonly ContestedRow[],
  owners: readonly (OpenMember | undefined)[],
  member: OpenMember,
  perhaps: SharedChoices,
): SharedChoices =>
  perhaps.map((choice, source): SharedChoice => {
    const here = contested.filter((each) => each.source === source);
    const isContested = (row: LinkedRow) => here.some((each) => each.row === row);
    return {
      own: here.filter((each) => owners[contested.indexOf(each)] === member).map(({ row }) => row),
      perhaps: choice.perhaps.filter((row) => !isContested(row)),
    };
  });

/**
 * Who counts in some readings only cannot be told; who is in the base only, is not counted (VERDICTS §4).
 * Of a person's several rows those are shown that may be in the base or counted.
 */
function addEvidence(
  bound: BoundRule,
  rows: readonly Membership[],
  { options, doubts }: Standing,
  seen: Seen,
): void {
  // What only a number of a bound or a guard hangs on is in doubt too.
  seen.doubts.push(...doubts);
  if (options.every(({ base, amount }) => base === 0 && amount.to === 0)) return;
  const { base: inBase, counted } = bound;
  const shown = rows.filter(({ row }) => inBase.truth(row) !== 0 || counted.truth(row) !== 0);
  if (bound.rule.countBy === 'post')
    for (const each of shown) seen.evidence.add(placeOfRow(bound, each), [each.row]);
  else
    seen.evidence.add(
      placeOfPerson(options, bound.measured !== undefined),
      shown.map(({ row }) => row),
    );
}

function placeOfPerson(options: Standing['options'], isMeasured: boolean): 'in' | 'out' | 'unknown' {
  const counts = new Set(options.map(({ amount }) => amount.to > 0 || amount.from > 0));
  const bases = new Set(options.map(({ base }) => base));
  const isOpen = options.some(({ amount }) => amount.from !== amount.to);
  const amounts = new Set(options.map(({ amount }) => amount.from));
  if (counts.size > 1 || bases.size > 1 || isOpen || (isMeasured && amounts.size > 1)) return 'unknown';
  // Whoever adds 0 to a sum is counted in it.
  return counts.has(true) || isMeasured ? 'in' : 'out';
}

function placeOfRow({ base, counted }: BoundRule, { row, member }: Membership): 'in' | 'out' | 'unknown' {
  if (member === 2 || counted.truth(row) === 2 || base.truth(row) === 2) return 'unknown';
  return counted.truth(row) === 1 ? 'in' : 'out';
}
