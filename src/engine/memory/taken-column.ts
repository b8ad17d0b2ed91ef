import type { Interval } from '../../core/interval.ts';
import type { Truth } from '../../core/truth.ts';
import type { Field, FieldOperation, Test } from '../../rulebook/model.ts';
import type { BoundColumn, Said } from './column.ts';
import { isNothing, NOTHING, oneTruth } from './computed-column.ts';
import type { Evaluation } from './evaluation.ts';
import { type LinkedValues, linkedValues, sourceOf } from './linked-records.ts';

/** In the place of a record: none. */
export const NO_RECORD = -1;

type Common = Pick<BoundColumn, 'name' | 'cell' | 'cause' | 'excused'>;

/** Binds a column that says what another one says in one of some records, or nothing where there is NO_RECORD. */
export function bindTaken(
  common: Common,
  target: BoundColumn,
  recordsOf: (row: number) => readonly number[],
): BoundColumn {
  const known = new Map<number, readonly number[]>();
  const records = (row: number): readonly number[] => {
    const found = known.get(row) ?? recordsOf(row);
    known.set(row, found);
    return found;
  };
  return {
    ...common,
    isOpen: () => false,
    holds: (test) => {
      const met = test.kind === 'due' ? () => true : target.holds(test);
      return (value) => (Number.isNaN(value) ? meetsNothing(test) === 1 : met(value));
    },
    truth: (test) => {
      const truth = test.kind === 'due' ? (): Truth => 1 : target.truth(test);
      return (row) =>
        oneTruth(records(row).map((record) => (record === NO_RECORD ? meetsNothing(test) : truth(record))));
    },
    readings: (row, tests) =>
      eachOnce(
        records(row).flatMap((record) => (record === NO_RECORD ? [NOTHING] : target.readings(record, tests))),
      ),
    said: (row) => saidIn(records(row), target),
    says: (value) => (Number.isNaN(value) ? undefined : target.says(value)),
    ...(target.texts ? { texts: target.texts } : {}),
  };
}

/** Nothing is no value and within no bounds; a mark that nobody made is not there. */
function meetsNothing(test: Test): Truth {
  if (test.kind === 'flag') return test.value ? 0 : 1;
  return test.kind === 'text' && test.negated ? 1 : 0;
}

function saidIn(records: readonly number[], target: BoundColumn): Said {
  const all = records.flatMap((record) => (record === NO_RECORD ? [] : [target.said(record)]));
  const mayBeNothing = all.length < records.length || all.some(({ nothing }) => nothing !== undefined);
  const isNothing = all.every(({ nothing }) => nothing === 'surely');
  const nothing = isNothing ? 'surely' : mayBeNothing ? 'perhaps' : undefined;
  const texts = all.flatMap((each) => (each.kind === 'texts' ? [each.texts] : []));
  if (target.texts === undefined) {
    const intervals = all.flatMap((each) => (each.kind === 'numbers' ? each.intervals : []));
    return { kind: 'numbers', intervals, nothing };
  }
  const known = texts.flatMap((each) => each ?? []);
  return { kind: 'texts', texts: texts.includes(undefined) ? undefined : [...new Set(known)], nothing };
}

const eachOnce = (readings: readonly Interval[]): Interval[] => [
  ...new Map(readings.map((each) => [`${each.from} ${each.to}`, each])).values(),
];

/** Binds a field that takes a value from a linked record: from the last one, or from the only one. */
export function bindTake(
  evaluation: Evaluation,
  field: Field,
  { column, last }: Extract<FieldOperation, { kind: 'take' }>,
  common: Common,
): BoundColumn {
  const source = sourceOf(evaluation, field) ?? evaluation;
  const target = source.context(field.from).column(column);
  const linked = linkedValues(evaluation, field, last === undefined ? [] : [last]);
  const isEarlier = field.from === field.table && !field.isPrevious && last !== undefined;
  const own = isEarlier ? evaluation.context(field.table).column(last) : undefined;
  const bound = bindTaken({ ...common, cell: (row) => row }, target, (row) => {
    const before = own ? own.readings(row, []) : [LATEST];
    const records = linked?.(row) ?? [];
    return [...new Set(before.flatMap((each) => lastOf(records, each)))];
  });
  return bound;
}

/** Later than any day: everything came before. */
const LATEST: Interval = { from: Number.POSITIVE_INFINITY, to: Number.POSITIVE_INFINITY };
/** The date of records that nothing puts in order. */
const UNDATED: Interval = { from: 0, to: 0 };

/**
 * The records that may be the last one before a day of an interval, and NO_RECORD where there may be none. Of records of
 * one date either may be the last.
 */
function lastOf(records: readonly LinkedValues[], before: Interval): number[] {
  const dated = records.map(({ row, options }) => ({
    row,
    mayBeNone: options.includes(undefined),
    dates: options
      .flatMap((option) => (option ? [option[0] ?? UNDATED] : []))
      .filter((date) => !isNothing(date)),
  }));
  const isOutOf = ({ mayBeNone, dates }: (typeof dated)[number], after: number, day: number): boolean =>
    mayBeNone || dates.some(({ from, to }) => from <= after || to >= day);
  const days = [before.from, before.to, ...dated.flatMap(({ dates }) => dates.flatMap(turns))].filter(
    (day) => before.from <= day && day <= before.to,
  );
  const mayBeLast = (record: (typeof dated)[number]): boolean =>
    record.dates.some(({ from, to }) =>
      days.some((day) => {
        const date = Math.min(to, day - 1);
        return date >= from && dated.every((other) => other === record || isOutOf(other, date, day));
      }),
    );
  const last = dated.filter(mayBeLast).map(({ row }) => row);
  const isNone = dated.every((record) => isOutOf(record, Number.NEGATIVE_INFINITY, before.from));
  return isNone ? [...last, NO_RECORD] : last;
}

/** The days around the ends of a date, on which what came before it changes. */
const turns = ({ from, to }: Interval): number[] => [from, from + 1, to, to + 1];
