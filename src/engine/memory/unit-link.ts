import type { Interval } from '../../core/interval.ts';
import { compact } from '../../core/text.ts';
import type { Truth } from '../../core/truth.ts';
import type { Register } from '../../roster/register.ts';
import type { Test } from '../../rulebook/model.ts';
import type { BoundColumn } from './column.ts';
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
 * nothing is known.
 */
export function bindFollowed(
  common: Common,
  { candidates }: UnitLink,
  target: BoundColumn,
  unknown: number,
): BoundColumn {
  const behind = (row: number): readonly number[] => candidates(row) ?? [unknown];
  return {
    ...common,
    cause: (row) => (candidates(row)?.length === 1 ? 'linked' : 'unit'),
    excused: (row) => {
      const own = behind(row);
      return own.length > 0 && own.every((unit) => target.excused(unit));
    },
    isOpen: () => false,
    holds: target.holds,
    truth: (test) => {
      const truth = target.truth(test);
      const nowhere = ofNothing(test);
      return (row) => {
        const own = behind(row);
        return own.length === 0 ? nowhere : joined(own.map(truth));
      };
    },
    readings: (row, tests) => distinct(behind(row).flatMap((unit) => target.readings(unit, tests))),
    said: (row) => {
      const all = behind(row).map((unit) => target.said(unit));
      if (target.texts === undefined)
        return {
          kind: 'numbers',
          intervals: all.flatMap((each) => (each.kind === 'numbers' ? each.intervals : [])),
        };
      const texts = all.map((each) => (each.kind === 'texts' ? each.texts : undefined));
      return {
        kind: 'texts',
        texts: texts.includes(undefined) ? undefined : ([...new Set(texts.flat())] as string[]),
      };
    },
    says: target.says,
    ...(target.texts ? { texts: target.texts } : {}),
  };
}

/** Where there is no unit, nothing is anything: only what asks for something else holds. */
const ofNothing = (test: Test): Truth => (test.kind === 'text' && test.negated ? 1 : 0);

const distinct = (readings: readonly Interval[]): Interval[] => [
  ...new Map(readings.map((each) => [`${each.from} ${each.to}`, each])).values(),
];
