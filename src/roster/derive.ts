import { compact } from '../core/text.ts';
import { type Column, flagColumnOf, textAt, textColumnOf } from './columns.ts';
import type { PlacedTable } from './placement.ts';
import type { Register } from './register.ts';
import { candidateUnits, type Table } from './roster.ts';
import { isLeagueHead, isSecretary } from './values/title.ts';

/** The columns that are computed as records are read (schema.ts, DERIVED). */
export function derivedColumns(table: Table, placed: PlacedTable, register: Register): [string, Column][] {
  if (table.name === 'cadres') {
    return [
      ['tier', tierColumn(placed)],
      ['secretary', secretaryColumn(table, placed, register)],
    ];
  }
  return table.name === 'selections' ? [['leagueHead', leagueHeadColumn(table)]] : [];
}

const TIERS = ['镇街', '村社'] as const;

function tierColumn({ tiers }: PlacedTable): Column {
  const values = [...new Set(tiers)];
  return textColumnOf(
    { codes: Int32Array.from(tiers, (tier) => values.indexOf(tier)), values },
    new Set(),
    TIERS,
  );
}

/** A flag read from the text of the posts: unknown where that is. */
function titleColumn(table: Table, test: (text: string, row: number) => boolean): Column {
  const post = table.columns.get('post');
  const codes = Int32Array.from({ length: table.length }, (_, row) => {
    const text = textAt(post, row);
    return text === undefined ? 0 : test(text, row) ? 2 : 1;
  });
  return flagColumnOf({ codes, values: [undefined, false, true] }, post?.unreadable ?? new Set());
}

/** Remembers what came of a test by its key: many people hold the same post. */
function rememberedBy<Key>(): (key: Key, test: () => boolean) => boolean {
  const known = new Map<Key, boolean>();
  return (key, test) => {
    const found = known.get(key) ?? test();
    known.set(key, found);
    return found;
  };
}

function leagueHeadColumn(table: Table): Column {
  const isOne = rememberedBy<string>();
  return titleColumn(table, (text) => isOne(text, () => isLeagueHead(text)));
}

/** Clerks write `五洞闸村党总支书记` for the secretary of 五洞闸村: the own village's name is taken off first. */
function secretaryColumn(table: Table, placed: PlacedTable, register: Register): Column {
  const village = table.columns.get('village');
  const [mayBe, isOne] = [rememberedBy<string>(), rememberedBy<string>()];
  return titleColumn(table, (text, row) => {
    if (placed.tiers[row] !== '村社' || !mayBe(text, () => /书记|一肩挑/.test(text))) return false;
    const written = textAt(village, row);
    return isOne(`${placed.placement.units[row]} ${written ?? ''} ${text}`, () => {
      const paths = candidateUnits(placed.placement, row).map((unit) => register.units[unit]?.path ?? []);
      const villages = [...paths.map((path) => path.at(-1) ?? ''), ...(written ? [written] : [])].map(
        compact,
      );
      const towns = paths.flatMap((path) => path.slice(0, -1)).map(compact);
      return isSecretary(withoutVillage(text, villages, towns));
    });
  });
}

const SUFFIX = /(村村民委员会|村民委员会|村委会|村|社区居民委员会|社区居委会|居民委员会|居委会|社区)$/;

/** The posts without the village's own name before them; the town's name goes only together with the village's. */
function withoutVillage(text: string, villages: readonly string[], towns: readonly string[]): string {
  const forms = villages
    .flatMap((name) => [name, name.replace(SUFFIX, '')])
    .filter((form) => form !== '')
    .sort((a, b) => b.length - a.length);
  const prefixes = forms.flatMap((form) => [...towns.map((town) => town + form), form]);
  return compact(text)
    .split(/(?<=[、,，/;；兼])/)
    .map((post) => {
      const prefix = prefixes.find((each) => post.startsWith(each) && post.length > each.length);
      return prefix === undefined ? post : post.slice(prefix.length);
    })
    .join('');
}
