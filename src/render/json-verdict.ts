import { gapOf, type Span } from '../audit/judge.ts';
import { asFound, type Report, type Verdict } from '../audit/report.ts';
import { formatDay } from '../core/calendar.ts';
import { formatFraction } from '../core/fraction.ts';
import type { Range } from '../core/range.ts';
import { visible } from '../core/text.ts';
import { type Catalogue, say } from '../locale/catalogue.ts';
import type { Exemption } from '../rulebook/exemptions/model.ts';
import type { ByteText } from './byte-text.ts';
import { withSheetShown } from './line.ts';
import type { JsonJudged, JsonReport } from './report-schema.ts';
import { rulebookOfRule } from './rulebooks.ts';

/** JSON in which a part that is undefined is left out when it is written. */
export type Written<Part> = { readonly [Key in keyof Part]: Part[Key] | undefined };

/** Writes a list of verdicts, a line for each, with the rows of its evidence. */
export function writeVerdicts(report: Report, catalogue: Catalogue, text: ByteText): void {
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

/** All of a verdict but its evidence, which is written behind it. */
function verdictOf(
  verdict: Verdict,
  report: Report,
  catalogue: Catalogue,
): Written<Omit<JsonReport['verdicts'][number], 'evidence'>> {
  const { rule, severity } = verdict;
  return {
    rule: rule.id,
    rulebook: rulebookOfRule(rule, report),
    severity,
    asOf: verdict.asOf === undefined ? undefined : formatDay(verdict.asOf),
    group: groupJson(verdict),
    ...judgedJson(verdict, catalogue),
    headroom: headroomOf(verdict, catalogue),
    doubts: asFound(verdict).status === 'undecided' ? doubtsOf(verdict, report) : undefined,
  };
}

/** What a verdict says: its status and its numbers. */
export function judgedJson(verdict: Verdict, catalogue: Catalogue): Written<JsonJudged> {
  const { status, exempted, count, of, value, shortfall, excess, distance, reason, missing } = verdict;
  return {
    status,
    insteadOf: exempted?.insteadOf,
    exemption: exempted && { line: exempted.by.line, ...grantJson(exempted.by) },
    actual: value ? { value } : count && (of ? { count, of } : { count }),
    required: requiredOf(verdict),
    shortfall: distance ? formatFraction(distance.shortfall) : shortfall && numberOf(gapOf(shortfall, of)),
    excess: distance ? formatFraction(distance.excess) : excess && numberOf(gapOf(excess, of)),
    reason: reason && { code: reason.code, message: visible(say(catalogue, reason.message)) },
    exact: verdict.exact ? undefined : false,
    missing: missing.length > 0 ? [...missing] : undefined,
  };
}

/** For whom a verdict is. */
export const groupJson = ({ group }: Pick<Verdict, 'group'>): JsonReport['verdicts'][number]['group'] => ({
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
  const bounds: Record<string, ReturnType<typeof exactOf>> = {};
  for (const { key, value } of required.bounds) bounds[key] = exactOf(value);
  return required.count ? { ...bounds, count: numberOf(required.count) } : bounds;
}

/** A number, or its span where it is not certain. */
const numberOf = ({ min, max }: Span): number | Span => (min === max ? min : { min, max });

/** An exact number, or its least and greatest where it is not certain; `null`: nothing bounds it. */
function exactOf({ from, to }: Range): string | { min: string | null; max: string | null } {
  const [min, max] = [from ? formatFraction(from) : null, to ? formatFraction(to) : null];
  return min !== null && min === max ? min : { min, max };
}

/** Who exempts a verdict, by which document, why and until when. */
export const grantJson = ({ approver, document, reason, since, until }: Exemption) => ({
  approver: visible(approver),
  document: visible(document),
  reason: visible(reason),
  ...(since === undefined ? {} : { since: formatDay(since) }),
  until: formatDay(until),
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
