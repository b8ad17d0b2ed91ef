import { nearest } from '../core/text.ts';
import { columnsRead } from './columns-read.ts';
import { all, resolveWhere } from './conditions.ts';
import type { StatisticFile } from './grammar.ts';
import type { Statistic } from './model.ts';
import { columnType } from './names.ts';
import type { RuleContext } from './rule-context.ts';
import { titleOf } from './titles.ts';

export function resolveStatistic(
  { resolver, populations, sources }: RuleContext,
  id: string,
  statistic: StatisticFile,
): Statistic[] {
  const keys = ['statistics', id];
  const named = (['count', 'sum', 'distinct'] as const).filter((key) => statistic[key] !== undefined);
  const [kind] = named;
  if (named.length !== 1 || kind === undefined) {
    resolver.problem(keys, { kind: 'one-operation', keys: ['count', 'sum', 'distinct'] });
    return [];
  }
  const name = kind === 'count' ? statistic.count : statistic.of;
  if (name === undefined) {
    resolver.problem(keys, { kind: 'missing-key', key: 'of' });
    return [];
  }
  if (kind === 'count' && statistic.of !== undefined)
    resolver.problem([...keys, 'of'], { kind: 'only-with', key: 'of', other: 'sum、distinct' });
  if (statistic.source !== undefined && !sources.has(statistic.source))
    resolver.problem([...keys, 'source'], {
      kind: 'unknown-source',
      key: statistic.source,
      near: nearest(statistic.source, sources.keys()) ?? '',
    });
  const table = resolver.population(name, undefined, [...keys, kind === 'count' ? 'count' : 'of']);
  if (!table || !populations.has(name)) return [];
  const column = (kind === 'count' ? '' : statistic[kind]) as string;
  const type = kind === 'count' ? undefined : columnType(table, column, resolver);
  if (kind === 'sum' && type?.type !== 'number')
    resolver.problem([...keys, kind], { kind: 'needs-number-column', key: column });
  if (kind === 'distinct' && type?.type !== 'text')
    resolver.problem([...keys, kind], { kind: 'unknown-column', key: column, table, near: '' });
  const condition = all([
    { op: 'population', name, anyRow: false },
    resolveWhere(resolver, table, statistic.where, [...keys, 'where']),
  ]);
  return [
    {
      id,
      title: titleOf(statistic.title, id),
      source: statistic.source,
      quote: statistic.quote,
      table,
      measure: kind === 'count' ? { kind } : { kind, column, scale: type?.scale ?? 1 },
      condition,
      claimed: statistic.claimed?.value,
      columns: [...columnsRead([condition], populations), ...(column ? [column] : [])],
    },
  ];
}
