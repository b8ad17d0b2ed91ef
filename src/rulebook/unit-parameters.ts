import { earliestBirth } from '../core/age.ts';
import type { Day } from '../core/calendar.ts';
import { ceilTimes, type Fraction, floorTimes } from '../core/fraction.ts';
import type { TableName } from '../roster/schema.ts';
import { OWN_UNIT } from '../roster/tables.ts';
import type { ParameterFile } from './grammar.ts';
import type { Relation, RelativeBound, Rulebook, UnitParameter } from './model.ts';
import { isOfDays, type NamedBound, relationOf } from './named-bounds.ts';
import { type ColumnType, columnType, type NamedColumn, unknownColumn } from './names.ts';
import type { Resolver } from './resolver.ts';
import type { KeyPath } from './yaml-file.ts';

/**
 * A parameter that a column of the unit may replace, as the bound of another column, is a column of units itself: what
 * that column says, the default where it says nothing, in the whole units of the column that it bounds.
 */

const PARAMETER = 'parameter ';

type NumberKey = Exclude<NamedBound, 'since' | 'until' | 'during'>;

/** A parameter as a bound. */
export interface ParameterBound {
  readonly name: string;
  /** The bound for which it was rounded, or made a birth; `any`: it is what it is in whole units, whatever the bound. */
  readonly key: NumberKey | 'any';
  /** What it bounds: ages, days, or numbers of which so many whole units make one. */
  readonly of: 'age' | 'day' | number;
}

/** The column of units for a parameter as a bound. */
const parameterColumn = ({ name, key, of }: ParameterBound): string => `${PARAMETER}${name} ${key} ${of}`;

/** The bound behind such a column, of units or of the unit of a record; undefined for any other column. */
export function parameterIn(column: string): ParameterBound | undefined {
  const own = column.startsWith(`${OWN_UNIT}.`) ? column.slice(OWN_UNIT.length + 1) : column;
  if (!own.startsWith(PARAMETER)) return undefined;
  const [name = '', key, of = ''] = own.slice(PARAMETER.length).split(' ');
  return { name, key: key as ParameterBound['key'], of: of === 'age' || of === 'day' ? of : Number(of) };
}

/** A bound as its author wrote it, told by how the two columns stand to each other where it is as it is. */
export function boundWritten({ key, of }: ParameterBound, relation: Relation): NumberKey | 'since' | 'until' {
  if (key !== 'any') return key;
  switch (relation) {
    case 'over':
    case 'under':
      return relation;
    case 'atMost':
      return of === 'day' ? 'until' : relation;
    default:
      return of === 'day' ? 'since' : 'atLeast';
  }
}

/** The column of the unit that replaces a parameter; any other column is itself. */
export function columnBehind(column: string, { unitParameters }: Pick<Rulebook, 'unitParameters'>): string {
  const from = unitParameters.get(parameterIn(column)?.name ?? '')?.from;
  if (from === undefined) return column;
  return column.startsWith(`${OWN_UNIT}.`) ? `${OWN_UNIT}.${from}` : from;
}

/** The parameters that columns of the unit may replace, by name. */
export const unitParameters = (resolver: Resolver): Rulebook['unitParameters'] =>
  new Map(
    [...resolver.parameters].flatMap(([name, parameter]): [string, UnitParameter][] => {
      const own = ofUnit(parameter);
      const scale = own && columnType('units', own.from, resolver)?.scale;
      return own && scale !== undefined ? [[name, { ...own, scale }]] : [];
    }),
  );

/** What a parameter says of units; undefined where no column of theirs may replace it. */
function ofUnit(parameter: ParameterFile | undefined): Omit<UnitParameter, 'scale'> | undefined {
  if (!parameter || !('default' in parameter) || parameter.from === undefined) return undefined;
  return { from: parameter.from, otherwise: parameter.default };
}

/** Whether a bound names a parameter that a column of the unit may replace. */
export const isUnitParameter = ({ parameters }: Resolver, bound: string | undefined): boolean =>
  bound !== undefined && ofUnit(parameters.get(bound)) !== undefined;

/** How a column stands to a parameter that is its bound; a problem and undefined where the two cannot be compared. */
export function parameterComparison(
  resolver: Resolver,
  table: TableName,
  column: NamedColumn,
  { key, name }: { readonly key: NamedBound; readonly name: string },
  keys: KeyPath,
): RelativeBound | undefined {
  const of = boundedAs(column);
  const { from = '', otherwise } = ofUnit(resolver.parameters.get(name)) ?? {};
  const own = columnType('units', from, resolver);
  if (!own) resolver.problem(['parameters', name, 'from'], unknownColumn('units', from, resolver));
  else if (column.type.type === 'fraction')
    resolver.problem(keys, { kind: 'only-bounded', key: column.name });
  else if (of === undefined || !otherwise || !isOfKind(of, own, otherwise))
    resolver.problem(keys, { kind: 'not-comparable', columns: [column.name, name] });
  else if (isOfDays(key) !== (of === 'day'))
    resolver.problem(keys, { kind: isOfDays(key) ? 'needs-date-column' : 'needs-days' });
  else {
    const isPlain = isOfDays(key) || (typeof of === 'number' && isInWholeUnits(of, own, otherwise));
    const unitColumn = parameterColumn({ name, key: isPlain ? 'any' : key, of });
    const relation = of === 'age' && !isOfDays(key) ? OF_BIRTHS[key] : relationOf(key);
    const other = table === 'units' ? unitColumn : `${OWN_UNIT}.${unitColumn}`;
    return { column: column.type.column, relation, other };
  }
  return undefined;
}

/** What of a column a parameter can bound. */
function boundedAs({ type }: NamedColumn): ParameterBound['of'] | undefined {
  if (type.type === 'number') return type.scale;
  return type.type === 'age' || type.type === 'day' ? type.type : undefined;
}

/** Whether a parameter and its column are both of days, or both of numbers. */
const isOfKind = (
  of: ParameterBound['of'],
  own: ColumnType,
  otherwise: UnitParameter['otherwise'],
): boolean =>
  of === 'day' ? own.type === 'day' && 'day' in otherwise : own.type === 'number' && 'value' in otherwise;

/** Whether the parameter is whole in the units of the column that it bounds, so that nothing is to be rounded. */
const isInWholeUnits = (scale: number, own: ColumnType, otherwise: UnitParameter['otherwise']): boolean =>
  scale === own.scale &&
  'value' in otherwise &&
  ceilTimes(otherwise.value, scale) === floorTimes(otherwise.value, scale);

/** What each bound of an age asks of the birth: a higher age is an earlier birth. */
const OF_BIRTHS = {
  atLeast: 'atMost',
  over: 'atMost',
  atMost: 'atLeast',
  under: 'atLeast',
} as const satisfies Record<NumberKey, Relation>;

/** A number as a bound of whole units: rounded to the side on which the same whole numbers hold. */
export function inWholeUnits(
  value: Fraction,
  { key, of }: ParameterBound,
  { asOf, basis }: Pick<Rulebook, 'asOf' | 'basis'>,
): number | Day {
  const isUp = key === 'atLeast' || key === 'under';
  if (typeof of === 'number') return isUp ? ceilTimes(value, of) : floorTimes(value, of);
  const whole = isUp ? ceilTimes(value, 1) : floorTimes(value, 1);
  switch (key) {
    case 'atLeast':
      return earliestBirth(whole - 1, asOf, basis) - 1;
    case 'over':
      return earliestBirth(whole, asOf, basis) - 1;
    case 'under':
      return earliestBirth(whole - 1, asOf, basis);
    default:
      return earliestBirth(whole, asOf, basis);
  }
}
