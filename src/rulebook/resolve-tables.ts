import { compact, nearest } from '../core/text.ts';
import type { RulebookProblem } from '../locale/rulebook-problem-words.ts';
import {
  type Blank,
  type ColumnDefinition,
  type ColumnKind,
  columnsOf,
  TABLE_NAMES,
} from '../roster/schema.ts';
import {
  BUILT_IN_TABLES,
  OWN_UNIT,
  type TableDefinition,
  type Tables,
  UNIT_HEADS,
} from '../roster/tables.ts';
import type { ColumnFile, RulebookFile } from './grammar.ts';
import type { KeyPath } from './yaml-file.ts';

/** What a column holds, by the word for it in a rulebook. */
const KINDS = {
  text: 'text',
  place: 'text',
  person: 'text',
  integer: 'number',
  number: 'number',
  date: 'date',
  month: 'month',
  flag: 'flag',
} as const satisfies Readonly<Record<string, ColumnKind>>;

type TypeWord = keyof typeof KINDS;
const isTypeWord = (written: string): written is TypeWord => Object.hasOwn(KINDS, written);

type TableFile = NonNullable<RulebookFile['tables']>[string];
type TableColumns = NonNullable<TableFile['columns']>;
type Problem = (keys: KeyPath, problem: RulebookProblem) => void;

/** What the columns of one rulebook are resolved with. */
interface Names {
  readonly lists: ReadonlyMap<string, readonly string[]>;
  readonly tables: readonly string[];
  readonly problem: Problem;
}

/** A column as its author wrote it, the short forms written out. */
interface Written {
  readonly type: string | readonly string[] | undefined;
  readonly title: readonly string[];
  readonly several: boolean;
  readonly blank: string | undefined;
}

/**
 * The tables of a rulebook's run: the built-in ones with the columns that it adds, and its own. What is wrong goes to
 * `problem`; a column with a problem is left out, so that each is told once.
 */
export function resolveTables(
  { tables: files = {} }: RulebookFile,
  lists: ReadonlyMap<string, readonly string[]>,
  problem: Problem,
): Tables {
  const names: Names = { lists, tables: [...TABLE_NAMES, ...Object.keys(files)], problem };
  const own = Object.entries(files).filter(([name]) => !BUILT_IN_TABLES.has(name));
  const builtIn = [...BUILT_IN_TABLES.values()].map((table): TableDefinition => {
    const file = files[table.name];
    return file ? withColumns(table, file, names) : table;
  });
  const definitions = [
    ...builtIn.filter(({ name }) => name !== 'cadres'),
    ...own.filter(([, { from }]) => from === undefined).map(([name, file]) => ownTable(name, file, names)),
    ...builtIn.filter(({ name }) => name === 'cadres'),
  ];
  const tables = new Map(definitions.map((table) => [table.name, table]));
  const made = own.flatMap(([name, file]) => madeTable(name, file, tables, problem));
  return new Map([...tables, ...made.map((table) => [table.name, table] as const)]);
}

/** A built-in table with the columns that a rulebook adds. */
function withColumns(table: TableDefinition, file: TableFile, names: Names): TableDefinition {
  const keys = ['tables', table.name];
  for (const key of ['from', 'symmetric'] as const)
    if (file[key] !== undefined) names.problem([...keys, key], { kind: 'unknown-key', key, near: '' });
  const added = Object.entries(file.columns ?? {}).flatMap(([name, column]) => {
    const path = [...keys, 'columns', name];
    const isKnown = table.columns.has(name) || table.derived.has(name);
    if (!isKnown && !(name === OWN_UNIT && table.name !== 'units'))
      return columnOf(name, column, path, names);
    checkBuiltIn(table.name, name, column, path, names);
    return [];
  });
  const columns = new Map([...table.columns, ...added]);
  return { ...table, columns, key: keyOf(file, columns, table.name, names) };
}

