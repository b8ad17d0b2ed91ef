import { parseFraction } from '../core/fraction.ts';
import { nearest } from '../core/text.ts';
import { MILLIONTHS } from '../roster/columns.ts';
import type { TableName } from '../roster/schema.ts';
import { isByNumber } from './bands.ts';
import type { FieldFile } from './grammar.ts';
import type { FieldOperation } from './model.ts';
import { type ColumnType, columnType, noNumberColumn, unknownColumn } from './names.ts';
import type { Resolver } from './resolver.ts';
import type { KeyPath } from './yaml-file.ts';

/** The keys of fields that only some operations take. */
export type FieldOption = 'from' | 'where' | 'in' | 'of' | 'roster' | 'last' | 'join';

/** One operation of fields: which keys go with it, and how it is read. */
export interface FieldKind {
  readonly options: readonly FieldOption[];
  /** Whether it is made of linked records, not of the record's own cells. */
  readonly isLinked: boolean;
  /** What it is; a problem and undefined where that cannot be made of the file. */
  resolve(field: FieldFile, place: FieldPlace): FieldOperation | undefined;
}

/** Where a field stands: the resolver, the table that its operation reads, and its keys. */
export interface FieldPlace {
  readonly resolver: Resolver;
  readonly from: TableName;
  readonly keys: KeyPath;
}

/** Every operation of fields by its key. A number made of the record's own numbers is `numbers`, whatever its key. */
export const FIELD_KINDS = {
  sum: { options: ['from', 'where', 'roster'], isLinked: true, resolve: sumOf },
  count: { options: ['where', 'roster'], isLinked: true, resolve: () => ({ kind: 'count' }) },
  take: { options: ['from', 'where', 'roster', 'last'], isLinked: true, resolve: takeOf },
  min: { options: ['from', 'where', 'roster'], isLinked: true, resolve: pickOf('min') },
  max: { options: ['from', 'where', 'roster'], isLinked: true, resolve: pickOf('max') },
  median: { options: ['from', 'where', 'roster'], isLinked: true, resolve: pickOf('median') },
  average: { options: ['from', 'where', 'roster'], isLinked: true, resolve: averageOf },
  distinct: { options: ['from', 'where', 'roster'], isLinked: true, resolve: distinctOf },
  longest: { options: ['from', 'where', 'in', 'join', 'roster'], isLinked: true, resolve: longestOf },
  missing: { options: ['from', 'where', 'in'], isLinked: true, resolve: missingOf },
  elapsed: { options: ['in'], isLinked: false, resolve: elapsedOf },
  lookup: { options: ['of'], isLinked: false, resolve: checkLookup },
  product: { options: [], isLinked: false, resolve: productOf },
  share: { options: ['of'], isLinked: false, resolve: shareOf },
  numbers: { options: [], isLinked: false, resolve: numbersOf },
} as const satisfies Record<string, FieldKind>;
export type FieldKindName = keyof typeof FIELD_KINDS;

/** The keys that say what a field is. */
export const FIELD_KEYS = [
  ...(Object.keys(FIELD_KINDS) as FieldKindName[]).filter((kind) => kind !== 'numbers'),
  ...(['difference', 'gap'] as const),
] as const;

/** The operation that a key of a field stands for: of a list of the record's own numbers it is another one. */
export const kindOf = (field: FieldFile, key: (typeof FIELD_KEYS)[number]): FieldKindName =>
  key === 'difference' || key === 'gap' || isOfNumbers(field, key) ? 'numbers' : (key as FieldKindName);

const isOfNumbers = (field: FieldFile, key: (typeof FIELD_KEYS)[number]): boolean =>
  (key === 'sum' || key === 'min' || key === 'max') && Array.isArray(field[key]);

/** How many whole units of a sum one of a number's makes. */
const factorOf = ({ scale }: ColumnType): number => MILLIONTHS / scale;

