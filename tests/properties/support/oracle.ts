import { type Clock, isMember, type KnownRow, whereHolds } from './conditions.ts';
import { ageAt, daysOfYear, type PlainDate } from './dates.ts';
import { meetsAll, type Status, united } from './requirement.ts';
import { type PlainRule, type PlainRulebook, testsOfRule } from './rules.ts';
import { type CadreRow, tierOf, type Unit, unitsOf, unitsWritten, type World } from './world.ts';

/**
 * The verdicts of a rulebook on a small roster, by VERDICTS.md alone: every reading of every unknown cell is tried,
 * the rule is computed plainly for each, and the statuses are united.
 */
export interface ExpectedVerdict {
  readonly rule: string;
  /** The path of the unit, '' for the whole roster, or `person 3`. */
  readonly group: string;
  readonly status: Status;
  readonly count: readonly [number, number];
  readonly of: readonly [number, number];
}

/** Everything in one reading that a rule may look at. */
interface State {
  readonly births: PlainDate[];
  readonly sexes: string[];
  readonly levels: KnownRow['level'][];
  readonly reserves: boolean[];
  readonly youngs: boolean[];
  readonly units: (Unit | undefined)[];
  readonly owners: (number | undefined)[];
  readonly trainingLevels: string[];
  readonly inYear: boolean[];
  readonly days: number[];
}

interface Doubt {
  readonly readings: readonly unknown[];
  choose(reading: unknown): void;
}

/** More joint readings than this are not tried: such a case shows nothing. */
const MOST_READINGS = 6_000;

const distinct = <T>(values: readonly T[], keyOf: (value: T) => string): T[] => [
  ...new Map(values.map((value) => [keyOf(value), value])).values(),
];

const overlap = (a: readonly PlainDate[], b: readonly PlainDate[]): PlainDate[] => {
  const keys = new Set(b.map((day) => JSON.stringify(day)));
  return a.filter((day) => keys.has(JSON.stringify(day)));
};

/** Every day on which a person may have been born: one birth from all rows (VERDICTS §2). */
export function birthsOf(world: World, person: number): readonly PlainDate[] {
  const { asOf, ages, basis, rows } = world;
  const filled = rows.flatMap(({ person: whose, birth }) =>
    whose === person && birth.days ? [birth.days] : [],
  );
  if (filled.length === 0) {
    const years = Array.from(
      { length: ages.to + 2 - ages.from },
      (_, index) => asOf.year - ages.to - 1 + index,
    );
    return [...years, asOf.year - ages.from]
      .flatMap((year) => daysOfYear(year, asOf))
      .filter((day) => {
        const age = ageAt(day, asOf, basis);
        return age >= ages.from && age <= ages.to;
      });
  }
  const common = filled.reduce<readonly PlainDate[]>(overlap, filled[0] ?? []);
  return common.length > 0 ? common : filled.flat();
}

/** Days of birth that no test of a rule tells apart are one reading. */
function birthReadings(world: World, person: number, rule: PlainRule, rulebook: PlainRulebook): PlainDate[] {
  const clock = clockOf(world);
  const tests = testsOfRule(rule, rulebook).filter(({ column }) => column === 'age' || column === 'birth');
  const keyOf = (birth: PlainDate): string =>
    rule.measured === 'age'
      ? `${ageAt(birth, world.asOf, world.basis)} ${answers(tests, birth, clock)}`
      : answers(tests, birth, clock);
  return distinct(birthsOf(world, person), keyOf);
}

const answers = (tests: ReturnType<typeof testsOfRule>, birth: PlainDate, clock: Clock): string =>
  tests.map((test) => whereHolds({ tests: [test] }, { birth } as KnownRow, clock)).join();

const clockOf = ({ asOf, basis }: World): Clock => ({ asOf, basis });

export function sexesOf({ rows, absent }: World, person: number): readonly string[] {
  if (absent.includes('性别')) return ['男', '女'];
  const written = rows.filter((row) => row.person === person).map(({ sex }) => sex.readings);
  const known = new Set(written.filter((readings) => readings.length === 1).flat());
  return known.size === 1 ? [...known] : ['男', '女'];
}

/** Whom a training row may mean: by ID number and name, else everybody of that name (VERDICTS §2); unnamed, anybody or nobody. */
export function ownersOf({ people, trainings }: World, training: number): (number | undefined)[] {
  const row = trainings[training];
  if (row?.name === '' && row.id === '') return [...people.keys(), undefined];
  return people.flatMap((person, index) =>
    person.name === row?.name && (row.id === '' || person.id === row.id) ? [index] : [],
  );
}

