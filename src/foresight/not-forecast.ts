import type { TableName } from '../roster/schema.ts';
import { followed, linkedTable } from '../roster/tables.ts';
import { fieldsBehind } from '../rulebook/fields-behind.ts';
import { inOrderOfNeed, rulesNeeded } from '../rulebook/held-rules.ts';
import type { Condition, Field, Rule, Rulebook } from '../rulebook/model.ts';
import { columnBehind } from '../rulebook/unit-parameters.ts';
import { type Asked, askedBy } from './asked.ts';

/** Why a rule is not forecast: it counts events of a table, or it asks for another rule that does. */
export type Unforeseen = { readonly table: TableName } | { readonly rule: string };

/** The rules of a rulebook that hang on events: nobody knows today which of them there will be. */
export function unforeseenIn(rulebook: Rulebook): ReadonlyMap<string, Unforeseen> {
  const { rules, populations } = rulebook;
  const found = new Map<string, Unforeseen>();
  const needed = inOrderOfNeed(rules, populations);
  for (const rule of 'order' in needed ? needed.order : []) {
    const held = rulesNeeded(rule, populations).find((id) => found.has(id));
    const table = eventsOf(rule, rulebook);
    if (table !== undefined) found.set(rule.id, { table });
    else if (held !== undefined) found.set(rule.id, { rule: held });
  }
  return found;
}

/** The built-in tables of what happens on a day. A secondment is a term, which runs on. */
const EVENTS: ReadonlySet<TableName> = new Set(['trainings', 'secondmentReports', 'selections']);

function eventsOf(rule: Rule, rulebook: Rulebook): TableName | undefined {
  if (EVENTS.has(rule.table)) return rule.table;
  return askedBy(rule, rulebook)
    .map((asked) => eventsBehind(asked, rulebook))
    .find((table) => table !== undefined);
}

/** The table of events that a column is made of, or stands in. */
function eventsBehind(
  { table, column: asked }: Pick<Asked, 'table' | 'column'>,
  rulebook: Rulebook,
): TableName | undefined {
  const column = columnBehind(asked, rulebook);
  if (EVENTS.has(table)) return table;
  const path = followed(column);
  if (path) {
    const behind = linkedTable(rulebook.tables, table, path.link) ?? 'units';
    return eventsBehind({ table: behind, column: path.column }, rulebook);
  }
  return fieldsBehind(table, [column], rulebook).find(isOfEvents)?.from;
}

/** A field that counts what falls into a period, or reports month by month, counts events, whatever its table is called. */
const isOfEvents = ({ from, operation, condition }: Field): boolean =>
  EVENTS.has(from) || operation.kind === 'missing' || namesPeriod(condition);

/** Whether a condition asks what happened in a period; populations are sets of records, and no events. */
function namesPeriod(condition: Condition): boolean {
  if (condition.op === 'population') return false;
  if (condition.op !== 'test') return condition.of.some(namesPeriod);
  const { test } = condition;
  return test.kind === 'range' && test.said.bounds.some(({ key }) => key === 'during');
}
