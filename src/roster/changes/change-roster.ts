import { Failure } from '../../core/failure.ts';
import { groupBy } from '../../core/group-by.ts';
import type { Interval } from '../../core/interval.ts';
import type { DataIssue } from '../../core/issue.ts';
import { cellAddress, type Origin, rowRuns } from '../../core/origin.ts';
import type { Message } from '../../locale/catalogue.ts';
import type { ChangeIssue } from '../../locale/preview-words.ts';
import type { FoundTables } from '../find.ts';
import { type GatheredRoster, unreadIssues } from '../load.ts';
import type { LoadOptions } from '../load-options.ts';
import { blockOf, type Input, type Roster, rowsOf, type Table } from '../roster.ts';
import type { TableDefinition } from '../tables.ts';
import { BUILT_IN, type Vocabulary } from '../vocabulary.ts';
import { type Applied, applyRequest } from './apply.ts';
import { type ChangedCadres, changedCadres } from './changed-cadres.ts';
import type { Told } from './meant.ts';
import { type Cadres, recordsOf } from './records.ts';
import { blockOfRequest, type Request, readRequests, type StatedCell } from './requests.ts';
import { sheetNotes } from './sheet-notes.ts';
import type { Action } from './tables.ts';

/** A change of cadres, and what came of it. */
export interface Change {
  readonly action: Action | undefined;
  readonly isForm: boolean;
  readonly origin: Origin;
  /** The name of the person, for people's eyes only. */
  readonly name: string;
  readonly effective: Interval | undefined;
  /** What it fills in beside the unit. */
  readonly stated: readonly StatedCell[];
  /** Undefined where it could not be made; `refused` and an issue say why. */
  readonly done: ChangeDone | undefined;
  readonly refused: ChangeIssue | undefined;
}

/** What a change did. */
export interface ChangeDone {
  /** Tells people apart, newcomers too. */
  readonly person: number;
  /** Positions in the register: where somebody was, several where it is not told which; and where they are then. */
  readonly from: readonly number[];
  readonly to: readonly number[];
  /** The units of other records of the person that it alters. */
  readonly beside: readonly number[];
  /** The changes before it, by their positions, that made the record what it changed. */
  readonly basedOn: readonly number[];
  /** The rows of the person in the table of cadres before all changes, and after them. */
  readonly before: readonly number[];
  readonly after: readonly number[];
  /** Where these rows stand. */
  readonly origins: readonly Origin[];
}

/** The records of a roster after changes. */
export interface ChangedRoster {
  readonly gathered: GatheredRoster;
  readonly changes: readonly Change[];
  /** What is wrong in the files of changes, files counted behind those of the roster. */
  readonly issues: readonly DataIssue[];
  /** What is to be said of the sheets that they stand on. */
  readonly notes: readonly Message[];
}

/**
 * Makes the changes of files in the cadres of a roster: everything that a roster is made of again, with rows taken away,
 * altered and added. Throws Failure where the files hold no change, where it is not told what is to be done, or where the
 * roster has no cadres.
 */
export function changeRoster(
  gathered: GatheredRoster,
  before: Roster,
  found: FoundTables,
  vocabulary: Vocabulary,
  options: LoadOptions,
): ChangedRoster {
  const cadres = cadresOf(gathered, before);
  const behind = behindInputs(found, gathered.found.inputs);
  const issues: DataIssue[] = [];
  const requests = readRequests(behind, vocabulary, options, issues);
  checkRequests(requests, found, behind.inputs);
  issues.push(
    ...unreadIssues(behind.inputs, vocabulary).filter(
      ({ input = 0 }) => input >= gathered.found.inputs.length,
    ),
  );
  const { vocabulary: { tables } = BUILT_IN } = options;
  const definition = tables.get('cadres') as TableDefinition;
  const ofPerson = new Set(
    [...definition.columns].flatMap(([field, column]) => (column.ofPerson ? [field] : [])),
  );
  const records = recordsOf(cadres, new Set(requests.flatMap(({ id }) => id ?? [])));
  const { register } = before;
  const { birthFromId = false } = options;
  const common = { records, register, ofPerson, birthFromId, rowsOfBadIds: rowsOfBadIds(gathered) };
  const outcomes = requests.map((request, at) => applyRequest(request, { at, ...common }));
  const after = changedCadres(cadres, records, requests, definition);
  outcomes.forEach((outcome, at) => {
    const request = requests[at] as Request;
    if ('told' in outcome) issues.push(...outcome.told.map((each) => issueOf(request, each, 'warning')));
    else issues.push(issueOf(request, outcome, 'error'));
  });
  return {
    gathered: {
      found: { ...gathered.found, inputs: behind.inputs, unmatched: unmatchedIn(gathered.found, found) },
      tables: new Map(gathered.tables).set('cadres', after.gathered),
      issues: gathered.issues,
    },
    changes: requests.map((request, at) => changeOf(request, outcomes[at] as Applied | Told, cadres, after)),
    issues,
    notes: sheetNotes(new Set(requests.map(({ source }) => source)), {
      inputs: behind.inputs,
      vocabulary,
      context: options,
    }),
  };
}

