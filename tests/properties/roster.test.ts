import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openArchive } from '../../src/cli/archive.ts';
import { audit, type InputFile, loadRoster, openRulebook, rulebookAt } from '../../src/index.ts';
import { jointReadings, type ReadCadre, type WrittenCadre } from './support/readings-of-rows.ts';
import {
  canHold,
  type Key,
  meetsAll,
  type Status,
  united,
  type WrittenBound,
} from './support/requirement.ts';
import { runs } from './support/runs.ts';

const TOWNS = ['浒山街道', '宗汉街道'] as const;
const REFERENCE_DAY = 18_077; // 2019-06-30
const HEAD = ['姓名', '出生年月', '所在镇街', '职务层次'];

const cadre: fc.Arbitrary<WrittenCadre> = fc.record({
  birth: fc.constantFrom(
    '1983.06',
    '1983.07',
    '1983',
    '1988.06',
    '1988.07',
    '1988',
    '1970.01',
    '',
    '1986.13',
    '1990.05',
  ),
  level: fc.constantFrom('中层正职', '中层正职', '中层副职', '中层副职', '一般干部', ''),
  town: fc.constantFrom(TOWNS[0], TOWNS[0], TOWNS[0], TOWNS[1], ''),
});
const cadres = fc.array(cadre, { minLength: 1, maxLength: 5 });

const file = (path: string, rows: readonly (readonly string[])[]): InputFile => ({
  path,
  bytes: new TextEncoder().encode(rows.map((row) => row.join(',')).join('\n')),
  sha256: `${path} ${JSON.stringify(rows)}`,
});

const UNITS = file('units.csv', [
  ['单位代码', '单位名称', '单位类别', '上级单位'],
  ...TOWNS.map((name, index) => [String(index), name, '街道', '某市']),
]);

const rowsOf = (people: readonly WrittenCadre[]): string[][] =>
  people.map(({ birth, level, town }, index) => [`张${index}`, birth, town, level]);

const RULEBOOK = (rule: string) => `
rulebook: test
age: { basis: month }
populations:
  town: { from: units, where: { kind: 街道 } }
  middle: { from: cadres, where: { postLevel: [中层正职, 中层副职] } }
  middle-35: { from: middle, where: { age: { atMost: 35 } } }
  chiefs: { from: middle, where: { postLevel: 中层正职 } }
rules:
  tested: { per: town, ${rule} }
`;

interface Judged {
  readonly unit: string;
  readonly status: string;
  readonly count: unknown;
  readonly of: unknown;
  readonly value: unknown;
}

async function judged(files: readonly InputFile[], rule: string): Promise<Judged[]> {
  const opened = await openRulebook({
    path: 'test.yaml',
    text: RULEBOOK(rule),
    sha256: '',
    beside: async () => new Uint8Array(),
  });
  const roster = await loadRoster(files, { asOf: REFERENCE_DAY, basis: 'month', units: UNITS, openArchive });
  const report = audit(roster, rulebookAt(opened, REFERENCE_DAY), { version: '', asOfSource: 'option' });
  return report.verdicts.map(({ group, status, count, of, value }) => ({
    unit: group.path.join('/'),
    status,
    count,
    of,
    value,
  }));
}

const isMiddle = ({ here, level }: ReadCadre): boolean => here && level.startsWith('中层');
const isYoung = (each: ReadCadre): boolean => isMiddle(each) && each.age <= 35;

/** A rule as its author writes it, and as the oracle reads it: how many count, in what base, under what guard. */
interface Shape {
  readonly written: string;
  readonly counted: (people: readonly ReadCadre[]) => number;
  /** Undefined: a count, without a base. */
  readonly base: ((people: readonly ReadCadre[]) => number) | undefined;
  readonly applies?: (people: readonly ReadCadre[]) => boolean;
  readonly tell: (each: ReadCadre) => string;
}

const number = (test: (each: ReadCadre) => boolean) => (people: readonly ReadCadre[]) =>
  people.filter(test).length;
const byAge =
  (...cuts: readonly number[]) =>
  ({ age, level, here }: ReadCadre) =>
    `${cuts.map((cut) => age <= cut)} ${level} ${here}`;

const SHAPES: readonly Shape[] = [
  { written: 'count: middle-35', counted: number(isYoung), base: undefined, tell: byAge(35) },
  {
    written: 'share: middle-35, of: middle',
    counted: number(isYoung),
    base: number(isMiddle),
    tell: byAge(35),
  },
  {
    written: 'share: middle-35, where: { age: { atMost: 30 } }',
    counted: number((each) => isYoung(each) && each.age <= 30),
    base: number(isYoung),
    tell: byAge(30, 35),
  },
  {
    written: 'share: middle-35, where: { postLevel: 中层正职 }',
    counted: number((each) => isYoung(each) && each.level === '中层正职'),
    base: number(isYoung),
    tell: byAge(35),
  },
  {
    written: 'share: chiefs, of: middle-35',
    counted: number((each) => isMiddle(each) && each.level === '中层正职'),
    base: number(isYoung),
    tell: byAge(35),
  },
  {
    written: 'share: middle-35, of: middle, when: { chiefs: { atLeast: 1 } }',
    counted: number(isYoung),
    base: number(isMiddle),
    applies: (people) => people.some((each) => isMiddle(each) && each.level === '中层正职'),
    tell: byAge(35),
  },
];

