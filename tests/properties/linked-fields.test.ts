import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openArchive } from '../../src/cli/archive.ts';
import { dayOf, formatDay } from '../../src/core/calendar.ts';
import { audit, loadRoster, makeVocabulary, openRulebook, rulebookAt } from '../../src/index.ts';
import { linksNeeded } from '../../src/rulebook/links-needed.ts';
import { csv } from './support/audit.ts';
import { expectSame, runs } from './support/runs.ts';

/** Fields over linked records against every reading of every unknown cell, tried one by one. */

/** A day, all of a month, or nothing known. */
type Dated = { readonly day: number } | { readonly month: number } | undefined;

/** An event: whose it is (undefined: nobody is named), and its cells. */
interface Event {
  readonly person: number | undefined;
  readonly start: Dated;
  readonly end: Dated;
  readonly hours: number | undefined;
  readonly kind: string | undefined;
}

const FIRST = dayOf(2018, 1, 1);
const AS_OF = dayOf(2018, 12, 31);
const PEOPLE = ['甲', '乙'];
const KINDS = ['党校', '网络'];

/** Days of January to March 2018 around which the events lie. */
const day = fc.constantFrom(0, 1, 2, 10, 30, 31, 32, 33, 60).map((offset) => FIRST + offset);
const dated: fc.Arbitrary<Dated> = fc.oneof(
  { weight: 4, arbitrary: day.map((each) => ({ day: each })) },
  { weight: 2, arbitrary: fc.constantFrom(1, 2, 3).map((month) => ({ month })) },
  { weight: 1, arbitrary: fc.constant(undefined) },
);
const event: fc.Arbitrary<Event> = fc.record({
  person: fc.oneof({ weight: 8, arbitrary: fc.constantFrom(0, 1) }, fc.constant(undefined)),
  start: dated,
  end: fc.oneof({ weight: 3, arbitrary: day.map((each) => ({ day: each })) }, dated),
  hours: fc.option(fc.constantFrom(1, 2, 3), { nil: undefined, freq: 4 }),
  kind: fc.option(fc.constantFrom(...KINDS), { nil: undefined, freq: 4 }),
});

/** An event of which all is known. */
interface Certain {
  readonly start: number;
  readonly end: number;
  readonly hours: number;
  readonly kind: string;
}

/** Days that a date may mean, so many on each side of every day that anything is compared with. */
function daysOf(date: Dated): number[] {
  if (date && 'day' in date) return [date.day];
  const marks = [-40, 0, 1, 2, 3, 4, 10, 11, 12, 29, 30, 31, 32, 33, 34, 35, 58, 59, 60, 61, 62, 63, 89, 100];
  const days = marks.map((offset) => FIRST + offset);
  if (!date) return days;
  return days.filter((each) => new Date(each * 86_400_000).getUTCMonth() + 1 === date.month && each >= FIRST);
}

const hoursOf = (hours: number | undefined): number[] => (hours === undefined ? [0, 1, 2, 3, 4, 9] : [hours]);
const kindsOf = (kind: string | undefined): string[] =>
  kind === undefined ? [...KINDS, '其他', '别的'] : [kind];

/** What a field of a rulebook is, and all that it may come to from certain events: undefined where it is nothing. */
interface FieldOf {
  readonly yaml: Record<string, unknown>;
  /** Which cells it reads, so that no others are tried. */
  readonly reads: readonly (keyof Certain)[];
  readonly values: (events: readonly Certain[]) => readonly (number | string | undefined)[];
  readonly must: fc.Arbitrary<{ readonly yaml: unknown; readonly holds: (value: unknown) => boolean }>;
}

const bounded = (bounds: fc.Arbitrary<number>, write: (bound: number) => string, days: boolean) =>
  fc.tuple(fc.boolean(), bounds).map(([isLeast, bound]) => {
    const key = days ? (isLeast ? 'since' : 'until') : isLeast ? 'atLeast' : 'atMost';
    return {
      yaml: { [key]: write(bound) },
      holds: (value: unknown) => typeof value === 'number' && (isLeast ? value >= bound : value <= bound),
    };
  });
const dayBound = bounded(day, formatDay, true);
const numberBound = (most: number) => bounded(fc.nat(most), String, false);

/** A bound of an average, `sum/count`, held by whole numbers alone. */
const averageBound = fc
  .tuple(fc.constantFrom('atLeast', 'atMost', 'over', 'under'), fc.nat(9), fc.constantFrom(1, 2, 3))
  .filter(([, over, under]) => over <= 3 * under)
  .map(([key, over, under]) => ({
    yaml: { [key]: `${over}/${under}` },
    holds: (value: unknown) => {
      if (typeof value !== 'string') return false;
      const [sum = 0, count = 0] = value.split('/').map(Number);
      const difference = sum * under - over * count;
      return {
        atLeast: difference >= 0,
        atMost: difference <= 0,
        over: difference > 0,
        under: difference < 0,
      }[key] as boolean;
    },
  }));