function inYearReadings({ asOf, trainings }: World, training: number): boolean[] {
  const days = trainings[training]?.date.days;
  if (!days) return [true, false];
  const isIn = ({ year, month, day }: PlainDate): boolean =>
    year === asOf.year && (month < asOf.month || (month === asOf.month && day <= asOf.day));
  return [...new Set(days.map(isIn))];
}

/** Writes the first reading of every cell into a state, and lists the cells of which a rule tells readings apart. */
function doubtsOf(world: World, rulebook: PlainRulebook, rule: PlainRule): { state: State; doubts: Doubt[] } {
  const { people, rows, trainings, absent } = world;
  const state: State = {
    births: [],
    sexes: [],
    levels: [],
    reserves: [],
    youngs: [],
    units: [],
    owners: [],
    trainingLevels: [],
    inYear: [],
    days: [],
  };
  const doubts: Doubt[] = [];
  const columns = new Set<string>(testsOfRule(rule, rulebook).map(({ column }) => column));
  if (rule.measured) columns.add(rule.measured);
  const hasFields = columns.has('cityDays') || columns.has('courses');
  const cell = <T>(into: T[], index: number, readings: readonly T[], matters: boolean): void => {
    into[index] = readings[0] as T;
    if (!matters || readings.length < 2) return;
    doubts.push({
      readings,
      choose: (reading) => {
        into[index] = reading as T;
      },
    });
  };
  people.forEach((_, person) => {
    const births = birthReadings(world, person, rule, rulebook);
    cell(state.births, person, births, columns.has('age') || columns.has('birth'));
    cell(state.sexes, person, sexesOf(world, person), columns.has('sex'));
  });
  const readingsOf = <T>(head: string, readings: readonly T[], all: readonly T[]): readonly T[] =>
    absent.includes(head) ? all : readings;
  const levels = ['中层正职', '中层副职', '科员'] as const;
  const either = [true, false];
  rows.forEach((row, index) => {
    const { level, reserve, young } = row;
    cell(state.levels, index, readingsOf('职务层次', level.readings, levels), columns.has('postLevel'));
    cell(
      state.reserves,
      index,
      readingsOf('后备类型', reserve.readings, either),
      columns.has('chiefReserve'),
    );
    cell(
      state.youngs,
      index,
      readingsOf('优秀年轻干部', young.readings, either),
      columns.has('excellentYoung'),
    );
    cell(state.units, index, unitsWritten(world, row), rule.per === 'town' || rule.per === 'village');
  });
  trainings.forEach((training, index) => {
    cell(state.owners, index, ownersOf(world, index), hasFields);
    cell(state.trainingLevels, index, training.level.readings, columns.has('cityDays'));
    cell(state.inYear, index, inYearReadings(world, index), hasFields);
    cell(state.days, index, training.days.readings, columns.has('cityDays'));
  });
  return { state, doubts };
}

function* jointReadings(doubts: readonly Doubt[], from = 0): Generator<undefined> {
  const doubt = doubts[from];
  if (!doubt) {
    yield undefined;
    return;
  }
  for (const reading of doubt.readings) {
    doubt.choose(reading);
    yield* jointReadings(doubts, from + 1);
  }
}

interface PlacedRow extends KnownRow {
  readonly unit: Unit | undefined;
}

function knownRows({ rows }: World, state: State): PlacedRow[] {
  const sum = (person: number, amount: (training: number) => number): number =>
    state.owners.reduce<number>(
      (total, owner, training) =>
        owner === person && state.inYear[training] ? total + amount(training) : total,
      0,
    );
  return rows.map(
    (row: CadreRow, index): PlacedRow => ({
      person: row.person,
      birth: state.births[row.person] as PlainDate,
      sex: state.sexes[row.person] as string,
      level: state.levels[index] as KnownRow['level'],
      chiefReserve: state.reserves[index] as boolean,
      excellentYoung: state.youngs[index] as boolean,
      tier: tierOf(row),
      fields: {
        cityDays: sum(row.person, (training) =>
          state.trainingLevels[training] === '市级' ? (state.days[training] as number) : 0,
        ),
        courses: sum(row.person, () => 1),
      },
      unit: state.units[index],
    }),
  );
}

function byPerson(rows: readonly KnownRow[]): KnownRow[][] {
  const people = new Map<number, KnownRow[]>();
  for (const row of rows) people.set(row.person, [...(people.get(row.person) ?? []), row]);
  return [...people.values()];
}

interface Result {
  readonly status: Status;
  readonly count: number;
  readonly of: number;
}

