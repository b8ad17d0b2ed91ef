import type { Interval } from '../core/interval.ts';
import type { DataIssue } from '../core/issue.ts';
import { cellAddress } from '../core/origin.ts';
import type { Message } from '../locale/catalogue.ts';
import type { IssueCode } from '../locale/data-issue-words.ts';
import {
  intervalsAt,
  type RangeColumn,
  type TextColumn,
  textAt,
  UNKNOWN_DAYS,
  valueAt,
  withIntervals,
  withTexts,
} from './columns.ts';
import type { GatheredTable } from './gather.ts';
import { contradicts, formatInterval, mergeBirths, mergeSexes, type SharedId } from './people.ts';
import { blockOf, type Input, type People, type Table } from './roster.ts';
import type { TableDefinition } from './tables.ts';

type PersonCode = Extract<
  IssueCode,
  'id-shared' | 'birth-id-mismatch' | 'sex-id-mismatch' | 'birth-conflict' | 'sex-conflict' | 'name-blank'
>;

/** An issue of a row's cell; `args` beside the column's heading. */
function issueAt(
  code: PersonCode,
  severity: DataIssue['severity'],
  table: Table,
  row: number,
  field: string,
  args: Readonly<Record<string, string | number>>,
): DataIssue {
  const block = blockOf(table, row);
  const number = table.rowNumbers[row] as number;
  const column = block.columns.get(field)?.[0];
  return {
    code,
    severity,
    input: block.input,
    sheet: block.sheet,
    row: number,
    ...(column ? { cell: cellAddress(column.index, number) } : {}),
    message: { code, args: { column: column?.head ?? '', ...args } } as Message,
  };
}

/** Names another row of a table: its sheet and file too, where those are not the row's own. */
function otherRow(table: Table, row: number, other: number, inputs: readonly Input[]) {
  const [own, { input, sheet }] = [blockOf(table, row), blockOf(table, other)];
  const isElsewhere = input !== own.input;
  return {
    row: table.rowNumbers[other] as number,
    sheet: isElsewhere || sheet !== own.sheet ? sheet : '',
    file: isElsewhere ? (inputs[input]?.path ?? '') : '',
  };
}

const birthAt = (column: RangeColumn, row: number): readonly Interval[] =>
  column.from[row] === UNKNOWN_DAYS.from ? [] : intervalsAt(column, row);

/** One ID number for two names, and births and sexes that the ID number contradicts: said, never corrected. */
export function personIssues(
  { table, identities }: GatheredTable,
  { person = 'name' }: TableDefinition,
  shared: readonly SharedId[],
  names: readonly string[],
  inputs: readonly Input[],
): DataIssue[] {
  const issues = shared.map(({ row, first }) =>
    issueAt('id-shared', 'error', table, row, 'id', otherRow(table, row, first, inputs)),
  );
  const [births, sexes] = [table.columns.get('birth'), table.columns.get('sex')];
  for (let row = 0; row < table.length; row++) {
    const identity = valueAt(identities, row);
    if (!identity) continue;
    if (
      births?.type === 'range' &&
      births.from[row] !== identity.birth &&
      contradicts(birthAt(births, row), identity)
    ) {
      const day = { from: identity.birth, to: identity.birth };
      issues.push(
        issueAt('birth-id-mismatch', 'warning', table, row, 'birth', { other: formatInterval(day) }),
      );
    }
    const sex = textAt(sexes, row);
    if (sex !== undefined && sex !== identity.sex)
      issues.push(issueAt('sex-id-mismatch', 'warning', table, row, 'sex', { other: identity.sex }));
  }
  names.forEach((name, row) => {
    if (name === '') issues.push(issueAt('name-blank', 'warning', table, row, person, {}));
  });
  return issues;
}

/** Birth and sex belong to the person: gives all rows of a person the same, and reports contradictions (VERDICTS §2). */
export function unifyPeople(
  table: Table,
  people: People,
  inputs: readonly Input[],
  issues: DataIssue[],
): Table {
  if (people.severalRows.size === 0) return table;
  const report = (code: 'birth-conflict' | 'sex-conflict', field: string, rows: readonly number[]) => {
    const [first = 0, ...others] = rows;
    for (const row of others)
      issues.push(issueAt(code, 'error', table, row, field, otherRow(table, row, first, inputs)));
  };
  const columns = new Map(table.columns);
  const birth = table.columns.get('birth');
  if (birth?.type === 'range')
    columns.set(
      'birth',
      unifyBirths(birth, people, (rows) => report('birth-conflict', 'birth', rows)),
    );
  const sex = table.columns.get('sex');
  if (sex?.type === 'text')
    columns.set(
      'sex',
      unifySexes(sex, people, (rows) => report('sex-conflict', 'sex', rows)),
    );
  return { ...table, columns };
}

/** Reports that rows of one person contradict each other. */
type ReportConflict = (rows: readonly number[]) => void;

function unifyBirths(column: RangeColumn, people: People, report: ReportConflict): RangeColumn {
  const births = new Map<number, readonly Interval[]>();
  const unreadable = new Set(column.unreadable);
  for (const rows of people.severalRows.values()) {
    const { birth, conflict } = mergeBirths(rows.map((row) => birthAt(column, row)));
    if (conflict) report(rows);
    for (const row of rows) {
      births.set(row, birth);
      if (birth.length > 0) unreadable.delete(row);
    }
  }
  return withIntervals(column, births, unreadable);
}

function unifySexes(column: TextColumn, people: People, report: ReportConflict): TextColumn {
  const sexes = new Map<number, string | undefined>();
  for (const rows of people.severalRows.values()) {
    const { sex, conflict } = mergeSexes(rows.map((row) => textAt(column, row)));
    if (conflict) report(rows);
    for (const row of rows) sexes.set(row, sex);
  }
  return withTexts(column, sexes);
}
