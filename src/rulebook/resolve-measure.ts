import { parseFraction } from '../core/fraction.ts';
import { nearest } from '../core/text.ts';
import type { TableName } from '../roster/schema.ts';
import { testedColumns } from './columns-read.ts';
import { all, resolveWhere } from './conditions.ts';
import type { RulebookFile, RuleFile } from './grammar.ts';
import type { Condition, Field, Measure, Rule, TalliedNumber } from './model.ts';
import { type ColumnType, columnNames, columnType, noNumberColumn } from './names.ts';
import { inNumbers } from './quantities.ts';
import {
  gatheredColumn,
  gatheredOver,
  isNumberName,
  type NumberScope,
  namesInFigure,
  resolveOperation,
  resolveQuantity,
  sumOver,
  tallyCondition,
} from './resolve-quantity.ts';
import type { Resolver } from './resolver.ts';
import type { RuleContext } from './rule-context.ts';
import type { KeyPath } from './yaml-file.ts';

/** What a rule measures, and of whom. */
export interface RuleParts {
  readonly measure: Measure;
  readonly population: string;
  readonly base: Condition;
  readonly counted: Condition;
}

const member = (population: string): Condition => ({ op: 'population', name: population, anyRow: false });

/** What a rule measures; undefined where that cannot be made of the file. */
export function partsOf(
  context: RuleContext,
  scope: NumberScope,
  rule: RuleFile,
  kind: MeasureKey,
  keys: KeyPath,
): RuleParts | undefined {
  const { resolver, populations, fields } = context;
  const { table } = scope;
  const name = populationOf(rule, kind);
  const where = resolveWhere(resolver, table, rule.where, [...keys, 'where']);
  const narrowed = (population: string): Condition =>
    rule.where ? all([member(population), where]) : member(population);
  if (name !== undefined && resolver.isPrevious(name))
    resolver.problem([...keys, rule.of === name ? 'of' : kind], { kind: 'previous-judged', key: name });
  if (isPlain(context, rule, kind)) {
    if (name === undefined || !populations.has(name)) return undefined;
    if (kind === 'every') {
      const must = resolveWhere(resolver, table, rule.must, [...keys, 'must'], 'all');
      if (!rule.must) resolver.problem(keys, { kind: 'missing-key', key: 'must' });
      const base = all([narrowed(name), ...dueConditions(must, fields, table)]);
      return { measure: { kind }, population: name, base, counted: all([base, must]) };
    }
    const measure = plainMeasure(scope, rule, kind, keys);
    if (!measure) return undefined;
    if (measure.kind === 'distinct' || measure.kind === 'unique')
      return { measure, population: name, base: narrowed(name), counted: narrowed(name) };
    const base = kind === 'share' ? member(rule.of ?? name) : isSum(measure) ? narrowed(name) : member(name);
    return { measure, population: name, base, counted: narrowed(name) };
  }
  const measure = figureMeasure(scope, rule, kind, narrowed, keys);
  return measure && { measure, population: name ?? '', base: NOBODY, counted: NOBODY };
}

/** In a measure of figures nobody counts by themselves: people are in its numbers. */
const NOBODY: Condition = { op: 'any', of: [] };

/** Of a measure of figures, whoever is in its first number is shown as counted, whoever is in another as not. */
export function shownPeople(
  { measure, base, counted }: RuleParts,
  numbers: readonly TalliedNumber[],
  table: TableName,
): Pick<Rule, 'base' | 'counted'> {
  if (measure.kind !== 'number' && measure.kind !== 'ratio') return { base, counted };
  const first = numbers.find(
    (number) => number.table === table && !number.isPrevious && number.wider === undefined,
  );
  return { base: inNumbers(numbers, table), counted: first?.condition ?? NOBODY };
}

export const MEASURES = [
  'count',
  'share',
  'sum',
  'average',
  'every',
  'difference',
  'product',
  'gap',
  'min',
  'max',
  'median',
  'distinct',
  'unique',
] as const;
export type MeasureKey = (typeof MEASURES)[number];

/** The one operation of a rule; a problem where there is none, or several. */
export function measureKey(resolver: Resolver, rule: RuleFile, keys: KeyPath): MeasureKey | undefined {
  const given = MEASURES.filter((key) => rule[key] !== undefined);
  if (given.length === 1) return given[0];
  resolver.problem(keys, { kind: 'one-operation', keys: [...MEASURES] });
  return undefined;
}

/** The measures of a column over a population; of a list, some of them are of numbers. */
export const COLUMN_MEASURES = ['sum', 'average', 'median', 'min', 'max'] as const;

