import { type Day, formatDay } from '../core/calendar.ts';
import { groupBy } from '../core/group-by.ts';
import { cellAddress, columnLetters } from '../core/origin.ts';
import { echo } from '../core/text.ts';
import { policyOf, sourcesOf } from '../engine/memory/bind.ts';
import type { Message } from '../locale/catalogue.ts';
import { type Column, UNKNOWN_CODE, UNKNOWN_DAYS } from '../roster/columns.ts';
import { dateAround } from '../roster/date-around.ts';
import { shownColumn } from '../roster/heads.ts';
import { unitsUpward } from '../roster/register.ts';
import {
  type Block,
  candidateUnits,
  onSheets,
  type Roster,
  sheetPlace,
  type Table,
  UNPLACED,
} from '../roster/roster.ts';
import { listsChanges, type TableName, WORKPLACE } from '../roster/schema.ts';
import { headingOf, isPlaced, unitFieldsOf } from '../roster/tables.ts';
import { columnsRead } from '../rulebook/columns-read.ts';
import type { AbsentPolicy, Rule, Rulebook } from '../rulebook/model.ts';
import { headOf } from './evidence.ts';
import type { ConfigUsed, InputRead, SheetRead, Verdict } from './report.ts';

/** A rule's verdicts, with what the notes say of them. */
export interface JudgedRule {
  readonly rule: Rule;
  readonly verdicts: readonly Verdict[];
  readonly excused: readonly number[];
  /** Whether any record stood in a group of the rule. */
  readonly met: boolean;
  /** Units of `expectedIn` without a record of the rule's population. */
  readonly unitsWithout: readonly number[];
  /** Units that may or may not be in the population that the rule has a verdict for each of. */
  readonly unitsInDoubt: readonly number[];
  /** It compares with the previous roster, and none was handed in. */
  readonly isWithoutPrevious?: boolean;
}

/** What was found in each file, in the order of its sheets. */
export function sheetsRead(roster: Roster): InputRead[] {
  const all = onSheets(roster).flatMap((table) => table.blocks.map((block) => ({ table, block })));
  const byInput = groupBy(all, ({ block }) => block.input);
  return roster.inputs.map(({ path, sha256, sheets, unread }, input) => ({
    path,
    sha256,
    unread: unread.map(({ sheet, heads }) => ({ sheet, heads })),
    tables: (byInput.get(input) ?? [])
      .map(({ table, block }) => sheetRead(roster, table, block))
      .sort((a, b) => sheets.indexOf(a.sheet) - sheets.indexOf(b.sheet) || a.headRow - b.headRow),
  }));
}

/** A located table with what was read of it: the columns on which every verdict stands, births and units, are named. */
function sheetRead(roster: Roster, table: Table, block: Block): SheetRead {
  const { countsPeople = false } = roster.definitions.get(table.name) ?? {};
  const weighty = countsPeople
    ? ['birth', ...unitFieldsOf(roster.definitions.get(table.name)), WORKPLACE]
    : [];
  const columns = weighty.flatMap((field) => {
    const source = block.columns.get(field)?.[0];
    const column = table.columns.get(field);
    return source && column
      ? [
          {
            field,
            head: echo(source.head),
            letter: columnLetters(source.index),
            read: cellsRead(column, block),
          },
        ]
      : [];
  });
  const { sheet, hidden, firstHeadRow, headRow, leftOut } = block;
  const rows = block.end - block.start;
  const placement = isPlaced(roster.definitions.get(table.name))
    ? roster.placements.get(table.name)
    : undefined;
  const around = placement?.around[table.blocks.indexOf(block)];
  return {
    sheet,
    hidden,
    hiddenRows: block.hiddenRows,
    hiddenColumns: block.hiddenColumns.map(shownColumn),
    table: table.name,
    firstHeadRow,
    headRow,
    rows,
    columns,
    leftOut,
    placed: placement?.units.subarray(block.start, block.end).filter((unit) => unit >= 0).length,
    unitAround: around?.isTaken ? around : undefined,
  };
}

function cellsRead(column: Column, { start, end }: Block): number {
  let read = 0;
  for (let row = start; row < end; row++) if (isRead(column, row)) read++;
  return read;
}

