import type { Day } from '../core/calendar.ts';
import type { Interval } from '../core/interval.ts';
import type { ColumnCount, DataIssue, Group } from '../core/issue.ts';
import type { Origin } from '../core/origin.ts';
import type { Range } from '../core/range.ts';
import type { Doubt, DoubtCause, Evidence, GroupTally } from '../engine/tally.ts';
import type { Message } from '../locale/catalogue.ts';
import type { UntoldReason } from '../locale/headroom-words.ts';
import type { CellWords } from '../locale/structure-words.ts';
import type { Placement } from '../roster/roster.ts';
import type { TableName } from '../roster/schema.ts';
import type { Exemption } from '../rulebook/exemptions/model.ts';
import type { Rule, Rulebook, Severity, Statistic, Structure } from '../rulebook/model.ts';
import type { ExactDistance } from './exact-distance.ts';
import type { Exempted, ExemptionsUsed } from './exemptions/outcome.ts';
import type { Span, Status } from './judge.ts';
import type { UnitFacts } from './quantity.ts';
import type { ReasonCode } from './reason.ts';
import type { GroupBound } from './requirement.ts';
import type { Step } from './steps.ts';

/** Rows of one sheet, as runs of first and last row. */
export interface EvidenceRows {
  readonly input: number;
  readonly sheet: string;
  readonly rows: [number, number][];
}

/** Rows of one sheet, each once and ascending. */
export interface SheetRows {
  readonly input: number;
  readonly sheet: string;
  readonly rows: readonly number[];
}

/** Cells of one column of one sheet, as runs of first and last row. */
export interface CellRuns extends EvidenceRows {
  readonly letter: string;
}

/** A cell in doubt; `idBirth` is what the ID number in its row says of a birth that is not known. */
export interface DoubtOrigin extends Origin {
  readonly cell: string | undefined;
  readonly idBirth: Day | undefined;
}

/** Cells in doubt that have one cause: a column missing from sheets, or single cells. */
export interface DoubtSummary {
  readonly cause: DoubtCause;
  /** The column's name and, where the sheet has it, its heading. */
  readonly column: string;
  readonly head: string;
  readonly origins: readonly DoubtOrigin[];
  /** Of the previous roster, whose cells stand in none of the run's files. */
  readonly isPrevious?: boolean;
  /** A rule that is undecided itself, and the paths of the units in which it is: these cells are to be seen there. */
  readonly held: { readonly rule: string; readonly units: readonly string[] } | undefined;
}

/** One thing that a rule reads of a record, as it was read; `undefined` where it is not known. */
export type Particular = { readonly column: string; readonly head: string } & (
  | { readonly kind: 'text'; readonly value: string | undefined }
  | { readonly kind: 'flag'; readonly value: boolean | undefined }
  | { readonly kind: 'days'; readonly value: Interval | undefined; readonly age: Interval | undefined }
  /** Exact numbers; `null`: nothing bounds it. */
  | { readonly kind: 'number'; readonly min: string; readonly max: string | null }
  | ({ readonly kind: 'linked'; readonly min: string; readonly max: string | null } & LinkedEvidence)
);

/** The linked rows of a person: which count in a field, which do not, and which cannot be told. */
interface LinkedEvidence {
  readonly table: TableName;
  readonly counted: readonly EvidenceRows[];
  readonly notCounted: readonly EvidenceRows[];
  readonly unknown: readonly EvidenceRows[];
}

/** The bounds that were judged, exact. */
export interface Required {
  readonly bounds: readonly GroupBound[];
  readonly count: Span | undefined;
}

/** What a verdict was made of. */
export interface Grounds {
  readonly group: GroupTally;
  readonly unit: UnitFacts;
}

/** How many of those counted may leave, whoever they are, before a rule that holds breaks (余量). */
export interface Headroom {
  /** Undefined where that is no number: `untold` says why. */
  readonly departures: number | undefined;
  readonly untold: UntoldReason | undefined;
  /** The day on which it fails by itself; `null`: not within three years; undefined: its rule is not forecast. */
  readonly breaksOn: Day | null | undefined;
}

