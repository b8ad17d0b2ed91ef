import { compact } from '../core/text.ts';
import type { ExtendsMistake } from '../locale/extends-words.ts';
import { type ColumnDefinition, TABLE_NAMES } from '../roster/schema.ts';
import { BUILT_IN_TABLES } from '../roster/tables.ts';
import { partOf } from './declared-words.ts';
import type { RulebookFile, Titled } from './grammar.ts';
import { meansTheSame } from './meaning.ts';
import type { KeyPath } from './yaml-file.ts';

/** Where what is found goes, as a rulebook is put onto the one above. */
export interface Findings {
  /** A mistake at a key of the rulebook that extends. */
  mistake(path: KeyPath, mistake: ExtendsMistake): void;
  /** Something that is otherwise than above, for a reason. */
  departs(section: string, name: string, because: Titled): void;
  /** A name that is new here. */
  added(name: string, path: KeyPath): void;
  /** Where the rulebook above says something. */
  placeAbove(path: KeyPath): NonNullable<Extract<ExtendsMistake, { kind: 'fixed' }>['place']>;
}

type Things = Readonly<Record<string, unknown>>;

/** Sections whose things are what rules are made of: which may be said anew for a reason, and which never. */
const SECTIONS = {
  sources: 'fixed',
  lists: 'fixed',
  lookups: 'fixed',
  fields: 'reasoned',
  parameters: 'reasoned',
  figures: 'reasoned',
  populations: 'reasoned',
} as const;
type Section = keyof typeof SECTIONS;

type InheritedThings = { readonly [Name in Section]: RulebookFile[Name] };

/** The things of both rulebooks, those of the one that extends in the place of those above. */
export function inheritThings(own: RulebookFile, above: RulebookFile, findings: Findings): InheritedThings {
  const sections = (Object.keys(SECTIONS) as Section[]).flatMap((section) => {
    const [things, others] = [own[section], above[section]] as [Things | undefined, Things | undefined];
    for (const [name, thing] of Object.entries(things ?? {}))
      compareThing({ section, name, thing, above: partOf(others, name) }, findings);
    return [[section, { ...others, ...things }]];
  });
  return Object.fromEntries(sections) as InheritedThings;
}

interface Compared {
  readonly section: Section;
  readonly name: string;
  readonly thing: unknown;
  readonly above: unknown;
}

function compareThing({ section, name, thing, above }: Compared, findings: Findings): void {
  const path = [section, name];
  const isFixed = SECTIONS[section] === 'fixed';
  const because = isFixed ? undefined : becauseOf(thing);
  const isSame = isFixed ? meansTheSame(thing, above) : meansTheSame(inEffect(thing), inEffect(above));
  const isChanged = above !== undefined && !isSame;
  if (because !== undefined && !isChanged)
    findings.mistake([...path, 'because'], { kind: 'reason-for-nothing' });
  if (above === undefined && section !== 'sources') findings.added(name, path);
  if (!isChanged) return;
  const place = findings.placeAbove(path);
  if (isFixed) findings.mistake(path, { kind: 'fixed', place });
  else if (because === undefined) findings.mistake(path, { kind: 'said-anew', place });
  else findings.departs(section, name, because);
}

const isMapping = (thing: unknown): thing is Things =>
  typeof thing === 'object' && thing !== null && !Array.isArray(thing);

const becauseOf = (thing: unknown): Titled | undefined =>
  isMapping(thing) ? (thing.because as Titled | undefined) : undefined;

/** A thing without what is only said to people: its title, and why it is otherwise. */
function inEffect(thing: unknown): unknown {
  if (!isMapping(thing)) return thing;
  const { title: _, because: __, ...rest } = thing;
  return rest;
}

type TableFile = NonNullable<RulebookFile['tables']>[string];
type ColumnFile = NonNullable<TableFile['columns']>[string];

/** The tables of both rulebooks with the columns of both. */
export function inheritTables(
  { tables: own = {} }: RulebookFile,
  { tables: above = {} }: RulebookFile,
  findings: Findings,
): NonNullable<RulebookFile['tables']> {
  const names = [...new Set([...Object.keys(above), ...Object.keys(own)])];
  return Object.fromEntries(
    names.map((name) => [name, inheritTable(name, tableOf(own, name), tableOf(above, name), findings)]),
  );
}

