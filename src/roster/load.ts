import type { AgeBasis } from '../core/age.ts';
import type { Day } from '../core/calendar.ts';
import { Failure } from '../core/failure.ts';
import type { DataIssue } from '../core/issue.ts';
import type { Message } from '../locale/catalogue.ts';
import { birthsFromIds } from './births.ts';
import { columnAt, textAt } from './columns.ts';
import { derivedColumns } from './derive.ts';
import { type FoundTables, findTables, type InputFile, type ReadOptions } from './find.ts';
import { type GatheredTable, gatherTable } from './gather.ts';
import { issueColumns } from './issue-columns.ts';
import { ARROW, type Link, linkName, linkRows, type PersonRows } from './link.ts';
import { type MadeTable, makeTable } from './made-table.ts';
import { findPairs, namesOfPairs } from './pairs.ts';
import { findPeople, rowsOfIds } from './people.ts';
import { personIssues, unifyPeople } from './person-cells.ts';
import { personLinkIssues, personName } from './person-links.ts';
import { type PlacedTable, placeTable, seenRegister } from './placement.ts';
import { isWithin, makeRegister, type Register, type UnitRow } from './register.ts';
import { repeated, repeatedRecords } from './repeated-records.ts';
import {
  blockOf,
  candidateUnits,
  type Input,
  type People,
  type Placement,
  type RegisterSource,
  type Roster,
  type Table,
} from './roster.ts';
import { listsChanges, type TableName } from './schema.ts';
import { statedAgeIssues } from './stated-ages.ts';
import { isPlaced, LOOKUPS, type TableDefinition, type Tables } from './tables.ts';
import { unitLinkIssues } from './unit-link-issues.ts';
import { BUILT_IN, type Vocabulary } from './vocabulary.ts';

/** A table whose records are looked up in another one: by person, or in the register by unit. */
export type Lookup = readonly [from: TableName, to: TableName];

/** A register of units, and where it came from. */
type ChosenRegister = Pick<Roster, 'register' | 'registerSource'>;

/** What a roster is read by. */
export interface LoadOptions extends ReadOptions {
  readonly asOf: Day;
  readonly basis: AgeBasis;
  /** Births that are not fully known are taken from ID numbers (VERDICTS §1). */
  readonly birthFromId?: boolean;
  /** The roster that this one is the previous one of: its register is this one's too. */
  readonly next?: Roster;
  /** The register that was chosen before for the same records, a few of them changed since. */
  readonly chosenRegister?: ChosenRegister;
  /** The lookups that the rulebook's fields make, beside those of the built-in tables. */
  readonly lookups?: readonly Lookup[];
  /** The lookups of records of the previous roster in tables of the one after it. */
  readonly lookupsBack?: readonly Lookup[];
  /** The tables of which it is kept how people are told apart in them. */
  readonly kept?: ReadonlySet<TableName>;
  /** A register handed in with `--units`: replaces any other. */
  readonly units?: InputFile;
  /** The rulebook's own register, used where none is handed in. */
  readonly rulebookUnits?: InputFile;
  /** The ID numbers, of 18 characters, whose rows will be asked for. */
  readonly idsAsked?: ReadonlySet<string>;
}

/** Reads the files of one run into one roster. Throws Failure where a file cannot be read or none holds a table. */
export const loadRoster = async (files: readonly InputFile[], options: LoadOptions): Promise<Roster> =>
  await assembleRoster(await findTables(files, options), options);

/** Whether any table was found. */
export const anyTable = ({ tables }: FoundTables): boolean =>
  [...tables.values()].some((own) => own.length > 0);

/** That no table was found in files, with the headings seen. */
export const noTable = ({ inputs }: FoundTables): Failure =>
  new Failure(
    ...inputs.map(({ path: file, unread }): Message => {
      if (unread.some(({ heads }) => listsChanges(heads))) return { code: 'only-changes', args: { file } };
      const heads = [...new Set(unread.flatMap(({ heads: own }) => own))].slice(0, 12);
      return { code: 'no-table', args: { file, heads } };
    }),
  );

/** Makes one roster of the tables found in the files of a run. Throws Failure where there are none. */
export const assembleRoster = async (found: FoundTables, options: LoadOptions): Promise<Roster> =>
  await makeRoster(gatherRoster(found, options), options);