function isRead(column: Column, row: number): boolean {
  switch (column.type) {
    case 'text':
      return column.codes[row] !== UNKNOWN_CODE;
    case 'flag':
      return column.values[row] !== -1;
    case 'range':
      return column.from[row] !== UNKNOWN_DAYS.from;
  }
}

/** The first lines of a report beside the sheets: register, assumptions, records in no unit (DESIGN §3). */
export function notesOf(roster: Roster, rulebook: Rulebook, judged: readonly JudgedRule[]): Message[] {
  const lacking = judged.filter(({ isWithoutPrevious }) => isWithoutPrevious).map(({ rule }) => rule.id);
  return [
    ...(lacking.length > 0 ? [{ code: 'previous-missing' as const, args: { rules: lacking } }] : []),
    ...fileNotes(roster),
    ...registerNote(roster),
    ...staleNotes(roster, rulebook),
    ...leaversNotes(roster),
    ...changesNotes(roster),
    ...absentNotes(roster, rulebook, judged),
    ...unplacedNotes(roster),
    ...expectedNotes(roster, judged),
    ...doubtfulUnitNotes(roster, rulebook, judged),
  ];
}

/** What a configuration file changed in the reading. */
export function configNotes(roster: Roster, config: ConfigUsed | undefined): Message[] {
  const { inputs, birthsFromIds } = roster;
  const leftOut = inputs.flatMap(({ path, leftOut: sheets }) =>
    sheets.map((sheet) => ({ file: path, sheet })),
  );
  return [
    ...(config ? [{ code: 'config' as const, args: { file: config.path } }] : []),
    ...(leftOut.length > 0 ? [{ code: 'sheet-left-out' as const, args: { sheets: leftOut } }] : []),
    ...unusedNotes(roster),
    ...(birthsFromIds ? [{ code: 'births-from-ids' as const, args: { rows: birthsFromIds } }] : []),
  ];
}

/** What a configuration file says in vain: of sheets and of headings that no file has. */
export const unusedNotes = ({
  unmatched,
  unusedHeads,
}: Pick<Roster, 'unmatched' | 'unusedHeads'>): Message[] => [
  ...unmatched.map(({ file = '', sheet = '' }) => ({
    code: 'sheet-choice-unmatched' as const,
    args: { file, sheet },
  })),
  ...(unusedHeads.length > 0 ? [{ code: 'heads-unused' as const, args: { heads: unusedHeads } }] : []),
];

const fileNotes = ({ inputs }: Roster): Message[] => [
  ...readingNotes(inputs),
  ...inputs.flatMap(({ path, sameAs }) =>
    sameAs === undefined ? [] : [{ code: 'file-same' as const, args: { file: path, other: sameAs } }],
  ),
];

/** Files that are of another format than their names say, or of which not every byte could be read. */
export const readingNotes = (inputs: Roster['inputs']): Message[] =>
  inputs.flatMap(({ path: file, format, misnamed, undecodable }): Message[] => [
    ...(misnamed ? [{ code: 'file-misnamed' as const, args: { file, format } }] : []),
    ...(undecodable
      ? [
          {
            code: 'file-undecodable' as const,
            args: {
              file,
              cells: undecodable.cells,
              first: cellAddress(undecodable.column, undecodable.row),
            },
          },
        ]
      : []),
  ]);

/** Where the register is from; of a roster that names no unit there is nothing to tell. */
function registerNote({ register, registerSource, inputs }: Roster): Message[] {
  const units = register.units.length;
  switch (registerSource.from) {
    case 'seen':
      return units === 0 ? [] : [{ code: 'register-seen', args: { units } }];
    case 'roster': {
      const file = inputs[registerSource.input]?.path ?? '';
      return [{ code: 'register-in-roster', args: { units, file, sheet: registerSource.sheet } }];
    }
    default:
      return [{ code: 'register', args: { units, file: registerSource.path } }];
  }
}

/** A quarter of a year in days: a roster filled in longer ago or ahead is told of (DESIGN §3.9). */
const QUARTER = 92;

/** Names of sheets that list people who serve no longer. */
const LEAVERS = /退休|离休|离退|离职|离任|调离|调出|辞职|辞退|开除|去世|病故|死亡|作废|历史/;

