import fc from 'fast-check';
import { openArchive } from '../../../src/cli/archive.ts';
import { parseIsoDay } from '../../../src/core/calendar.ts';
import {
  loadRoster,
  makeVocabulary,
  openRulebook,
  type Roster,
  type Rulebook,
  rulebookAt,
} from '../../../src/index.ts';
import { linksNeeded } from '../../../src/rulebook/links-needed.ts';
import { csv } from './audit.ts';

/** Small rosters in which much goes on as days go by, and rules of every kind that look at it. */

const text = (value: number, length = 2) => String(value).padStart(length, '0');

/** A day, a month or a year between two years, or nothing. */
const dates = (from: number, to: number, blank = '') =>
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc
        .tuple(
          fc.integer({ min: from, max: to }),
          fc.integer({ min: 1, max: 12 }),
          fc.integer({ min: 1, max: 31 }),
        )
        .map(([year, month, day]) => {
          const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
          return `${text(year, 4)}-${text(month)}-${text(Math.min(day, last))}`;
        }),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom('1988-02-29', '1992-02-29', '2016-02-29', '2020-02-29', '2019-01-31'),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.integer({ min: from, max: to }), fc.integer({ min: 1, max: 12 }))
        .map(([year, month]) => `${text(year, 4)}.${text(month)}`),
    },
    { weight: 2, arbitrary: fc.integer({ min: from, max: to }).map((year) => text(year, 4)) },
    { weight: 2, arbitrary: fc.constant(blank) },
  );

const UNITS = ['甲镇', '乙镇', '一村', '二村'];
/** Some stand in a town, some in a village of it, some nobody knows where. */
const unit = fc.constantFrom(...UNITS, ...UNITS, ...UNITS, '');

const member = fc.record({
  unit,
  birth: dates(1984, 1999),
  sex: fc.constantFrom('女', '男', '男', ''),
  level: fc.constantFrom('正职', '副职', ''),
  start: dates(2013, 2022),
  end: fc.oneof({ weight: 3, arbitrary: fc.constant('') }, dates(2020, 2027)),
});
const post = fc.record({
  person: fc.nat(5),
  unit: fc.constantFrom(...UNITS),
  start: dates(2013, 2026),
  end: fc.oneof({ weight: 2, arbitrary: fc.constant('') }, dates(2018, 2027)),
});

/** What is written in the files of a case. */
export interface ForecastWorld {
  readonly asOf: string;
  readonly basis: 'month' | 'day' | 'year';
  readonly members: readonly Readonly<Record<'unit' | 'birth' | 'sex' | 'level' | 'start' | 'end', string>>[];
  readonly posts: readonly {
    readonly person: number;
    readonly unit: string;
    readonly start: string;
    readonly end: string;
  }[];
  readonly terms: readonly string[];
  readonly rules: readonly string[];
}

