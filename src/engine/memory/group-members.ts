import type { People } from '../../roster/roster.ts';
import type { GroupedRows } from './grouped-rows.ts';
import type { RuleGroups } from './rule-groups.ts';
import type { BoundRule } from './standings.ts';
import { addMember, type Members, noMembers } from './tally-group.ts';

/**
 * Sorts records by their groups, so that a rule can count those of a group in one go. Rows stay in their order. Undefined
 * where some record is surely in several groups.
 */
export function groupedRows(rows: Int32Array, groups: RuleGroups, people: People): GroupedRows | undefined {
  const codes = new Int32Array(rows.length);
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index] as number;
    const own = people.severalRows.has(people.ofRow[row] as number)
      ? []
      : groups.of(row).filter((group) => groups.member(row, group) === 1);
    if (own.length > 1) return undefined;
    codes[index] = own[0] !== undefined && groups.of(row).length === 1 ? own[0] : -1;
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
  const most = starts.reduce((size, start, group) => Math.max(size, start - (starts[group - 1] ?? 0)), 0);
  const room = { counted: new Int32Array(most), inBase: new Int32Array(most) };
  return { rows: sorted, starts, others, room };
}

/**
 * Counts the records of every group for a rule that reads no further numbers: those whose predicates are certain at once.
 * The others are left open.
 */
export function membersOfRows({ base, counted }: BoundRule, grouped: GroupedRows, people: People): Members[] {
  const { counted: ins, inBase: outs } = grouped.room;
  return Array.from({ length: grouped.starts.length - 1 }, (_, group) => {
    const open: number[] = [];
    let [inside, outside, aside] = [0, 0, 0];
    const end = grouped.starts[group + 1] as number;
    for (let index = grouped.starts[group] as number; index < end; index++) {
      const row = grouped.rows[index] as number;
      const [inBase, isCounted] = [base.truth(row), counted.truth(row)];
      if (inBase === 2 || isCounted === 2) open.push(row);
      else if (isCounted === 1) {
        ins[inside++] = row;
        if (inBase === 0) aside++;
      } else if (inBase === 1) outs[outside++] = row;
    }
    const members = noMembers(numbersIn(ins, inside), numbersIn(outs, outside));
    members.tallier.addPlain(true, true, inside - aside);
    members.tallier.addPlain(false, true, aside);
    members.tallier.addPlain(true, false, outside);
    for (const row of open) addMember(members, people.ofRow[row] as number, { row, member: 1 });
    return members;
  });
}

/** The first of some numbers, in an array of just their size: one that grows leaves most of the garbage behind. */
function numbersIn(numbers: Int32Array, length: number): number[] {
  const found = new Array<number>(length);
  for (let index = 0; index < length; index++) found[index] = numbers[index] as number;
  return found;
}
