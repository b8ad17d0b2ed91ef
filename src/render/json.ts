import type { ExemptionsUsed } from '../audit/exemptions/outcome.ts';
import type { Span } from '../audit/judge.ts';
import {
  asFound,
  type InputRead,
  type Report,
  type StatisticResult,
  type StructureResult,
  summarise,
  type Verdict,
} from '../audit/report.ts';
import { rangeOfScore, type Score, scoresOf } from '../audit/scores.ts';
import { statusOf } from '../audit/status.ts';
import { formatDay } from '../core/calendar.ts';
import { type Fraction, formatFraction, fraction } from '../core/fraction.ts';
import type { DataIssue } from '../core/issue.ts';
import type { Range } from '../core/range.ts';
import { visible } from '../core/text.ts';
import { type Catalogue, type Message, say } from '../locale/catalogue.ts';
import type { CellWords } from '../locale/structure-words.ts';
import type { Exemption } from '../rulebook/exemptions/model.ts';
import { type ByteText, makeByteText } from './byte-text.ts';
import { type IssueColumn, issueColumns } from './issue-columns.ts';
import { withSheetShown } from './line.ts';
import { gapOf } from './numbers.ts';
import type { RenderContext } from './renderer.ts';
import type { JsonReport } from './report-schema.ts';
import { rulebookOfRule, rulebooksOf } from './rulebooks.ts';

/**
 * The report as JSON (contract `cadre-audit/1`; `reportSchema` describes it): a line for each verdict, statistic and
 * issue, so that lines can be searched and compared, and no verdict's evidence is held longer than it is written.
 */
export function renderJson(report: Report, context: RenderContext): Uint8Array {
  const text = makeByteText();
  let before = '{\n';
  for (const [key, part] of Object.entries(partsOf(report, context))) {
    if (part === undefined) continue;
    text.write(`${before}  ${JSON.stringify(key)}: `);
    if (typeof part === 'string') text.write(part);
    else part(text);
    before = ',\n';
  }
  text.write('\n}\n');
  return text.bytes();
}

/** Every part of the report as its JSON, or what writes it. */
type JsonParts = { readonly [Key in keyof Required<JsonReport>]: string | Writes | undefined };
type Writes = (text: ByteText) => void;

function partsOf(report: Report, { catalogue, policy }: RenderContext): JsonParts {
  const one = <Key extends keyof JsonReport>(_: Key, value: JsonReport[Key]) => JSON.stringify(value);
  const scored = scoresOf(report);
  return {
    report: one('report', 'cadre-audit/1'),
    asOf: one('asOf', formatDay(report.asOf)),
    asOfSource: one('asOfSource', report.asOfSource),
    status: one('status', statusOf(report.verdicts, policy)),
    tool: one('tool', { version: report.version }),
    rulebooks: one(
      'rulebooks',
      rulebooksOf(report).map(({ id, sha256 }) => ({ id, sha256 })),
    ),
    config: report.config && one('config', report.config),
    exemptions: report.exemptions && one('exemptions', exemptionsOf(report.exemptions)),
    inputs: lines<'inputs', InputRead>(report.inputs, ({ path, sha256, tables }) => ({
      path: visible(path),
      sha256,
      tables: tables.map(({ sheet, table, headRow, rows }) => ({
        sheet: visible(sheet),
        table,
        headerRow: headRow,
        rows,
      })),
    })),
    previous:
      report.previous.length === 0
        ? undefined
        : one(
            'previous',
            report.previous.map(({ path, sha256 }) => ({ path: visible(path), sha256 })),
          ),
    notes: lines<'notes', Message>(report.notes, (note) => told(note, catalogue)),
    summary: one('summary', { ...summarise(report.verdicts), dataIssues: report.issues.length }),
    verdicts: (text) => writeVerdicts(report, catalogue, text),
    scores: scored.length === 0 ? undefined : lines<'scores', Score>(scored, scoreOf),
    structure: lines<'structure', StructureResult>(report.structure, (result) =>
      structureOf(result, catalogue),
    ),
    statistics: lines<'statistics', StatisticResult>(report.statistics, (result) =>
      statisticOf(result, catalogue),
    ),
    dataIssues: lines<'dataIssues', DataIssue>(report.issues, (issue) => issueOf(issue, catalogue)),
    dataIssueColumns: lines<'dataIssueColumns', IssueColumn>(issueColumns(report), issueColumnOf),
  };
}

/** A list of verdicts, each with the rows of its evidence. */
function writeVerdicts(report: Report, catalogue: Catalogue, text: ByteText): void {
  text.write('[');
  report.verdicts.forEach((verdict, index) => {
    const head = JSON.stringify(verdictOf(verdict, report, catalogue)).slice(0, -1);
    text.write(`${index === 0 ? '' : ','}\n    ${head},"evidence":{`);
    EVIDENCE.forEach((place, at) => {
      text.write(`${at === 0 ? '' : ','}"${place}":[`);
      report.sheetRowsOf(verdict, verdict.evidence[place]).forEach(({ input, sheet, rows }, sheetIndex) => {
        const before = sheetIndex === 0 ? '' : ',';
        text.write(`${before}{"input":${input},"sheet":${JSON.stringify(visible(sheet))},"rows":`);
        text.writeRuns(rows);
        text.write('}');
      });
      text.write(']');
    });
    text.write('}}');
  });
  text.write(report.verdicts.length === 0 ? ']' : '\n  ]');
}