/** Rules of every kind on which the day has a hold. */
const RULES: Readonly<Record<string, Record<string, unknown>>> = {
  youngShare: { per: 'town', share: 'young', of: 'members', atLeast: '1/3', whenEmpty: 'fail' },
  youngest: { per: 'town', share: 'young', where: { age: { atMost: '30' } }, atLeast: '1/2' },
  middle: { per: 'village', count: 'members', where: { age: { over: '30', under: '35' } }, atMost: '1' },
  notYoung: { per: 'town', count: 'notYoung', atMost: '1' },
  averageAge: { per: 'town', average: 'age', of: 'members', atMost: '33' },
  bothAges: { share: 'young', where: { level: '正职' }, of: 'members', atLeast: '20%', atMost: '50%' },
  bySex: { per: ['town', 'sex'], count: 'young', atLeast: '1' },
  medianAge: { per: 'town', median: 'age', of: 'members', atMost: '34' },
  oldest: { per: 'town', max: 'age', of: 'members', atMost: '37' },
  guarded: { per: 'town', count: 'women', atLeast: '1', when: { young: { atLeast: '2' } } },
  spared: { per: 'town', count: 'women', atLeast: '2', exempt: { young: { atMost: '1' } } },
  tenYears: { per: 'record', every: 'members', must: { years: { under: '8' } } },
  monthsShare: {
    per: 'town',
    share: 'members',
    where: { months: { atLeast: '72' } },
    of: 'members',
    atMost: '60%',
  },
  days: { per: 'town', sum: 'days', of: 'members', atMost: '7000' },
  yearsGap: { per: 'record', every: 'members', must: { gap: { atMost: '2' } } },
  everyYoung: { per: 'record', every: 'young', must: { level: '正职' } },
  youngTowns: { per: 'county', share: 'youngTown', of: 'town', atLeast: '1/2' },
  held: { per: 'youngTown', count: 'women', atLeast: '1' },
  part: { per: 'town', count: 'young', atLeast: '1', severity: 'part' },
  ofDated: { per: 'county', share: 'datedTown', of: 'town', atLeast: '1/2' },
  dated: {
    per: 'town',
    count: 'young',
    atLeast: '50',
    since: '2023-03-01',
    until: '2024-03-31',
    severity: 'part',
  },
  moved: { per: 'record', every: 'people', must: { moves: { atMost: '0' } } },
  between: {
    per: 'town',
    count: 'members',
    where: { start: { since: 'birth', during: 'unit.termStart' } },
    atMost: '0',
  },
  ofUnit: { per: 'town', count: 'members', where: { age: { atMost: 'limit' } }, atLeast: '1' },
  ofUnits: {
    per: 'village',
    share: 'members',
    where: { age: { over: 'limit', atMost: '36' }, birth: { since: '1987-05-05' } },
    of: 'members',
    atMost: '1/2',
  },
  begun: { per: 'town', count: 'young', atLeast: '1', since: '2023-04-01' },
  over: { per: 'town', count: 'young', atLeast: '1', since: '2022-01-01', until: '2023-09-30' },
  recent: { per: 'town', count: 'members', where: { start: { during: '5 years' } }, atLeast: '1' },
  ended: { per: 'town', count: 'members', where: { end: { during: 'year' } }, atMost: '0' },
  sinceTerm: {
    per: 'village',
    count: 'members',
    where: { start: { during: 'unit.termStart' } },
    atLeast: '1',
  },
  newUnits: { per: 'newTerm', count: 'members', atLeast: '1' },
  bornSince: {
    per: 'town',
    count: 'members',
    where: { birth: { since: '1943-05-01', until: '1944-06-30' } },
    atMost: '0',
  },
  born: { per: 'town', count: 'members', where: { birth: { since: '2007-08-15' } }, atMost: '0' },
  beforeStart: { per: 'town', count: 'members', where: { birth: { since: 'start' } }, atMost: '0' },
  stay: { per: 'record', every: 'people', must: { stay: { under: '7' } } },
  stayed: { per: 'town', count: 'people', where: { stay: { atLeast: '5' } }, atMost: '1' },
  served: { per: 'record', every: 'people', must: { served: { under: '100' } } },
  postsHeld: { per: 'town', count: 'young', atMost: 'longPosts' },
  aroundVillage: { per: 'village', share: 'young', of: 'members', atLeast: 'townRate' },
  onDay: { per: 'town', asOf: '2023-05-01', count: 'young', atLeast: '1' },
  onTerm: { per: 'town', asOf: 'termStart', count: 'young', atLeast: '1' },
  byUnit: { per: 'town', count: 'members', atMost: 'seats' },
  lastYoung: { per: 'town', count: 'young', atLeast: 'youngBefore' },
};

const ids = Object.keys(RULES);

export const forecastWorlds: fc.Arbitrary<ForecastWorld> = fc.record({
  asOf: fc.constantFrom('2022-12-31', '2023-01-01', '2023-06-30', '2024-02-28', '2024-02-29'),
  basis: fc.constantFrom('month', 'day', 'year'),
  members: fc.array(member, { minLength: 1, maxLength: 8 }),
  posts: fc.array(post, { minLength: 1, maxLength: 5 }),
  terms: fc.array(dates(2021, 2025), { minLength: 4, maxLength: 4 }),
  rules: fc.uniqueArray(fc.constantFrom(...ids), { minLength: 5, maxLength: 8 }),
});

const FIELDS = {
  years: { for: 'members', elapsed: ['start', 'end'], in: 'years' },
  months: { for: 'members', elapsed: ['start', 'end'], in: 'months' },
  days: { for: 'members', elapsed: ['start', 'end'], in: 'days' },
  gap: { for: 'members', gap: ['years', 'stepped'] },
  stepped: { for: 'members', elapsed: ['birth', 'start'], in: 'years' },
  moves: { for: 'people', count: 'posts', where: { start: { during: 'unit.termStart' } } },
  stay: { for: 'people', longest: ['start', 'end'], from: 'posts', in: 'years', join: '1 month' },
  length: { for: 'posts', elapsed: ['start', 'end'], in: 'months' },
  served: { for: 'people', sum: 'length', from: 'posts' },
  seats: { for: 'units', count: 'posts', where: { length: { atLeast: '60' } } },
};

const POPULATIONS = {
  county: { from: 'units', where: { kind: '县' } },
  town: { from: 'units', where: { kind: '镇' } },
  village: { from: 'units', where: { kind: '村' } },
  newTerm: { from: 'units', where: { kind: ['镇', '村'], termStart: { during: 'year' } } },
  youngTown: { from: 'units', where: { kind: '镇', holds: 'part' } },
  young: { from: 'members', where: { age: { atMost: '35' } } },
  notYoung: { from: 'members', where: { noneOf: ['young', { sex: '女' }] } },
  women: { from: 'members', where: { sex: '女' } },
  longPosts: { from: 'posts', where: { length: { atLeast: '48' } } },
  before: { from: 'members', roster: 'previous', where: { age: { atMost: '35' } } },
};

