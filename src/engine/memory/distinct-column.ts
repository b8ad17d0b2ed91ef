import type { Field, FieldOperation } from '../../rulebook/model.ts';
import type { BoundColumn } from './column.ts';
import { bindComputed } from './computed-column.ts';
import { readingOf } from './distinct.ts';
import type { Evaluation } from './evaluation.ts';
import { linkedValues, sourceOf } from './linked-records.ts';

/**
 * Binds a field of how many different values a column has in linked records. A record of unknown value may repeat
 * another or have one of its own.
 */
export function bindDistinct(
  evaluation: Evaluation,
  field: Field,
  { column }: Extract<FieldOperation, { kind: 'distinct' }>,
  common: Pick<BoundColumn, 'name' | 'cell' | 'cause' | 'excused'>,
): BoundColumn {
  const linked = linkedValues(evaluation, field, []);
  const source = sourceOf(evaluation, field);
  if (!linked || !source) return bindComputed(common, () => [{ from: 0, to: Number.POSITIVE_INFINITY }]);
  const valueIn = readingOf(source.context(field.from).column(column));
  return bindComputed(common, (row) => {
    const records = linked(row).map(({ row: each, options }) => ({
      value: valueIn(each),
      isSure: !options.includes(undefined),
    }));
    const sure = new Set(records.flatMap(({ value, isSure }) => (isSure ? (value ?? []) : [])));
    const known = new Set(records.flatMap(({ value }) => value ?? []));
    const unknown = records.filter(({ value }) => value === undefined).length;
    const isAny = records.some(({ isSure }) => isSure);
    return [{ from: Math.max(sure.size, isAny ? 1 : 0), to: known.size + unknown }];
  });
}
