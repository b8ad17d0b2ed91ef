import { ascending, cellAddress, columnLetters, rowRuns } from '../core/origin.ts';
import { isTier, sourcesOf } from '../engine/memory/bind.ts';
import type { Evaluation } from '../engine/memory/evaluation.ts';
import type { Doubt } from '../engine/tally.ts';
import { UNKNOWN_CODE, valueAt } from '../roster/columns.ts';
import { type Block, blockOf, placeOfCell, type Roster, type Table } from '../roster/roster.ts';
import type { TableName } from '../roster/schema.ts';
import { headingOf, OWN_UNIT, type TableDefinition } from '../roster/tables.ts';
import { ruleOfColumn } from '../rulebook/held-rules.ts';
import type { Condition, Rule, Rulebook } from '../rulebook/model.ts';
import { columnBehind } from '../rulebook/unit-parameters.ts';
import type { CellRuns, DoubtSummary, EvidenceRows, SheetRows, Verdict } from './report.ts';
import { unitDoubtsOf } from './unit-doubts.ts';

/** A table of which rows can be shown: of units, only where they are those of the register. */
const tableShown = ({ tables, registerSource }: Roster, name: TableName): Table | undefined =>
  name === 'units' && registerSource.from !== 'roster' ? undefined : tables.get(name);

/** The sheet rows of a table's records as runs, by file and sheet in order of the run. */
export const evidenceOf = (roster: Roster, name: TableName, rows: readonly number[]): EvidenceRows[] =>
  sheetRowsOf(roster, name, rows).map((sheet) => ({ ...sheet, rows: rowRuns(sheet.rows) }));

/** The sheet rows of a table's records, by file and sheet in order of the run. */
export function sheetRowsOf(roster: Roster, name: TableName, rows: readonly number[]): SheetRows[] {
  const table = tableShown(roster, name);
  if (!table) return [];
  const sheets: SheetRows[] = [];
  for (let start = 0; start < rows.length; ) {
    const block = blockOf(table, rows[start] as number);
    let end = start + 1;
    while (end < rows.length && isIn(block, rows[end] as number)) end++;
    const { input, sheet } = block;
    const own = { input, sheet, rows: rowNumbers(table, rows, start, end) };
    const at = sheets.findIndex((each) => each.input === input && each.sheet === sheet);
    if (at < 0) sheets.push(own);
    else sheets[at] = { ...own, rows: [...(sheets[at] as SheetRows).rows, ...own.rows] };
    start = end;
  }
  return sheets
    .sort((a, b) => a.input - b.input)
    .map((each) => ({ input: each.input, sheet: each.sheet, rows: ascending(each.rows) }));
}

const isIn = ({ start, end }: Block, row: number): boolean => start <= row && row < end;

/** The sheet rows of some records of one sheet, in an array of just their size. */
function rowNumbers(table: Table, rows: readonly number[], start: number, end: number): readonly number[] {
  const numbers = new Array<number>(end - start);
  for (let index = start; index < end; index++)
    numbers[index - start] = table.rowNumbers[rows[index] as number] as number;
  return numbers;
}

/** The heading by which people know a column: as on the record's sheet, else as in the schema. */
export function headOf(roster: Roster, name: TableName, column: string, row?: number): string {
  const table = roster.tables.get(name);
  const [source = column] = sourcesOf(name, column);
  const block = table && row !== undefined ? placeOfCell(table, row, source).block : table?.blocks[0];
  return block?.columns.get(source)?.[0]?.head ?? headingOf(roster.definitions, name, source);
}

/** Where the cell of a column stands for a record, undefined where its sheet has no such column. */
export function cellOf(roster: Roster, name: TableName, column: string, row: number): string | undefined {
  const table = roster.tables.get(name);
  if (!table) return undefined;
  const [source = column] = sourcesOf(name, column);
  const place = placeOfCell(table, row, source);
  const found = place.block.columns.get(source)?.[0];
  return found && cellAddress(found.index, place.row);
}

/** The doubts of a verdict by cause and column, so that one missing column is one doubt, not hundreds. */
export function doubtsOf(evaluation: Evaluation, verdict: Verdict): DoubtSummary[] {
  const { roster, rulebook } = evaluation;
  const { rule } = verdict;
  const doubts = verdict.doubts.map((doubt) => ({ ...doubt, column: columnBehind(doubt.column, rulebook) }));
  return [
    ...summariesOf(
      roster,
      rule.table,
      doubts.filter(({ source }) => source === undefined),
    ),
    ...doubtsBeside(evaluation, rule, doubts),
    ...summariesOf(roster, 'units', unitDoubtsOf(evaluation, verdict)),
  ];
}