const tableOf = (tables: NonNullable<RulebookFile['tables']>, name: string): TableFile | undefined =>
  Object.hasOwn(tables, name) ? tables[name] : undefined;

function inheritTable(
  name: string,
  own: TableFile | undefined,
  above: TableFile | undefined,
  findings: Findings,
): TableFile {
  if (!own) return above ?? {};
  const path = ['tables', name];
  const isBuiltIn = (TABLE_NAMES as readonly string[]).includes(name);
  const isAdded = !above && !isBuiltIn;
  if (isAdded) findings.added(name, path);
  else tellTraits(path, own, above, findings);
  const columns = Object.entries(own.columns ?? {}).map(([column, each]) => {
    compareColumn(
      [...path, 'columns', column],
      each,
      partOf(above, 'columns', column) as ColumnFile | undefined,
      findings,
    );
    if (!isAdded) tellHeadings([...path, 'columns', column], each, above?.columns ?? {}, findings);
    return [column, withoutReason(each)] as const;
  });
  return { ...above, ...own, columns: { ...above?.columns, ...Object.fromEntries(columns) } };
}

/** What is said of a table itself, its key for instance, is one for all of its records. */
function tellTraits(path: KeyPath, own: TableFile, above: TableFile | undefined, findings: Findings): void {
  for (const [trait, said] of Object.entries(own)) {
    const before = partOf(above, trait);
    if (trait === 'columns' || said === undefined || meansTheSame([said].flat(), [before ?? []].flat()))
      continue;
    const place = before === undefined ? undefined : findings.placeAbove([...path, trait]);
    findings.mistake([...path, trait], { kind: 'fixed', place });
  }
}

function compareColumn(
  path: readonly [...string[], string],
  own: ColumnFile,
  above: ColumnFile | undefined,
  findings: Findings,
): void {
  const [, table = '', , name = ''] = path;
  const because = becauseOf(own);
  const definition = BUILT_IN_TABLES.get(table);
  const isBuiltIn = definition?.columns.has(name) === true || definition?.derived.has(name) === true;
  const isKnown = above !== undefined || isBuiltIn;
  const isChanged = isKnown && !(above !== undefined && meansTheSame(withoutReason(own), above));
  if (because !== undefined && !isChanged)
    findings.mistake([...path, 'because'], { kind: 'reason-for-nothing' });
  if (!isKnown) findings.added(name, path);
  if (!isChanged) return;
  const place = above === undefined ? undefined : findings.placeAbove(path);
  if (because === undefined) findings.mistake(path, { kind: 'said-anew', place });
  else findings.departs('tables', `${table}.${name}`, because);
}

/** A new column may not take a heading away from a column that the rules above read. */
function tellHeadings(
  path: readonly [...string[], string],
  column: ColumnFile,
  above: NonNullable<TableFile['columns']>,
  findings: Findings,
): void {
  const [, table = '', , name = ''] = path;
  const builtIn = BUILT_IN_TABLES.get(table)?.columns ?? new Map<string, ColumnDefinition>();
  if (Object.hasOwn(above, name) || builtIn.has(name)) return;
  const known = new Map([
    ...[...builtIn].flatMap(([other, { heads }]) => heads.map((head) => [compact(head), other] as const)),
    ...Object.entries(above).flatMap(([other, each]) =>
      headingsOf(other, each).map((head) => [compact(head), other] as const),
    ),
  ]);
  for (const heading of headingsOf(name, column)) {
    const other = known.get(compact(heading));
    if (other !== undefined) findings.mistake(path, { kind: 'heading-above', heading, column: other });
  }
}

/** The headings of a column: its own name where it gives none. */
const headingsOf = (name: string, column: ColumnFile): readonly string[] =>
  typeof column === 'string' || Array.isArray(column) ? [name] : [column.title ?? name].flat();

function withoutReason(column: ColumnFile): ColumnFile {
  if (typeof column === 'string' || Array.isArray(column)) return column;
  const { because: _, ...rest } = column;
  return rest;
}
