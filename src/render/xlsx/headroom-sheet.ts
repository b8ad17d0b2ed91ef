import type { Verdict } from '../../audit/report.ts';
import { groupBy } from '../../core/group-by.ts';
import type { Words } from '../../locale/catalogue.ts';
import { titleIn } from '../../rulebook/explain.ts';
import type { Rule } from '../../rulebook/model.ts';
import { headroomText } from '../headroom.ts';
import { groupText } from '../line.ts';
import { type Book, type Cell, type Content, listed, type Row, RULES_A_PAGE, type Sheet } from './model.ts';
import { signed } from './sign.ts';

/** 余量: units by rules, how many may leave of what passes; of what does not, its status. */
export function headroomSheet({ report, catalogue }: Book): Sheet {
  const { words } = catalogue;
  const { sheets, about, heads } = words.workbook;
  const verdicts = report.verdicts.filter(({ rule }) => rule.per.kind !== 'record');
  const rules = report.rules.filter(({ per }) => per.kind !== 'record');
  const units = [...groupBy(verdicts, (verdict) => groupText(verdict, words))];
  return {
    key: 'headroom',
    caption: { content: words.punctuation.labelled(sheets.headroom, about.headroom), tone: 'strong' },
    columns: [
      { head: heads.group, least: 20, most: 34 },
      ...rules.map((rule) => ({
        head: [titleIn(rule.title, catalogue), rule.id],
        least: 16,
        most: 22,
        align: 'center' as const,
      })),
    ],
    hasHead: true,
    rows: listed(units).map(([unit, own]) => unitRow(unit, own, rules, words)),
    of: units.length,
    frozenColumns: 1,
    pagesWide: Math.max(1, Math.ceil(rules.length / RULES_A_PAGE)),
  };
}

const unitRow = (unit: string, verdicts: readonly Verdict[], rules: readonly Rule[], words: Words): Row => ({
  cells: [
    { content: unit, tone: 'strong' },
    ...rules.map((rule) => {
      const own = verdicts.find((verdict) => verdict.rule === rule);
      return own && headroomCell(own, words);
    }),
  ],
});

/** A unit of which nobody may leave stands out. */
function headroomCell(verdict: Verdict, words: Words): Cell | Content {
  const { headroom, status } = verdict;
  if (!headroom) return { content: signed(status, words), tone: status };
  const { departures } = headroom;
  if (departures === undefined) return { content: headroomText(verdict, words), tone: 'notApplicable' };
  return departures === 0 ? { content: 0, tone: 'undecided' } : departures;
}
