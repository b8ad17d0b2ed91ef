import type { UntoldReason } from '../locale/headroom-words.ts';
import type { TableName } from '../roster/schema.ts';
import { followed, isOfPeople, linkedTable } from '../roster/tables.ts';
import { columnsRead, testedColumns } from '../rulebook/columns-read.ts';
import { fieldsBehind } from '../rulebook/fields-behind.ts';
import { ruleOfColumn } from '../rulebook/held-rules.ts';
import type { Condition, Field, Rule, Rulebook } from '../rulebook/model.ts';
import { quantitiesOf, unitConditions } from '../rulebook/quantities.ts';
import { columnBehind } from '../rulebook/unit-parameters.ts';

/** Why it is no number how many of those whom a rule counts may leave, whatever the group; undefined where it may be one. */
export function untoldReason(rule: Rule, rulebook: Rulebook): UntoldReason | undefined {
  const { per, table, measure } = rule;
  if (per.kind === 'record') return 'record';
  if (table === 'units') return 'units';
  if (measure.kind === 'unique' || isCeiling(rule)) return 'unbreakable';
  if (measure.kind === 'distinct') return 'values';
  if (rule.numbers.some((number) => isBeside(number, rule, rulebook))) return 'beside';
  return readsOthers(rule, rulebook) ? 'others' : undefined;
}

/** A number of people, or of different values, that may only be too large. */
const isCeiling = ({ measure, bounds, parity, numbers }: Rule): boolean =>
  (measure.kind === 'count' || measure.kind === 'distinct') &&
  parity === undefined &&
  numbers.length === 0 &&
  bounds.every(({ key }) => key === 'atMost' || key === 'under');

/** Whether those who leave may be in a number without being told apart there. The previous roster stays as it was. */
const isBeside = (
  { isPrevious, wider, table }: Rule['numbers'][number],
  rule: Rule,
  { tables }: Rulebook,
): boolean => !isPrevious && (wider !== undefined || (table !== rule.table && isOfPeople(tables, table)));

/** Columns of one table that a rule reads. */
type ColumnsOf = readonly [TableName, readonly string[]];

/** Whether something that a rule reads of a record, or of its unit, hangs on other people of the roster. */
function readsOthers(rule: Rule, rulebook: Rulebook): boolean {
  const read = columnsIn(rule, rulebook);
  const fields = read.flatMap(([table, columns]) => fieldsBehind(table, columns, rulebook));
  const linked = fields.map(
    ({ from, condition, relative }): ColumnsOf => [
      from,
      [...testedColumns(condition, rulebook.populations), ...relative.map(({ column }) => column)],
    ],
  );
  return (
    fields.some((field) => isOfOthers(field, rule, rulebook)) ||
    [...read, ...linked].some(([table, columns]) =>
      columns.some((column) => leadsToOthers(table, column, rule, rulebook)),
    )
  );
}

/** What a rule reads of its records and of its unit. */
function columnsIn(rule: Rule, { populations }: Rulebook): ColumnsOf[] {
  const { per, table, columns, numbers } = rule;
  const units: Condition[] = [
    ...unitConditions(rule),
    ...(per.kind === 'units' ? [{ op: 'population', name: per.population, anyRow: false } as const] : []),
  ];
  const attributes = [...quantitiesOf(rule)].flatMap((quantity) =>
    quantity.kind === 'attribute' ? [quantity.column] : [],
  );
  return [
    [table, columns],
    ['units', [...columnsRead(units, populations), ...attributes]],
    ...numbers.map(({ table: of, condition }): ColumnsOf => [of, columnsRead([condition], populations)]),
  ];
}

/** A field of a unit over those who may leave; or of a record over earlier ones of its table, each of which may leave by itself. */
const isOfOthers = ({ table, from, isPrevious }: Field, rule: Rule, { tables }: Rulebook): boolean =>
  !isPrevious &&
  (table === 'units'
    ? from === rule.table || isOfPeople(tables, from)
    : from === table && !tables.get(table)?.countsPeople);

/** Whether a column leads to another person's record, or to what a rule found in a unit. */
function leadsToOthers(table: TableName, asked: string, rule: Rule, rulebook: Rulebook): boolean {
  const column = columnBehind(asked, rulebook);
  if (ruleOfColumn(column) !== undefined) return true;
  const path = followed(column);
  if (!path) return false;
  if (linkedTable(rulebook.tables, table, path.link) !== 'units') return true;
  return (
    leadsToOthers('units', path.column, rule, rulebook) ||
    fieldsBehind('units', [path.column], rulebook).some((field) => isOfOthers(field, rule, rulebook))
  );
}