/** The records of a run in typed columns, before they are placed, told apart and linked. */
export interface GatheredRoster {
  readonly found: FoundTables;
  readonly tables: ReadonlyMap<TableName, GatheredTable>;
  /** What could not be read. */
  readonly issues: readonly DataIssue[];
}

/** Reads the cells of the tables found in the files of a run. Throws Failure where there are no tables. */
export function gatherRoster(found: FoundTables, options: LoadOptions): GatheredRoster {
  if (!anyTable(found)) throw noTable(found);
  const { vocabulary = BUILT_IN } = options;
  const issues: DataIssue[] = [];
  const tables = new Map<TableName, GatheredTable>();
  for (const [name, own] of found.tables)
    if (own.length > 0) tables.set(name, gatherTable(name, own, { ...options, vocabulary }, issues));
  return { found, tables, issues };
}

/** Makes one roster of gathered records. Throws Failure where its register cannot be read. */
export async function makeRoster(
  { found, tables: records, issues: unreadable }: GatheredRoster,
  options: LoadOptions,
): Promise<Roster> {
  const { inputs, unmatched, unusedHeads } = found;
  const { vocabulary = BUILT_IN } = options;
  const issues = [...unreadable];
  const gathered = new Map(records);
  const cadres = gathered.get('cadres');
  const births = options.birthFromId && cadres ? birthsFromIds(cadres, issues) : undefined;
  if (births) {
    gathered.set('cadres', births.gathered);
    issues.splice(0, issues.length, ...births.issues);
  }
  const { register, source } = await chooseRegister(gathered, inputs, options);
  const placements = new Map<TableName, Placement>();
  const people = new Map<TableName, People>();
  const names = new Map<TableName, readonly string[]>();
  const tables = new Map<TableName, Table>();
  const rows = new Map<TableName, PersonRows>();
  for (const [name, each] of gathered) {
    const definition = vocabulary.tables.get(name) as TableDefinition;
    const { countsPeople } = definition;
    const isTold = isPlaced(definition) || name === 'selections';
    const placed = placeTable(register, each, definition, inputs, isTold ? issues : undefined);
    const rowNames = namesOf(each.table, definition);
    const told = definition.symmetric
      ? { people: findPairs(each.table, definition.symmetric), shared: [] }
      : findPeople(rowNames, each.identities);
    if (definition.symmetric) issues.push(...repeatedPairs(each.table, definition, told.people));
    if (countsPeople)
      issues.push(
        ...personIssues(each, definition, told.shared, rowNames, inputs),
        ...statedAgeIssues(each.table, options.asOf, options.basis),
      );
    issues.push(
      ...repeatedRecords(each, definition, placed.placement, rowNames),
      ...unitLinkIssues(each.table, definition, register),
    );
    const table = countsPeople ? unifyPeople(each.table, told.people, inputs, issues) : each.table;
    tables.set(name, {
      ...table,
      columns: new Map([...table.columns, ...derivedColumns(table, placed, register)]),
    });
    placements.set(name, placed.placement);
    people.set(name, told.people);
    names.set(name, rowNames);
    rows.set(name, {
      names: rowNames,
      identities: each.identities,
      units: (row) => placed.ownUnits[row],
      places: (row) => candidateUnits(placed.placement, row),
      around: (row) => aroundRow(placed, each.table, row),
      ofRow: told.people.ofRow,
    });
  }
  for (const [name, each] of tables)
    issues.push(
      ...personLinkIssues(each, vocabulary.tables.get(name) as TableDefinition, vocabulary.tables, names),
    );
  issues.push(...unreadIssues(inputs, vocabulary));
  const made = madeTables(vocabulary.tables, { tables, placements, names, rows });
  for (const [name, each] of made) {
    tables.set(name, each.table);
    placements.set(name, each.placement);
    people.set(name, each.people);
    names.set(name, each.names);
    rows.set(name, each.rows);
  }
  const lookups = [...LOOKUPS, ...(options.lookups ?? [])];
  const links = linkTables(rows, register, lookups);
  for (const [name, each] of made) links.set(linkName(each.table.madeFrom as TableName, name), each.links);
  const { next, lookupsBack = [], kept = new Set() } = options;
  issues.push(...unlinkedIssues(tables, links));
  const idBirths = {
    codes: cadres?.identities.codes ?? new Int32Array(0),
    values: (cadres?.identities.values ?? []).map((identity) => identity?.birth),
  };
  return {
    // Without the rows of sheets in which no table was found: a roster keeps no sheet.
    inputs: inputs.map((input) => ({
      ...input,
      unread: input.unread.map((sheet) => ({ ...sheet, seen: undefined })),
    })),
    unmatched,
    unusedHeads,
    definitions: vocabulary.tables,
    tables,
    register,
    registerSource: source,
    placements,
    people,
    names,
    rowsById: new Map(
      [...rows].map(([name, { identities }]) => [name, rowsOfIds(identities, options.idsAsked ?? new Set())]),
    ),
    links,
    linksToNext: next ? linksToNext(rows, next, lookupsBack) : new Map(),
    personRows: new Map([...rows].filter(([name]) => kept.has(name))),
    idBirths,
    birthsFromIds: births?.rows,
    issues,
    issueColumns: issueColumns(found.tables, issues, vocabulary),
  };
}

