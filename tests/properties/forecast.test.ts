import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDay } from '../../src/core/calendar.ts';
import {
  applyExemptions,
  audit,
  forecast,
  parseExemptions,
  type Report,
  type Verdict,
} from '../../src/index.ts';
import { daysOn, type ForecastWorld, forecastWorlds, readWorld } from './support/forecast-world.ts';
import { expectSame, runs } from './support/runs.ts';

/** A forecast against an audit a day for three years, on the same roster, by the rulebook of each day. */

type Statuses = Map<string, string>;

/** What an audit says of a rule in a group; `*` stands for a rule that is judged nowhere. */
const nameOf = ({ rule, group }: Pick<Verdict, 'rule' | 'group'>): string =>
  [rule.id, group.path.join('/'), Object.values(group.values ?? {}).join(), group.origin?.row ?? ''].join(
    ' ',
  );

const isNowhere = ({ rule, group, records }: Verdict): boolean =>
  rule.per.kind !== 'roster' && group.path.length === 0 && !group.origin && records === 0;

/** The status of every group; of a rule that is judged nowhere under its id alone. */
function statusesOf(report: Report): Statuses {
  return new Map(
    report.verdicts.map((verdict) => [
      isNowhere(verdict) ? verdict.rule.id : nameOf(verdict),
      verdict.status,
    ]),
  );
}

/** What is said of a group on a day: if nothing, what is said of its rule, and if nothing either, that it does not apply. */
const statusIn = (statuses: Statuses, name: string): string =>
  statuses.get(name) ?? statuses.get(name.split(' ')[0] as string) ?? 'notApplicable';

/** All of a verdict that cannot change between two days on which something happens. */
function numbersOf({ rule, group, status, count, of, value, required, shortfall, evidence }: Verdict) {
  const isOfRecord = rule.per.kind === 'record';
  return [
    nameOf({ rule, group }),
    status,
    count,
    of,
    isOfRecord ? undefined : value,
    isOfRecord ? undefined : required,
    shortfall,
    evidence,
  ];
}

const exemptionsOf = (entries: readonly object[], read: Awaited<ReturnType<typeof readWorld>>) => {
  const text = JSON.stringify({
    exemptions: entries.map((entry) => ({ approver: 'a', document: 'b', reason: 'c', ...entry })),
  });
  return parseExemptions(text, { path: 'e.yaml', sha256: '' }, [read.rulebook]);
};

const GRANTS = [
  { rule: 'youngShare', group: '甲镇', since: '2023-03-10', until: '2024-05-31' },
  { rule: 'youngShare', group: '甲镇', until: '2023-02-28' },
  { rule: 'youngShare', group: '乙镇', until: '2024-08-08' },
];

/** Audits every day, and says what changes from each to the next. */
function everyDay(
  world: ForecastWorld,
  read: Awaited<ReturnType<typeof readWorld>>,
  isExempted: boolean,
  length: number,
) {
  const { roster, previous, rulebook } = read;
  const file = exemptionsOf(GRANTS, read);
  const reportOn = (day: number): Report => {
    const report = audit(roster, rulebook.at(day), { version: '0', asOfSource: 'rulebook', previous });
    return isExempted
      ? applyExemptions(report, file, { roster, within: undefined, isOneOfSeveral: false })
      : report;
  };
  const first = reportOn(rulebook.asOf);
  const until = daysOn(world.asOf, length);
  const reports = Array.from({ length: until - rulebook.asOf }, (_, index) =>
    reportOn(rulebook.asOf + index + 1),
  );
  let before = statusesOf(first);
  const events = reports.flatMap((report) => {
    const now = statusesOf(report);
    const isWhole = (name: string) => !name.includes(' ');
    const names = [...new Set([...before.keys(), ...now.keys()])];
    const groups = names.filter((name) => !isWhole(name));
    const ruleHasGroups = (id: string) => groups.some((name) => name.startsWith(`${id} `));
    const wholes = names.filter((name) => isWhole(name) && !ruleHasGroups(name));
    const changed = [...groups, ...wholes].flatMap((name) => {
      const [from, to] = [statusIn(before, name), statusIn(now, name)];
      return from === to ? [] : [`${formatDay(report.asOf)} ${name}: ${from} → ${to}`];
    });
    before = now;
    return changed.sort();
  });
  return { first, reports, events, until, file };
}

/** What a run of the property has met. */
interface Seen {
  readonly rules: Set<string>;
  readonly reasons: Set<string>;
}

/** Forecasts so many days of a world, and compares the changes and the numbers of every day with an audit of that day. */
async function compare(world: ForecastWorld, isExempted: boolean, length: number, seen: Seen): Promise<void> {
  const read = await readWorld(world);
  const { first, reports, events, until, file } = everyDay(world, read, isExempted, length);
  const made = forecast(first, read.roster, {
    until,
    previous: read.previous,
    on: reports.map(({ asOf }) => asOf),
    ...(isExempted ? { exemptions: file } : {}),
  });
  const isForecast = new Set(made.rules.map(({ id }) => id));
  const own = made.events.map(({ day, rule, group, from, to, because }) => {
    seen.rules.add(rule.id);
    for (const { reason } of because) seen.reasons.add(reason);
    const isNone = rule.per.kind !== 'roster' && group.path.length === 0 && !group.origin;
    return `${formatDay(day)} ${isNone ? rule.id : nameOf({ rule, group })}: ${from} → ${to}`;
  });
  const ruleOf = (event: string) => event.split(' ')[1]?.replace(':', '') ?? '';
  expectSame([...own].sort(), events.filter((event) => isForecast.has(ruleOf(event))).sort());
  expectSame(
    own.map((event) => event.slice(0, 10)),
    own.map((event) => event.slice(0, 10)).sort(),
  );
  const inOrder = (verdicts: readonly Verdict[]) =>
    verdicts.map((verdict) => JSON.stringify(numbersOf(verdict), exactText)).sort();
  made.on.forEach(({ verdicts }, index) => {
    const judged = reports[index]?.verdicts.filter(({ rule }) => isForecast.has(rule.id)) ?? [];
    expectSame(inOrder(verdicts.map(({ thatDay }) => thatDay)), inOrder(judged));
  });
}

/** Exact numbers are made of BigInts, which JSON has no form for. */
const exactText = (_: string, value: unknown): unknown => (typeof value === 'bigint' ? `${value}n` : value);

describe('a forecast', () => {
  test('is an audit a day: the same changes on the same days, and the same numbers on every day', async () => {
    const seen: Seen = { rules: new Set(), reasons: new Set() };
    const property = (length: number) =>
      fc.asyncProperty(forecastWorlds, fc.boolean(), async (world, isExempted) =>
        compare(world, isExempted, length, seen),
      );
    await fc.assert(property(3 * 365), runs(3));
    await fc.assert(property(120), runs(40));
    expect(seen.rules.size).toBeGreaterThan(3);
    expect([...seen.reasons]).toContain('age');
  }, 600_000);
});
