import type { DataIssue } from '../core/issue.ts';
import { isVillage } from '../roster/register.ts';
import type { Roster } from '../roster/roster.ts';
import type { Rulebook } from '../rulebook/model.ts';
import { tiersOf } from '../rulebook/tiers.ts';
import { tiersPresent } from './absence.ts';
import type { Verdict } from './report.ts';

/** What a unit is called, by its path. */
type KindOf = (path: readonly string[]) => string;

/** What the verdicts call units, such as `town`. */
export function kindsOfUnits(verdicts: readonly Verdict[]): KindOf {
  const kinds = new Map<string, string>();
  for (const { rule, group } of verdicts)
    if (rule.per.kind === 'units') kinds.set(group.path.join('/'), group.kind);
  return (path) => kinds.get(path.join('/')) ?? 'unit';
}

/** Registered units that are judged and of which the roster has no record: each an issue, said once a unit. */
export function unitsWithoutRecords(
  roster: Roster,
  verdicts: readonly Verdict[],
  rulebook: Rulebook,
  kindOf: KindOf,
): DataIssue[] {
  const placement = roster.placements.get('cadres');
  if (!placement) return [];
  const withRecords = new Set(placement.units);
  const judged = new Set<string>();
  // A roster without anybody of a tier is of the others only (VERDICTS §2, partial rosters).
  const present = tiersPresent(roster);
  for (const { rule, group, reason } of verdicts) {
    if (
      rule.table !== 'cadres' ||
      rule.per.kind !== 'units' ||
      reason?.code === 'tier-absent' ||
      group.path.length === 0
    )
      continue;
    const tiers = tiersOf({ op: 'population', name: rule.population, anyRow: false }, rulebook.populations);
    for (const tier of tiers) if (present.has(tier)) judged.add(`${tier} ${group.path.join('/')}`);
  }
  return roster.register.units.flatMap((unit): DataIssue[] => {
    const path = unit.path.join('/');
    if (withRecords.has(unit.index) || !judged.has(`${isVillage(unit) ? '村社' : '镇街'} ${path}`)) return [];
    const below = roster.register.units.some(
      ({ index, parent }) => parent === unit.index && withRecords.has(index),
    );
    const group = { kind: kindOf(unit.path), path: unit.path };
    return [
      {
        code: 'no-record-for-unit',
        severity: 'warning',
        group,
        message: { code: 'no-record-for-unit', args: { unit: path, below } },
      },
    ];
  });
}

/** Issues by file, sheet (as they come) and row; those of no cell last. */
export function inSheetOrder(issues: readonly DataIssue[]): DataIssue[] {
  const sheets = new Map<string, number>();
  const keys = issues.map(({ input, sheet }) => `${input} ${sheet}`);
  for (const key of keys) if (!sheets.has(key)) sheets.set(key, sheets.size);
  const placed = issues.map((issue, index) => ({
    issue,
    input: issue.input ?? Number.MAX_SAFE_INTEGER,
    sheet: sheets.get(keys[index] as string) as number,
    row: issue.row ?? 0,
  }));
  return placed
    .sort((a, b) => a.input - b.input || a.sheet - b.sheet || a.row - b.row)
    .map(({ issue }) => issue);
}