/** The population that a rule names first. */
function populationOf(rule: RuleFile, kind: MeasureKey): string | undefined {
  if (kind === 'count' || kind === 'share' || kind === 'every') return rule[kind];
  if (kind === 'distinct' || kind === 'unique') return rule.of;
  const isOfColumn = (COLUMN_MEASURES as readonly string[]).includes(kind) && typeof rule[kind] === 'string';
  return isOfColumn ? rule.of : undefined;
}

/** Whether a rule counts people of populations alone, so that its tally is six numbers. */
function isPlain({ file, resolver }: RuleContext, rule: RuleFile, kind: MeasureKey): boolean {
  const isPopulation = (name: string | undefined): boolean =>
    name === undefined || Object.hasOwn(file.populations ?? {}, name);
  const isFigure = (name: string | undefined): boolean =>
    name !== undefined &&
    !isPopulation(name) &&
    (parseFraction(name) !== undefined ||
      isNumberName(file, name) ||
      columnType('units', name, resolver)?.type === 'number');
  if (kind === 'share')
    return !isFigure(rule.share) && !isFigure(rule.of) && !isElsewhere(resolver, rule.share, rule.of);
  if (kind === 'sum' || kind === 'average')
    return typeof rule[kind] === 'string' && !isLookup(file, rule[kind]);
  return kind === 'count' || kind === 'every' || kind === 'distinct' || kind === 'unique';
}

/** Whether a base is of the previous roster, or of another table than what is counted. */
function isElsewhere(resolver: Resolver, part: string | undefined, of: string | undefined): boolean {
  if (of === undefined || part === undefined) return false;
  if (!resolver.isPopulation(of) || !resolver.isPopulation(part)) return false;
  const tables = [part, of].map((name) => resolver.tableOf(name));
  return resolver.isPrevious(of) || tables[0] !== tables[1];
}

const isLookup = ({ fields }: RulebookFile, name: string): boolean =>
  Object.hasOwn(fields ?? {}, name) && fields?.[name]?.lookup !== undefined;

/** The table whose records a rule counts: of its first population, or of the first one that its numbers count. */
export function tableOf(
  { resolver, file }: RuleContext,
  rule: RuleFile,
  kind: MeasureKey,
  keys: KeyPath,
): TableName | undefined {
  const name = populationOf(rule, kind);
  const isOfColumns = kind === 'distinct' || kind === 'unique';
  const written =
    Array.isArray(rule[kind]) && !isOfColumns ? (rule[kind] as readonly string[]) : [rule.share, rule.of];
  const named = written.flatMap((each) => (each === undefined ? [] : populationsBehind(file, each)))[0];
  const isKnown = name !== undefined && Object.hasOwn(file.populations ?? {}, name);
  const first = isKnown ? name : (named ?? name);
  if (first !== undefined)
    return resolver.population(first, undefined, [...keys, first === rule.of ? 'of' : kind]);
  resolver.problem(keys, { kind: 'missing-key', key: 'of' });
  return undefined;
}

/** The populations that a name counts, figures and parameters followed down. */
function populationsBehind(file: RulebookFile, name: string, seen: readonly string[] = []): string[] {
  if (Object.hasOwn(file.populations ?? {}, name)) return [name];
  const figure = Object.hasOwn(file.figures ?? {}, name) ? file.figures?.[name] : undefined;
  if (!figure || seen.includes(name)) return [];
  return namesInFigure(figure).flatMap((each) => populationsBehind(file, each, [...seen, name]));
}

function plainMeasure(
  scope: NumberScope,
  rule: RuleFile,
  kind: MeasureKey,
  keys: KeyPath,
): Measure | undefined {
  if (kind === 'count' || kind === 'share') return { kind };
  const { resolver, table } = scope;
  if (kind === 'distinct' || kind === 'unique') {
    const columns = [rule[kind] ?? []].flat();
    for (const column of columns)
      if (columnType(table, column, resolver)?.type === 'fraction')
        resolver.problem([...keys, kind], { kind: 'only-bounded', key: column });
      else if (!OF_RECORD.includes(column) && !hasCells(columnType(table, column, resolver)))
        resolver.problem([...keys, kind], {
          kind: 'unknown-column',
          key: column,
          table,
          near: nearest(column, [...OF_RECORD, ...columnNames(table, resolver)]) ?? '',
        });
    return { kind, columns };
  }
  if (kind !== 'sum' && kind !== 'average') return undefined;
  const column = rule[kind] as string;
  const type = columnType(table, column, resolver);
  if (type?.type !== 'number' && type?.type !== 'age') {
    resolver.problem([...keys, kind], noNumberColumn(column, type));
    return undefined;
  }
  return { kind, column, scale: type.scale };
}

