import type { Day } from '../core/calendar.ts';
import { Failure } from '../core/failure.ts';
import { readTextTable } from '../roster/readers/text-table.ts';
import type { RulebookFile } from './grammar.ts';
import type { Rulebook } from './model.ts';
import { type ParsedRulebook, parseRulebook } from './parse.ts';
import { resolveRulebook } from './resolve.ts';

/** A rulebook file with the means to read the files beside it. */
export interface RulebookSource {
  readonly path: string;
  readonly text: string;
  readonly sha256: string;
  /** Bytes of a file in the rulebook's folder. Throws Failure where it cannot be read. */
  beside(name: string): Promise<Uint8Array>;
}

/** A rulebook whose grammar holds, before a reference date is chosen. */
export interface OpenedRulebook {
  readonly source: RulebookSource;
  readonly parsed: ParsedRulebook;
  readonly lists: ReadonlyMap<string, readonly string[]>;
}

/** Parses a rulebook and reads the value lists beside it. Throws Failure with every problem. */
export async function openRulebook(source: RulebookSource): Promise<OpenedRulebook> {
  const parsed = parseRulebook(source.text, source.path);
  const lists = new Map<string, readonly string[]>();
  for (const [name, list] of Object.entries(parsed.file.lists ?? {})) {
    lists.set(name, Array.isArray(list) ? list : await readList(source, list));
  }
  return { source, parsed, lists };
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
export const rulebookAt = ({ source, parsed, lists }: OpenedRulebook, asOf: Day): Rulebook =>
  resolveRulebook(parsed, { path: source.path, sha256: source.sha256, asOf, lists });