const EVIDENCE = ['in', 'out', 'unknown'] as const;

/** A list with a line for each of its items. */
const lines = <
  Key extends 'inputs' | 'notes' | 'scores' | 'structure' | 'statistics' | 'dataIssues' | 'dataIssueColumns',
  Item,
>(
  items: readonly Item[],
  jsonOf: (item: Item) => NonNullable<JsonReport[Key]>[number],
): string =>
  items.length === 0
    ? '[]'
    : `[\n${items.map((item) => `    ${JSON.stringify(jsonOf(item))}`).join(',\n')}\n  ]`;

/** A sentence with its code. */
export const told = (message: Message, catalogue: Catalogue): { code: string; message: string } => ({
  code: message.code,
  message: visible(say(catalogue, message)),
});

/** A number, or its span where it is not certain. */
const numberOf = ({ min, max }: Span): number | Span => (min === max ? min : { min, max });

/** An exact number, or its least and greatest where it is not certain; `null`: nothing bounds it. */
function exactOf({ from, to }: Range): string | { min: string | null; max: string | null } {
  const [min, max] = [from ? formatFraction(from) : null, to ? formatFraction(to) : null];
  return min !== null && min === max ? min : { min, max };
}

/** What is written with a line of its own; a part that is undefined is left out. */
type Written<Part> = { readonly [Key in keyof Part]: Part[Key] | undefined };

/** All of a verdict but its evidence, which is written behind it. */
function verdictOf(
  verdict: Verdict,
  report: Report,
  catalogue: Catalogue,
): Written<Omit<JsonReport['verdicts'][number], 'evidence'>> {
  const { rule, severity, status, count, of, value, shortfall, excess, distance, reason, missing } = verdict;
  const { exempted } = verdict;
  return {
    rule: rule.id,
    rulebook: rulebookOfRule(rule, report),
    severity,
    asOf: verdict.asOf === undefined ? undefined : formatDay(verdict.asOf),
    group: groupOf(verdict),
    status,
    insteadOf: exempted?.insteadOf,
    exemption: exempted && { line: exempted.by.line, ...grantOf(exempted.by) },
    actual: value ? { value } : count && (of ? { count, of } : { count }),
    headroom: headroomOf(verdict, catalogue),
    required: requiredOf(verdict),
    shortfall: distance ? formatFraction(distance.shortfall) : shortfall && numberOf(gapOf(shortfall, of)),
    excess: distance ? formatFraction(distance.excess) : excess && numberOf(gapOf(excess, of)),
    reason: reason && { code: reason.code, message: visible(say(catalogue, reason.message)) },
    exact: verdict.exact ? undefined : false,
    missing: missing.length > 0 ? [...missing] : undefined,
    doubts: asFound(verdict).status === 'undecided' ? doubtsOf(verdict, report) : undefined,
  };
}

/** For whom a verdict is. */
export const groupOf = ({ group }: Pick<Verdict, 'group'>): JsonReport['verdicts'][number]['group'] => ({
  kind: group.kind,
  path: [...group.path],
  ...(group.values ? { values: { ...group.values } } : {}),
  ...(group.origin ? { origin: withSheetShown(group.origin) } : {}),
});

/** How many may leave, or why that is no number; and when it breaks by itself, where somebody looked. */
function headroomOf({ headroom }: Verdict, { words }: Catalogue): JsonReport['verdicts'][number]['headroom'] {
  if (!headroom) return undefined;
  const { departures, untold, breaksOn } = headroom;
  return {
    departures: departures ?? null,
    ...(breaksOn === undefined ? {} : { breaksOn: breaksOn === null ? null : formatDay(breaksOn) }),
    ...(untold === undefined ? {} : { reason: { code: untold, message: words.headroom.untold[untold] } }),
  };
}

function requiredOf({ required }: Verdict): JsonReport['verdicts'][number]['required'] {
  if (!required) return undefined;
  const bounds = Object.fromEntries(required.bounds.map(({ key, value }) => [key, exactOf(value)]));
  return required.count ? { ...bounds, count: numberOf(required.count) } : bounds;
}

const grantOf = ({ approver, document, reason, since, until }: Exemption) => ({
  approver: visible(approver),
  document: visible(document),
  reason: visible(reason),
  ...(since === undefined ? {} : { since: formatDay(since) }),
  until: formatDay(until),
});

const exemptionsOf = ({ path, sha256, entries }: ExemptionsUsed): NonNullable<JsonReport['exemptions']> => ({
  path: visible(path),
  sha256,
  entries: entries.map(({ exemption, outcome }) => ({
    line: exemption.line,
    rule: exemption.rule,
    ...targetIn(exemption),
    ...grantOf(exemption),
    outcome: outcome.kind,
  })),
});

