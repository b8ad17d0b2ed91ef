import { parseFraction, type Rounding } from '../core/fraction.ts';
import { nearest } from '../core/text.ts';
import type { TableName } from '../roster/schema.ts';
import { bandsOf, isByNumber } from './bands.ts';
import { all, resolveWhere } from './conditions.ts';
import type { FigureFile, OperationFile, RulebookFile, RuleFile, Where } from './grammar.ts';
import { lookupValues } from './lookup-fields.ts';
import { canonical } from './meaning.ts';
import type { Band, Condition, Gathering, Operation, Quantity, TalliedNumber } from './model.ts';
import { columnType, noNumberColumn } from './names.ts';
import type { Resolver } from './resolver.ts';
import { titleOf } from './titles.ts';
import { ABOUT, type KeyPath } from './yaml-file.ts';

/** The numbers of one rule: those that it tallies are gathered as names are resolved, each once. */
export interface NumberScope {
  readonly resolver: Resolver;
  readonly file: RulebookFile;
  /** The table that the rule counts records of. */
  readonly table: TableName;
  /** Whether each group is a unit, which has columns of its own. */
  readonly hasUnit: boolean;
  /** The population of units that the rule has a group for each of. */
  readonly units: string | undefined;
  /** The columns whose values the rule's groups are told apart by. */
  readonly columns: readonly string[];
  readonly tallied: ScopedNumber[];
  /** Figures made already: one that many others use is made once. */
  readonly figures: Map<string, Quantity | undefined>;
}

/** A tallied number with what tells it from others. */
interface ScopedNumber extends TalliedNumber {
  readonly key: string;
}

const OPERATIONS = ['sum', 'difference', 'product', 'gap', 'min', 'max', 'share'] as const;

export const roundingOf = ({ rounding = 'exact' }: Pick<RuleFile, 'rounding'>): Rounding =>
  rounding === 'floor' ? 'down' : rounding;

/** A number as written, or what a name stands for: a parameter, a figure, a population, a column of the unit. */
export function resolveQuantity(scope: NumberScope, written: string, keys: KeyPath): Quantity | undefined {
  const { resolver, file } = scope;
  const value = parseFraction(written);
  if (value) return { kind: 'constant', value, written };
  if (ABOUT.test(written) || /^[\d.+-]/.test(written)) {
    resolver.problem(
      keys,
      ABOUT.test(written) ? { kind: 'no-width', key: written } : { kind: 'bad-number', written },
    );
    return undefined;
  }
  const parameter = named(file.parameters, written);
  if (parameter) return parameterOf(scope, written, parameter, keys);
  const figure = named(file.figures, written);
  if (figure) return resolveFigure(scope, written, figure);
  if (named(file.populations, written)) return populationCount(scope, written, keys);
  const column = columnType('units', written, resolver);
  if (column?.type === 'number' && !scope.hasUnit) {
    resolver.problem(keys, { kind: 'needs-unit', key: written });
    return undefined;
  }
  if (column?.type === 'number') return { kind: 'attribute', column: written, otherwise: undefined };
  if (column?.type === 'fraction') {
    resolver.problem(keys, noNumberColumn(written, column));
    return undefined;
  }
  resolver.problem(keys, {
    kind: 'unknown-number',
    key: written,
    near: nearest(written, numberNames(file)) ?? '',
  });
  return undefined;
}

/** Whether a name is a parameter, a figure or a population of the file. */
export const isNumberName = (file: RulebookFile, name: string): boolean =>
  [file.parameters, file.figures, file.populations].some((each) => Object.hasOwn(each ?? {}, name));

/** Every name that a figure is made of: operands, and the populations that it counts. */
export const namesInFigure = (figure: FigureFile): string[] => {
  const { count, average, median, share, of, sum, difference, product, gap, min, max } = figure;
  const lists = [sum, difference, product, gap, min, max].flatMap((each) =>
    Array.isArray(each) ? each : [],
  );
  const isOfColumn = [average, median, min, max].some((each) => typeof each === 'string');
  return [count, share, of, isOfColumn ? of : undefined, ...lists].flatMap((each) => each ?? []);
};

/** The number of records that meet a condition, within a rule's own groups; of the rule's own table unless told. */
export const tallyCondition = (
  scope: NumberScope,
  name: string,
  condition: Condition,
  source: NumberSource = { table: scope.table, isPrevious: false },
): Quantity =>
  tally(scope, {
    title: titleOf(named(scope.file.populations, name)?.title, name),
    ...source,
    condition,
    ...COUNTED,
    wider: undefined,
    per: sharedColumns(scope, source),
  });

