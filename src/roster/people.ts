import { formatDay } from '../core/calendar.ts';
import { type Interval, intersect, joinIntervals } from '../core/interval.ts';
import type { Coded } from './columns.ts';
import type { People } from './roster.ts';
import type { Identity } from './values/identity.ts';

/** Two people under one ID number: the rows at which it was seen. */
export interface SharedId {
  readonly row: number;
  readonly first: number;
}

/**
 * Tells which rows are one person: the same ID number and the same name. Without an ID number each row is a person.
 * `names` are compared without their spaces. Also gives the rows whose ID number stands beside another name.
 */
export function findPeople(
  names: readonly string[],
  identities: Coded<Identity>,
): { people: People; shared: SharedId[] } {
  const ofRow = new Int32Array(names.length);
  const firstRow: number[] = [];
  const severalRows = new Map<number, number[]>();
  const shared: SharedId[] = [];
  const idAt = idsOf(identities);
  /** By ID number: the first person with it; those of other names. */
  const first = new Int32Array(identities.values.length).fill(NOBODY);
  const others = new Map<string, number>();

  function personAt(row: number, id: number): number | undefined {
    const before = id === NO_ID ? NOBODY : (first[id] as number);
    if (before === NOBODY) return undefined;
    return names[firstRow[before] as number] === names[row] ? before : others.get(`${id} ${names[row]}`);
  }

  names.forEach((name, row) => {
    const id = idAt(row);
    const known = personAt(row, id);
    const person = known ?? firstRow.push(row) - 1;
    ofRow[row] = person;
    if (known !== undefined) {
      const rows = severalRows.get(person);
      if (rows) rows.push(row);
      else severalRows.set(person, [firstRow[person] as number, row]);
    } else if (id !== NO_ID) {
      const before = first[id] as number;
      if (before === NOBODY) first[id] = person;
      else {
        others.set(`${id} ${name}`, person);
        shared.push({ row, first: firstRow[before] as number });
      }
    }
  });
  return {
    people: { count: firstRow.length, ofRow, firstRow: Int32Array.from(firstRow), severalRows },
    shared,
  };
}

const NOBODY = -1;
const NO_ID = -1;

/** The ID numbers of rows as codes: equal ones have one code, however they are written. */
function idsOf({ codes, values }: Coded<Identity>): (row: number) => number {
  const ids = new Int32Array(values.length).fill(NO_ID);
  // A hash table of codes: a Map of half a million texts takes ten times its memory.
  const mask = 2 ** Math.ceil(Math.log2(values.length * 2)) - 1;
  const slots = new Int32Array(mask + 1).fill(NO_ID);
  values.forEach((identity, code) => {
    if (!identity) return;
    let slot = hashOf(identity.number) & mask;
    while (slots[slot] !== NO_ID && values[slots[slot] as number]?.number !== identity.number)
      slot = (slot + 1) & mask;
    if (slots[slot] === NO_ID) slots[slot] = code;
    ids[code] = slots[slot] as number;
  });
  return (row) => ids[codes[row] as number] as number;
}

/** The rows of each ID number that is asked for; of one that no row has, there is nothing. */
export function rowsOfIds(
  { codes, values }: Coded<Identity>,
  asked: ReadonlySet<string>,
): ReadonlyMap<string, readonly number[]> {
  const rows = new Map<string, number[]>();
  if (asked.size === 0) return rows;
  codes.forEach((code, row) => {
    const number = values[code]?.number;
    if (number !== undefined && asked.has(number)) rows.set(number, [...(rows.get(number) ?? []), row]);
  });
  return rows;
}

/** FNV-1a over the characters. */
function hashOf(text: string): number {
  let hash = 2_166_136_261 | 0;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 16_777_619);
  return hash ^ (hash >>> 15);
}

/**
 * One birth from several rows of a person: what all filled cells allow; where they contradict each other,
 * any of them (VERDICTS §2). An empty list is an unknown birth.
 */
export function mergeBirths(births: readonly (readonly Interval[])[]): {
  birth: readonly Interval[];
  conflict: boolean;
} {
  const filled = births.filter((birth) => birth.length > 0);
  if (filled.length === 0) return { birth: [], conflict: false };
  const common = filled.reduce((a, b) => intersect(a, b));
  return common.length > 0
    ? { birth: common, conflict: false }
    : { birth: joinIntervals(filled.flat()), conflict: true };
}

/** One sex from several rows of a person: a contradiction is unknown. */
export function mergeSexes(sexes: readonly (string | undefined)[]): {
  sex: string | undefined;
  conflict: boolean;
} {
  const known = new Set(sexes.filter((sex) => sex !== undefined));
  return { sex: known.size === 1 ? [...known][0] : undefined, conflict: known.size > 1 };
}

/** Whether what an ID number says of the birth contradicts the cell. */
export const contradicts = (birth: readonly Interval[], { birth: day }: Identity): boolean =>
  birth.length > 0 && !birth.some(({ from, to }) => from <= day && day <= to);

/** `1986-03-12`, or `1986-03-01…1986-03-31`. */
export const formatInterval = ({ from, to }: Interval): string =>
  from === to ? formatDay(from) : `${formatDay(from)}…${formatDay(to)}`;
