import type { ExemptionsUsed } from '../audit/exemptions/outcome.ts';
import {
  type InputRead,
  type Report,
  type StatisticResult,
  type StructureResult,
  summarise,
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
import { jsonLines } from './json-document.ts';
import { grantJson, writeVerdicts } from './json-verdict.ts';
import type { RenderContext } from './renderer.ts';
import type { JsonReport } from './report-schema.ts';
import { rulebooksOf } from './rulebooks.ts';

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
    dataIssues: lines<'dataIssues', DataIssue>(report.issues, (issue) => issueJson(issue, catalogue)),
    dataIssueColumns: lines<'dataIssueColumns', IssueColumn>(issueColumns(report), issueColumnOf),
  };
}

/** A sentence with its code. */
export const told = (message: Message, catalogue: Catalogue): { code: string; message: string } => ({
  code: message.code,
  message: visible(say(catalogue, message)),
});

/** A list with a line for each of its items. */
const lines = <
  Key extends 'inputs' | 'notes' | 'scores' | 'structure' | 'statistics' | 'dataIssues' | 'dataIssueColumns',
  Item,
>(
  items: readonly Item[],
  jsonOf: (item: Item) => NonNullable<JsonReport[Key]>[number],
): string => jsonLines(items.map(jsonOf));

const exemptionsOf = ({ path, sha256, entries }: ExemptionsUsed): NonNullable<JsonReport['exemptions']> => ({
  path: visible(path),
  sha256,
  entries: entries.map(({ exemption, outcome }) => ({
    line: exemption.line,
    rule: exemption.rule,
    ...targetIn(exemption),
    ...grantJson(exemption),
    outcome: outcome.kind,
  })),
});

/** Units by what is written. People are told by the verdict that names the line: no name is in a machine's report. */
const targetIn = ({ of }: Exemption): { group?: string; values?: Record<string, string> } => ({
  ...(of.kind === 'unit' ? { group: visible(of.unit) } : {}),
  ...(Object.keys(of.values).length > 0 ? { values: { ...of.values } } : {}),
});

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

/** A data issue: of a cell its own text with ID numbers masked, of nobody a name. */
export function issueJson(
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