const named = <T>(things: Readonly<Record<string, T>> | undefined, name: string): T | undefined =>
  things && Object.hasOwn(things, name) ? things[name] : undefined;

const numberNames = ({ parameters, figures, populations }: RulebookFile): string[] =>
  [parameters, figures, populations].flatMap((each) => Object.keys(each ?? {}));

function parameterOf(
  { resolver, hasUnit }: NumberScope,
  name: string,
  parameter: NonNullable<RulebookFile['parameters']>[string],
  keys: KeyPath,
): Quantity | undefined {
  if ('value' in parameter)
    return { kind: 'constant', value: parameter.value, written: parameter.written, name };
  if ('day' in parameter) return noNumber(resolver, parameter.written, keys);
  const { from, default: otherwise } = parameter;
  if ('day' in otherwise) return noNumber(resolver, otherwise.written, keys);
  if (from === undefined)
    return { kind: 'constant', value: otherwise.value, written: otherwise.written, name };
  if (columnType('units', from, resolver)?.type !== 'number') {
    resolver.problem(['parameters', name, 'from'], { kind: 'needs-number-column', key: from });
    return undefined;
  }
  if (!hasUnit) resolver.problem(keys, { kind: 'needs-unit', key: from });
  return { kind: 'attribute', column: from, otherwise: otherwise.value, name };
}

/** A day is no number to compute with. */
function noNumber(resolver: Resolver, written: string, keys: KeyPath): undefined {
  resolver.problem(keys, { kind: 'bad-number', written });
}

/** How many of a population are in the group. */
function populationCount(scope: NumberScope, name: string, keys: KeyPath): Quantity | undefined {
  const source = sourceOf(scope, name, keys);
  return source && tallyCondition(scope, name, { op: 'population', name, anyRow: false }, source);
}

/** Of what counts each as one. */
const COUNTED = { measured: undefined, gathering: 'sum' } as const;

/** How a number is tallied: by which values, and in which units. */
type Grouped = Pick<TalliedNumber, 'per' | 'wider'>;

/** Whose records a number counts. */
type NumberSource = Pick<TalliedNumber, 'table' | 'isPrevious'>;

function sourceOf({ resolver }: NumberScope, population: string, keys: KeyPath): NumberSource | undefined {
  const table = resolver.population(population, undefined, keys);
  return table === undefined ? undefined : { table, isPrevious: resolver.isPrevious(population) };
}

const hasColumn = ({ resolver }: NumberScope, { table }: NumberSource, column: string): boolean =>
  (columnType(table, column, resolver) ?? lookupValues(resolver, table, column)) !== undefined;

/** Of the rule's group columns, those that the records of a number have too. */
const sharedColumns = (scope: NumberScope, source: NumberSource): string[] =>
  scope.columns.filter((column) => hasColumn(scope, source, column));

/** The position of a number among those that the rule tallies: the same number is tallied once. */
function tally({ tallied }: NumberScope, number: Omit<ScopedNumber, 'key'>): Quantity {
  const { title: _, ...told } = number;
  const key = canonical(told) ?? '';
  const known = tallied.findIndex((each) => each.key === key);
  return { kind: 'tallied', index: known >= 0 ? known : tallied.push({ ...number, key }) - 1 };
}

/** Resolves every figure, for those that no rule uses: what is wrong with one is told wherever it stands. */
export function checkFigures(resolver: Resolver, file: RulebookFile): void {
  const scope: NumberScope = {
    resolver,
    file,
    table: 'cadres',
    hasUnit: true,
    units: undefined,
    columns: [],
    tallied: [],
    figures: new Map(),
  };
  for (const [name, figure] of Object.entries(file.figures ?? {})) resolveFigure(scope, name, figure);
}

/** A figure by its name. A ring of figures is told where the file is resolved, and gives nothing here. */
function resolveFigure(scope: NumberScope, name: string, figure: FigureFile): Quantity | undefined {
  if (scope.figures.has(name)) return scope.figures.get(name);
  const title = figure.title === undefined ? {} : { title: titleOf(figure.title, name) };
  const made = figureOf(scope, name, figure, ['figures', name]);
  const quantity = made && { ...made, name, ...title };
  scope.figures.set(name, quantity);
  return quantity;
}

