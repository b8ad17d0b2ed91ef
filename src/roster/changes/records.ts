import { type Interval, intersect } from '../../core/interval.ts';
import { compact } from '../../core/text.ts';
import { intervalsAt, textAt, UNKNOWN_DAYS, valueAt } from '../columns.ts';
import type { GatheredTable } from '../gather.ts';
import { rowsOfIds } from '../people.ts';
import { rowsByName } from '../person-links.ts';
import { namesOf } from '../place.ts';
import { isWithin, type Register, type Unit, withoutRoot } from '../register.ts';
import { candidateUnits, type People, type Placement } from '../roster.ts';
import { postsOf } from '../values/title.ts';

/** Where a cell of a record stands now: in the roster's row or in that of a change; else the change by which it says nothing any more. */
export type CellSource =
  | { readonly from: GatheredTable; readonly row: number }
  | { readonly unsaidBy: number };

/** A record of cadres as the changes leave it. */
export interface ChangedRecord {
  /** Its row in the roster; undefined: a change added it. */
  readonly rosterRow: number | undefined;
  /** Tells people apart: those of the roster by their number there, newcomers by the numbers behind these. */
  readonly person: number;
  readonly name: string;
  readonly id: string | undefined;
  /** Where its cells stand that no change has filled in. */
  readonly base: { readonly from: GatheredTable; readonly row: number };
  readonly cells: ReadonlyMap<string, CellSource>;
  /** The unit that a change put it in. */
  readonly unit: Unit | undefined;
  /** The change that added it, by its position. */
  readonly addedBy: number | undefined;
  readonly isGone: boolean;
  /** The changes that took it out of units (positions in the register), in their order. */
  readonly departures: readonly Departure[];
  /** The changes that made it what it is. */
  readonly changes: readonly number[];
}

interface Departure {
  readonly change: number;
  readonly from: readonly number[];
}

/** The cadres of a roster: their cells, and where and who they are. */
export interface Cadres {
  readonly gathered: GatheredTable;
  readonly names: readonly string[];
  readonly people: People;
  readonly placement: Placement;
  readonly register: Register;
}

/** The records of cadres while changes go on. */
export interface Records {
  /** Everybody's records that go by a name or an ID number, those that are gone included. */
  of(name: string, id: string | undefined): readonly ChangedRecord[];
  ofPerson(person: number): readonly ChangedRecord[];
  /** A record as it was before all changes; undefined where one of them added it. */
  asRead(record: ChangedRecord): ChangedRecord | undefined;
  unitsOf(record: ChangedRecord): readonly number[];
  /** Puts a record in the place of what it was before, or adds it. */
  put(record: ChangedRecord, before?: ChangedRecord): void;
  newPerson(): number;
  /** What was changed in the roster's rows, and what was added. */
  readonly changed: ReadonlyMap<number, ChangedRecord>;
  readonly added: readonly ChangedRecord[];
}

/** The records of a roster before any change. `ids`: the ID numbers that changes name. */
export function recordsOf(cadres: Cadres, ids: ReadonlySet<string>): Records {
  const { gathered, names, people, placement } = cadres;
  const byName = rowsByName(names);
  const byId = rowsOfIds(gathered.identities, ids);
  const changed = new Map<number, ChangedRecord>();
  const added: ChangedRecord[] = [];
  let newcomers = 0;
  const asRead = (row: number): ChangedRecord => ({
    rosterRow: row,
    person: people.ofRow[row] as number,
    name: names[row] as string,
    id: valueAt(gathered.identities, row)?.number,
    base: { from: gathered, row },
    cells: new Map(),
    unit: undefined,
    addedBy: undefined,
    isGone: false,
    departures: [],
    changes: [],
  });
  const at = (row: number) => changed.get(row) ?? asRead(row);
  return {
    of(name, id) {
      const rows = new Set([...(byName.get(name) ?? []), ...((id && byId.get(id)) || [])]);
      const meant = [...rows].sort((a, b) => a - b).map(at);
      return [
        ...meant,
        ...added.filter((each) => each.name === name || (id !== undefined && each.id === id)),
      ];
    },
    ofPerson(person) {
      const rows = person < people.count ? rowsOfPerson(people, person) : [];
      return [...rows.map(at), ...added.filter((each) => each.person === person)];
    },
    asRead: ({ rosterRow }) => (rosterRow === undefined ? undefined : asRead(rosterRow)),
    unitsOf: ({ unit, rosterRow }) =>
      unit ? [unit.index] : rosterRow === undefined ? [] : candidateUnits(placement, rosterRow),
    put(record, before) {
      if (record.rosterRow !== undefined) changed.set(record.rosterRow, record);
      else if (before) added[added.indexOf(before)] = record;
      else added.push(record);
    },
    newPerson: () => people.count + newcomers++,
    changed,
    added,
  };
}

