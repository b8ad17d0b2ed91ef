import fc from 'fast-check';
import { checkCharacter } from '../../../src/roster/values/identity.ts';
import {
  type Basis,
  blankDate,
  type DateCell,
  dayCell,
  monthCell,
  type PlainDate,
  unreadableDate,
  yearCell,
} from './dates.ts';

/** Small rosters with every kind of unknown cell: what is written, and beside it what that may mean. */

/** A cell: its text, and the values that it may have; a known cell has one. */
export interface Cell<T> {
  readonly text: string;
  readonly readings: readonly T[];
}

const one = <T>(text: string, value: T): Cell<T> => ({ text, readings: [value] });

/** A unit of the register; `town` is the town itself or the town of a village. */
export interface Unit {
  readonly path: string;
  readonly town: string;
  readonly isVillage: boolean;
}

export interface CadreRow {
  readonly person: number;
  readonly birth: DateCell;
  readonly sex: Cell<string>;
  readonly level: Cell<'中层正职' | '中层副职' | '科员'>;
  readonly reserve: Cell<boolean>;
  readonly young: Cell<boolean>;
  readonly town: string;
  readonly village: string;
}

export interface Person {
  readonly name: string;
  /** An ID number, or '' for a person who has none. */
  readonly id: string;
}

export interface TrainingRow {
  /** The name and ID number that are written. */
  readonly name: string;
  readonly id: string;
  readonly level: Cell<string>;
  readonly date: DateCell;
  /** Tenths of days. */
  readonly days: Cell<number>;
}

export interface World {
  readonly asOf: PlainDate;
  readonly basis: Basis;
  readonly ages: { readonly from: number; readonly to: number };
  readonly towns: number;
  readonly people: readonly Person[];
  readonly rows: readonly CadreRow[];
  readonly trainings: readonly TrainingRow[];
  /** Columns that the sheet does not have. */
  readonly absent: readonly string[];
}

const TOWNS = ['东镇', '西街道'] as const;
/** 新东村委会 stands in both towns. */
const VILLAGES = ['上林村委会', '下湖村委会', '新东村委会'] as const;

const unitOf = (town: string, village?: string): Unit => ({
  path: village === undefined ? town : `${town}/${village}`,
  town,
  isVillage: village !== undefined,
});

const ALL_UNITS: readonly Unit[] = [
  unitOf('东镇'),
  unitOf('西街道'),
  unitOf('东镇', '上林村委会'),
  unitOf('西街道', '下湖村委会'),
  unitOf('东镇', '新东村委会'),
  unitOf('西街道', '新东村委会'),
];

/** The units of a register with so many towns. */
export const unitsOf = ({ towns }: World): Unit[] =>
  ALL_UNITS.filter(({ town }) => TOWNS.slice(0, towns).some((name) => name === town));

/**
 * The units that a row may be in (VERDICTS §2): no village is the town itself; a village without a town is any
 * village of that name; a blank town is every town; a town that is not in the register is no unit.
 */
export function unitsWritten(world: World, { town, village }: CadreRow): Unit[] {
  return unitsOf(world).filter(
    (unit) =>
      (town === '' || unit.town === town) &&
      (village === '' ? !unit.isVillage : unit.path.endsWith(`/${village}`)),
  );
}

/** The tier of a row: that of its unit; who is in no unit of the register is not in a village. */
export const tierOf = ({ village }: CadreRow): string => (village === '' ? '镇街' : '村社');

/** An ID number of region 339999; what it says of the birth never counts (VERDICTS §1). */
export function ownId(serial: number): string {
  const digits = `33999919${70 + (serial % 30)}0101${String(serial).padStart(3, '0')}`;
  return `${digits}${checkCharacter(digits)}`;
}

const NAMES = ['张三', '李四', '王小五'] as const;

const flags = (yes: readonly string[], no: readonly string[]): fc.Arbitrary<Cell<boolean>> =>
  fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...yes).map((text) => one(text, true)) },
    { weight: 6, arbitrary: fc.constantFrom(...no).map((text) => one(text, false)) },
    { weight: 1, arbitrary: fc.constant({ text: '待定', readings: [true, false] }) },
  );

const sexes: fc.Arbitrary<Cell<string>> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('男', '女').map((text) => one(text, text)) },
  { weight: 1, arbitrary: fc.constantFrom('', '？').map((text) => ({ text, readings: ['男', '女'] })) },
);

const LEVELS = ['中层正职', '中层副职', '科员'] as const;
const levels: fc.Arbitrary<CadreRow['level']> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...LEVELS).map((text) => one(text, text)) },
  { weight: 2, arbitrary: fc.constantFrom('', '中层干部').map((text) => ({ text, readings: LEVELS })) },
);