const averageOf = (events: readonly Certain[]): string | undefined =>
  events.length === 0 ? undefined : `${events.reduce((sum, { hours }) => sum + hours, 0)}/${events.length}`;

const kindBound = fc.tuple(fc.boolean(), fc.constantFrom(...KINDS)).map(([isNot, kind]) => ({
  yaml: isNot ? { not: kind } : kind,
  holds: (value: unknown) => (value === kind) !== isNot,
}));

const sorted = (numbers: readonly number[]): number[] => [...numbers].sort((a, b) => a - b);
const of = { for: 'members', from: 'events' };

/** The longest run of days, put together from the days themselves: over so many missing ones it goes on. */
function longestRun(events: readonly Certain[], breakOf: number): number {
  const days = new Set<number>();
  for (const { start, end } of events)
    for (let each = start; each <= Math.min(end, AS_OF); each++) days.add(each);
  let [most, first, last] = [0, Number.NaN, Number.NaN];
  for (const each of sorted([...days])) {
    if (!(each - last <= breakOf + 1)) first = each;
    last = each;
    most = Math.max(most, last - first);
  }
  return most;
}

const FIELDS: Readonly<Record<string, FieldOf>> = {
  min: {
    yaml: { ...of, min: 'start' },
    reads: ['start'],
    values: (events) => [sorted(events.map(({ start }) => start))[0]],
    must: dayBound,
  },
  max: {
    yaml: { ...of, max: 'hours', where: { kind: '党校' } },
    reads: ['hours', 'kind'],
    values: (events) => [
      sorted(events.filter(({ kind }) => kind === '党校').map(({ hours }) => hours)).at(-1),
    ],
    must: numberBound(4),
  },
  maxSince: {
    yaml: { ...of, max: 'start', where: { start: { until: formatDay(FIRST + 31) } } },
    reads: ['start'],
    values: (events) => [
      sorted(events.map(({ start }) => start).filter((each) => each <= FIRST + 31)).at(-1),
    ],
    must: dayBound,
  },
  median: {
    yaml: { ...of, median: 'hours' },
    reads: ['hours'],
    values: (events) => {
      const hours = sorted(events.map((each) => each.hours));
      return [hours[Math.ceil(hours.length / 2) - 1]];
    },
    must: numberBound(4),
  },
  average: {
    yaml: { ...of, average: 'hours' },
    reads: ['hours'],
    values: (events) => [averageOf(events)],
    must: averageBound,
  },
  averageOfSome: {
    yaml: { ...of, average: 'hours', where: { kind: '党校' } },
    reads: ['hours', 'kind'],
    values: (events) => [averageOf(events.filter(({ kind }) => kind === '党校'))],
    must: averageBound,
  },
  distinct: {
    yaml: { ...of, distinct: 'kind' },
    reads: ['kind'],
    values: (events) => [new Set(events.map(({ kind }) => kind)).size],
    must: numberBound(3),
  },
  take: {
    yaml: { ...of, take: 'kind', last: 'start' },
    reads: ['start', 'kind'],
    values: lastKinds,
    must: kindBound,
  },
  longest: {
    yaml: { ...of, longest: ['start', 'end'], in: 'days' },
    reads: ['start', 'end'],
    values: (events) => [longestRun(events, 0)],
    must: numberBound(40),
  },
  joined: {
    yaml: { ...of, longest: ['start', 'end'], in: 'days', join: '2 days' },
    reads: ['start', 'end'],
    values: (events) => [longestRun(events, 2)],
    must: numberBound(40),
  },
};

/** What the last event says; of several of one date either may be the last. */
function lastKinds(events: readonly Certain[]): (string | undefined)[] {
  const last = Math.max(...events.map(({ start }) => start));
  const kinds = events.filter(({ start }) => start === last).map(({ kind }) => kind);
  return kinds.length === 0 ? [undefined] : kinds;
}

/** Of an event every way to read the cells that matter, or that it is somebody else's. */
function readingsOf(each: Event, person: number, reads: readonly (keyof Certain)[]): (Certain | undefined)[] {
  if (each.person !== undefined && each.person !== person) return [undefined];
  const all = <T>(cell: keyof Certain, values: T[]): T[] =>
    reads.includes(cell) ? values : values.slice(0, 1);
  const own = all('start', daysOf(each.start)).flatMap((start) =>
    all('end', daysOf(each.end)).flatMap((end) =>
      all('hours', hoursOf(each.hours)).flatMap((hours) =>
        all('kind', kindsOf(each.kind)).map((kind) => ({ start, end, hours, kind })),
      ),
    ),
  );
  return each.person === undefined ? [...own, undefined] : own;
}