/** Of a built-in column a rulebook says what it is taken as where it is absent, and no more. */
function checkBuiltIn(
  table: string,
  name: string,
  column: ColumnFile,
  keys: KeyPath,
  { problem }: Names,
): void {
  const said = typeof column === 'object' && !Array.isArray(column) ? Object.keys(column) : ['type'];
  for (const key of said)
    if (key !== 'absent') problem([...keys, key], { kind: 'built-in-column', key: name, table });
}

/** A table of the rulebook's own. */
function ownTable(name: string, file: TableFile, names: Names): TableDefinition {
  const { columns: files = {} } = file;
  if (Object.keys(files).length === 0)
    names.problem(['tables', name], { kind: 'missing-key', key: 'columns' });
  const declared = Object.entries(files).flatMap(([column, each]) =>
    columnOf(column, each, ['tables', name, 'columns', column], names),
  );
  const typeOf = (column: string) => writtenOut(files[column]).type;
  const person = declared.find(([column]) => typeOf(column) === 'person')?.[0];
  const links = declared.filter(([column, { links: to }]) => to === 'units' && !PAIR.includes(column));
  const unit = (links.find(([column]) => column === OWN_UNIT) ?? links[0])?.[0];
  const columns = new Map(
    declared.flatMap(([column, each]) => [
      [column, forRole(column, each, person, unit)] as const,
      ...(column === person && !Object.hasOwn(files, 'id') ? [ID_NUMBER] : []),
    ]),
  );
  const key = keyOf(file, columns, name, names);
  const definition = { name, columns, auxiliary: new Map(), derived: new Map(), person, unit, key };
  const ends = symmetricOf(name, file, columns, names);
  return {
    ...definition,
    ...(ends ? { symmetric: ends } : {}),
    countsPeople: person !== undefined,
    told: toldBy(definition, files, declared),
  };
}

/** The two columns of people that a table of ties is read by either way round. */
function symmetricOf(
  table: string,
  { symmetric }: TableFile,
  columns: ReadonlyMap<string, ColumnDefinition>,
  { problem }: Names,
): readonly [string, string] | undefined {
  if (!symmetric) return undefined;
  const keys = ['tables', table, 'symmetric'];
  const [a, b] = symmetric.map((name) => columns.get(name)?.links);
  symmetric.forEach((name, index) => {
    const near = nearest(name, columns.keys()) ?? '';
    if (!columns.has(name)) problem([...keys, index], { kind: 'unknown-column', key: name, table, near });
  });
  if (symmetric.every((name) => columns.has(name)) && (a === undefined || a !== b))
    problem(keys, { kind: 'not-comparable', columns: symmetric });
  return symmetric;
}

/** No sheet is a table that is made from another one. */
const NEVER_TOLD: TableDefinition['told'] = { all: [], any: [], least: Number.POSITIVE_INFINITY };

/** A table that is made from another one: the columns of its key, all else is in fields. */
function madeTable(name: string, file: TableFile, tables: Tables, problem: Problem): TableDefinition[] {
  const { from, key = [], columns, symmetric } = file;
  if (from === undefined) return [];
  const keys = ['tables', name];
  const source = tables.get(from);
  if (!source || from === 'units') {
    const near =
      nearest(
        from,
        [...tables.keys()].filter((table) => table !== 'units'),
      ) ?? '';
    problem([...keys, 'from'], { kind: 'unknown-table', key: from, near });
    return [];
  }
  for (const [other, written] of Object.entries({ columns, symmetric }))
    if (written !== undefined) problem([...keys, other], { kind: 'only-without', key: other, other: 'from' });
  const written = typeof key === 'string' ? [key] : key;
  if (written.length === 0) problem(keys, { kind: 'missing-key', key: 'key' });
  // A record's unit has one name in every table.
  const named = written.map((each) => (each === OWN_UNIT ? (source.unit ?? each) : each));
  for (const each of named)
    if (!source.columns.has(each)) {
      const near = nearest(each, source.columns.keys()) ?? '';
      problem([...keys, 'key'], { kind: 'unknown-column', key: each, table: from, near });
    }
  const kept = [...source.columns].filter(([column]) => named.includes(column));
  return [
    {
      name,
      columns: new Map(kept),
      auxiliary: new Map(),
      derived: new Map(),
      told: NEVER_TOLD,
      key: named,
      person: named.find((each) => each === source.person),
      countsPeople: false,
      unit: named.find((each) => each === source.unit),
      madeFrom: from,
    },
  ];
}

