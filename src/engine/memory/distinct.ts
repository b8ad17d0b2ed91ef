import type { Rule } from '../../rulebook/model.ts';
import type { Contribution, Doubt, GroupTally, Profile } from '../tally.ts';
import type { BoundColumn } from './column.ts';
import type { Evaluation } from './evaluation.ts';

/**
 * Different values instead of people (`distinct`, `unique`): the base is the records, what counts is how many different
 * values they have. A record of unknown value may have any: one of its own, or that of another (VERDICTS §3: exact for
 * blanks, a bound where cells are partly known).
 */
export function tallyValues(group: GroupTally, values: ValueReader, kind: 'distinct' | 'unique'): GroupTally {
  const known = new Map<string, { sure: number[]; perhaps: number[] }>();
  const unknown: { row: number; isSure: boolean }[] = [];
  const { evidence } = group;
  const isSure = new Set(evidence.in);
  for (const row of [...evidence.in, ...evidence.unknown]) {
    const value = values.of(row);
    if (value === undefined) unknown.push({ row, isSure: isSure.has(row) });
    else {
      const own = known.get(value) ?? { sure: [], perhaps: [] };
      (isSure.has(row) ? own.sure : own.perhaps).push(row);
      known.set(value, own);
    }
  }
  const profiles = [...known.values()].map(({ sure, perhaps }) => profileOf(sure.length, perhaps.length));
  const isSomeValueKnown = [...known.values()].some(({ sure }) => sure.length > 0);
  unknown
    .sort((a, b) => Number(b.isSure) - Number(a.isSure))
    .forEach((each, index) => {
      profiles.push(unknownProfile(each.isSure, index === 0 && !isSomeValueKnown));
    });
  const isAlone = ({ sure, perhaps }: { sure: number[]; perhaps: number[] }) =>
    sure.length + perhaps.length === 1;
  const repeated = [...known.values()].filter((each) => !isAlone(each)).flatMap(({ sure }) => sure);
  const open = new Set([...unknown.map(({ row }) => row), ...evidence.unknown]);
  const isRepeated = new Set(kind === 'unique' ? repeated : []);
  return {
    ...group,
    tallies: [{ standings: new Array<number>(8).fill(0), profiles }],
    evidence: {
      in: evidence.in.filter((row) => !open.has(row) && !isRepeated.has(row)),
      out: [...isRepeated],
      unknown: [...open].sort((a, b) => a - b),
    },
    doubts: [...group.doubts, ...unknown.flatMap(({ row }) => values.doubts(row))],
  };
}

const contribution = (base: number, counted: number): Contribution => ({
  base,
  amount: { from: counted, to: counted },
  numbers: [],
});

/** Records of one known value: it counts once where any of them is in the group. */
const profileOf = (sure: number, perhaps: number): Profile => ({
  options: Array.from({ length: perhaps + 1 }, (_, more) =>
    contribution(sure + more, sure + more > 0 ? 1 : 0),
  ),
  people: 1,
});

/** A record of unknown value; `isFirst`: there is no value yet that it could repeat. */
const unknownProfile = (isSure: boolean, isFirst: boolean): Profile => ({
  options: [
    ...(isSure ? [] : [contribution(0, 0)]),
    ...(isFirst ? [] : [contribution(1, 0)]),
    contribution(1, 1),
  ],
  people: 1,
});

/** What tells records apart. */
interface ValueReader {
  /** All columns of a record as one text; undefined where any of them is not known. */
  of(row: number): string | undefined;
  doubts(row: number): Doubt[];
}

/** Reads the columns by which a rule tells records apart; `person` is who a record is of. */
export function readValues(
  { context, people }: Evaluation,
  { table }: Rule,
  columns: readonly string[],
): ValueReader {
  const { ofRow } = people(table);
  const own = columns.map((name) => {
    if (name === 'person')
      return { name, read: (row: number) => `${ofRow[row]}`, cause: () => 'blank' as const };
    const column = context(table).column(name);
    return { name, read: readingOf(column), cause: column.cause };
  });
  return {
    of(row) {
      const parts = own.map(({ read }) => read(row));
      return parts.includes(undefined) ? undefined : JSON.stringify(parts);
    },
    doubts: (row) =>
      own.flatMap(({ name, read, cause }): Doubt[] =>
        read(row) === undefined ? [{ column: name, row, cause: cause(row) }] : [],
      ),
  };
}

/** What a cell says, where it can say one thing only. */
export const readingOf =
  (column: BoundColumn) =>
  (row: number): string | undefined => {
    const said = column.said(row);
    if (said.nothing !== undefined) return undefined;
    if (said.kind === 'texts') return said.texts?.length === 1 ? said.texts[0] : undefined;
    const [only, ...others] = said.intervals;
    return only && others.length === 0 && only.from === only.to ? `${only.from}` : undefined;
  };