/** Births near the cuts of 30, 35, 36 and 40 years at a date in 2019, known to the day, the month, the year, or not. */
const births = (asOf: PlainDate): fc.Arbitrary<DateCell> =>
  fc
    .record({
      year: fc.constantFrom(1972, 1979, 1982, 1983, 1984, 1988, 1989, 1990),
      month: fc.constantFrom(1, asOf.month, asOf.month, asOf.month + 1, 12),
      day: fc.constantFrom(1, asOf.day - 1, asOf.day, asOf.day + 1, 31),
      kind: fc.constantFrom('month', 'month', 'month', 'day', 'day', 'year', 'blank', 'unreadable', 'short'),
    })
    .map(({ year, month, day, kind }) => {
      switch (kind) {
        case 'day':
          return dayCell(year, month, Math.max(1, day));
        case 'month':
          return monthCell(year, month, asOf);
        case 'short': {
          const cell = monthCell(year, month, asOf);
          return { ...cell, text: cell.text.slice(2) };
        }
        case 'year':
          return yearCell(year, asOf, month === 1 ? `${year}年` : String(year));
        case 'unreadable':
          return unreadableDate(year, month);
        default:
          return blankDate;
      }
    });

/** Where a row says its unit is: town, village or both; blanks; and now and then a town that is not registered. */
const places = (towns: number): fc.Arbitrary<Pick<CadreRow, 'town' | 'village'>> => {
  const own = ALL_UNITS.filter(({ town }) => TOWNS.slice(0, towns).some((name) => name === town)).map(
    ({ town, path }) => ({ town, village: path.split('/')[1] ?? '' }),
  );
  const known = own.filter(({ village }) => village === '');
  return fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...known) },
    { weight: 4, arbitrary: fc.constantFrom(...own) },
    { weight: 1, arbitrary: fc.constant({ town: '', village: '' }) },
    {
      weight: 1,
      arbitrary: fc
        .constantFrom(...VILLAGES.slice(towns === 1 ? 2 : 0))
        .map((village) => ({ town: '', village })),
    },
    { weight: 1, arbitrary: fc.constant({ town: '南镇', village: '' }) },
  );
};

interface Shape {
  readonly birth: DateCell;
  readonly otherBirth: DateCell;
  readonly sex: Cell<string>;
  readonly name: string;
  readonly hasId: boolean;
  readonly posts: readonly (Pick<CadreRow, 'level' | 'reserve' | 'young' | 'town' | 'village'> & {
    readonly birthAs: 'same' | 'blank' | 'other';
  })[];
}

const shapes = (asOf: PlainDate, towns: number, single: number): fc.Arbitrary<Shape> => {
  const post = fc
    .record({
      level: levels,
      reserve: flags(['主职后备', '是'], ['', '副职后备', '否']),
      young: flags(['是', '√'], ['', '否']),
      place: places(towns),
      birthAs: fc.constantFrom<'same' | 'blank' | 'other'>('same', 'same', 'same', 'blank', 'other'),
    })
    .map(({ place, ...rest }) => ({ ...rest, ...place }));
  return fc.record({
    birth: births(asOf),
    // Two births that contradict each other: unknown between both (VERDICTS §2).
    otherBirth: fc.constantFrom(monthCell(1995, 2, asOf), monthCell(1960, 7, asOf)),
    sex: sexes,
    name: fc.constantFrom(...NAMES),
    hasId: fc.boolean(),
    posts: fc.oneof(
      { weight: single, arbitrary: fc.array(post, { minLength: 1, maxLength: 1 }) },
      { weight: 1, arbitrary: fc.array(post, { minLength: 2, maxLength: 2 }) },
    ),
  });
};

const trainings = (
  people: readonly Person[],
  asOf: PlainDate,
  nameless: boolean,
): fc.Arbitrary<TrainingRow> =>
  fc
    .record({
      who: fc.oneof(
        {
          weight: 3,
          arbitrary: fc.constantFrom(...people).map(({ name, id }) => ({ name, id })),
        },
        { weight: 2, arbitrary: fc.constantFrom(...people).map(({ name }) => ({ name, id: '' })) },
        { weight: 1, arbitrary: fc.constant({ name: '赵六六', id: '' }) },
        ...(nameless ? [{ weight: 2, arbitrary: fc.constant({ name: '', id: '' }) }] : []),
      ),
      level: fc.oneof(
        { weight: 6, arbitrary: fc.constantFrom('市级', '市级', '镇级').map((text) => one(text, text)) },
        { weight: 1, arbitrary: fc.constant({ text: '', readings: ['市级', '镇级'] }) },
      ),
      date: fc.oneof(
        {
          weight: 4,
          arbitrary: fc.constantFrom(
            dayCell(2019, 1, 1),
            dayCell(2019, 3, 8),
            dayCell(asOf.year, asOf.month, asOf.day),
          ),
        },
        { weight: 1, arbitrary: fc.constantFrom(dayCell(2018, 12, 31), dayCell(2019, 11, 5)) },
        {
          weight: 2,
          arbitrary: fc.constantFrom(monthCell(2019, asOf.month, asOf), monthCell(2019, 2, asOf)),
        },
        {
          weight: 1,
          arbitrary: fc.constantFrom(blankDate, unreadableDate(2019, 2), yearCell(2019, asOf, '2019')),
        },
      ),
      days: fc.oneof(
        { weight: 5, arbitrary: fc.constantFrom(one('3', 30), one('5', 50), one('2.5天', 25), one('7', 70)) },
        { weight: 1, arbitrary: fc.constant({ text: '', readings: SOME_DAYS }) },
      ),
    })
    .map(({ who, ...rest }) => ({ ...who, ...rest }))
    // A row in which only the course stands is a heading among the rows, not a record; the report says so.
    .filter(({ name, id, level, date, days }) =>
      [name, id, level.text, date.text, days.text].some((text) => text !== ''),
    );

