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
import { type ForecastWorld, forecastWorlds, readWorld, threeYearsOn } from './support/forecast-world.ts';
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
function everyDay(world: ForecastWorld, read: Awaited<ReturnType<typeof readWorld>>, isExempted: boolean) {
  const { roster, previous, rulebook } = read;
  const file = exemptionsOf(GRANTS, read);
  const reportOn = (day: number): Report => {
    const report = audit(roster, rulebook.at(day), { version: '0', asOfSource: 'rulebook', previous });
    return isExempted
      ? applyExemptions(report, file, { roster, within: undefined, isOneOfSeveral: false })
      : report;
  };
  const first = reportOn(rulebook.asOf);
  const until = threeYearsOn(world.asOf);
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

const eventText = (day: number, name: string, from: string, to: string): string =>
  `${formatDay(day)} ${name}: ${from} → ${to}`;

describe('a forecast', () => {
  test('is an audit a day: the same changes on the same days, and the same numbers on every day', async () => {
    const seen = new Map<string, number>();
    const reasons = new Set<string>();
    await fc.assert(
      fc.asyncProperty(forecastWorlds, fc.boolean(), async (world, isExempted) => {
        const read = await readWorld(world);
        const { first, reports, events, until, file } = everyDay(world, read, isExempted);
        const days = reports.map(({ asOf }) => asOf);
        const made = forecast(first, read.roster, {
          until,
          previous: read.previous,
          on: days,
          ...(isExempted ? { exemptions: file } : {}),
        });
        const isForecast = new Set(made.rules.map(({ id }) => id));
        const own = made.events.map((event) => {
          const { day, rule, group, from, to, because } = event;
          for (const { reason } of because) reasons.add(reason);
          seen.set(rule.id, (seen.get(rule.id) ?? 0) + 1);
          const isNone = rule.per.kind !== 'roster' && group.path.length === 0 && !group.origin;
          return eventText(day, isNone ? rule.id : nameOf({ rule, group }), from, to);
        });
        const expected = events.filter((event) =>
          isForecast.has(event.split(' ')[1]?.replace(':', '') ?? ''),
        );
        expectSame([...own].sort(), [...expected].sort());
        expectSame(
          made.events.map(({ day }) => day),
          made.events.map(({ day }) => day).sort((a, b) => a - b),
        );
        for (const [index, { verdicts }] of made.on.entries()) {
          const report = reports[index] as Report;
          const expectedNumbers = report.verdicts
            .filter(({ rule }) => isForecast.has(rule.id))
            .map(numbersOf);
          const byName = (a: unknown[], b: unknown[]) => (String(a[0]) < String(b[0]) ? -1 : 1);
          expectSame(
            verdicts.map(({ thatDay }) => numbersOf(thatDay)).sort(byName),
            expectedNumbers.sort(byName),
          );
        }
      }),
      runs(30),
    );
    expect([...reasons].sort()).toEqual(['age', 'exemption', 'inForce', 'rule', 'tenure', 'term']);
    expect(seen.size).toBeGreaterThan(20);
  }, 600_000);
});
