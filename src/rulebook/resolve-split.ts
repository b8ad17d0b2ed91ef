import { compareFractions } from '../core/fraction.ts';
import type { CellWords, StructureProblem } from '../locale/structure-words.ts';
import type { TableName } from '../roster/schema.ts';
import { columnOf } from '../roster/tables.ts';
import { resolveWhere } from './conditions.ts';
import type { ColumnTest, SplitFile } from './grammar.ts';
import { lookupValues } from './lookup-fields.ts';
import type { StructureSplit } from './model.ts';
import { type ColumnType, columnType, unknownColumn } from './names.ts';
import type { Resolver } from './resolver.ts';
import type { KeyPath } from './yaml-file.ts';

type Cell = StructureSplit['cells'][number];

/** A column by which people are counted, as written. */
interface Written {
  readonly column: string;
  readonly split: 'all' | readonly string[];
}

/** The cells of a column: bands between ends, or values; what is in none of them is in the last. Problems go to the resolver. */
export function splitBy(
  resolver: Resolver,
  table: TableName,
  { column, split: written }: { readonly column: string; readonly split: SplitFile },
  keys: KeyPath,
): StructureSplit[] {
  const split = written === 'all' ? 'all' : typeof written === 'string' ? [written] : written;
  const type = columnType(table, column, resolver);
  const isLookedUp = lookupValues(resolver, table, column) !== undefined;
  if (!type && !isLookedUp) {
    resolver.problem(keys, unknownColumn(table, column, resolver));
    return [];
  }
  const cellOf = (said: CellWords, test: ColumnTest, path: KeyPath): Cell => ({
    said,
    condition: resolveWhere(at(resolver, path), table, { [column]: test }, path),
  });
  const tell = (problem: StructureProblem, path: KeyPath = keys) =>
    resolver.problem(path, { kind: 'structure', problem });
  const isOfWholes = type?.scale === 1 || columnOf(resolver.tables, table, column)?.whole === true;
  const cells =
    type && type.type !== 'text' && type.type !== 'flag'
      ? bandsOf(
          {
            type: type.type === 'fraction' ? 'number' : type.type,
            isOfWholes: isOfWholes && type.type !== 'fraction',
          },
          { column, split },
          { resolver, tell, cellOf },
          keys,
        )
      : valuesOf(resolver, table, { column, split }, { type, tell, cellOf }, keys);
  const other: Cell = {
    said: { kind: 'other' },
    condition: { op: 'none', of: cells.map(({ condition }) => condition) },
  };
  return [{ column, cells: [...cells, other] }];
}

/** What is wrong with a cell is told where its value or end stands. */
const at = (resolver: Resolver, path: KeyPath): Resolver => ({
  ...resolver,
  problem: (_, problem) => resolver.problem(path, problem),
});

interface Making {
  readonly cellOf: (said: CellWords, test: ColumnTest, path: KeyPath) => Cell;
  readonly tell: (problem: StructureProblem, path?: KeyPath) => void;
}

/** Up to the first end, between two ends, above the last one. */
function bandsOf(
  {
    type,
    isOfWholes,
  }: { type: Exclude<ColumnType['type'], 'text' | 'flag' | 'fraction'>; isOfWholes: boolean },
  { column, split }: Written,
  { resolver, tell, cellOf }: Making & { resolver: Resolver },
  keys: KeyPath,
): Cell[] {
  if (type === 'month' || split === 'all') {
    tell({ kind: type === 'month' ? 'no-bands' : 'needs-ends', column });
    return [];
  }
  if (!endsHold(type, split, { resolver, tell }, keys)) return [];
  const of =
    type === 'day'
      ? 'years'
      : type === 'age'
        ? 'age'
        : isOfWholes && split.every(isWhole)
          ? 'whole'
          : 'number';
  return [...split, undefined].map((atMost, index) => {
    const over = split[index - 1];
    const test = type === 'day' ? yearsOf(over, atMost) : { over, atMost };
    return cellOf({ kind: 'band', of, over, atMost }, withoutGaps(test), [...keys, index]);
  });
}

const isWhole = (written: string): boolean => /^\d+$/.test(written);

/** Calendar years: after the one, up to the end of the other. */
const yearsOf = (over: string | undefined, atMost: string | undefined) => ({
  since: over === undefined ? undefined : `${Number(over) + 1}-01-01`,
  until: atMost === undefined ? undefined : `${atMost}-12-31`,
});

const withoutGaps = (bounds: Readonly<Record<string, string | undefined>>): ColumnTest =>
  Object.fromEntries(Object.entries(bounds).filter(([, value]) => value !== undefined));

/** Whether the ends are numbers of their column's kind, each more than the one before. */
function endsHold(
  type: 'day' | 'age' | 'number',
  ends: readonly string[],
  { resolver, tell }: Pick<Making, 'tell'> & { resolver: Resolver },
  keys: KeyPath,
): boolean {
  const shape = { day: /^[12]\d{3}$/, age: /^\d{1,3}$/, number: /^/ }[type];
  const numbers = ends.map((written, index) => {
    if (shape.test(written)) return resolver.number(written, [...keys, index])?.value;
    tell({ kind: 'bad-end', written, of: type === 'day' ? 'years' : 'age' }, [...keys, index]);
    return undefined;
  });
  const descent = numbers.findIndex((number, index) => {
    const before = numbers[index - 1];
    return number && before && compareFractions(before, number) >= 0;
  });
  if (descent > 0)
    tell({ kind: 'not-ascending', before: ends[descent - 1] ?? '', after: ends[descent] ?? '' }, [
      ...keys,
      descent,
    ]);
  return descent < 0 && numbers.every((number) => number !== undefined);
}

function valuesOf(
  resolver: Resolver,
  table: TableName,
  { column, split }: Written,
  { type, tell, cellOf }: Making & { type: ColumnType | undefined },
  keys: KeyPath,
): Cell[] {
  const isFlag = type?.type === 'flag';
  const known = isFlag
    ? ['true', 'false']
    : (lookupValues(resolver, table, column)?.map(({ written }) => written) ?? type?.values ?? []);
  if (split === 'all' && known.length === 0) tell({ kind: 'needs-values', column });
  const values = split === 'all' ? known : split;
  const twice = values.findIndex((value, index) => values.indexOf(value) < index);
  if (twice >= 0) tell({ kind: 'value-twice', value: values[twice] ?? '' }, [...keys, twice]);
  return values.map((value, index) =>
    cellOf(
      isFlag ? { kind: 'flag', value: value === 'true' || value === '是' } : { kind: 'value', value },
      value,
      [...keys, index],
    ),
  );
}