/**
 * Numbers of tenths of days on each side of every number of days that a bound can tell apart: halves up to 8, and whole
 * days up to 28, for averages over four people are asked for up to 7 days each.
 */
const SOME_DAYS: readonly number[] = [
  ...Array.from({ length: 17 }, (_, index) => index * 5),
  ...Array.from({ length: 20 }, (_, index) => (index + 9) * 10),
  9_999,
];

/** Rosters of one to `most` persons; with trainings where wanted. */
export const worlds = (options: {
  most: number;
  trainings: boolean;
  /** Whether some trainings name nobody. */
  nameless?: boolean;
  /** Whether every second person holds two posts; otherwise every fifth. */
  posts?: 'often two';
}): fc.Arbitrary<World> =>
  fc
    .record({
      asOf: fc.constantFrom({ year: 2019, month: 6, day: 30 }, { year: 2019, month: 6, day: 15 }),
      basis: fc.constantFrom<Basis>('month', 'month', 'day', 'year'),
      ages: fc.constantFrom({ from: 28, to: 42 }, { from: 33, to: 38 }),
      towns: fc.constantFrom(1, 2, 2),
      absent: fc.subarray(['职务层次', '性别', '后备类型', '优秀年轻干部'], { maxLength: 1 }),
      isWhole: fc.nat(4).map((dice) => dice > 0),
    })
    .chain((frame) =>
      fc
        .array(shapes(frame.asOf, frame.towns, options.posts ? 1 : 4), {
          minLength: 1,
          maxLength: options.most,
        })
        .chain((list) => {
          const people = list.map(({ name, hasId, posts }, index) => ({
            name,
            // Only an ID number makes two rows one person.
            id: hasId || posts.length > 1 ? ownId(index + 1) : '',
          }));
          const rows = list.flatMap(({ birth, otherBirth, sex, posts }, person) =>
            posts.map(({ birthAs, ...post }, index): CadreRow => {
              const own =
                index === 0 || birthAs === 'same' ? birth : birthAs === 'blank' ? blankDate : otherBirth;
              return { person, sex, birth: own, ...post };
            }),
          );
          const { isWhole, absent, ...rest } = frame;
          const world = { ...rest, people, rows, absent: isWhole ? [] : absent };
          return options.trainings
            ? fc
                .array(trainings(people, frame.asOf, options.nameless ?? false), {
                  minLength: 1,
                  maxLength: 4,
                })
                .map((each): World => ({ ...world, trainings: each }))
            : fc.constant<World>({ ...world, trainings: [] });
        }),
    );

/** A table as rows of texts, its head first. */
export type Sheet = readonly (readonly string[])[];

/** The cadres as a sheet, without the columns that are absent. */
export function cadreSheet({ people, rows, absent }: World): Sheet {
  const columns: readonly [string, (row: CadreRow) => string][] = [
    ['姓名', ({ person }) => people[person]?.name ?? ''],
    ['身份证号', ({ person }) => people[person]?.id ?? ''],
    ['性别', ({ sex }) => sex.text],
    ['出生年月', ({ birth }) => birth.text],
    ['所在镇街', ({ town }) => town],
    ['所在村社', ({ village }) => village],
    ['职务层次', ({ level }) => level.text],
    ['后备类型', ({ reserve }) => reserve.text],
    ['优秀年轻干部', ({ young }) => young.text],
  ];
  const kept = columns.filter(([head]) => !absent.includes(head));
  return [kept.map(([head]) => head), ...rows.map((row) => kept.map(([, text]) => text(row)))];
}

/** The trainings as a sheet. */
export const trainingSheet = ({ trainings: rows }: World): Sheet => [
  ['培训班次', '姓名', '身份证号', '培训级别', '开班日期', '培训天数'],
  ...rows.map(({ name, id, level, date, days }) => ['春季班', name, id, level.text, date.text, days.text]),
];

/** The register. */
export const unitSheet = (world: World): Sheet => [
  ['单位代码', '单位名称', '单位类别', '上级单位'],
  ...unitsOf(world).map(({ path, town, isVillage }, index) => [
    String(339_999_000 + index),
    path.split('/').at(-1) ?? '',
    isVillage ? '村' : town.endsWith('镇') ? '镇' : '街道',
    isVillage ? town : '某市',
  ]),
];
