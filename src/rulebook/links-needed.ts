import type { Lookup } from '../roster/load-options.ts';
import type { TableName } from '../roster/schema.ts';
import type { Rulebook } from './model.ts';

/** Which tables the fields of rulebooks look up in which, as a roster is read for it. */
interface LinksNeeded {
  readonly lookups: readonly Lookup[];
  readonly lookupsBack: readonly Lookup[];
  readonly kept: ReadonlySet<TableName>;
}

/** The links between records that the fields of rulebooks are made by. */
export function linksNeeded(rulebooks: readonly Rulebook[]): LinksNeeded {
  const all = rulebooks.flatMap(({ fields }) => [...fields.values()]);
  const back = all.filter(({ isPrevious, table }) => isPrevious && table !== 'units');
  const own = all.filter((field) => !back.includes(field));
  return {
    lookups: own.filter(({ from, table }) => from !== table).map(({ from, table }) => [from, table]),
    lookupsBack: back.map(({ from, table }) => [from, table]),
    kept: new Set([
      ...back.map(({ table }) => table),
      ...own.filter(({ operation }) => operation.kind === 'take').map(({ from }) => from),
    ]),
  };
}