/** Whether a column is one of cells that can be told apart: ages are those of births. */
const hasCells = (type: ColumnType | undefined): boolean => type !== undefined && type.type !== 'age';

/** Who a record is of: no column of its own. */
export const OF_RECORD: readonly string[] = ['person'];

function figureMeasure(
  scope: NumberScope,
  rule: RuleFile,
  kind: MeasureKey,
  narrowed: (population: string) => Condition,
  keys: KeyPath,
): Measure | undefined {
  const { resolver, file } = scope;
  const column = rule.sum ?? rule.average;
  if (typeof column === 'string' && rule.of !== undefined)
    return weighted(scope, column, { population: rule.of, condition: narrowed(rule.of) }, kind);
  const gathered = gatheredColumn(rule);
  if (gathered && rule.of !== undefined) {
    const own = { ...weightedSource(scope, gathered.column), condition: narrowed(rule.of) };
    const value = gatheredOver(scope, gathered, own, keys);
    return value && { kind: 'number', value };
  }
  if (kind !== 'share') {
    const { difference, product, gap, min, max } = rule;
    const sum = Array.isArray(rule.sum) ? rule.sum : undefined;
    const lists = { sum, min: listIn(min), max: listIn(max) };
    const { rounding } = rule;
    const value = resolveOperation(scope, { ...lists, difference, product, gap, rounding }, keys);
    return value && { kind: 'number', value };
  }
  const part = rule.share as string;
  const isPopulation = Object.hasOwn(file.populations ?? {}, part);
  if (rule.where && !isPopulation)
    resolver.problem([...keys, 'where'], { kind: 'only-with', key: 'where', other: 'share: 统计口径' });
  const counted = isPopulation
    ? tallyCondition(scope, part, narrowed(part))
    : resolveQuantity(scope, part, [...keys, 'share']);
  if (rule.of === undefined) {
    resolver.problem(keys, { kind: 'missing-key', key: 'of' });
    return undefined;
  }
  const of = resolveQuantity(scope, rule.of, [...keys, 'of']);
  return counted && of && { kind: 'ratio', part: counted, of };
}

const listIn = (operand: string | string[] | undefined): string[] | undefined =>
  Array.isArray(operand) ? operand : undefined;

/** A column of the rule's own records, in its groups. */
const weightedSource = ({ table, columns }: NumberScope, column: string) => ({
  title: { zh: column, en: column },
  table,
  isPrevious: false,
  wider: undefined,
  per: columns,
});

/** A sum or an average of a lookup field: how many people each number has, times the number. */
function weighted(
  scope: NumberScope,
  column: string,
  { population, condition }: { population: string; condition: Condition },
  kind: MeasureKey,
): Measure {
  const people = tallyCondition(scope, population, condition);
  const total = sumOver(scope, column, { ...weightedSource(scope, column), condition });
  return kind === 'average' ? { kind: 'ratio', part: total, of: people } : { kind: 'number', value: total };
}

const isSum = ({ kind }: Measure): boolean => kind === 'sum' || kind === 'average';
/**
 * Of whom nothing is due, nothing can be missing, and of a number that there is none of nothing can be asked: such a
 * record is not in the base.
 */
function dueConditions(must: Condition, fields: ReadonlyMap<string, Field>, table: TableName): Condition[] {
  const fieldOf = (column: string) => {
    const field = fields.get(column);
    return field?.table === table ? field : undefined;
  };
  const missing = [...testedColumns(must, new Map())].filter(
    (column) => fieldOf(column)?.operation.kind === 'missing',
  );
  const bounded = rangesAsked(must).filter((column) => {
    const kind = fieldOf(column)?.operation.kind;
    return kind === 'take' || kind === 'numbers' || kind === 'fraction';
  });
  return [...new Set([...missing, ...bounded])].map((column) => ({
    op: 'test',
    column,
    test: { kind: 'due' },
  }));
}

/** The columns that must be within bounds, whatever else is so. */
function rangesAsked(must: Condition): string[] {
  if (must.op === 'all') return must.of.flatMap(rangesAsked);
  const isBounded = must.op === 'test' && (must.test.kind === 'range' || must.test.kind === 'exact');
  return isBounded ? [must.column] : [];
}