function cadresOf(
  { tables }: GatheredRoster,
  { names, people, placements, register, inputs }: Roster,
): Cadres {
  const [gathered, placement] = [tables.get('cadres'), placements.get('cadres')];
  const [own, persons] = [names.get('cadres'), people.get('cadres')];
  if (!gathered || !placement || !own || !persons)
    throw new Failure({ code: 'changes-without-cadres', args: { files: inputs.map(({ path }) => path) } });
  return { gathered, names: own, people: persons, placement, register };
}

/** The rows of cadres in which something stands for an ID number that is none. */
function rowsOfBadIds({ tables, issues }: GatheredRoster): ReadonlySet<number> {
  const isOfIds = ({ code }: DataIssue) => code === 'invalid-id' || code === 'id-precision-lost';
  const places = new Set(issues.filter(isOfIds).map(({ input, sheet, row }) => `${input} ${sheet} ${row}`));
  const table = tables.get('cadres')?.table;
  if (!table || places.size === 0) return new Set();
  const rows = Array.from({ length: table.length }, (_, row) => row);
  const isBad = (row: number) => {
    const [{ input, sheet, row: number }] = originsOf(table, [row]) as [Origin];
    return places.has(`${input} ${sheet} ${number}`);
  };
  return new Set(rows.filter(isBad));
}

/** The choices that were about no sheet of either: one may be about a file of changes. */
const unmatchedIn = (roster: FoundTables, changes: FoundTables): FoundTables['unmatched'] =>
  roster.unmatched.filter((choice) => changes.unmatched.includes(choice));

/** Files of changes as they are counted behind the files of the roster. */
const behindInputs = (found: FoundTables, inputs: readonly Input[]): FoundTables => ({
  ...found,
  inputs: [...inputs, ...found.inputs],
  tables: new Map(
    [...found.tables].map(([name, own]) => [
      name,
      own.map((table) => ({ ...table, input: table.input + inputs.length })),
    ]),
  ),
});

/** Throws Failure where there is no table of changes or nothing in it, or where it is not told what is to be done. */
function checkRequests(requests: readonly Request[], found: FoundTables, inputs: readonly Input[]): void {
  const files = found.inputs.map(({ path }) => path);
  const isAnyTable = [...found.tables.values()].some((own) => own.length > 0);
  if (requests.length === 0)
    throw new Failure(
      isAnyTable
        ? { code: 'changes-empty', args: { files } }
        : { code: 'changes-none', args: { files, heads: headsIn(found) } },
    );
  const unclear = requests.filter(({ action, isForm }) => action === undefined && !isForm);
  const alike = groupBy(unclear, ({ origin, actionWritten }) =>
    JSON.stringify([origin.input, origin.sheet, actionWritten]),
  );
  const messages = [...alike.values()].map((same): Message => {
    const { origin, actionWritten } = same[0] as Request;
    const rows = rowRuns(same.map((each) => each.origin.row));
    const { path } = inputs[origin.input] as Input;
    return {
      code: 'change-action-unknown',
      args: { file: path, sheet: origin.sheet, rows, written: actionWritten },
    };
  });
  if (messages.length > 0) throw new Failure(...messages);
}

const headsIn = ({ inputs }: FoundTables): string[] =>
  [...new Set(inputs.flatMap(({ unread }) => unread.flatMap(({ heads }) => heads)))].slice(0, 12);

function issueOf(request: Request, { code, args, field }: Told, severity: DataIssue['severity']): DataIssue {
  const { origin } = request;
  const column = field === undefined ? undefined : blockOfRequest(request).columns.get(field)?.[0];
  return {
    code,
    severity,
    ...origin,
    ...(column ? { cell: cellAddress(column.index, origin.row) } : {}),
    message: { code, args } as Message,
  };
}

function changeOf(
  { action, isForm, origin, name, effective, stated }: Request,
  outcome: Applied | Told,
  cadres: Cadres,
  after: ChangedCadres,
): Change {
  const own = { action, isForm, origin, name, effective, stated };
  if (!('told' in outcome)) return { ...own, done: undefined, refused: outcome };
  const done = doneBy(outcome, cadres, after);
  // A change may name nobody but by an ID number.
  return { ...own, name: name || (cadres.names[done.before[0] ?? -1] ?? ''), done, refused: undefined };
}

function doneBy(
  { person, from, to, beside, basedOn }: Applied,
  { gathered, people }: Cadres,
  { gathered: changed, rowsOf: rowsAfter }: ChangedCadres,
): ChangeDone {
  const before = person < people.count ? rowsOf(people, person) : [];
  const after = rowsAfter.get(person) ?? [];
  const origins = [...originsOf(gathered.table, before), ...originsOf(changed.table, after)];
  return { person, from, to, beside, basedOn, before, after, origins };
}

const originsOf = (table: Table, rows: readonly number[]): Origin[] =>
  rows.map((row) => {
    const { input, sheet } = blockOf(table, row);
    return { input, sheet, row: table.rowNumbers[row] as number };
  });