/** The tables of a rulebook that are made from tables of the run. */
function madeTables(
  definitions: Tables,
  {
    tables,
    placements,
    names,
    rows,
  }: {
    readonly tables: ReadonlyMap<TableName, Table>;
    readonly placements: ReadonlyMap<TableName, Placement>;
    readonly names: ReadonlyMap<TableName, readonly string[]>;
    readonly rows: ReadonlyMap<TableName, PersonRows>;
  },
): Map<TableName, MadeTable> {
  const made = new Map<TableName, MadeTable>();
  for (const definition of definitions.values()) {
    const { madeFrom = '' } = definition;
    const [table, placement, own] = [tables.get(madeFrom), placements.get(madeFrom), rows.get(madeFrom)];
    if (table && placement && own)
      made.set(
        definition.name,
        makeTable(definition, { table, placement, names: names.get(madeFrom) ?? [], rows: own }),
      );
  }
  return made;
}

/** Ties that were there already, either way round. */
const repeatedPairs = (
  table: Table,
  { name, columns, symmetric = ['', ''] }: TableDefinition,
  { severalRows }: People,
): DataIssue[] =>
  [...severalRows.values()].flatMap(([first = 0, ...others]) =>
    others.map((row) => repeated(table, { name, columns, key: symmetric }, row, first)),
  );

/** Sheets in which no table was found, though they have headings of one: people may be missing. */
export const unreadIssues = (inputs: readonly Input[], { isHead }: Vocabulary): DataIssue[] =>
  inputs.flatMap(({ unread }, input) =>
    unread
      .filter(({ heads }) => heads.filter(isHead).length >= 3 && !listsChanges(heads))
      .map(({ sheet, heads }) => ({
        code: 'sheet-unread' as const,
        severity: 'warning' as const,
        input,
        sheet,
        message: { code: 'sheet-unread' as const, args: { heads: heads.slice(0, 8) } },
      })),
  );

/** The unit around the table that a row stands in. */
const aroundRow = ({ placement }: PlacedTable, table: Table, row: number): readonly number[] | undefined =>
  placement.around[table.blocks.indexOf(blockOf(table, row))]?.units;

/** The names of a table's records, without spaces and with one form of dot. */
function namesOf(table: Table, { person = 'name', symmetric }: TableDefinition): string[] {
  if (symmetric) return namesOfPairs(table, symmetric);
  const column = table.columns.get(person);
  if (column?.type !== 'text') return new Array<string>(table.length).fill('');
  const names = column.values.map(personName);
  return Array.from(column.codes, (code) => names[code] ?? '');
}

/** `--units`, then a table of units among the files, then the rulebook's register, then the units that the records name. */
async function chooseRegister(
  gathered: ReadonlyMap<TableName, GatheredTable>,
  inputs: readonly Input[],
  options: LoadOptions,
): Promise<{ register: Register; source: RegisterSource }> {
  const { units, rulebookUnits, next, chosenRegister = next } = options;
  if (chosenRegister) return { register: chosenRegister.register, source: chosenRegister.registerSource };
  if (units)
    return { register: await readRegister(units, options), source: { from: 'file', path: units.path } };
  const own = gathered.get('units');
  const block = own?.table.blocks[0];
  // A sheet of units with nothing on it (a template's, not filled in) names no register.
  if (own && block && own.table.length > 0)
    return {
      register: registerOf(own.table),
      source: { from: 'roster', input: block.input, sheet: block.sheet },
    };
  if (rulebookUnits)
    return {
      register: await readRegister(rulebookUnits, options),
      source: { from: 'rulebook', path: rulebookUnits.path },
    };
  return { register: seenRegister([...gathered.values()], inputs), source: { from: 'seen' } };
}