function sumOf({ sum }: FieldFile, { resolver, from, keys }: FieldPlace): FieldOperation | undefined {
  const column = sum as string;
  const type = columnType(from, column, resolver);
  if (type?.type === 'number') return { kind: 'sum', column, factor: factorOf(type) };
  resolver.problem([...keys, 'sum'], noNumberColumn(column, type));
  return undefined;
}

function takeOf(field: FieldFile, { resolver, from, keys }: FieldPlace): FieldOperation | undefined {
  const { take = '', last } = field;
  const type = columnType(from, take, resolver);
  if (!type) resolver.problem([...keys, 'take'], unknownColumn(from, take, resolver));
  if (type?.type === 'fraction') resolver.problem([...keys, 'take'], noNumberColumn(take, type));
  if (last !== undefined && columnType(from, last, resolver)?.type !== 'day')
    resolver.problem([...keys, 'last'], { kind: 'needs-date-column' });
  // Without a date nothing says which records came before.
  if (last === undefined && from === field.for && field.roster === undefined)
    resolver.problem(keys, { kind: 'missing-key', key: 'last' });
  return type && { kind: 'take', column: type.column, last };
}

function pickOf(which: 'min' | 'max' | 'median'): FieldKind['resolve'] {
  return (field, { resolver, from, keys }) => {
    const column = field[which] as string;
    const type = columnType(from, column, resolver);
    if (type?.type === 'number' || type?.type === 'day') return { kind: 'pick', which, column };
    resolver.problem([...keys, which], noNumberColumn(column, type));
    return undefined;
  };
}

function averageOf({ average = '' }: FieldFile, place: FieldPlace): FieldOperation | undefined {
  const [part] = partsOf([average], place.from, 'average', place);
  return part && { kind: 'average', ...part };
}

function distinctOf(
  { distinct = '' }: FieldFile,
  { resolver, from, keys }: FieldPlace,
): FieldOperation | undefined {
  const type = columnType(from, distinct, resolver);
  if (!type) resolver.problem([...keys, 'distinct'], unknownColumn(from, distinct, resolver));
  if (type?.type === 'fraction') resolver.problem([...keys, 'distinct'], noNumberColumn(distinct, type));
  return type && { kind: 'distinct', column: type.column };
}

function longestOf(field: FieldFile, { resolver, from, keys }: FieldPlace): FieldOperation | undefined {
  const [start, end] = field.longest as [string, string];
  for (const column of [start, end])
    if (columnType(from, column, resolver)?.type !== 'day')
      resolver.problem([...keys, 'longest'], { kind: 'needs-date-column' });
  if (field.in === undefined) resolver.problem(keys, { kind: 'missing-key', key: 'in' });
  return { kind: 'longest', start, end, unit: field.in ?? 'years', join: breakOf(field.join) };
}

/** `1 month`: a number and what it is of. Without one, spells that touch are joined alone. */
function breakOf(join = '0 days'): Extract<FieldOperation, { kind: 'longest' }>['join'] {
  const [number, unit = ''] = join.split(' ');
  const known = (['years', 'months', 'days'] as const).find((each) => each.startsWith(unit));
  return { number: Number(number), unit: known ?? 'days' };
}

function missingOf(field: FieldFile, { resolver, from, keys }: FieldPlace): FieldOperation {
  const [start, end] = field.missing as [string, string];
  checkDates(field, 'missing', resolver, keys);
  if (field.in !== undefined && field.in !== 'months')
    resolver.problem([...keys, 'in'], { kind: 'not-one-of', values: ['months'] });
  if (from !== 'secondmentReports' || field.for !== 'secondments')
    resolver.problem([...keys, 'from'], {
      kind: 'other-table',
      key: from,
      table: from,
      needed: 'secondmentReports',
    });
  return { kind: 'missing', start, end };
}

function elapsedOf(field: FieldFile, { resolver, keys }: FieldPlace): FieldOperation {
  const [start, end] = field.elapsed as [string, string];
  checkDates(field, 'elapsed', resolver, keys);
  if (field.in === undefined) resolver.problem(keys, { kind: 'missing-key', key: 'in' });
  return { kind: 'elapsed', start, end, unit: field.in ?? 'years' };
}