const rowsOfPerson = ({ severalRows, firstRow }: People, person: number): readonly number[] =>
  severalRows.get(person) ?? [firstRow[person] as number];

/** The text of a record's column, as the changes leave it. */
export function textOf({ base, cells }: ChangedRecord, field: string): string | undefined {
  const source = cells.get(field) ?? base;
  return 'unsaidBy' in source ? undefined : textAt(source.from.table.columns.get(field), source.row);
}

/** Whether a record may be of somebody born on the day that a change writes; what is not known may be any. */
export function mayShareBirth({ cells, base }: ChangedRecord, written: ChangedRecord['base']): boolean {
  const [own, other] = [birthAt(cells.get('birth') ?? base), birthAt(written)];
  return !own || !other || intersect(own, other).length > 0;
}

function birthAt(source: CellSource): readonly Interval[] | undefined {
  if ('unsaidBy' in source) return undefined;
  const column = source.from.table.columns.get('birth');
  return column?.type === 'range' ? intervalsAt(column, source.row) : undefined;
}

/** Which of birth and sex a change writes otherwise than a record has them; what is not known may be any. */
export function differencesFrom(record: ChangedRecord, written: ChangedRecord['base']): ('birth' | 'sex')[] {
  const { from, row } = written;
  const [own, other] = [textOf(record, 'sex'), textAt(from.table.columns.get('sex'), row)];
  const isOtherSex = own !== undefined && other !== undefined && own !== other;
  return [
    ...(mayShareBirth(record, written) ? [] : ['birth' as const]),
    ...(isOtherSex ? ['sex' as const] : []),
  ];
}

/** The changes that took one of the records out of one of the units or from below it. */
export const departuresFrom = (
  records: readonly ChangedRecord[],
  units: readonly Unit[],
  register: Register,
): readonly number[] =>
  records
    .flatMap(({ departures }) => departures)
    .filter(({ from }) => from.some((unit) => units.some(({ index }) => isWithin(register, unit, index))))
    .map(({ change }) => change);

/** Whether nothing is written of the birth, not even what nobody can read. */
export function isBirthBlank({ from, row }: ChangedRecord['base']): boolean {
  const column = from.table.columns.get('birth');
  return column?.type !== 'range' || (column.from[row] === UNKNOWN_DAYS.from && !column.unreadable.has(row));
}

/** Those of the records that are in one of the units; else those that stand below one. */
export function recordsIn(
  records: readonly ChangedRecord[],
  units: readonly Unit[],
  { unitsOf }: Records,
  register: Register,
): readonly ChangedRecord[] {
  const those = (isHere: (unit: number, asked: Unit) => boolean) =>
    records.filter((record) => unitsOf(record).some((unit) => units.some((asked) => isHere(unit, asked))));
  const exactly = those((unit, { index }) => unit === index);
  return exactly.length > 0 ? exactly : those((unit, { index }) => isWithin(register, unit, index));
}

/**
 * Whether posts that are to be left are all those of a record: each as it is written there, whatever unit stands before it.
 * A record whose posts are not known has them where it is in the unit that they name.
 */
export function holds(
  record: ChangedRecord,
  posts: string,
  unitOfPosts: Unit | undefined,
  { unitsOf }: Records,
  register: Register,
): boolean {
  const held = textOf(record, 'post');
  const own = unitsOf(record).map((unit) => register.units[unit] as Unit);
  if (held === undefined) return unitOfPosts !== undefined && own.includes(unitOfPosts);
  const left = new Set(barePosts(posts, unitOfPosts ? [...own, unitOfPosts] : own, register));
  return barePosts(held, own, register).every((post) => left.has(post));
}

/** The single posts of a text, without the units that stand before them. */
function barePosts(text: string, units: readonly Unit[], register: Register): string[] {
  const above = units.flatMap(({ path }) => path.slice(0, -1).map(compact));
  // The longest first: 五洞闸村 before 五洞闸.
  const names = units.flatMap(namesOf).sort((a, b) => b.length - a.length);
  return postsOf(text).map((post) => {
    const bare = withoutRoot(register, post.replace(/^(?:中共|共青团)/, ''));
    return withoutOne(withoutOne(bare, above), names);
  });
}

/** A text without the first of the names that it begins with. */
function withoutOne(text: string, names: readonly string[]): string {
  const name = names.find((each) => text.startsWith(each) && text.length > each.length);
  return name === undefined ? text : text.slice(name.length);
}