/** What a figure is made of: one operation. */
export function figureOf(
  scope: NumberScope,
  name: string,
  figure: FigureFile,
  keys: KeyPath,
): Quantity | undefined {
  const { count, average, median, where, per, ...operation } = figure;
  const sumColumn = typeof figure.sum === 'string' ? figure.sum : undefined;
  if (count !== undefined) return countOf(scope, name, figure, count, keys);
  if (sumColumn !== undefined) return sumOf(scope, name, figure, sumColumn, keys);
  const gathered = gatheredColumn(figure);
  if (gathered) {
    const source = figure.of === undefined ? undefined : sourceOf(scope, figure.of, [...keys, 'of']);
    if (!source) return missingOf(scope, figure.of, keys);
    const condition = narrowed(scope, figure.of ?? '', source, figure.where, keys);
    const own = { title: titleOf(figure.title, name), ...source, condition };
    return gatheredOver(scope, gathered, { ...own, ...groupedBy(scope, figure, source, keys) }, keys);
  }
  if (average !== undefined) {
    const total = sumOf(scope, name, figure, average, keys);
    const people = figure.of === undefined ? undefined : countOf(scope, name, figure, figure.of, keys);
    return total && people && operationOf('share', [total, people], 'exact');
  }
  if (figure.share !== undefined && where !== undefined) {
    const part = countOf(scope, name, figure, figure.share, keys);
    const of = resolveQuantity(scope, figure.of ?? figure.share, [...keys, 'of']);
    return part && of && operationOf('share', [part, of], roundingOf(figure));
  }
  return resolveOperation(scope, operation as OperationFile, keys);
}

/** `of` is missing; a population that is not there was told already. */
function missingOf({ resolver }: NumberScope, of: string | undefined, keys: KeyPath): undefined {
  if (of === undefined) resolver.problem(keys, { kind: 'missing-key', key: 'of' });
  return undefined;
}

/** A column of which the least, the greatest or the middle value is asked, and which of these. */
interface GatheredColumn {
  readonly gathering: Exclude<Gathering, 'sum'>;
  readonly column: string;
}

/** What a figure or a measure gathers of a column; undefined where it does not. */
export function gatheredColumn({
  min,
  max,
  median,
}: Pick<FigureFile, 'min' | 'max' | 'median'>): GatheredColumn | undefined {
  if (median !== undefined) return { gathering: 'median', column: median };
  if (typeof min === 'string') return { gathering: 'min', column: min };
  return typeof max === 'string' ? { gathering: 'max', column: max } : undefined;
}

/** The least, greatest or middle value of a column over those who meet a condition; of nobody there is none. */
export function gatheredOver(
  scope: NumberScope,
  { gathering, column }: GatheredColumn,
  number: Omit<TalliedNumber, 'measured' | 'gathering'>,
  keys: KeyPath,
): Quantity | undefined {
  const type = columnType(number.table, column, scope.resolver);
  if (type?.type === 'number' || type?.type === 'age')
    return tally(scope, { ...number, measured: { column, scale: type.scale }, gathering });
  scope.resolver.problem([...keys, gathering], noNumberColumn(column, type));
  return undefined;
}

/**
 * The value columns that a figure is counted by: the rule's own, or those of them that its `per` names; and the units
 * that it names, where these are others than the rule's own.
 */
function groupedBy(scope: NumberScope, { per }: FigureFile, source: NumberSource, keys: KeyPath): Grouped {
  const columns = sharedColumns(scope, source);
  if (per === undefined) return { per: columns, wider: undefined };
  const parts = typeof per === 'string' ? [per] : per;
  const units = parts.filter((part) => !hasColumn(scope, source, part));
  for (const part of units) scope.resolver.population(part, 'units', [...keys, 'per']);
  const [first] = units;
  if (first !== undefined && !scope.hasUnit)
    scope.resolver.problem([...keys, 'per'], { kind: 'figure-needs-units', key: first });
  const wider = units.find((part) => part !== scope.units);
  return {
    per: columns.filter((column) => parts.includes(column)),
    wider: scope.units === undefined ? undefined : wider,
  };
}

function countOf(
  scope: NumberScope,
  name: string,
  figure: FigureFile,
  population: string,
  keys: KeyPath,
): Quantity | undefined {
  const source = sourceOf(scope, population, keys);
  if (!source) return undefined;
  const condition = narrowed(scope, population, source, figure.where, keys);
  const grouped = groupedBy(scope, figure, source, keys);
  return tally(scope, { title: titleOf(figure.title, name), ...source, condition, ...COUNTED, ...grouped });
}