/** Beside a person's name a sheet may have the ID number, which tells whether two rows are one person. */
const ID_NUMBER = ['id', columnsOf('cadres').get('id') as ColumnDefinition] as const;

/** The columns that name a unit together, as those of cadres do. */
const PAIR: readonly string[] = ['town', 'village'];

/**
 * How a sheet of a table is told by its headings (DESIGN §6): it has the columns of the key, and two more known ones
 * where there are as many. A key's unit may stand around the table instead, and a column of it that the rulebook
 * excuses may be absent; without a key, the person's column or the first one is looked for. The columns of people come
 * first: by them a head is found.
 */
function toldBy(
  { key, person, unit }: Pick<TableDefinition, 'key' | 'person' | 'unit'>,
  files: TableColumns,
  declared: readonly (readonly [string, ColumnDefinition])[],
): TableDefinition['told'] {
  const isOfUnit = (column: string) => column === unit || PAIR.includes(column);
  const names = declared.map(([column]) => column);
  const otherwise = [person, ...names.filter((column) => !isOfUnit(column)), ...names].slice(0, 2);
  const needed = key.filter((column) => !isOfUnit(column) && !isExcused(files[column]));
  const [first = ''] = otherwise.filter((column) => column !== undefined);
  const all = needed.length > 0 ? needed : [first];
  const sorted = [...all.filter((column) => column === person), ...all.filter((column) => column !== person)];
  const within = names.filter((column) => !isOfUnit(column));
  return { all: sorted, any: [], least: Math.min(Math.max(within.length, 2), sorted.length + 2) };
}

/** Whether it is said what a column is taken as in sheets without it. */
const isExcused = (column: ColumnFile | undefined): boolean =>
  typeof column === 'object' && !Array.isArray(column) && column.absent !== undefined;

/** Columns of the key; a problem for each that the table does not have. */
function keyOf(
  { key = [] }: TableFile,
  columns: ReadonlyMap<string, ColumnDefinition>,
  table: string,
  { problem }: Names,
): string[] {
  const written = typeof key === 'string' ? [key] : key;
  return written.filter((name) => {
    if (columns.has(name)) return true;
    const near = nearest(name, columns.keys()) ?? '';
    problem(['tables', table, 'key'], { kind: 'unknown-column', key: name, table, near });
    return false;
  });
}

function writtenOut(column: ColumnFile | undefined): Written {
  const full = typeof column === 'string' || Array.isArray(column) ? { type: column } : (column ?? {});
  const { type, title = [], several, blank } = full as Exclude<ColumnFile, string | string[]>;
  const titles = typeof title === 'string' ? [title] : title;
  return { type, title: titles, several: several === 'true', blank };
}

/** What conditions have for something else. */
const RESERVED = ['age', 'anyOf', 'noneOf', 'holds'];

/** A column that a rulebook declares; nothing where something is wrong with it, which is told. */
function columnOf(
  name: string,
  column: ColumnFile,
  keys: KeyPath,
  names: Names,
): [string, ColumnDefinition][] {
  const written = writtenOut(column);
  if (RESERVED.includes(name)) names.problem(keys, { kind: 'name-taken', key: name });
  if (written.type === undefined) {
    names.problem(keys, { kind: 'missing-key', key: 'type' });
    return [];
  }
  const typed = typeOf(written.type, keys, names);
  if (!typed) return [];
  const { several, title, blank } = written;
  if (several && typed.kind !== 'text' && typed.kind !== 'choice')
    names.problem([...keys, 'several'], { kind: 'only-with', key: 'several', other: 'text、list' });
  const like = alike(name, typed.kind);
  const heads = title.length > 0 ? title : [...new Set([...(like?.heads ?? []), name])];
  const definition: ColumnDefinition = {
    ...typed,
    heads,
    ...(several ? { several } : {}),
    ...(like?.minimumAge === undefined ? {} : { minimumAge: like.minimumAge }),
    ...(like?.past ? { past: true } : {}),
  };
  return [[name, { ...definition, ...blankOf(blank, definition, keys, names) }]];
}

