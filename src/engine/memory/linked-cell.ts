import type { Field, Rule, Test } from '../../rulebook/model.ts';
import type { Cell, TestedColumn } from './cells.ts';
import type { Evaluation } from './evaluation.ts';
import { type FieldCuts, readingsOfAmounts, sumOfRows } from './linked-amounts.ts';
import { sourceOf } from './linked-records.ts';
import { bindLinkedRows, type LinkedRows, type SharedRow } from './links.ts';
import { cutsOf } from './range-column.ts';

/** The fields of a rule that add up rows of one table, as one doubt a person. */
export interface LinkedSource extends LinkedRows {
  /** Whether a test of these fields, or a number that is added up, hangs on what a person's rows say. */
  isDoubtful(row: number): boolean;
  /** The person's cell under a choice of shared rows; `exact` is false where more was let in than can be. */
  cellOf(row: number, shared: SharedChoice): { readonly cell: Cell; readonly exact: boolean };
}

/** Of the rows that fit several people: which are this person's, and which may be or not. */
export interface SharedChoice {
  readonly own: readonly SharedRow[];
  readonly perhaps: readonly SharedRow[];
}

/** Whether a field adds up rows of another table. */
const isLinked = ({ operation }: Field): boolean => operation.kind === 'sum' || operation.kind === 'count';

/** Whether a person is one of those whom a shared row may mean. */
export const mayMean = ({ people }: SharedRow, person: number): boolean =>
  people === 'anybody' || people.includes(person);

/** Binds the linked fields that a rule reads, by the tables that they add up. */
export function bindLinkedSources(
  evaluation: Evaluation,
  rule: Rule,
  tested: readonly TestedColumn[],
  measured: string | undefined,
): LinkedSource[] {
  const byTable = new Map<string, [Field, ...Field[]]>();
  for (const name of new Set(rule.columns)) {
    const field = evaluation.rulebook.fields.get(name);
    if (field?.table !== rule.table || !isLinked(field) || !sourceOf(evaluation, field)) continue;
    const source = `${field.from} ${field.isPrevious}`;
    const known = byTable.get(source);
    if (known) known.push(field);
    else byTable.set(source, [field]);
  }
  return [...byTable.values()].map((fields) =>
    bindSource(evaluation, bindLinkedRows(evaluation, fields), tested, measured),
  );
}

function bindSource(
  evaluation: Evaluation,
  linked: LinkedRows,
  tested: readonly TestedColumn[],
  measured: string | undefined,
): LinkedSource {
  const names = linked.fields.map(({ name }) => name);
  const own = tested.filter(({ column }) => names.includes(column.name));
  const testsOf = (name: string): readonly Test[] =>
    own.find(({ column }) => column.name === name)?.tests ?? [];
  const cuts = names.map(
    (name): FieldCuts => ({ cuts: cutsOf(testsOf(name)), isMeasured: name === measured }),
  );
  const [{ table }] = linked.fields as [Field];
  const amount =
    measured !== undefined && names.includes(measured)
      ? evaluation.context(table).column(measured)
      : undefined;
  return {
    ...linked,
    isDoubtful: (row) =>
      own.some(({ truths }) => truths.some((truth) => truth(row) === 2)) ||
      (amount?.readings(row, []).some(({ from, to }) => from !== to) ?? false),
    cellOf: (row, { own: certainly, perhaps }) => {
      const person = linked.personOf(row);
      const nothing = { fixed: names.map(() => 0), open: [] };
      const { readings, exact } = readingsOfAmounts(
        sumOfRows(linked.certain(person), [
          ...[...linked.doubtful(person), ...certainly].map(({ options }) => options),
          ...perhaps.map(({ options }) => [nothing, ...options]),
        ]),
        cuts,
      );
      return { cell: { columns: names, cell: person, row, readings }, exact };
    },
  };
}