/** Units by what is written. People are told by the verdict that names the line: no name is in a machine's report. */
const targetIn = ({ of }: Exemption): { group?: string; values?: Record<string, string> } => ({
  ...(of.kind === 'unit' ? { group: visible(of.unit) } : {}),
  ...(Object.keys(of.values).length > 0 ? { values: { ...of.values } } : {}),
});

/** Of a missing column the number of records tells enough; single cells are listed. */
function doubtsOf(verdict: Verdict, report: Report): NonNullable<JsonReport['verdicts'][number]['doubts']> {
  return report.doubtsOf(verdict).map(({ cause, column, head, origins }) => ({
    cause,
    column,
    head: visible(head),
    records: Math.max(1, origins.length),
    cells:
      cause === 'absent'
        ? []
        : origins.map(({ input, sheet, row, cell }) => ({
            input,
            sheet: visible(sheet),
            row,
            ...(cell ? { cell } : {}),
          })),
  }));
}

function scoreOf(score: Score): NonNullable<JsonReport['scores']>[number] {
  const { group, pass, undecided, judged } = score;
  const { from, to } = rangeOfScore(score);
  return {
    group: { kind: group.kind, path: [...group.path] },
    score: { min: formatFraction(from), max: formatFraction(to) },
    weights: {
      pass: formatFraction(pass),
      undecided: formatFraction(undecided),
      judged: formatFraction(judged),
    },
  };
}

function structureOf(
  { structure, splits, groups, reason }: StructureResult,
  catalogue: Catalogue,
): JsonReport['structure'][number] {
  return {
    id: structure.id,
    groups: groups.map(({ kind, path, isSure, total, counts, value, exact }) => ({
      group: { kind, path: [...path] },
      ...(isSure ? {} : { sure: false as const }),
      ...(total
        ? {
            total,
            by: splits.map(({ column, cells }, index) => ({
              column,
              cells: cells.map((said, cell) => ({
                ...cellOf(said),
                count: counts[index]?.cells[cell] ?? total,
              })),
              unknown: counts[index]?.unknown ?? 0,
            })),
          }
        : { value: value ? endsOf(value) : null }),
      ...(exact ? {} : { exact: false as const }),
    })),
    ...(reason ? { reason: told(reason, catalogue) } : {}),
  };
}

/** A cell by its ends as written, or by its value; of those in no other, `other`. */
function cellOf(said: CellWords) {
  switch (said.kind) {
    case 'band':
      return {
        ...(said.over === undefined ? {} : { over: said.over }),
        ...(said.atMost === undefined ? {} : { atMost: said.atMost }),
      };
    case 'value':
      return { value: visible(said.value) };
    case 'flag':
      return { value: String(said.value) };
    case 'other':
      return { other: true as const };
  }
}

const endsOf = ({ from, to }: Range) => ({
  min: from ? formatFraction(from) : null,
  max: to ? formatFraction(to) : null,
});

function statisticOf(
  { statistic, actual, agrees, reason }: StatisticResult,
  catalogue: Catalogue,
): JsonReport['statistics'][number] {
  const counted = actual && countedOf(actual);
  return {
    id: statistic.id,
    actual: counted ? { count: counted } : null,
    ...(statistic.claimed ? { claimed: claimedOf(statistic.claimed) } : {}),
    agrees: agrees ?? null,
    ...(reason ? { reason: told(reason, catalogue) } : {}),
  };
}

/** Whole numbers as such, all others exactly. */
function countedOf({ from = fraction(0), to }: Range): NonNullable<StatisticActual>['count'] {
  return to && from.denominator === 1n && to.denominator === 1n
    ? { min: Number(from.numerator), max: Number(to.numerator) }
    : { min: formatFraction(from), max: to ? formatFraction(to) : null };
}

type StatisticActual = JsonReport['statistics'][number]['actual'];

const claimedOf = (claimed: Fraction): number | string =>
  claimed.denominator === 1n ? Number(claimed.numerator) : formatFraction(claimed);

function issueOf(
  { message, group, ...issue }: DataIssue,
  catalogue: Catalogue,
): JsonReport['dataIssues'][number] {
  return {
    ...issue,
    ...(issue.sheet === undefined ? {} : { sheet: visible(issue.sheet) }),
    ...(group ? { group: { kind: group.kind, path: [...group.path] } } : {}),
    message: visible(say(catalogue, message)),
  };
}

const issueColumnOf = ({
  headRow,
  rows,
  filled,
  ...column
}: IssueColumn): JsonReport['dataIssueColumns'][number] => ({
  ...column,
  sheet: visible(column.sheet),
  head: visible(column.head),
  ...(headRow === undefined ? {} : { headerRow: headRow }),
  ...(rows === undefined || filled === undefined
    ? {}
    : { readable: filled - column.unreadable, empty: rows - filled }),
});
