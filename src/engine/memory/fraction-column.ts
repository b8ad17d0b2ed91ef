import { fraction } from '../../core/fraction.ts';
import type { Interval } from '../../core/interval.ts';
import { divideRanges, multiplyRanges, type Range } from '../../core/range.ts';
import type { FieldOperation } from '../../rulebook/model.ts';
import type { BoundColumn } from './column.ts';
import { isNothing } from './computed-column.ts';
import { bindExact, type ExactOption } from './exact-column.ts';
import type { PredicateContext } from './predicate.ts';

/** Binds a field that is a product or a share of numbers of its own record; where one of them is not there, neither is it. */
export function bindFraction(
  context: PredicateContext,
  { operation, parts }: Extract<FieldOperation, { kind: 'fraction' }>,
  common: Pick<BoundColumn, 'name' | 'cell' | 'cause' | 'excused'>,
): BoundColumn {
  const columns = parts.map(({ column, scale }) => ({ column: context.column(column), scale }));
  return bindExact({ ...common, cell: (row) => row }, (row) => {
    const choices = columns.reduce<ExactOption[][]>(
      (lists, { column, scale }) => {
        const numbers = column.readings(row, []).map((each) => rangeOf(each, scale));
        return lists.flatMap((list) => numbers.map((each) => [...list, each]));
      },
      [[]],
    );
    return choices.flatMap((choice): readonly ExactOption[] => {
      const numbers = choice.flatMap((each) => each ?? []);
      if (numbers.length < choice.length) return [undefined];
      return operation === 'product' ? [numbers.reduce(multiplyRanges)] : shares(numbers as [Range, Range]);
    });
  });
}

function rangeOf(number: Interval, scale: number): ExactOption {
  if (isNothing(number)) return undefined;
  const end = (value: number) => (Number.isFinite(value) ? fraction(value, scale) : undefined);
  return { from: end(number.from), to: end(number.to) };
}

/** A part of a whole; of a whole that is not above 0 there is none. */
function shares([part, whole]: readonly [Range, Range]): ExactOption[] {
  if (whole.to && whole.to.numerator <= 0n) return [undefined];
  const isAbove = whole.from !== undefined && whole.from.numerator > 0n;
  return [divideRanges(part, whole), ...(isAbove ? [] : [undefined])];
}