function checkDates(field: FieldFile, key: 'missing' | 'elapsed', resolver: Resolver, keys: KeyPath): void {
  for (const column of field[key] as [string, string])
    if (columnType(field.for, column, resolver)?.type !== 'day')
      resolver.problem([...keys, key], { kind: 'needs-date-column' });
}

/** One operation on numbers of the record's own. */
function numbersOf(field: FieldFile, place: FieldPlace): FieldOperation | undefined {
  const operation = (['sum', 'difference', 'gap', 'min', 'max'] as const).find((key) => field[key]);
  if (operation === undefined) return undefined;
  const columns = field[operation] as readonly string[];
  const parts = columns.flatMap((column) => {
    const type = columnType(field.for, column, place.resolver);
    if (type?.type === 'number') return [{ column, factor: factorOf(type) }];
    place.resolver.problem([...place.keys, operation], noNumberColumn(column, type));
    return [];
  });
  return parts.length < columns.length ? undefined : { kind: 'numbers', operation, parts };
}

function productOf({ product = [], for: table }: FieldFile, place: FieldPlace): FieldOperation | undefined {
  const parts = partsOf(product, table, 'product', place);
  return parts.length < product.length ? undefined : { kind: 'fraction', operation: 'product', parts };
}

function shareOf({ share = '', of, for: table }: FieldFile, place: FieldPlace): FieldOperation | undefined {
  if (of === undefined) place.resolver.problem(place.keys, { kind: 'missing-key', key: 'of' });
  const [part] = partsOf([share], table, 'share', place);
  const [whole] = of === undefined ? [] : partsOf([of], table, 'of', place);
  return part && whole && { kind: 'fraction', operation: 'share', parts: [part, whole] };
}

/** Columns of numbers with their scales; what is none is a problem of its key. */
function partsOf(
  columns: readonly string[],
  table: TableName,
  key: 'average' | 'product' | 'share' | 'of',
  { resolver, keys }: FieldPlace,
): { readonly column: string; readonly scale: number }[] {
  return columns.flatMap((column) => {
    const type = columnType(table, column, resolver);
    if (type?.type === 'number') return [{ column, scale: type.scale }];
    resolver.problem(
      [...keys, key],
      type ? noNumberColumn(column, type) : unknownColumn(table, column, resolver),
    );
    return [];
  });
}

/** A lookup must give a number for every value of its column: by a line, or by `else`. It is no operation of its own. */
function checkLookup(field: FieldFile, { resolver, keys }: FieldPlace): undefined {
  const lookup = resolver.lookups.get(field.lookup as string);
  if (!lookup) {
    const near = nearest(field.lookup as string, resolver.lookups.keys()) ?? '';
    resolver.problem([...keys, 'lookup'], { kind: 'unknown-lookup', key: field.lookup as string, near });
    return;
  }
  if (field.of === undefined) {
    resolver.problem(keys, { kind: 'missing-key', key: 'of' });
    return;
  }
  const type = columnType(field.for, field.of, resolver);
  if (!type) {
    resolver.problem([...keys, 'of'], unknownColumn(field.for, field.of, resolver));
    return;
  }
  for (const [value, gives] of Object.entries(lookup))
    if (!parseFraction(gives))
      resolver.problem(['lookups', field.lookup as string, value], { kind: 'bad-number', written: gives });
  const isCovered =
    lookup.else !== undefined ||
    (type.closed === true && (type.values ?? []).every((value) => value in lookup));
  if (type.type === 'text' && !isCovered)
    resolver.problem(['lookups', field.lookup as string], {
      kind: 'lookup-needs-else',
      key: field.lookup as string,
    });
  if (type.type !== 'text' && !isByNumber(lookup))
    resolver.problem([...keys, 'lookup'], { kind: 'lookup-by-value', key: field.lookup as string });
}