/** Doubts about numbers of other tables; the cells of a previous roster stand in none of the run's own files. */
function doubtsBeside(
  { roster, previous }: Evaluation,
  { numbers }: Rule,
  doubts: readonly Doubt[],
): DoubtSummary[] {
  const sources = new Map(
    numbers.map(({ table, isPrevious }) => [`${table} ${isPrevious}`, { table, isPrevious }]),
  );
  return [...sources.values()].flatMap(({ table, isPrevious }) => {
    const own = doubts.filter(({ source }) => source?.table === table && source.isPrevious === isPrevious);
    if (!isPrevious) return summariesOf(roster, table, own);
    return summariesOf(previous?.roster ?? roster, table, own).map((each) => ({
      ...each,
      origins: [],
      isPrevious: true,
    }));
  });
}

function summariesOf(roster: Roster, name: TableName, doubts: readonly Doubt[]): DoubtSummary[] {
  const table = tableShown(roster, name);
  if (!table && name !== 'units') return [];
  const grouped = new Map<
    string,
    { cause: DoubtSummary['cause']; column: string; head: string; rows: Set<number> }
  >();
  for (const { cause, column, row } of doubts) {
    const shown = cause === 'unit' ? unitColumn(roster, name, row) : column;
    const key = `${cause} ${shown}`;
    const known = grouped.get(key) ?? {
      cause,
      column: shown,
      head: headOf(roster, name, shown, row),
      rows: new Set(),
    };
    known.rows.add(row);
    grouped.set(key, known);
  }
  return [...grouped.values()].map(({ cause, column, head, rows }) => ({
    cause,
    column,
    head,
    held: heldIn(roster, column, [...rows]),
    // A register that is no sheet of the run has no cells to show.
    origins: [...(table ? rows : [])].map((row) => {
      const [source = column] = sourcesOf(name, column);
      const place = placeOfCell(table as Table, row, source);
      return {
        input: place.block.input,
        sheet: place.block.sheet,
        row: place.row,
        cell: cellOf(roster, name, column, row),
        idBirth: column === 'birth' ? valueAt(roster.idBirths, row) : undefined,
      };
    }),
  }));
}

/** Where the rule behind a column is undecided. */
function heldIn({ register }: Roster, column: string, units: readonly number[]): DoubtSummary['held'] {
  const rule = ruleOfColumn(column);
  if (rule === undefined) return undefined;
  return { rule, units: units.flatMap((unit) => register.units[unit]?.path.join('/') ?? []) };
}

/** The cell that leaves a unit in doubt: the village's where one is written, else the town's. */
function unitColumn(roster: Roster, name: TableName, row: number): string {
  const { unit, columns } = roster.definitions.get(name) as TableDefinition;
  if (unit !== undefined || !columns.has('town')) return unit ?? OWN_UNIT;
  const village = roster.tables.get(name)?.columns.get('village');
  const isWritten =
    village?.type === 'text' && (village.codes[row] !== UNKNOWN_CODE || village.unreadable.has(row));
  return isWritten ? 'village' : 'town';
}

/** The columns that a condition tests by itself; of a population, the ones that its own condition tests. */
function ownTests(condition: Condition, rulebook: Rulebook): string[] {
  switch (condition.op) {
    case 'test':
      return [condition.column];
    case 'population': {
      const population = rulebook.populations.get(condition.name);
      return population ? ownTests(population.condition, rulebook) : [];
    }
    default: {
      const tests = condition.of.filter(({ op }) => op !== 'population');
      const chosen = tests.some((each) => ownTests(each, rulebook).length > 0) ? tests : condition.of;
      return chosen.flatMap((each) => ownTests(each, rulebook));
    }
  }
}

/**
 * The cells that a reader looks at first: of the column that decides whether a record counts, which is the last one that
 * the rule's own condition tests; where that is a field over other tables, names.
 */
export function cellsOf({ roster, rulebook }: Evaluation, rule: Rule, rows: readonly number[]): CellRuns[] {
  const table = tableShown(roster, rule.table);
  if (!table) return [];
  const tests = ownTests(rule.counted, rulebook).reverse();
  const isLinked = tests[0] !== undefined && rulebook.fields.get(tests[0])?.table === rule.table;
  const preferred = [...(isLinked ? [] : tests), 'name', 'post', 'place'].flatMap((column) =>
    isTier(rule.table, column) ? [] : sourcesOf(rule.table, column),
  );
  const letterOf = (row: number): string => {
    const { columns } = blockOf(table, row);
    // A cell that a change filled in stands in another row.
    const field = preferred.find((column) => (columns.get(column)?.length ?? 0) > 0);
    return columnLetters((field && columns.get(field)?.[0]?.index) || 0);
  };
  const sheetOf = ({ input, sheet }: Pick<EvidenceRows, 'input' | 'sheet'>) => `${input} ${sheet}`;
  const firstOn = new Map<string, number>();
  for (const row of rows) {
    const sheet = sheetOf(blockOf(table, row));
    if (!firstOn.has(sheet)) firstOn.set(sheet, row);
  }
  return evidenceOf(roster, rule.table, rows).map((evidence) => ({
    ...evidence,
    letter: letterOf(firstOn.get(sheetOf(evidence)) ?? 0),
  }));
}
