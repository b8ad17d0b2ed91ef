import type { Interval } from '../../core/interval.ts';
import { compact } from '../../core/text.ts';
import type { Truth } from '../../core/truth.ts';
import type { Register } from '../../roster/register.ts';
import type { Test } from '../../rulebook/model.ts';
import type { BoundColumn, Said } from './column.ts';
import { UNNAMED } from './same.ts';
import type { TextTest } from './text-column.ts';

/** The units that a record's cell names, by row: one; several, of which one is meant; undefined: any, or none that is known. */
export interface UnitLink {
  /** An empty list: there is no such unit, as above the topmost. */
  candidates(row: number): readonly number[] | undefined;
}

/** What a column of a link shares with every other column. */
type Common = Pick<BoundColumn, 'name' | 'cell' | 'excused' | 'cause'>;

/** The readings "a unit that no test names" and "no unit". */
const [OTHER, NO_UNIT] = [-3, -4] as const;

const one = (value: number): Interval => ({ from: value, to: value });

/** One truth for several cells of which one is meant. */
const joined = (truths: readonly Truth[]): Truth =>
  truths.reduce<Truth>((sum, each) => (sum === each ? sum : 2), truths[0] ?? 2);

/** Binds a column whose cells name units: a test knows them by name, or by path (观海卫镇/五洞闸村). */
export function bindLink(common: Common, { candidates }: UnitLink, { units }: Register): BoundColumn {
  const names = units.map(({ name, path }) => [compact(name), compact(path.join('/'))]);
  const isNamed = (unit: number, { match, values }: TextTest): boolean =>
    (names[unit] ?? []).some((name) =>
      match === 'is' ? values.includes(name) : values.some((value) => name.includes(value)),
    );
  const holds = (test: Test) => (unit: number) =>
    isNamed(unit, test as TextTest) !== (test as TextTest).negated;
  const named = (test: Test): readonly string[] =>
    test.kind === 'text'
      ? units.filter(({ index }) => isNamed(index, test)).map(({ index }) => String(index))
      : [];
  return {
    ...common,
    isOpen: () => false,
    holds,
    truth: (test) => {
      const met = holds(test);
      return (row): Truth => {
        const own = candidates(row);
        return own === undefined
          ? 2
          : joined((own.length === 0 ? [NO_UNIT] : own).map((unit) => (met(unit) ? 1 : 0)));
      };
    },
    readings: (row, tests) => {
      const own = candidates(row);
      if (own) return (own.length === 0 ? [NO_UNIT] : own).map(one);
      return [...new Set(tests.flatMap(named))].map((unit) => one(Number(unit))).concat(one(OTHER));
    },
    said: (row) => ({ kind: 'texts', texts: candidates(row)?.map(String) }),
    says: String,
    texts: { named, reading: readingOf },
  };
}

/** A unit by its position; units that none of the tests names lie beyond the readings that have a name. */
const readingOf = (text: string): number =>
  text.startsWith(UNNAMED) ? BEYOND - Number(text.slice(UNNAMED.length)) : Number(text);

const BEYOND = -10;

/**
 * Binds a column of the units that a link leads to. `unknown`: the record of `target` that stands for a unit of which
 * nothing is known. Rows of one unit have its one cell in common.
 */
export function bindFollowed(
  common: Common,
  { candidates }: UnitLink,
  target: BoundColumn,
  unknown: number,
): BoundColumn {
  const behind = (row: number): readonly number[] => candidates(row) ?? [unknown];
  const read = new Map<number, Interval>();
  const readings = (unit: number, tests: readonly Test[]): readonly Interval[] => {
    const chosen = read.get(unit);
    return chosen ? [chosen] : target.readings(unit, tests);
  };
  const said = (unit: number): Said => {
    const chosen = read.get(unit);
    return chosen ? saidOf(target, chosen) : target.said(unit);
  };
  const only = (row: number): number | undefined => {
    const own = candidates(row);
    return own?.length === 1 ? own[0] : undefined;
  };
  return {
    ...common,
    cell: (row) => only(row) ?? unknown + 1 + row,
    cause: (row) => (only(row) === undefined ? 'unit' : 'linked'),
    excused: (row) => {
      const own = behind(row);
      return own.length > 0 && own.every((unit) => target.excused(unit));
    },
    isOpen: () => false,
    holds: target.holds,
    truth: (test) => {
      const [truth, met, nowhere] = [target.truth(test), target.holds(test), ofNothing(test)];
      const truthAt = (unit: number): Truth => {
        const chosen = read.get(unit);
        return chosen ? (met(chosen.from) ? 1 : 0) : truth(unit);
      };
      return (row) => {
        const own = behind(row);
        return own.length === 0 ? nowhere : joined(own.map(truthAt));
      };
    },
    readings: (row, tests) => distinct(behind(row).flatMap((unit) => readings(unit, tests))),
    said: (row) => saidByAny(behind(row).map(said)),
    says: target.says,
    ...(target.texts ? { texts: target.texts } : {}),
    shared: {
      isShared: (row) => only(row) !== undefined,
      read(cell, reading, make) {
        read.set(cell, reading);
        make();
        read.delete(cell);
      },
    },
  };
}

/** What one reading of a cell says. */
const saidOf = ({ texts, says }: BoundColumn, reading: Interval): Said =>
  texts ? { kind: 'texts', texts: [String(says(reading.from))] } : { kind: 'numbers', intervals: [reading] };

/** What may be said where one of several cells is meant. */
function saidByAny(all: readonly Said[]): Said {
  const texts = all.flatMap((each) => (each.kind === 'texts' ? [each.texts] : []));
  if (texts.length === 0)
    return {
      kind: 'numbers',
      intervals: all.flatMap((each) => (each.kind === 'numbers' ? each.intervals : [])),
    };
  const known = texts.flatMap((each) => each ?? []);
  return { kind: 'texts', texts: texts.includes(undefined) ? undefined : [...new Set(known)] };
}

/** Where there is no unit, nothing is anything: only what asks for something else holds. */
const ofNothing = (test: Test): Truth => (test.kind === 'text' && test.negated ? 1 : 0);

const distinct = (readings: readonly Interval[]): Interval[] => [
  ...new Map(readings.map((each) => [`${each.from} ${each.to}`, each])).values(),
];