/** What is known of a built-in column of that name, where it holds the like: `birth` in any table is 出生年月. */
function alike(name: string, kind: ColumnKind): ColumnDefinition | undefined {
  const isText = (each: ColumnKind) => each === 'text' || each === 'choice';
  const known = ['cadres' as const, ...TABLE_NAMES].flatMap((table) => columnsOf(table).get(name) ?? []);
  return known.find((each) => each.kind === kind || (isText(each.kind) && isText(kind)));
}

/** Headings of people and units, and what belongs to a person whatever the row. */
function forRole(
  name: string,
  column: ColumnDefinition,
  person: string | undefined,
  unit: string | undefined,
): ColumnDefinition {
  const isNamed = column.heads.length === 1 && column.heads[0] === name;
  const names = columnsOf('cadres').get('name')?.heads ?? [];
  if (name === person && isNamed) return { ...column, heads: [...names, name] };
  if (name === unit && isNamed) return { ...column, heads: [...UNIT_HEADS, name] };
  const isOfPerson = (name === 'birth' && column.kind === 'date') || (name === 'sex' && isTexts(column));
  return person !== undefined && isOfPerson ? { ...column, ofPerson: true } : column;
}

const isTexts = ({ kind, several }: ColumnDefinition): boolean =>
  (kind === 'text' || kind === 'choice') && !several;

type Typed = Omit<ColumnDefinition, 'heads'>;

/** What a type says of the cells of its columns. */
function typeOf(type: string | readonly string[], keys: KeyPath, names: Names): Typed | undefined {
  if (typeof type !== 'string') return choiceOf(type);
  if (isTypeWord(type))
    return { kind: KINDS[type], blank: 'unknown', ...(type === 'integer' ? { whole: true } : {}) };
  const list = names.lists.get(type);
  if (list) return { ...choiceOf(list), order: { list: type, values: list.map(compact) } };
  if (names.tables.includes(type)) return { kind: 'text', blank: 'unknown', links: type };
  const known = [...Object.keys(KINDS), ...names.lists.keys(), ...names.tables];
  const near = nearest(type, known) ?? '';
  names.problem(keys, { kind: 'unknown-type', key: type, near, types: Object.keys(KINDS) });
  return undefined;
}

/** Values of which every cell holds one; whatever else stands there cannot be told. */
function choiceOf(written: readonly string[]): Typed {
  const values = written
    .map(compact)
    .flatMap((value) => [[value, value] as const, [value.replace(/[()]/g, ''), value] as const]);
  return {
    kind: 'choice',
    blank: 'unknown',
    closed: true,
    unclear: /^/,
    values: Object.fromEntries(values),
  };
}

/** What an empty cell says: nothing known, never, or a value that the column can have. */
function blankOf(
  written: string | undefined,
  { kind, values }: ColumnDefinition,
  keys: KeyPath,
  { problem }: Names,
): { readonly blank?: Blank; readonly filler?: string } {
  if (written === undefined || written === 'unknown') return {};
  const path = [...keys, 'blank'];
  if (written === 'never') {
    if (kind !== 'date') problem(path, { kind: 'needs-date-column' });
    return { blank: 'never' };
  }
  if (kind === 'flag') {
    const meant = { true: true, 是: true, false: false, 否: false }[written];
    if (meant === undefined) problem(path, { kind: 'needs-flag' });
    return meant ? { filler: '是' } : { blank: 'no' };
  }
  const known = values === undefined ? undefined : [...new Set(Object.values(values).map(String))];
  if (known && !known.includes(compact(written)))
    problem(path, {
      kind: 'unknown-value',
      value: written,
      near: nearest(written, known) ?? '',
      values: known,
    });
  return { filler: written };
}
