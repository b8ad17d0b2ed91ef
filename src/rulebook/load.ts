import type { Day } from '../core/calendar.ts';
import { Failure } from '../core/failure.ts';
import type { ExtendsMistake } from '../locale/extends-words.ts';
import { readTextTable } from '../roster/readers/text-table.ts';
import { extendRulebook, refuseReasons } from './extend.ts';
import type { RulebookFile } from './grammar.ts';
import type { Ancestry, Rulebook } from './model.ts';
import { type ParsedRulebook, parseRulebook } from './parse.ts';
import { resolveRulebook } from './resolve.ts';

/** A rulebook file with the means to read the files beside it. */
export interface RulebookSource {
  readonly path: string;
  readonly text: string;
  readonly sha256: string;
  /** Bytes of a file in the rulebook's folder. Throws Failure where it cannot be read. */
  beside(name: string): Promise<Uint8Array>;
  /**
   * The rulebook that this one names under `extends`, or why there is none by that name. Throws Failure where its file
   * cannot be read. Without it no rulebook may extend another.
   */
  above?(name: string): Promise<RulebookSource | ExtendsMistake>;
}

/** A rulebook whose grammar holds, with all that it inherits, before a reference date is chosen. */
export interface OpenedRulebook {
  readonly source: RulebookSource;
  readonly parsed: ParsedRulebook;
  readonly lists: ReadonlyMap<string, readonly string[]>;
  /** The rulebook beside which the register of units lies. */
  readonly unitsBeside: RulebookSource;
  readonly ancestry: Ancestry;
  /** What the rulebook that it extends says, with all that this one inherits; undefined where it extends none. */
  readonly above: RulebookFile | undefined;
}

/** How many rulebooks a run of `extends` may have. */
const MOST_RULEBOOKS = 8;

/**
 * Parses a rulebook and those that it extends, and reads the value lists beside them. Throws Failure with every problem
 * of the first file that has any.
 */
export const openRulebook = (source: RulebookSource): Promise<OpenedRulebook> => open(source, []);

/** A rulebook on the way up. */
interface Below {
  readonly id: string;
  readonly path: string;
}

async function open(source: RulebookSource, below: readonly Below[]): Promise<OpenedRulebook> {
  const alone = parseRulebook(source.text, source.path);
  const ownLists = await readLists(source, alone.file);
  if (alone.file.extends === undefined) {
    refuseReasons(alone);
    const ruleFrom = new Map(Object.keys(alone.file.rules ?? {}).map((id) => [id, alone.file.rulebook]));
    const ancestry: Ancestry = { above: [], ruleFrom, departures: [] };
    return { source, parsed: alone, lists: ownLists, unitsBeside: source, ancestry, above: undefined };
  }
  const above = await openAbove(source, alone, below);
  const own = parseRulebook(source.text, source.path, above.parsed.file);
  const extended = extendRulebook(withLists(own, ownLists), withLists(above.parsed, above.lists));
  const { ancestry } = above;
  return {
    source,
    parsed: extended.parsed,
    lists: new Map([...above.lists, ...ownLists]),
    unitsBeside: alone.file.units === undefined ? above.unitsBeside : source,
    above: above.parsed.file,
    ancestry: {
      above: [usedOf(above), ...ancestry.above],
      ruleFrom: new Map([
        ...ancestry.ruleFrom,
        ...extended.ownRules.map((id) => [id, alone.file.rulebook] as const),
      ]),
      departures: [...ancestry.departures, ...extended.departures],
    },
  };
}

/** A rulebook whose lists are their values: two files of one name may differ. */
const withLists = (parsed: ParsedRulebook, lists: OpenedRulebook['lists']): ParsedRulebook => ({
  ...parsed,
  file: {
    ...parsed.file,
    lists: Object.fromEntries([...lists].map(([name, values]) => [name, [...values]])),
  },
});

const usedOf = ({ source: { path, sha256 }, parsed }: OpenedRulebook) => ({
  id: parsed.file.rulebook,
  path,
  sha256,
});

/** Opens the rulebook above. Throws Failure where there is none, or where the chain has no end. */
async function openAbove(
  source: RulebookSource,
  { file, at }: ParsedRulebook,
  below: readonly Below[],
): Promise<OpenedRulebook> {
  const refuse = (mistake: ExtendsMistake): Failure =>
    new Failure(at(['extends'], { kind: 'extends', mistake }));
  const chain = [...below, { id: file.rulebook, path: source.path }];
  if (chain.length >= MOST_RULEBOOKS) throw refuse({ kind: 'too-deep', most: MOST_RULEBOOKS });
  const written = file.extends ?? '';
  const found = (await source.above?.(written)) ?? { kind: 'not-there' as const, written, file: written };
  if ('kind' in found) throw refuse(found);
  const { rulebook: id } = parseRulebook(found.text, found.path).file;
  if (chain.some((each) => each.id === id))
    throw refuse({ kind: 'ring', id, chain: [...chain.map(({ path }) => path), found.path] });
  return await open(found, chain);
}

async function readLists(
  source: RulebookSource,
  file: RulebookFile,
): Promise<Map<string, readonly string[]>> {
  const lists = new Map<string, readonly string[]>();
  for (const [name, list] of Object.entries(file.lists ?? {}))
    lists.set(name, Array.isArray(list) ? list : await readList(source, list));
  return lists;
}

async function readList(
  source: RulebookSource,
  { file, column }: Exclude<NonNullable<RulebookFile['lists']>[string], string[]>,
): Promise<string[]> {
  const [heads = [], ...rows] = readTextTable(await source.beside(file));
  const index = heads.indexOf(column);
  if (index < 0) throw new Failure({ code: 'list-column-missing', args: { file, column, heads } });
  return rows.map((row) => row[index] ?? '').filter((value) => value !== '');
}

/** Resolves an opened rulebook at a reference date. Throws Failure with every problem. */
export const rulebookAt = ({ source, parsed, lists, ancestry }: OpenedRulebook, asOf: Day): Rulebook =>
  resolveRulebook(parsed, { path: source.path, sha256: source.sha256, asOf, lists, ancestry });
