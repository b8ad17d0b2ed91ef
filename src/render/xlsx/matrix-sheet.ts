import type { Status } from '../../audit/judge.ts';
import type { Verdict } from '../../audit/report.ts';
import { groupBy } from '../../core/group-by.ts';
import { titleIn } from '../../rulebook/explain.ts';
import type { Rule } from '../../rulebook/model.ts';
import {
  type Book,
  type Cell,
  linkToFinding,
  listed,
  type Row,
  type Sheet,
  type StatusCount,
} from './model.ts';
import { signed, signedCount } from './sign.ts';

/** Of several verdicts the first of these is shown: what is exempt does not hide behind what passes. */
const WORST_FIRST: readonly Status[] = ['fail', 'undecided', 'exempt', 'pass', 'notApplicable'];

/** Rules that go side by side on a page that can still be read. */
const RULES_A_PAGE = 14;

/** 矩阵: units by rules. A unit's row holds the verdicts of the units below it too, so that the first one holds all. */
export function matrixSheet(book: Book): Sheet {
  const { report, catalogue } = book;
  const { words } = catalogue;
  const { rules } = report;
  const units = unitsIn(book);
  const hasExempt = report.verdicts.some(({ status }) => status === 'exempt');
  const legend = (['pass', 'fail', 'undecided', 'notApplicable', 'exempt'] as const)
    .filter((status) => status !== 'exempt' || hasExempt)
    .map((status) => signed(status, words))
    .join(words.punctuation.comma);
  const { sheets, about } = words.workbook;
  return {
    key: 'matrix',
    caption: {
      content: words.punctuation.labelled(
        sheets.matrix,
        [about.matrix, legend].join(words.punctuation.semicolon),
      ),
      tone: 'strong',
    },
    columns: [
      { head: words.workbook.heads.group, least: 20, most: 34 },
      ...rules.map((rule) => ({
        head: [titleIn(rule.title, catalogue), rule.id],
        least: 16,
        most: 22,
        align: 'center' as const,
      })),
    ],
    hasHead: true,
    rows: listed(units).map((unit) => unitRow(unit, rules, book)),
    of: units.length,
    frozenColumns: 1,
    pagesWide: Math.max(1, Math.ceil(rules.length / RULES_A_PAGE)),
  };
}

/** A row of the matrix: a unit with every verdict in it and below it. */
interface Unit {
  readonly label: string;
  readonly depth: number;
  readonly verdicts: Verdict[];
}

const isOfRecord = ({ group: { kind } }: Verdict): boolean => kind === 'person' || kind === 'record';

/** The whole, the units as the verdicts name them, each with those below it, and records of no known unit. */
function unitsIn({ report: { verdicts }, catalogue: { words } }: Book): Unit[] {
  const whole: Unit = { label: words.roster, depth: 0, verdicts: [...verdicts] };
  const towns = groupBy(
    verdicts.filter(({ group }) => group.path.length > 0),
    ({ group }) => group.path[0] as string,
  );
  const unplaced = verdicts.filter((verdict) => verdict.group.path.length === 0 && isOfRecord(verdict));
  return [
    whole,
    ...[...towns].flatMap(([label, own]) => [{ label, depth: 0, verdicts: [...own] }, ...unitsBelow(own, 1)]),
    ...(unplaced.length > 0 ? [{ label: words.unplaced, depth: 0, verdicts: unplaced }] : []),
  ];
}

function unitsBelow(verdicts: readonly Verdict[], depth: number): Unit[] {
  const below = groupBy(
    verdicts.filter(({ group }) => group.path.length > depth),
    ({ group }) => group.path[depth] as string,
  );
  return [...below].flatMap(([label, own]) => [
    { label, depth, verdicts: [...own] },
    ...unitsBelow(own, depth + 1),
  ]);
}

function unitRow({ label, depth, verdicts }: Unit, rules: readonly Rule[], book: Book): Row {
  const byRule = groupBy(verdicts, ({ rule }) => rule);
  return {
    cells: [
      { content: `${'\u3000'.repeat(depth)}${label}`, ...(depth === 0 ? { tone: 'strong' } : {}) },
      ...rules.map((rule) => statusCell(byRule.get(rule) ?? [], book)),
    ],
    ...(depth > 0 ? { level: 1 } : {}),
  };
}

/** The worst status of some verdicts, and how many of them have it; a link to the first finding among them. */
function statusCell(verdicts: readonly Verdict[], book: Book): Cell | undefined {
  const status = WORST_FIRST.find((each) => verdicts.some((verdict) => verdict.status === each));
  if (!status) return undefined;
  const worst = verdicts.filter((verdict) => verdict.status === status);
  const shown: StatusCount = { status, count: worst.length, of: verdicts.length };
  const numbers = worst.flatMap((verdict) => book.numberOf(verdict) ?? []);
  const first = numbers.reduce((least, number) => Math.min(least, number), Number.POSITIVE_INFINITY);
  const link = linkToFinding(first, { kind: 'status', ...shown });
  return { content: link ?? signedCount(shown, book.catalogue.words), tone: status };
}
