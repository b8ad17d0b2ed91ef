import { nearest } from '../core/text.ts';
import { columnsRead } from './columns-read.ts';
import { all, resolveWhere } from './conditions.ts';
import type { StatisticFile } from './grammar.ts';
import type { Condition, Statistic } from './model.ts';
import { columnType, noNumberColumn } from './names.ts';
import { figureOf, type NumberScope } from './resolve-quantity.ts';
import type { RuleContext } from './rule-context.ts';
import { titleOf } from './titles.ts';
import type { KeyPath } from './yaml-file.ts';

const MEASURES = ['count', 'share', 'sum', 'average', 'median', 'min', 'max', 'distinct'] as const;
type MeasureKey = (typeof MEASURES)[number];

/** Resolves a statistic. What is wrong with it goes to the resolver, and there may then be none. */
export function resolveStatistic(context: RuleContext, id: string, statistic: StatisticFile): Statistic[] {
  const { resolver, populations, sources } = context;
  const keys = ['statistics', id];
  const [kind, ...others] = MEASURES.filter((key) => statistic[key] !== undefined);
  if (kind === undefined || others.length > 0) {
    resolver.problem(keys, { kind: 'one-operation', keys: [...MEASURES] });
    return [];
  }
  const isOfPeople = kind === 'count' || kind === 'share';
  const name = isOfPeople ? statistic[kind] : statistic.of;
  if (name === undefined) {
    resolver.problem(keys, { kind: 'missing-key', key: 'of' });
    return [];
  }
  if (kind === 'count' && statistic.of !== undefined)
    resolver.problem([...keys, 'of'], { kind: 'only-with', key: 'of', other: 'share、sum、distinct' });
  if (statistic.source !== undefined && !sources.has(statistic.source))
    resolver.problem([...keys, 'source'], {
      kind: 'unknown-source',
      key: statistic.source,
      near: nearest(statistic.source, sources.keys()) ?? '',
    });
  const table = resolver.population(name, undefined, [...keys, isOfPeople ? kind : 'of']);
  if (!table || !populations.has(name)) return [];
  const described = {
    id,
    title: titleOf(statistic.title, id),
    source: statistic.source,
    quote: statistic.quote,
    table,
    claimed: statistic.claimed?.value,
  };
  const isPlain = kind === 'count' || kind === 'sum' || kind === 'distinct';
  const measured = isPlain
    ? plainMeasure(context, statistic, kind, { name, table, keys })
    : figureMeasure(context, statistic, { id, table, keys });
  return measured ? [{ ...described, ...measured }] : [];
}

type Measured = Pick<Statistic, 'measure' | 'condition' | 'numbers' | 'columns'>;

/** A count of people, a sum, or a number of different values. */
function plainMeasure(
  { resolver, populations }: RuleContext,
  statistic: StatisticFile,
  kind: Extract<MeasureKey, 'count' | 'sum' | 'distinct'>,
  { name, table, keys }: { readonly name: string; readonly table: string; readonly keys: KeyPath },
): Measured {
  const column = (kind === 'count' ? '' : statistic[kind]) as string;
  const type = kind === 'count' ? undefined : columnType(table, column, resolver);
  if (kind === 'sum' && type?.type !== 'number')
    resolver.problem([...keys, kind], noNumberColumn(column, type));
  if (kind === 'distinct' && type?.type !== 'text')
    resolver.problem([...keys, kind], { kind: 'unknown-column', key: column, table, near: '' });
  const condition = all([
    { op: 'population', name, anyRow: false },
    resolveWhere(resolver, table, statistic.where, [...keys, 'where']),
  ]);
  return {
    measure: kind === 'count' ? { kind } : { kind, column, scale: type?.scale ?? 1 },
    condition,
    numbers: [],
    columns: [...columnsRead([condition], populations), ...(column ? [column] : [])],
  };
}

/** Nobody counts by themselves in a number made of others. */
const NOBODY: Condition = { op: 'any', of: [] };

/** A share, an average, or the least, greatest or middle value: what a figure of the whole roster would be. */
function figureMeasure(
  { resolver, file, populations }: RuleContext,
  { source: _source, quote: _quote, claimed: _claimed, ...figure }: StatisticFile,
  { id, table, keys }: { readonly id: string; readonly table: string; readonly keys: KeyPath },
): Measured | undefined {
  const scope: NumberScope = {
    resolver,
    file,
    table,
    hasUnit: false,
    units: undefined,
    columns: [],
    tallied: [],
    figures: new Map(),
  };
  const share = figure.share === undefined ? {} : { of: figure.of ?? figure.share };
  const value = figureOf(scope, id, { ...figure, ...share }, keys);
  if (!value) return undefined;
  const numbers = scope.tallied.map(({ key: _, ...number }) => number);
  const own = numbers.filter((number) => number.table === table && !number.isPrevious);
  const conditions = own.map(({ condition }) => condition);
  const measured = own.flatMap((number) => number.measured?.column ?? []);
  const columns = [...new Set([...columnsRead(conditions, populations), ...measured])];
  return { measure: { kind: 'number', value }, condition: NOBODY, numbers, columns };
}