/** The figures that rules name. */
const FIGURES = {
  inTown: { count: 'members', per: 'town' },
  youngInTown: { count: 'young', per: 'town' },
  townRate: { share: 'youngInTown', of: 'inTown' },
  youngBefore: { count: 'before' },
};

/** The rulebook of a case as it is written. */
function rulebookOf({ basis, rules }: ForecastWorld): string {
  const asksForPart = ['youngTowns', 'held'].some((id) => rules.includes(id));
  const asksForDated = rules.includes('ofDated');
  const wanted = [
    ...new Set([
      ...rules,
      ...(asksForPart ? ['part'] : []),
      ...(asksForDated ? ['dated'] : []),
      'youngShare',
    ]),
  ];
  return JSON.stringify({
    rulebook: 'random',
    age: { basis },
    ages: { from: 16, to: 80 },
    tables: {
      units: {
        columns: {
          termStart: { type: 'date', title: '换届日期' },
          ageLimit: { type: 'number', title: '年龄上限' },
        },
      },
      members: {
        columns: {
          person: 'person',
          unit: 'units',
          birth: 'date',
          sex: { type: ['女', '男'], title: '性别' },
          level: { type: ['正职', '副职'], title: '层次' },
          start: { type: 'date', title: '任职起' },
          end: { type: 'date', title: '任职止', blank: 'never' },
        },
      },
      posts: {
        columns: {
          person: 'person',
          unit: 'units',
          post: { type: 'text', title: '岗位名称' },
          start: { type: 'date', title: '岗位起' },
          end: { type: 'date', title: '岗位止', blank: 'never' },
        },
      },
      people: { from: 'posts', key: ['unit', 'person'] },
    },
    parameters: { limit: { default: 33, from: 'ageLimit' } },
    fields: FIELDS,
    populations: {
      ...POPULATIONS,
      ...(asksForPart ? {} : { youngTown: { from: 'units', where: { kind: '镇' } } }),
      ...(asksForDated ? { datedTown: { from: 'units', where: { kind: '镇', holds: 'dated' } } } : {}),
    },
    figures: FIGURES,
    rules: Object.fromEntries(wanted.map((id) => [id, RULES[id]])),
  });
}

const NAMES = '甲乙丙丁戊己庚辛';

const membersSheet = (members: ForecastWorld['members']): string[][] => [
  ['姓名', '所在单位', '出生年月', '性别', '层次', '任职起', '任职止'],
  ...members.map(({ unit: of, birth, sex, level, start, end }, index) => [
    `张${NAMES[index]}`,
    of,
    birth,
    sex,
    level,
    start,
    end,
  ]),
];

/** The roster of a case, that of the time before, and the rulebook on the first day. */
export async function readWorld(
  world: ForecastWorld,
): Promise<{ roster: Roster; previous: Roster; rulebook: Rulebook }> {
  const source = {
    path: 'rulebook.yaml',
    text: rulebookOf(world),
    sha256: '',
    beside: async () => new Uint8Array(),
  };
  const asOf = parseIsoDay(world.asOf) as number;
  const rulebook = rulebookAt(await openRulebook(source), asOf);
  const options = {
    asOf,
    basis: rulebook.basis,
    vocabulary: makeVocabulary(undefined, rulebook.tables),
    openArchive,
    ...linksNeeded([rulebook]),
  };
  const units = csv('units.csv', [
    ['单位名称', '单位类别', '上级单位', '换届日期', '年龄上限'],
    ['某县', '县', '', '', ''],
    ...UNITS.map((name, index) => [
      name,
      index < 2 ? '镇' : '村',
      index < 2 ? '某县' : (UNITS[index - 2] as string),
      world.terms[index] ?? '',
      ['35', '', '31', '不详'][index] ?? '',
    ]),
  ]);
  const posts = csv('posts.csv', [
    ['姓名', '所在单位', '岗位名称', '岗位起', '岗位止'],
    ...world.posts.map(({ person, unit: of, start, end }) => [`张${NAMES[person]}`, of, '职', start, end]),
  ]);
  const roster = await loadRoster([csv('m.csv', membersSheet(world.members)), posts, units], options);
  const half = world.members.slice(0, Math.ceil(world.members.length / 2));
  const previous = await loadRoster([csv('p.csv', membersSheet(half)), posts, units], {
    ...options,
    next: roster,
  });
  return { roster, previous, rulebook };
}

/** The day so many days later. */
export const daysOn = (asOf: string, days: number): number => (parseIsoDay(asOf) as number) + days;