/** The verdict (结论) for one rule in one group. */
export interface Verdict {
  readonly rule: Rule;
  readonly severity: Severity;
  /** The date on which it was judged, where that is not the report's. */
  readonly asOf?: Day;
  readonly group: Group & { readonly origin?: Origin };
  /** The name of the person or record, for people's eyes only: never in a machine's report. */
  readonly subject: string | undefined;
  readonly status: Status;
  /** By what it is exempt, where that is no condition of the rule, and what it would be. */
  readonly exempted?: { readonly insteadOf: Exempted; readonly by: Exemption };
  readonly reason: { readonly code: ReasonCode; readonly message: Message } | undefined;
  readonly count: Span | undefined;
  readonly of: Span | undefined;
  readonly value: { readonly min: string | null; readonly max: string | null } | undefined;
  readonly required: Required | undefined;
  readonly shortfall: Span | undefined;
  readonly excess: Span | undefined;
  /** Of a sum, or of a number made of figures, in parts of one. */
  readonly distance: ExactDistance | undefined;
  readonly exact: boolean;
  readonly open: boolean;
  /** Months without a report, `2019-04`. */
  readonly missing: readonly string[];
  readonly evidence: Evidence;
  readonly doubts: readonly Doubt[];
  /** None where there was no group to judge, and none of a record: it is a group of its own. */
  readonly grounds: Grounds | undefined;
  /** Of a verdict that passes, where it was asked for. */
  readonly headroom?: Headroom;
  /** The numbers that its bounds, guards and figures are made of; none where it has no such. */
  readonly steps: () => readonly Step[];
  /** How many records stand, or may stand, in the group, counted or not. */
  readonly records: number;
}

/** A statistic (统计数) beside what was claimed. `agrees`: undefined where the count is not certain. */
export interface StatisticResult {
  readonly statistic: Statistic;
  /** Undefined where its table was not handed in, or where it is a number of nobody. */
  readonly actual: Range | undefined;
  readonly agrees: boolean | undefined;
  readonly reason: Message | undefined;
}

/** A group of a table of 结构分析: by its columns, or by its number. */
export interface StructureGroup {
  readonly kind: string;
  readonly path: readonly string[];
  /** Whether the unit is in the table's population of units, whatever the register's unknown cells say. */
  readonly isSure: boolean;
  /** How many people there are; undefined where a number is shown instead. */
  readonly total: Span | undefined;
  /** For each column how many people are in each cell, and of how many it cannot be told in full. */
  readonly counts: readonly { readonly cells: readonly Span[]; readonly unknown: number }[];
  /** Undefined where people are counted, or where it is a number of nobody. */
  readonly value: Range | undefined;
  /** False where there were too many readings to try: the counts then allow more than can be. */
  readonly exact: boolean;
}

/** A table of 结构分析 with its groups, in the order of the register. */
export interface StructureResult {
  readonly structure: Structure;
  readonly rulebook: Rulebook;
  /** The columns by which people are counted, and the cells of each. */
  readonly splits: readonly { readonly column: string; readonly cells: readonly CellWords[] }[];
  readonly groups: readonly StructureGroup[];
  /** Why there are none. */
  readonly reason: Message | undefined;
}

/** What a sheet was taken as. */
export interface SheetRead {
  readonly sheet: string;
  readonly hidden: boolean;
  /** Rows and columns that are hidden and count like all others. */
  readonly hiddenRows: readonly number[];
  readonly hiddenColumns: readonly { readonly letter: string; readonly head: string }[];
  readonly table: TableName;
  readonly firstHeadRow: number;
  readonly headRow: number;
  readonly rows: number;
  /** Columns that carry verdicts: heading, letter, cells read of all. */
  readonly columns: readonly {
    readonly field: string;
    readonly head: string;
    readonly letter: string;
    readonly read: number;
  }[];
  readonly leftOut: readonly { readonly row: number; readonly reason: 'total' | 'note' }[];
  /** Of cadres: how many records were placed in one unit; and the unit around the table, where it has no column of towns. */
  readonly placed: number | undefined;
  readonly unitAround: Placement['around'][number];
}

