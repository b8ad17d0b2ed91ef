import type { DoubtSummary, Report, Verdict } from '../audit/report.ts';
import { formatDay } from '../core/calendar.ts';
import { groupBy } from '../core/group-by.ts';
import { visible } from '../core/text.ts';
import type { Catalogue } from '../locale/catalogue.ts';
import { titleIn } from '../rulebook/explain.ts';
import { doubtText, findingLine, groupText } from './line.ts';
import { comparisonText, needText } from './numbers.ts';

/** A line about one verdict, or about several that have one cause. */
export interface FindingEntry {
  readonly verdict: Verdict;
  readonly text: string;
}

/** What fails or cannot be told, worst first, each cause once. */
export function findingEntries(report: Report, catalogue: Catalogue): FindingEntry[] {
  const found = worstFirst(
    report.verdicts.filter(({ status }) => status === 'fail' || status === 'undecided'),
    report.rules,
  );
  const doubts = new Map(
    found.flatMap((verdict) =>
      verdict.status === 'undecided' ? [[verdict, report.doubtsOf(verdict)] as const] : [],
    ),
  );
  const byCause = groupBy(found, (verdict) => causeOf(verdict, doubts.get(verdict)));
  return [...byCause.values()].map((verdicts): FindingEntry => {
    const [verdict] = verdicts as [Verdict, ...Verdict[]];
    const text =
      verdicts.length === 1
        ? findingLine(verdict, report, catalogue)
        : sharedLine(verdicts, doubts.get(verdict) ?? [], report, catalogue);
    return { verdict, text };
  });
}

/** Verdicts of one rule have one cause where nobody is there at all, or they hang on the same missing columns or cells. */
function causeOf(verdict: Verdict, doubts: readonly DoubtSummary[] | undefined): unknown {
  if (verdict.status === 'fail' && verdict.records === 0 && verdict.rule.per.kind === 'units')
    return `${verdict.rule.id} without records`;
  if (!doubts || doubts.length === 0) return verdict;
  const told = doubts.map(({ cause, column, origins }) => [cause, column, cause === 'absent' ? [] : origins]);
  return `${verdict.rule.id} ${JSON.stringify(told)}`;
}

/** `不合格 village-young 397个村社，原因相同：花名册中没有记录 · 0 < 1 · 需1人 缺1人 · 截至2019-06-30 · 甲村、乙村等397个` */
function sharedLine(
  verdicts: readonly Verdict[],
  doubts: readonly DoubtSummary[],
  report: Report,
  catalogue: Catalogue,
): string {
  const { words } = catalogue;
  const [verdict] = verdicts as [Verdict];
  const cause =
    verdict.status === 'fail'
      ? words.noneOf(0)
      : doubts
          .map((doubt) => doubtText(doubt, verdict.rule, report, catalogue))
          .join(words.punctuation.semicolon);
  const population = report.rulebookOf(verdict.rule).populations.get(verdict.group.kind);
  const kind = words.group(verdict.group.kind, population && titleIn(population.title, catalogue));
  const comparison = comparisonText(verdict, words);
  return [
    `${words.status[verdict.status]} ${verdict.rule.id} ${words.sameCause({ count: verdicts.length, kind, cause })}`,
    verdict.status === 'fail' ? `0 ${comparison}` : comparison,
    verdict.status === 'fail' ? needText(verdict, words) : '',
    words.asOf(formatDay(report.asOf)),
    visible(words.unitList(verdicts.map((each) => groupText(each, words)))),
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

const SEVERITY = { error: 0, warning: 1, info: 2 } as const;
const STATUS = { fail: 0, undecided: 1, pass: 2, notApplicable: 3, exempt: 4 } as const;

/** Worst first: errors before warnings, failures before doubts, rules in their order, the largest gap first. */
export function worstFirst(
  verdicts: readonly Verdict[],
  rules: readonly { readonly id: string }[],
): Verdict[] {
  const order = new Map(rules.map(({ id }, index) => [id, index]));
  const gap = ({ shortfall, excess }: Verdict) => Math.max(shortfall?.max ?? 0, excess?.max ?? 0);
  return verdicts
    .map((verdict, index) => ({ verdict, index }))
    .sort(
      (a, b) =>
        SEVERITY[a.verdict.severity] - SEVERITY[b.verdict.severity] ||
        STATUS[a.verdict.status] - STATUS[b.verdict.status] ||
        (order.get(a.verdict.rule.id) ?? 0) - (order.get(b.verdict.rule.id) ?? 0) ||
        gap(b.verdict) - gap(a.verdict) ||
        a.index - b.index,
    )
    .map(({ verdict }) => verdict);
}
