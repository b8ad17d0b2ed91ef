import type { People } from '../../roster/roster.ts';
import type { GroupedRows, RuleGroups } from './grouped-rows.ts';
import type { BoundRule } from './standings.ts';
import { addMember, type Members, noMembers } from './tally-group.ts';
import { fillTruths } from './truths.ts';

/**
 * Sorts records by their groups, so that a rule can count those of a group in one go. Rows stay in their order. Undefined
 * where some record is surely in several groups.
 */
export function groupedRows(rows: Int32Array, groups: RuleGroups, people: People): GroupedRows | undefined {
  const codes = new Int32Array(rows.length).fill(-1);
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index] as number;
    if (people.severalRows.has(people.ofRow[row] as number)) continue;
    const [group, ...others] = groups.of(row);
    const isSurelyIn = (each: number) => groups.member(row, each) === 1;
    if (others.length > 0) {
      if (groups.of(row).filter(isSurelyIn).length > 1) return undefined;
    } else if (group !== undefined && isSurelyIn(group)) codes[index] = group;
  }
  const starts = new Int32Array(groups.keys.length + 1);
  for (const group of codes) if (group >= 0) starts[group + 1] = (starts[group + 1] as number) + 1;
  for (let group = 0; group < groups.keys.length; group++)
    starts[group + 1] = (starts[group + 1] as number) + (starts[group] as number);
  const next = starts.slice();
  const sorted = new Int32Array(starts.at(-1) as number);
  const others: number[] = [];
  for (let index = 0; index < rows.length; index++) {
    const [row, group] = [rows[index] as number, codes[index] as number];
    if (group < 0) {
      if (groups.of(row).length > 0) others.push(row);
      continue;
    }
    const at = next[group] as number;
    sorted[at] = row;
    next[group] = at + 1;
  }
  return {
    rows: sorted,
    truths: new Map(),
    starts,
    others,
    inBase: new Uint8Array(sorted.length),
    counted: new Uint8Array(sorted.length),
  };
}

/**
 * Counts the records of every group for a rule that reads no further numbers: those whose predicates are certain at once.
 * The others are left open.
 */
export function membersOfRows({ base, counted }: BoundRule, grouped: GroupedRows, people: People): Members[] {
  fillTruths(base, grouped, grouped.inBase);
  fillTruths(counted, grouped, grouped.counted);
  const shown = new Int32Array(shownIn(grouped));
  let start = 0;
  return Array.from({ length: grouped.starts.length - 1 }, (_, group) => {
    const { middle, end, aside, open } = addGroup(grouped, group, shown, start);
    const members = noMembers({ rows: shown, start, middle, end });
    members.tallier.addPlain(true, true, middle - start - aside);
    members.tallier.addPlain(false, true, aside);
    members.tallier.addPlain(true, false, end - middle);
    for (const row of open) addMember(members, people.ofRow[row] as number, { row, member: 1 });
    start = end;
    return members;
  });
}

/** How many records are surely counted, or in the base. */
function shownIn({ inBase, counted }: GroupedRows): number {
  let count = 0;
  for (let index = 0; index < inBase.length; index++) {
    const base = inBase[index] as number;
    const own = counted[index] as number;
    if (base !== 2 && own !== 2 && base + own > 0) count++;
  }
  return count;
}

/** Adds the rows of a group that are certain, those that count first; `aside`: how many of these are not in the base. */
function addGroup(
  { rows, starts, inBase, counted }: GroupedRows,
  group: number,
  into: Int32Array,
  start: number,
): { middle: number; end: number; aside: number; open: number[] } {
  const open: number[] = [];
  const first = starts[group] as number;
  const last = starts[group + 1] as number;
  let middle = start;
  let aside = 0;
  for (let index = first; index < last; index++) {
    const base = inBase[index] as number;
    const own = counted[index] as number;
    if (base === 2 || own === 2) open.push(rows[index] as number);
    else if (own === 1) {
      into[middle++] = rows[index] as number;
      if (base === 0) aside++;
    }
  }
  let end = middle;
  for (let index = first; index < last; index++)
    if (inBase[index] === 1 && counted[index] === 0) into[end++] = rows[index] as number;
  return { middle, end, aside, open };
}