/** Sheets that seem to list people who serve no longer: they count like all others, which is seldom meant. */
function leaversNotes(roster: Roster): Message[] {
  const blocks = onSheets(roster)
    .filter(({ name }) => roster.definitions.get(name)?.countsPeople)
    .flatMap((table) => table.blocks.filter(({ sheet }) => LEAVERS.test(sheet)));
  if (blocks.length === 0) return [];
  const records = blocks.reduce((sum, { start, end }) => sum + end - start, 0);
  return [{ code: 'sheet-of-leavers', args: { sheets: sheetsOf(roster, blocks), records } }];
}

/** Sheets of changes among the files of a roster. */
function changesNotes({ inputs }: Roster): Message[] {
  const sheets = inputs.flatMap(({ path, unread }) =>
    unread.flatMap(({ sheet, heads }) => (listsChanges(heads) ? [{ file: path, sheet }] : [])),
  );
  return sheets.length > 0 ? [{ code: 'sheets-of-changes', args: { sheets } }] : [];
}

function staleNotes(roster: Roster, { asOf, basis }: Rulebook): Message[] {
  const byDate = new Map<Day, Block[]>();
  for (const block of onSheets(roster).flatMap(({ blocks }) => blocks)) {
    const first = dateAround(block.surroundings.reportingDate, { asOf, basis });
    const distance = (day: Day) => Math.abs(day - asOf);
    if (!first || Math.min(distance(first.from), distance(first.to)) <= QUARTER) continue;
    byDate.set(first.from, [...(byDate.get(first.from) ?? []), block]);
  }
  return [...byDate].map(([date, blocks]) => ({
    code: 'roster-date-far',
    args: { sheets: sheetsOf(roster, blocks), date: formatDay(date), asOf: formatDay(asOf) },
  }));
}

/** The sheets that tables stand on, each once: a head repeated in the middle makes several tables of one. */
function sheetsOf({ inputs }: Roster, blocks: Iterable<Block>): { file: string; sheet: string }[] {
  const sheets = [...blocks].map(({ input, sheet }) => ({ file: inputs[input]?.path ?? '', sheet }));
  return [...new Map(sheets.map((each) => [`${each.file}\u0000${each.sheet}`, each])).values()];
}

/** Each column that is missing from sheets and on which something hangs, with what it is taken as (DESIGN §3.7). */
function absentNotes(roster: Roster, rulebook: Rulebook, judged: readonly JudgedRule[]): Message[] {
  const assumptions = new Map<string, Assumption>();
  const add = (tableName: TableName, column: string, by: string, rows: Iterable<number>) => {
    const key = `${tableName}.${column}`;
    const length = roster.tables.get(tableName)?.length ?? 0;
    const known = assumptions.get(key) ?? {
      tableName,
      column,
      by: new Set(),
      isAssumed: new Uint8Array(length),
    };
    known.by.add(by);
    for (const row of rows) known.isAssumed[row] = 1;
    assumptions.set(key, known);
  };
  for (const { rule, verdicts, excused } of judged) {
    for (const { doubts } of verdicts)
      for (const { cause, column, row } of doubts)
        if (cause === 'absent') add(rule.table, column, rule.id, [row]);
    for (const column of rule.columns)
      if (policyOf(rulebook, rule.table, column).kind === 'notApplicable')
        add(rule.table, column, rule.id, excused);
  }
  for (const { id, table, columns } of [
    ...judged.map(({ rule }) => rule),
    ...rulebook.statistics,
    ...rulebook.structure,
  ]) {
    for (const column of columns)
      if (isSubstituted(policyOf(rulebook, table, column)))
        add(table, column, id, rowsLacking(table, roster.tables.get(table), column));
  }
  return [...assumptions.values()]
    .filter(({ isAssumed }) => isAssumed.includes(1))
    .map((assumption) => assumptionNote(roster, rulebook, assumption));
}

interface Assumption {
  readonly tableName: TableName;
  readonly column: string;
  readonly by: Set<string>;
  /** By row: 1 where something hangs on what is taken for its cell. */
  readonly isAssumed: Uint8Array;
}

const isSubstituted = (policy: AbsentPolicy | undefined): boolean =>
  policy?.kind === 'value' || policy?.kind === 'list';

function* rowsLacking(name: TableName, table: Table | undefined, column: string): Generator<number> {
  for (const { start, end, columns } of table?.blocks ?? [])
    if (!sourcesOf(name, column).some((source) => columns.has(source)))
      for (let row = start; row < end; row++) yield row;
}

