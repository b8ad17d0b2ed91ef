import { Failure } from '../core/failure.ts';
import type { DataIssue } from '../core/issue.ts';
import type { Message } from '../locale/catalogue.ts';
import { birthsFromIds } from './births.ts';
import { chooseRegister } from './choose-register.ts';
import { derivedColumns } from './derive.ts';
import { type FoundTables, findTables, type InputFile } from './find.ts';
import { type GatheredTable, gatherTable } from './gather.ts';
import { issueColumns } from './issue-columns.ts';
import { linkName, type PersonRows } from './link.ts';
import { linksToNext, linkTables, unlinkedIssues } from './link-tables.ts';
import type { LoadOptions } from './load-options.ts';
import { type MadeTable, makeTable } from './made-table.ts';
import { findPairs, namesOfPairs } from './pairs.ts';
import { findPeople, rowsOfIds } from './people.ts';
import { personIssues, unifyPeople } from './person-cells.ts';
import { personLinkIssues, personName } from './person-links.ts';
import { type PlacedTable, placeTable } from './placement.ts';
import { repeated, repeatedRecords } from './repeated-records.ts';
import {
  blockOf,
  candidateUnits,
  type Input,
  type People,
  type Placement,
  type Roster,
  type Table,
} from './roster.ts';
import { listsChanges, type TableName } from './schema.ts';
import { statedAgeIssues } from './stated-ages.ts';
import { isPlaced, LOOKUPS, type TableDefinition, type Tables } from './tables.ts';
import { unitLinkIssues } from './unit-link-issues.ts';
import { BUILT_IN, type Vocabulary } from './vocabulary.ts';

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