/** A file of the run, and what was found in it. */
export interface InputRead {
  readonly path: string;
  readonly sha256: string;
  readonly tables: readonly SheetRead[];
  readonly unread: readonly { readonly sheet: string; readonly heads: readonly string[] }[];
}

/** Where the reference date came from. */
export type AsOfSource = 'option' | 'config' | 'rulebook' | 'today';

/** The configuration file of a run. */
export interface ConfigUsed {
  readonly path: string;
  readonly sha256: string;
}

/** The report (报告): everything that any renderer shows. */
export interface Report {
  readonly version: string;
  readonly asOf: Day;
  readonly asOfSource: AsOfSource;
  /** The rulebooks that were named for the run. */
  readonly rulebooks: readonly Rulebook[];
  readonly config: ConfigUsed | undefined;
  readonly inputs: readonly InputRead[];
  /** The files of the previous roster. */
  readonly previous: readonly Pick<InputRead, 'path' | 'sha256'>[];
  /** The file of exemptions, where one was used. */
  readonly exemptions: ExemptionsUsed | undefined;
  readonly notes: readonly Message[];
  /** The rules that have verdicts here. */
  readonly rules: readonly Rule[];
  readonly verdicts: readonly Verdict[];
  /** What was found of rules that others ask for, and that have no verdicts of their own. */
  readonly parts: readonly Verdict[];
  /** How many records of the tables that rules read the whole roster has, whatever `within` says. */
  readonly records: number;
  /** Whether its passing verdicts say how many may leave. */
  readonly hasHeadroom?: true;
  /** The unit to which the audit was limited. */
  readonly within: readonly string[] | undefined;
  readonly statistics: readonly StatisticResult[];
  readonly structure: readonly StructureResult[];
  readonly issues: readonly DataIssue[];
  /** The columns that issues of the whole roster are about. */
  readonly issueColumns: readonly ColumnCount[];
  /** The rulebook that a rule was judged by. */
  readonly rulebookOf: (rule: Rule) => Rulebook;
  /** The id of the rulebook that says what a rule judges: that one, or one that it extends. */
  readonly ruleFrom: (rule: Rule) => string;
  /** The sheet rows of a verdict's records. */
  readonly sheetRowsOf: (verdict: Verdict, rows: readonly number[]) => readonly SheetRows[];
  /** The letter of the column that a reader looks at first for a rule, on the sheet of a record. */
  readonly cellsOf: (verdict: Verdict, rows: readonly number[]) => readonly CellRuns[];
  /** The name of a record's person, for people's eyes only. */
  readonly nameOf: (verdict: Verdict, row: number) => string;
  /** What a verdict's rule reads of a record. */
  readonly particularsOf: (verdict: Verdict, row: number) => readonly Particular[];
  /** The records of a verdict's group that are no part of what the rule counts or compares with. */
  readonly othersOf: (verdict: Verdict) => readonly number[];
  /** The cells that a verdict's doubts come from. */
  readonly doubtsOf: (verdict: Verdict) => readonly DoubtSummary[];
}

/** A verdict as its numbers make it, whatever exempts it: all that is told of the numbers goes by this. */
export const asFound = (verdict: Verdict): Verdict =>
  verdict.exempted ? { ...verdict, status: verdict.exempted.insteadOf } : verdict;

/** How many verdicts have each status. */
export function summarise(verdicts: readonly Verdict[]): Record<Status, number> {
  const summary: Record<Status, number> = { pass: 0, fail: 0, undecided: 0, notApplicable: 0, exempt: 0 };
  for (const { status } of verdicts) summary[status]++;
  return summary;
}
