import { compact } from '../core/text.ts';
import { type Column, flagColumnOf, textColumnOf } from './columns.ts';
import type { PlacedTable } from './placement.ts';
import type { Register } from './register.ts';
import { candidateUnits, type Table } from './roster.ts';
import { isLeagueHead, isSecretary } from './values/title.ts';

/** The columns that are computed as records are read (schema.ts, DERIVED). */
export function derivedColumns(table: Table, placed: PlacedTable, register: Register): [string, Column][] {
  if (table.name === 'cadres') {
    return [
      ['tier', textColumnOf(placed.tiers, new Set(), ['镇街', '村社'])],
      ['secretary', secretaryColumn(table, placed, register)],
    ];
  }
  return table.name === 'selections' ? [['leagueHead', titleColumn(table, isLeagueHead)]] : [];
}

/** A flag read from the text of the posts: unknown where that is. */
function titleColumn(table: Table, test: (text: string, row: number) => boolean): Column {
  const post = table.columns.get('post');
  const flags = Array.from({ length: table.length }, (_, row) => {
    const text = post?.type === 'text' ? post.values[post.codes[row] as number] : undefined;
    return text === undefined ? undefined : test(text, row);
  });
  return flagColumnOf(flags, post?.unreadable ?? new Set());
}

/** Clerks write `五洞闸村党总支书记` for the secretary of 五洞闸村: the own unit's name is taken off first. */
function secretaryColumn(table: Table, placed: PlacedTable, register: Register): Column {
  const village = table.columns.get('village');
  return titleColumn(table, (text, row) => {
    if (placed.tiers[row] !== '村社') return false;
    const written = village?.type === 'text' ? village.values[village.codes[row] as number] : undefined;
    const units = candidateUnits(placed.placement, row).map((unit) => register.units[unit]?.path ?? []);
    const names = [...units.flat(), ...(written ? [written] : [])].map(compact);
    return isSecretary(withoutUnits(text, names));
  });
}

const SUFFIX = /(村村民委员会|村民委员会|村委会|村|社区居民委员会|社区居委会|居民委员会|居委会|社区)$/;

function withoutUnits(text: string, names: readonly string[]): string {
  const forms = names.flatMap((name) => [name, name.replace(SUFFIX, '')]).sort((a, b) => b.length - a.length);
  return compact(text)
    .split(/(?<=[、,，/;；兼])/)
    .map((post) =>
      forms.reduce(
        (rest, form) =>
          form !== '' && rest.startsWith(form) && rest.length > form.length ? rest.slice(form.length) : rest,
        post,
      ),
    )
    .join('');
}
