import { type Interval, joinIntervals, pieces } from '../../core/interval.ts';

/**
 * What linked rows add to several fields at once. A field is the sum of its fixed part and of every open amount that
 * names it: a number that is not known is the same number in each field that adds it up.
 */
export interface Amounts {
  readonly fixed: readonly number[];
  readonly open: readonly OpenAmount[];
}

/** A number that is not known, and the positions of the fields that add it up. */
interface OpenAmount {
  readonly fields: readonly number[];
  readonly amount: Interval;
}

/** A field as its readings are told apart: where its tests change their answer, and whether its number itself counts. */
export interface FieldCuts {
  readonly cuts: readonly number[];
  readonly isMeasured: boolean;
}

/** Several possible amounts; `exact` is false where others were let in for want of time. */
export interface PossibleAmounts {
  readonly amounts: readonly Amounts[];
  readonly exact: boolean;
}

const keyOf = ({ fixed, open }: Amounts): string =>
  `${fixed.join()}|${open.map(({ fields, amount }) => `${fields.join()}:${amount.from}-${amount.to}`).join()}`;

/** Equal amounts are one. */
export const distinctAmounts = (amounts: readonly Amounts[]): Amounts[] => [
  ...new Map(amounts.map((each) => [keyOf(each), each])).values(),
];

/** Two amounts together. Unknown numbers of the same fields are any number between their sums. */
export function addAmounts(a: Amounts, b: Amounts): Amounts {
  const open = new Map<string, OpenAmount>();
  for (const each of [...a.open, ...b.open]) {
    const key = each.fields.join();
    const { from, to } = open.get(key)?.amount ?? { from: 0, to: 0 };
    open.set(key, { ...each, amount: { from: from + each.amount.from, to: to + each.amount.to } });
  }
  return {
    fixed: a.fixed.map((number, field) => number + (b.fixed[field] as number)),
    open: [...open].sort(([x], [y]) => (x < y ? -1 : 1)).map(([, each]) => each),
  };
}

/** The most different sums that are followed. */
const MOST_AMOUNTS = 4_096;

/** Every sum of one option of each row. */
export function sumOfRows(start: Amounts, rows: readonly (readonly Amounts[])[]): PossibleAmounts {
  let amounts: readonly Amounts[] = [start];
  for (const [index, options] of rows.entries()) {
    amounts = distinctAmounts(amounts.flatMap((sum) => options.map((option) => addAmounts(sum, option))));
    if (amounts.length > MOST_AMOUNTS)
      return { amounts: [allTogether(amounts, rows.slice(index + 1))], exact: false };
  }
  return { amounts, exact: true };
}

/** Too many sums: every field is anything between its least and its greatest, each by itself. */
function allTogether(sums: readonly Amounts[], rows: readonly (readonly Amounts[])[]): Amounts {
  const fields = (sums[0] as Amounts).fixed.length;
  const rangeOf = (options: readonly Amounts[], field: number): Interval => {
    let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (const option of options) {
      const range = rangeIn(option, field, () => true);
      from = Math.min(from, range.from);
      to = Math.max(to, range.to);
    }
    return { from, to };
  };
  const open = Array.from({ length: fields }, (_, field): OpenAmount => {
    const ranges = [sums, ...rows].map((options) => rangeOf(options, field));
    const amount = ranges.reduce((sum, { from, to }) => ({ from: sum.from + from, to: sum.to + to }));
    return { fields: [field], amount };
  });
  return { fixed: new Array(fields).fill(0), open };
}

/** What a field may be by its fixed part and those open amounts that are wanted. */
function rangeIn({ fixed, open }: Amounts, field: number, isWanted: (open: OpenAmount) => boolean): Interval {
  const own = open.filter((each) => each.fields.includes(field) && isWanted(each));
  const start = fixed[field] as number;
  return own.reduce((sum, { amount }) => ({ from: sum.from + amount.from, to: sum.to + amount.to }), {
    from: start,
    to: start,
  });
}

/**
 * The readings of amounts that tests tell apart: each gives every field an interval on which no test changes its
 * answer. Exact for one or two fields; where three and more share unknown numbers in several ways, more may be let in.
 */
export function readingsOfAmounts(
  { amounts, exact }: PossibleAmounts,
  fields: readonly FieldCuts[],
): { readonly readings: readonly (readonly Interval[])[]; readonly exact: boolean } {
  const vectors: (readonly Interval[])[] = [];
  let isExact = exact;
  for (const each of amounts) {
    const shared = each.open.filter((open) => open.fields.length > 1);
    if (shared.length > 1) isExact = false;
    const [only] = shared.length === 1 ? shared : [];
    for (const ranges of rangesOf(each, only, fields)) vectors.push(...product(cutRanges(ranges, fields)));
  }
  return { readings: toldApart(vectors, fields), exact: isExact };
}

/** The ranges of all fields, for each piece of the unknown number that several of them share. */
function rangesOf(
  amounts: Amounts,
  shared: OpenAmount | undefined,
  fields: readonly FieldCuts[],
): Interval[][] {
  const ranges = fields.map((_, field) => rangeIn(amounts, field, (open) => open !== shared));
  if (!shared) return [ranges];
  // Between two of these numbers no side of any test comes into reach or goes out of it.
  const cuts = shared.fields.flatMap((field) => {
    const { from, to } = ranges[field] as Interval;
    return (fields[field] as FieldCuts).cuts.flatMap((cut) => [cut - from, cut - to]);
  });
  return pieces(shared.amount, cuts.filter(Number.isFinite)).map((piece) =>
    ranges.map((range, field) =>
      shared.fields.includes(field) ? { from: range.from + piece.from, to: range.to + piece.to } : range,
    ),
  );
}

const cutRanges = (ranges: readonly Interval[], fields: readonly FieldCuts[]): Interval[][] =>
  ranges.map((range, field) => pieces(range, (fields[field] as FieldCuts).cuts));

const product = <T>(lists: readonly (readonly T[])[]): T[][] =>
  lists.reduce<T[][]>(
    (vectors, list) => vectors.flatMap((vector) => list.map((value) => [...vector, value])),
    [[]],
  );

/** One vector for each set of sides; of a field whose number itself counts, every interval of it. */
function toldApart(vectors: readonly (readonly Interval[])[], fields: readonly FieldCuts[]): Interval[][] {
  const bySides = new Map<string, { vector: readonly Interval[]; measured: Interval[] }>();
  const measured = fields.findIndex(({ isMeasured }) => isMeasured);
  for (const vector of vectors) {
    const sides = vector.map(({ from }, field) => fields[field]?.cuts.filter((cut) => cut <= from).length);
    const key = sides.join();
    const known = bySides.get(key) ?? { vector, measured: [] };
    if (measured >= 0) known.measured.push(vector[measured] as Interval);
    bySides.set(key, known);
  }
  return [...bySides.values()].flatMap(({ vector, measured: intervals }) =>
    measured < 0
      ? [[...vector]]
      : joinIntervals(intervals).map((interval) => vector.with(measured, interval)),
  );
}