const bound: fc.Arbitrary<WrittenBound> = fc
  .constantFrom<Key>('atLeast', 'atMost', 'over', 'under')
  .chain((key) =>
    fc
      .constantFrom<readonly [number, number]>([1, 5], [1, 3], [1, 2], [2, 3], [1, 1])
      .map(([numerator, denominator]) => ({ key, numerator, denominator })),
  );
const bounds = fc
  .uniqueArray(bound, { minLength: 1, maxLength: 2, selector: ({ key }) => key })
  .filter(canHold);
const whenEmpty = fc.constantFrom<'notApplicable' | 'pass' | 'fail'>('notApplicable', 'pass', 'fail');

const written = (shape: Shape, list: readonly WrittenBound[], empty: string): string =>
  `${shape.written}, whenEmpty: ${empty}, ${list.map(({ key, numerator, denominator }) => `${key}: ${numerator}/${denominator}`).join(', ')}`;

function bruteStatus(
  shape: Shape,
  list: readonly WrittenBound[],
  empty: Status,
  people: readonly WrittenCadre[],
): Status {
  const statuses = jointReadings(people, TOWNS[0], shape.tell).map((reading): Status => {
    if (shape.applies && !shape.applies(reading)) return 'notApplicable';
    const base = shape.base?.(reading);
    if (base === 0) return empty;
    return meetsAll(list, BigInt(shape.counted(reading)), BigInt(base ?? 1)) ? 'pass' : 'fail';
  });
  return united(new Set(statuses));
}

describe('from cells to a verdict', () => {
  test('the status is the one that every joint reading of the unknown cells gives', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...SHAPES),
        bounds,
        whenEmpty,
        cadres,
        async (shape, list, empty, people) => {
          const verdicts = await judged(
            [file('a.csv', [HEAD, ...rowsOf(people)])],
            written(shape, list, empty),
          );
          expect(verdicts.find(({ unit }) => unit === TOWNS[0])?.status).toBe(
            bruteStatus(shape, list, empty, people),
          );
        },
      ),
      runs(4_000),
    );
  });

  test('an average of ages is judged as every joint reading of the ages is', async () => {
    const few = fc.array(cadre, { minLength: 1, maxLength: 2 });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom<Key>('atLeast', 'atMost', 'over', 'under'),
        fc.integer({ min: 28, max: 50 }),
        few,
        async (key, years, people) => {
          const verdicts = await judged(
            [file('a.csv', [HEAD, ...rowsOf(people)])],
            `average: age, of: middle, ${key}: ${years}`,
          );
          const tell = ({ age, level, here }: ReadCadre) => `${age} ${level} ${here}`;
          const statuses = jointReadings(people, TOWNS[0], tell).map((reading): Status => {
            const middle = reading.filter(isMiddle);
            const sum = middle.reduce((ages, { age }) => ages + age, 0);
            if (middle.length === 0) return 'notApplicable';
            return meetsAll([{ key, numerator: years, denominator: 1 }], BigInt(sum), BigInt(middle.length))
              ? 'pass'
              : 'fail';
          });
          expect(verdicts.find(({ unit }) => unit === TOWNS[0])?.status).toBe(united(new Set(statuses)));
        },
      ),
      runs(150),
    );
  });

  test('knowledge never turns pass into fail or fail into pass', async () => {
    const fill = ({ birth, level, town }: WrittenCadre): WrittenCadre => ({
      birth: /^\d{4}\.(0[1-9]|1[0-2])$/.test(birth)
        ? birth
        : /^\d{4}$/.test(birth)
          ? `${birth}.03`
          : '1985.04',
      level: level === '' ? '中层副职' : level,
      town: town === '' ? TOWNS[0] : town,
    });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...SHAPES),
        bounds,
        whenEmpty,
        cadres,
        fc.nat(4),
        async (shape, list, empty, people, at) => {
          const rule = written(shape, list, empty);
          const known = people.map((each, index) => (index === at % people.length ? fill(each) : each));
          const [before] = await judged([file('a.csv', [HEAD, ...rowsOf(people)])], rule);
          const [after] = await judged([file('a.csv', [HEAD, ...rowsOf(known)])], rule);
          if (before?.status !== 'undecided') expect(after?.status).toBe(before?.status);
        },
      ),
      runs(600),
    );
  });

  test('the order of rows and columns and the split over files never matter', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...SHAPES),
        bounds,
        whenEmpty,
        cadres,
        fc.nat(5),
        async (shape, list, empty, people, cut) => {
          const rule = written(shape, list, empty);
          const rows = rowsOf(people);
          const whole = await judged([file('a.csv', [HEAD, ...rows])], rule);
          const turned = [HEAD, ...rows.toReversed()].map((row) => row.toReversed());
          expect(await judged([file('b.csv', turned)], rule)).toEqual(whole);
          const [first, second] = [rows.slice(0, cut), rows.slice(cut)];
          expect(
            await judged([file('c.csv', [HEAD, ...first]), file('d.csv', [HEAD, ...second])], rule),
          ).toEqual(whole);
        },
      ),
      runs(400),
    );
  });
});