function assumptionNote(
  roster: Roster,
  rulebook: Rulebook,
  { tableName, column, by, isAssumed }: Assumption,
): Message {
  const table = roster.tables.get(tableName) as Table;
  const blocks = new Set(table.blocks.filter(({ start, end }) => isAssumed.subarray(start, end).includes(1)));
  const policy = policyFor(blocks, policyOf(rulebook, tableName, column));
  const other = policy.kind === 'list' ? headOf(roster, tableName, policy.column) : '';
  return {
    code: 'column-assumed',
    args: {
      column: headOf(roster, tableName, column),
      sheets: sheetsOf(roster, sheetsLacking(blocks, tableName, column)),
      rows: isAssumed.reduce((sum, each) => sum + each, 0),
      policy,
      rules: [...by],
      other,
    },
  };
}

/** The tables of sheets that lack a column: of a record that a change added by copying, that of whom it copied. */
function sheetsLacking(blocks: Iterable<Block>, name: TableName, column: string): Block[] {
  const [source = column] = sourcesOf(name, column);
  return [...blocks].map((block) => sheetPlace(block, source)?.block ?? block);
}

/** Where the column to look at instead is missing too, nothing is known. */
const policyFor = (blocks: ReadonlySet<Block>, policy: AbsentPolicy): AbsentPolicy =>
  policy.kind === 'list' && ![...blocks].some(({ columns }) => columns.has(policy.column))
    ? { kind: 'unknown' }
    : policy;

function unplacedNotes(roster: Roster): Message[] {
  let [unregistered, unknown, fromPosts] = [0, 0, 0];
  for (const [name, { units, byPost }] of roster.placements) {
    if (!isPlaced(roster.definitions.get(name))) continue;
    fromPosts += byPost;
    for (const unit of units) {
      if (unit === UNPLACED) unregistered++;
      else if (unit < 0) unknown++;
    }
  }
  const notes: Message[] = [];
  if (fromPosts > 0) notes.push({ code: 'units-from-posts', args: { records: fromPosts } });
  if (unregistered > 0) notes.push({ code: 'records-in-no-unit', args: { records: unregistered } });
  if (unknown > 0) notes.push({ code: 'records-of-unknown-unit', args: { records: unknown } });
  return notes;
}

/** Units of which the register does not say whether a rule is about them, once for each population. */
function doubtfulUnitNotes(roster: Roster, rulebook: Rulebook, judged: readonly JudgedRule[]): Message[] {
  const byPopulation = new Map(
    judged.flatMap(({ rule: { per }, unitsInDoubt }) =>
      per.kind === 'units' && unitsInDoubt.length > 0 ? [[per.population, unitsInDoubt] as const] : [],
    ),
  );
  return [...byPopulation].map(([population, units]) => ({
    code: 'units-in-doubt',
    args: {
      population,
      columns: columnsRead([{ op: 'population', name: population, anyRow: false }], rulebook.populations).map(
        (column) => headingOf(rulebook.tables, 'units', column),
      ),
      units: units.map((unit) => roster.register.units[unit]?.path.join('/') ?? ''),
    },
  }));
}

/** Units that should have such a record, and have none: a village without a secretary has no verdict. */
function expectedNotes(roster: Roster, judged: readonly JudgedRule[]): Message[] {
  return judged.flatMap(({ rule, unitsWithout }): Message[] => {
    if (unitsWithout.length === 0) return [];
    const units = unitsWithout.map((unit) => roster.register.units[unit]?.path.join('/') ?? '');
    return [{ code: 'units-without', args: { rule: rule.id, units } }];
  });
}

/** Units of a population in or below which no record of the rule's population stands. */
export function unitsWithoutMembers(
  roster: Roster,
  units: readonly number[],
  rows: readonly number[],
  table: Table['name'],
): number[] {
  const placement = roster.placements.get(table);
  if (!placement) return [];
  const covered = new Set<number>();
  for (const row of rows) for (const unit of candidateUnits(placement, row)) covered.add(unit);
  const above = new Set([...covered].flatMap((unit) => unitsUpward(roster.register, unit)));
  return units.filter((unit) => !above.has(unit));
}
