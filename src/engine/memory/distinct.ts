import { candidateUnits } from '../../roster/roster.ts';
import type { Rule } from '../../rulebook/model.ts';
import type { Contribution, Doubt, GroupTally, Profile } from '../tally.ts';
import type { BoundColumn } from './column.ts';
import type { Evaluation } from './context.ts';

/**
 * Different values instead of people (`distinct`, `unique`): the base is the records, what counts is how many different
 * values they have. A record of unknown value may have any: one of its own, or that of another (VERDICTS §3: exact for
 * blanks, a bound where cells are partly known).
 */
export function tallyValues(
  evaluation: Evaluation,
  rule: Rule,
  columns: readonly string[],
  group: GroupTally,
): GroupTally {
  const values = valueReader(evaluation, rule, columns);
  const known = new Map<string, { sure: number[]; perhaps: number[] }>();
  const unknown: { row: number; isSure: boolean }[] = [];
  const isSure = new Set(group.in);
  for (const row of [...group.in, ...group.unknown]) {
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
  const open = new Set([...unknown.map(({ row }) => row), ...group.unknown]);
  const isRepeated = new Set(rule.measure.kind === 'unique' ? repeated : []);
  return {
    ...group,
    tallies: [{ standings: new Array<number>(8).fill(0), profiles }],
    in: group.in.filter((row) => !open.has(row) && !isRepeated.has(row)),
    out: [...isRepeated],
    unknown: [...open].sort((a, b) => a - b),
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

interface ValueReader {
  /** All columns of a record as one text; undefined where any of them is not known. */
  of(row: number): string | undefined;
  doubts(row: number): Doubt[];
}

/** Reads the columns by which records are told apart; `person` and `unit` are who and where a record is of. */
function valueReader(
  { roster, context, people }: Evaluation,
  { table }: Rule,
  columns: readonly string[],
): ValueReader {
  const own = columns.map((column): ((row: number) => string | undefined) => {
    if (column === 'person') return (row) => `${people(table).ofRow[row]}`;
    if (column === 'unit') {
      const placement = roster.placements.get(table);
      return (row) => {
        const [unit, ...others] = placement ? candidateUnits(placement, row) : [];
        return unit === undefined || others.length > 0 ? undefined : `${unit}`;
      };
    }
    return readingOf(context(table).column(column));
  });
  return {
    of: (row) => {
      const parts = own.map((read) => read(row));
      return parts.includes(undefined) ? undefined : JSON.stringify(parts);
    },
    doubts: (row) =>
      columns.flatMap((column, index): Doubt[] => {
        if (own[index]?.(row) !== undefined) return [];
        return column === 'unit'
          ? [{ column, row, cause: 'unit' }]
          : [{ column, row, cause: context(table).column(column).cause(row) }];
      }),
  };
}

/** A cell's one reading, where it has only one. */
const readingOf =
  (column: BoundColumn) =>
  (row: number): string | undefined => {
    const [only, ...others] = column.readings(row, []);
    return only && others.length === 0 && only.from === only.to && !column.isOpen(row)
      ? `${only.from}`
      : undefined;
  };