/** The rule computed plainly, on rows in which nothing is unknown. */
function resultOf(rule: PlainRule, rulebook: PlainRulebook, clock: Clock, rows: readonly KnownRow[]): Result {
  const people = rule.countBy === 'post' ? rows.map((row) => [row]) : byPerson(rows);
  const inPopulation = (name: string) => (row: KnownRow) => isMember(name, rulebook.populations, row, clock);
  const narrowed = (row: KnownRow): boolean =>
    inPopulation(rule.population)(row) && (!rule.where || whereHolds(rule.where, row, clock));
  const isIn = (row: KnownRow): boolean => narrowed(row) && (!rule.must || whereHolds(rule.must, row, clock));
  const baseOf = rule.kind === 'share' ? inPopulation(rule.of ?? rule.population) : narrowed;
  const base = people.filter((own) => own.some(baseOf)).length;
  const counted = people.flatMap((own) => own.find(isIn) ?? []);
  const count = counted.length;
  const applies = rule.guards.every(({ population, bounds }) =>
    meetsAll(bounds, BigInt(people.filter((own) => own.some(inPopulation(population))).length), 1n),
  );
  const judged = (): Status => {
    if (base === 0 && rule.kind !== 'count' && rule.kind !== 'sum') return rule.whenEmpty;
    const amount = counted.reduce((sum, row) => sum + numberOf(rule, row, clock), 0);
    const number = rule.measured === undefined ? count : amount;
    const scale = rule.measured === 'cityDays' ? 10n : 1n;
    const units = rule.kind === 'count' || rule.kind === 'sum' ? scale : scale * BigInt(base);
    return meetsAll(rule.bounds, BigInt(number), units, rule.rounding) ? 'pass' : 'fail';
  };
  return { status: applies ? judged() : 'notApplicable', count, of: base };
}

const numberOf = ({ measured }: PlainRule, row: KnownRow, { asOf, basis }: Clock): number =>
  measured === undefined ? 0 : measured === 'age' ? ageAt(row.birth, asOf, basis) : row.fields[measured];

/** The groups of a rule: what they are called, and which rows they take in. */
function groupsOf(world: World, rule: PlainRule): { name: string; has: (row: PlacedRow) => boolean }[] {
  if (rule.per === 'roster') return [{ name: '', has: () => true }];
  if (rule.per === 'record')
    return world.people.map((_, person) => ({
      name: `person ${person}`,
      has: (row) => row.person === person,
    }));
  const isVillage = rule.per === 'village';
  return unitsOf(world)
    .filter((unit) => unit.isVillage === isVillage)
    .map(({ path, town }) => ({
      name: path,
      has: ({ unit }) => unit !== undefined && (isVillage ? unit.path === path : unit.town === town),
    }));
}

/** Whether a roster has nobody of the tier that a rule's population is about (VERDICTS §2). */
export function tierIsAbsent(world: World, rule: PlainRule, rulebook: PlainRulebook): boolean {
  const tests = rulebook.populations.get(rule.population)?.where.tests ?? [];
  return tests.some(({ column, ...test }) => {
    if (column !== 'tier') return false;
    return !world.rows.some((row) => 'value' in test && tierOf(row) === test.value);
  });
}

/** The expected verdicts of one rule; undefined where it has more readings than are tried. */
export function expectedOf(
  world: World,
  rulebook: PlainRulebook,
  rule: PlainRule,
): readonly ExpectedVerdict[] | undefined {
  const { state, doubts } = doubtsOf(world, rulebook, rule);
  if (doubts.reduce((product, { readings }) => product * readings.length, 1) > MOST_READINGS)
    return undefined;
  const clock = clockOf(world);
  const groups = groupsOf(world, rule).map((group) => ({ ...group, results: [] as Result[], isMet: false }));
  for (const _ of jointReadings(doubts)) {
    const rows = knownRows(world, state);
    for (const group of groups) {
      const own = rows.filter(group.has);
      group.results.push(resultOf(rule, rulebook, clock, own));
      group.isMet ||= own.some((row) => isMember(rule.population, rulebook.populations, row, clock));
    }
  }
  // A record that the rule's population leaves out has no verdict (VERDICTS §4).
  return groups
    .filter(({ isMet }) => rule.per !== 'record' || isMet)
    .map(({ name, results }) => ({
      rule: rule.id,
      group: name,
      status: united(new Set(results.map(({ status }) => status))),
      count: rangeOf(results.map(({ count }) => count)),
      of: rangeOf(results.map(({ of }) => of)),
    }));
}

const rangeOf = (numbers: readonly number[]): [number, number] => [
  numbers.reduce((a, b) => Math.min(a, b)),
  numbers.reduce((a, b) => Math.max(a, b)),
];
