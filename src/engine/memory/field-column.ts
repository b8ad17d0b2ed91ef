import type { Field, FieldOperation } from '../../rulebook/model.ts';
import { bindAdded } from './added-column.ts';
import { bindAverage } from './average-column.ts';
import type { BindableTable } from './bind.ts';
import { type BoundColumn, nowhere } from './column.ts';
import { bindComputed } from './computed-column.ts';
import { bindDistinct } from './distinct-column.ts';
import { bindElapsed } from './elapsed-column.ts';
import type { Evaluation } from './evaluation.ts';
import { bindFraction } from './fraction-column.ts';
import { linkedHull } from './links.ts';
import { bindLongest } from './longest-column.ts';
import { bindNumbers } from './numbers-column.ts';
import { bindPick } from './picked-column.ts';
import { bindRange } from './range-column.ts';
import { bindTake } from './taken-column.ts';

/** Binds a field as a column of its table. */
export function bindField(evaluation: Evaluation, field: Field, table: BindableTable): BoundColumn {
  const { operation } = field;
  const { ofRow } = evaluation.people(field.table);
  const isOfRecord = field.relative.length > 0;
  const common = {
    name: field.name,
    // What hangs on the record's own dates is another thing in each of a person's records.
    cell: (row: number) => (isOfRecord ? row : (ofRow[row] as number)),
    cause: () => 'linked' as const,
    excused: nowhere,
  };
  switch (operation.kind) {
    case 'elapsed':
      return bindElapsed(evaluation, field, operation, table);
    case 'numbers':
      return bindNumbers(evaluation.context(field.table), operation, common);
    case 'fraction':
      return bindFraction(evaluation.context(field.table), operation, common);
    case 'missing': {
      const months = evaluation.missing(field);
      const points = (row: number) => months(row).options.map((value) => ({ from: value, to: value }));
      return bindComputed({ ...common, cell: (row) => row }, points);
    }
    default:
      return bindLinked(evaluation, field, operation, common);
  }
}

type Common = Pick<BoundColumn, 'name' | 'cell' | 'cause' | 'excused'>;

/** Binds a field that is made of linked records. */
function bindLinked(
  evaluation: Evaluation,
  field: Field,
  operation: Exclude<FieldOperation, { kind: 'elapsed' | 'numbers' | 'fraction' | 'missing' }>,
  common: Common,
): BoundColumn {
  switch (operation.kind) {
    case 'take':
      return bindTake(evaluation, field, operation, common);
    case 'pick':
      return bindPick(evaluation, field, operation, common);
    case 'average':
      return bindAverage(evaluation, field, operation, common);
    case 'distinct':
      return bindDistinct(evaluation, field, operation, common);
    case 'longest':
      return bindLongest(evaluation, field, operation, common);
    default:
      return field.relative.length > 0
        ? bindAdded(evaluation, field, common)
        : bindSum(evaluation, field, common);
  }
}

function bindSum(evaluation: Evaluation, field: Field, common: Common): BoundColumn {
  const { from, to } = linkedHull(evaluation, field);
  const at = (row: number) => ({
    from: from[common.cell(row)] as number,
    to: to[common.cell(row)] as number,
  });
  return bindRange({
    ...common,
    isOpen: () => false,
    from: (row) => at(row).from,
    to: (row) => at(row).to,
    intervals: (row) => [at(row)],
  });
}