/** Reads a register of units from a file of its own. Throws Failure where it holds no table of units. */
export async function readRegister(
  file: InputFile,
  { sheets: _, ...options }: Omit<LoadOptions, 'units' | 'rulebookUnits'>,
): Promise<Register> {
  const { asOf, basis, vocabulary = BUILT_IN } = options;
  const found = await findTables([file], options);
  const tables = found.tables.get('units') ?? [];
  if (tables.length === 0) {
    const heads = found.inputs.flatMap(({ unread }) => unread.flatMap((sheet) => sheet.heads));
    throw new Failure({ code: 'no-units', args: { file: file.path, heads: heads.slice(0, 12) } });
  }
  return registerOf(gatherTable('units', tables, { asOf, basis, vocabulary }, []).table);
}

function registerOf(table: Table): Register {
  const text = (field: string, row: number): string => {
    return textAt(table.columns.get(field), row) ?? '';
  };
  const rows: UnitRow[] = Array.from({ length: table.length }, (_, row) => ({
    code: text('code', row),
    name: text('name', row),
    kind: text('kind', row),
    parent: text('parent', row),
  }));
  const named = [...rows.keys()].filter((row) => rows[row]?.name !== '');
  const columns = [...table.columns].map(([field, column]) => [field, columnAt(column, named)] as const);
  const before = (row: number) => named.filter((each) => each < row).length;
  return makeRegister(
    named.map((row) => rows[row] as UnitRow),
    new Map(columns),
    table.blocks.map(({ start, end, columns: own }) => ({
      start: before(start),
      end: before(end),
      columns: own,
    })),
  );
}

function linkTables(
  rows: ReadonlyMap<TableName, PersonRows>,
  register: Register,
  lookups: readonly Lookup[],
): Map<string, readonly Link[]> {
  const links = new Map<string, readonly Link[]>();
  for (const [from, to] of lookups) {
    const [source, target] = [rows.get(from), rows.get(to)];
    if (links.has(linkName(from, to)) || !source) continue;
    if (to === 'units') links.set(linkName(from, to), unitsNamed(source));
    else if (target)
      links.set(
        linkName(from, to),
        linkRows(source, target, (unit, above) => isWithin(register, unit, above)),
      );
  }
  return links;
}

/** Whom the records of a previous roster mean in the one after it: people may have moved. */
function linksToNext(
  rows: ReadonlyMap<TableName, PersonRows>,
  { personRows, register }: Roster,
  lookups: readonly Lookup[],
): Map<string, readonly Link[]> {
  const links = new Map<string, readonly Link[]>();
  for (const [from, to] of lookups) {
    const [source, target] = [rows.get(from), personRows.get(to)];
    if (source && target)
      links.set(
        linkName(from, to),
        linkRows(source, target, (unit, above) => isWithin(register, unit, above), true),
      );
  }
  return links;
}

/** The units that records are of: a record whose unit is not known may be of any, one of no unit of the register is of none. */
const unitsNamed = ({ names, units, places }: PersonRows): Link[] =>
  names.map((_, row) => {
    const found = places(row);
    return found.length > 0 || units(row) ? found : 'anybody';
  });

/** Rows that name nobody of the table they look people up in, or several: an event that may be lost. */
function unlinkedIssues(
  tables: ReadonlyMap<TableName, Table>,
  links: ReadonlyMap<string, readonly Link[]>,
): DataIssue[] {
  const issues: DataIssue[] = [];
  for (const [key, own] of links) {
    const [from = '', to = ''] = key.split(ARROW);
    const table = tables.get(from);
    // What is of no unit is told where it is placed.
    if (!table || to === 'units') continue;
    own.forEach((link, row) => {
      const code =
        link === 'anybody'
          ? 'person-blank'
          : link.length === 0
            ? 'person-not-found'
            : link.length > 1
              ? 'person-ambiguous'
              : undefined;
      if (code === undefined) return;
      const block = table.blocks.find(({ start, end }) => start <= row && row < end);
      if (!block) return;
      const severity = code === 'person-not-found' ? 'info' : 'warning';
      const count = link === 'anybody' ? 0 : link.length;
      issues.push({
        code,
        severity,
        input: block.input,
        sheet: block.sheet,
        row: table.rowNumbers[row] as number,
        message: { code, args: { table: to, count } },
      });
    });
  }
  return issues;
}