function sumOf(
  scope: NumberScope,
  name: string,
  figure: FigureFile,
  column: string,
  keys: KeyPath,
): Quantity | undefined {
  const { resolver } = scope;
  if (figure.of === undefined) return missingOf(scope, figure.of, keys);
  const source = sourceOf(scope, figure.of, [...keys, 'of']);
  if (!source) return undefined;
  const type = columnType(source.table, column, resolver);
  const isNumber = type?.type === 'number' || type?.type === 'age';
  if (!isNumber && !lookupValues(resolver, source.table, column)) {
    resolver.problem(keys, noNumberColumn(column, type));
    return undefined;
  }
  const condition = narrowed(scope, figure.of, source, figure.where, keys);
  const grouped = groupedBy(scope, figure, source, keys);
  return sumOver(scope, column, { title: titleOf(figure.title, name), ...source, condition, ...grouped });
}

/** The sum of a column over those who meet a condition; of a lookup field, what each number gives times its people. */
export function sumOver(
  scope: NumberScope,
  column: string,
  number: Omit<TalliedNumber, 'measured' | 'gathering'>,
): Quantity {
  const { resolver } = scope;
  const values = lookupValues(resolver, number.table, column);
  if (!values) {
    const scale = columnType(number.table, column, resolver)?.scale ?? 1;
    return tally(scope, { ...number, measured: { column, scale }, gathering: 'sum' });
  }
  // Who adds nothing need not be counted.
  const adding = values.filter(({ number: value }) => value.numerator !== 0n);
  const products = adding.map(({ number: value, written, condition }): Quantity => {
    const people = tally(scope, { ...number, condition: all([number.condition, condition]), ...COUNTED });
    return operationOf('product', [{ kind: 'constant', value, written }, people], 'exact');
  });
  return operationOf('sum', products, 'exact');
}

function narrowed(
  { resolver }: NumberScope,
  population: string,
  { table }: NumberSource,
  where: Where | undefined,
  keys: KeyPath,
): Condition {
  const member: Condition = { op: 'population', name: population, anyRow: false };
  return where ? all([member, resolveWhere(resolver, table, where, [...keys, 'where'])]) : member;
}

const operationOf = (operation: Operation, of: readonly Quantity[], rounding: Rounding): Quantity => ({
  kind: 'operation',
  operation,
  of,
  rounding,
});

/** One operation on numbers. */
export function resolveOperation(
  scope: NumberScope,
  file: OperationFile,
  keys: KeyPath,
): Quantity | undefined {
  const { resolver } = scope;
  const given = [...OPERATIONS, 'lookup' as const].filter((key) => file[key] !== undefined);
  const [key] = given;
  if (key === undefined || given.length > 1) {
    resolver.problem(keys, { kind: 'one-operation', keys: [...OPERATIONS, 'lookup'] });
    return undefined;
  }
  if (key === 'lookup') return lookupOf(scope, file, keys);
  if (key !== 'share' && file.of !== undefined)
    resolver.problem([...keys, 'of'], { kind: 'only-with', key: 'of', other: 'share、lookup、average' });
  const written = key === 'share' ? [file.share, file.of] : (file[key] as readonly string[]);
  const names = written.flatMap((each) => each ?? []);
  if (names.length < written.length) {
    resolver.problem(keys, { kind: 'missing-key', key: 'of' });
    return undefined;
  }
  const of = names.flatMap((each) => resolveQuantity(scope, each, [...keys, key]) ?? []);
  return of.length < written.length ? undefined : operationOf(key, of, roundingOf(file));
}

function lookupOf(scope: NumberScope, file: OperationFile, keys: KeyPath): Quantity | undefined {
  const { resolver } = scope;
  const name = file.lookup as string;
  const lookup = named(scope.file.lookups, name);
  if (!lookup) {
    const near = nearest(name, Object.keys(scope.file.lookups ?? {})) ?? '';
    resolver.problem([...keys, 'lookup'], { kind: 'unknown-lookup', key: name, near });
    return undefined;
  }
  if (file.of === undefined) {
    resolver.problem(keys, { kind: 'missing-key', key: 'of' });
    return undefined;
  }
  const of = resolveQuantity(scope, file.of, [...keys, 'of']);
  if (!isByNumber(lookup)) {
    resolver.problem([...keys, 'lookup'], { kind: 'lookup-by-value', key: name });
    return undefined;
  }
  const bands = bandsOf(lookup).flatMap(({ key, from, to, gives }): Band[] => {
    const at = ['lookups', name, key];
    const value = gives === 'notApplicable' ? gives : resolveQuantity(scope, gives, at);
    return value ? [{ from, to, gives: value }] : [];
  });
  return of && { kind: 'lookup', bands, of };
}