/** Every choice of a reading for each event, given to `visit`. */
function visitReadings(
  readings: readonly (readonly (Certain | undefined)[])[],
  visit: (events: readonly Certain[]) => void,
  chosen: readonly Certain[] = [],
): void {
  const [first, ...rest] = readings;
  if (!first) visit(chosen);
  else for (const each of first) visitReadings(rest, visit, each ? [...chosen, each] : chosen);
}

const written = (date: Dated): string =>
  date === undefined ? '' : 'day' in date ? formatDay(date.day) : `2018.0${date.month}`;

async function verdictsOn(events: readonly Event[], field: unknown, must: unknown, every = 'members') {
  const text = JSON.stringify({
    rulebook: 'random',
    tables: {
      members: { columns: { person: 'person', rank: { type: 'integer', title: '序号' } } },
      events: {
        columns: {
          person: 'person',
          start: { type: 'date', title: '起' },
          end: { type: 'date', title: '止' },
          hours: { type: 'number', title: '学时' },
          kind: { type: 'text', title: '类型' },
        },
      },
    },
    fields: { field },
    populations: { all: { from: every } },
    rules: { rule: { per: 'record', every: 'all', must: { field: must } } },
  });
  const source = { path: 'rulebook.yaml', text, sha256: '', beside: async () => new Uint8Array() };
  const rulebook = rulebookAt(await openRulebook(source), AS_OF);
  const rows = events.map(({ person, start, end, hours, kind }) => [
    ...[person === undefined ? '' : (PEOPLE[person] as string), written(start), written(end)],
    ...[hours === undefined ? '' : String(hours), kind ?? '', '记'],
  ]);
  const files = [
    csv('members.csv', [['姓名', '序号'], ...PEOPLE.map((name, index) => [name, String(index)])]),
    csv('events.csv', [['姓名', '起', '止', '学时', '类型', '备注'], ...rows]),
  ];
  const roster = await loadRoster(files, {
    asOf: AS_OF,
    basis: rulebook.basis,
    vocabulary: makeVocabulary(undefined, rulebook.tables),
    openArchive,
    ...linksNeeded([rulebook]),
  });
  return audit(roster, rulebook, { version: '0', asOfSource: 'rulebook' }).verdicts;
}

describe.each(Object.entries(FIELDS))('a field of linked records: %s', (_, field) => {
  test('has the one status that all readings give', async () => {
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.array(event, { minLength: 1, maxLength: 3 }), field.must, async (events, must) => {
        const verdicts = await verdictsOn(events, field.yaml, must.yaml);
        const expected = PEOPLE.map((_name, person) => {
          const statuses = new Set<string>();
          const readings = events.map((each) => readingsOf(each, person, field.reads));
          const ways = readings.reduce((product, each) => product * each.length, 1);
          fc.pre(ways <= 60_000);
          visitReadings(readings, (certain) => {
            for (const value of field.values(certain)) statuses.add(must.holds(value) ? 'pass' : 'fail');
          });
          return statuses.size > 1 ? 'undecided' : [...statuses][0];
        });
        for (const status of expected) seen.add(`${status}`);
        expectSame(
          verdicts.map(({ status }) => status),
          expected,
        );
      }),
      runs(250),
    );
    expect([...seen].sort()).toEqual(['fail', 'pass', 'undecided']);
  });
});

describe('what an earlier record of the same person says', () => {
  test('has the one status that all readings give', async () => {
    const field = { for: 'events', take: 'kind', from: 'events', last: 'start' };
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.array(event, { minLength: 1, maxLength: 3 }), kindBound, async (events, must) => {
        const verdicts = await verdictsOn(events, field, must.yaml, 'events');
        const expected = events.map((own, index) => {
          const statuses = new Set<string>();
          const others = events.filter((_, at) => at !== index);
          const readings = others.map((each) => {
            const isNamed = each.person !== undefined && own.person !== undefined;
            const person = isNamed ? own.person : each.person;
            const all = readingsOf(each, person ?? 0, ['start', 'kind']);
            return isNamed ? all : [...all, undefined];
          });
          fc.pre(readings.reduce((product, each) => product * each.length, 1) <= 20_000);
          for (const start of daysOf(own.start))
            visitReadings(readings, (certain) => {
              const before = certain.filter((each) => each.start < start);
              for (const kind of lastKinds(before)) statuses.add(must.holds(kind) ? 'pass' : 'fail');
            });
          return statuses.size > 1 ? 'undecided' : [...statuses][0];
        });
        for (const status of expected) seen.add(`${status}`);
        expectSame(
          verdicts.map(({ status }) => status),
          expected,
        );
      }),
      runs(250),
    );
    expect([...seen].sort()).toEqual(['fail', 'pass', 'undecided']);
  });
});
