import { type Coded, valueAt } from './columns.ts';
import type { Identity } from './values/identity.ts';

/** A table's rows as people are told apart in them: name without spaces, ID number, possible units. */
export interface PersonRows {
  readonly names: readonly string[];
  readonly identities: Coded<Identity>;
  /** The units that a row's own cells mean: undefined where they name none, none where the name is not in the register. */
  readonly units: (row: number) => readonly number[] | undefined;
  /** Where a row may be placed, by its cells or what surrounds them. */
  readonly places: (row: number) => readonly number[];
  /** The unit that the surroundings of a row's table name: a hint, where its own cells name none. */
  readonly around: (row: number) => readonly number[] | undefined;
  readonly ofRow: Int32Array;
}

/** Whom a row means: people of the target table, or ELSEWHERE; `anybody` where it names nobody. */
export type Link = readonly number[] | 'anybody';

/** Among the people that a row may mean: somebody who is not in the table. */
export const ELSEWHERE = -1;

function indexBy(rows: PersonRows, keyOf: (row: number) => string | undefined): Map<string, number[]> {
  const index = new Map<string, number[]>();
  rows.names.forEach((_, row) => {
    const key = keyOf(row);
    const person = rows.ofRow[row] as number;
    if (key === undefined) return;
    const people = index.get(key);
    if (!people) index.set(key, [person]);
    else if (!people.includes(person)) people.push(person);
  });
  return index;
}

/**
 * Finds for each row of `source` the people of `target` that it may mean (VERDICTS §2): by ID number and name;
 * where one side has no ID number, by name, and by unit where the row names one. For looking up only:
 * nobody is merged by this. `mayMove`: the rows are of another time, so that who is of another unit may have moved.
 */
export function linkRows(
  source: PersonRows,
  target: PersonRows,
  within: (unit: number, above: number) => boolean,
  mayMove = false,
): Link[] {
  const number = (rows: PersonRows, row: number) => valueAt(rows.identities, row)?.number;
  const byBoth = indexBy(
    target,
    (row) => number(target, row) && `${number(target, row)} ${target.names[row]}`,
  );
  const byNumber = indexBy(target, (row) => number(target, row));
  const byName = indexBy(target, (row) => target.names[row] || undefined);
  const withoutNumber = indexBy(target, (row) =>
    number(target, row) === undefined ? target.names[row] || undefined : undefined,
  );
  const unitsOf = unitsByPerson(target);
  const inUnits = (units: readonly number[]) => (person: number) =>
    (unitsOf.get(person) ?? []).some((their) =>
      units.some((unit) => within(their, unit) || within(unit, their)),
    );
  /** A unit that the row names tells namesakes apart, and one that is in no register is nobody's here. */
  const inSameUnit = (row: number, people: readonly number[]): readonly number[] => {
    const units = source.units(row);
    // People who are in no unit cannot be told apart by units.
    if (units && unitsOf.size > 0) {
      const inThem = people.filter(inUnits(units));
      return inThem.length === 0 && people.length > 0 && mayMove ? [...people, ELSEWHERE] : inThem;
    }
    const hinted = people.filter(inUnits(source.around(row) ?? []));
    return hinted.length > 0 ? hinted : people;
  };
  return source.names.map((name, row) => {
    const id = number(source, row);
    if (name === '' && id === undefined) return 'anybody';
    if (id !== undefined && name === '') return byNumber.get(id) ?? [];
    const exact = id === undefined ? undefined : byBoth.get(`${id} ${name}`);
    if (exact) return exact;
    return inSameUnit(row, (id === undefined ? byName : withoutNumber).get(name) ?? []);
  });
}

function unitsByPerson(rows: PersonRows): Map<number, readonly number[]> {
  const units = new Map<number, readonly number[]>();
  rows.ofRow.forEach((person, row) => {
    const places = rows.places(row);
    if (places.length > 0) units.set(person, [...(units.get(person) ?? []), ...places]);
  });
  return units;
}

/** The links of a run: rows of `from` → people of `to`. */
export type Links = ReadonlyMap<string, readonly Link[]>;

/** Between the names of two tables: no name has it. */
export const ARROW = '→';

/** The name under which the links from one table to another are kept. */
export const linkName = (from: string, to: string): string => `${from}${ARROW}${to}`;

/** The links from one table's rows to another's people; undefined where one of the two was not handed in. */
export const linksBetween = (
  roster: { readonly links: Links },
  from: string,
  to: string,
): readonly Link[] | undefined => roster.links.get(linkName(from, to));

const rowsByPerson = new WeakMap<readonly Link[], ReadonlyMap<number, readonly number[]>>();

/** The rows that name a person, or may. Sorted out once for all people: a report may ask for every one of them. */
export function rowsNaming(links: readonly Link[], person: number): readonly number[] {
  const known = rowsByPerson.get(links) ?? sortByPerson(links);
  rowsByPerson.set(links, known);
  return known.get(person) ?? [];
}

function sortByPerson(links: readonly Link[]): ReadonlyMap<number, readonly number[]> {
  const sorted = new Map<number, number[]>();
  links.forEach((link, row) => {
    if (link === 'anybody') return;
    for (const person of link) {
      const rows = sorted.get(person);
      if (rows) rows.push(row);
      else sorted.set(person, [row]);
    }
  });
  return sorted;
}
