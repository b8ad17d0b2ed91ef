import { formatDay } from '../core/calendar.ts';
import { policyOf, sourcesOf } from '../engine/memory/bind.ts';
import type { Evaluation } from '../engine/memory/evaluation.ts';
import type { Message } from '../locale/catalogue.ts';
import type { Roster } from '../roster/roster.ts';
import type { TableName } from '../roster/schema.ts';
import { followed, linkedTable } from '../roster/tables.ts';
import { fieldsBehind } from '../rulebook/fields-behind.ts';
import type { Rule, Rulebook } from '../rulebook/model.ts';
import { type Tier, tiersOf } from '../rulebook/tiers.ts';
import { headOf } from './evidence.ts';
import type { ReasonCode } from './reason.ts';

export interface Reason {
  readonly code: ReasonCode;
  readonly message: Message;
}

/** Why a rule cannot be judged anywhere: a table or a tier that was not handed in, or a column missing everywhere. */
export function absentReason(evaluation: Evaluation, rule: Rule): Reason | undefined {
  const { roster, rulebook } = evaluation;
  const missing = tablesOf(rule, rulebook).find((table) => isAbsent(roster, table));
  if (missing) return { code: 'table-absent', message: { code: 'table-absent', args: { table: missing } } };
  const tiers = tiersOf({ op: 'population', name: rule.population, anyRow: false }, rulebook.populations);
  if (rule.table === 'cadres' && ![...tiers].some((tier) => tiersPresent(roster).has(tier))) {
    return { code: 'tier-absent', message: { code: 'tier-absent', args: { tiers: [...tiers] } } };
  }
  const table = roster.tables.get(rule.table);
  const filled = table?.blocks.filter((block) => block.end > block.start) ?? [];
  const excusedEverywhere = rule.columns.find(
    (column) =>
      policyOf(rulebook, rule.table, column).kind === 'notApplicable' &&
      filled.length > 0 &&
      filled.every((block) => !sourcesOf(rule.table, column).some((source) => block.columns.has(source))),
  );
  return excusedEverywhere === undefined ? undefined : columnAbsent(evaluation, rule);
}

/** Why a rule is not judged on this day: it is not in force yet, or no longer. */
export function notInForce({ asOf }: Rulebook, { inForce }: Rule): Reason | undefined {
  if (inForce.from <= asOf && asOf <= inForce.to) return undefined;
  const dayOrNone = (day: number): string | undefined => (Number.isFinite(day) ? formatDay(day) : undefined);
  const args = { asOf: formatDay(asOf), since: dayOrNone(inForce.from), until: dayOrNone(inForce.to) };
  return { code: 'not-in-force', message: { code: 'not-in-force', args } };
}

/** Whether nobody handed a table in. Units are those of the register, wherever that comes from. */
export const isAbsent = ({ tables }: Roster, table: TableName): boolean =>
  table !== 'units' && !tables.has(table);

/** The column that the rulebook says a rule cannot do without. */
export function columnAbsent({ roster, rulebook }: Evaluation, rule: Rule): Reason {
  const column =
    rule.columns.find((name) => policyOf(rulebook, rule.table, name).kind === 'notApplicable') ?? '';
  return {
    code: 'column-absent',
    message: {
      code: 'column-absent',
      args: { table: rule.table, column: headOf(roster, rule.table, column) },
    },
  };
}

/** The tables that a rule reads: its own, and those behind its fields. */
export const tablesOf = (
  rule: {
    readonly table: TableName;
    readonly columns: readonly string[];
    readonly numbers?: Rule['numbers'];
  },
  rulebook: Rulebook,
): TableName[] => [
  rule.table,
  ...(rule.numbers ?? []).flatMap(({ table, isPrevious }) => (isPrevious ? [] : [table])),
  ...rule.columns.flatMap((column) => {
    const path = followed(column);
    return (path && linkedTable(rulebook.tables, rule.table, path.link)) ?? [];
  }),
  // What the previous roster has no sheet of had no records in it.
  ...fieldsBehind(rule.table, rule.columns, rulebook).flatMap(({ from, isPrevious }) =>
    isPrevious ? [] : [from],
  ),
];

/** The tiers of which the roster has a record. */
export function tiersPresent(roster: Roster): ReadonlySet<Tier> {
  const column = roster.tables.get('cadres')?.columns.get('tier');
  return new Set(column?.type === 'text' ? (column.values as Tier[]) : []);
}
