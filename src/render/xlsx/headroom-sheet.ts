import type { Verdict } from '../../audit/report.ts';
import { titleIn } from '../../rulebook/explain.ts';
import { breaksOnText, departuresText, tightestFirst } from '../headroom.ts';
import { groupText } from '../line.ts';
import { actualText, requirementText } from '../numbers.ts';
import { type Book, type Cell, type Content, listed, type Row, type Sheet } from './model.ts';

/** 余量: what passes, the tightest first, a row for each unit and rule. */
export function headroomSheet(book: Book): Sheet {
  const { words } = book.catalogue;
  const { sheets, about, heads } = words.workbook;
  const verdicts = tightestFirst(book.report).filter(isTold);
  return {
    key: 'headroom',
    caption: { content: words.punctuation.labelled(sheets.headroom, about.headroom), tone: 'strong' },
    columns: [
      { head: words.headroom.title, least: 8, most: 10, align: 'right' },
      { head: words.headroom.breaksOn, least: 12, most: 14, align: 'center' },
      { head: heads.group, least: 20, most: 34 },
      { head: words.labels.rule, least: 20, most: 28 },
      { head: words.labels.title, least: 24, most: 44 },
      { head: words.labels.actual, least: 12, most: 20 },
      { head: words.labels.standard, least: 12, most: 20 },
      { head: words.labels.reason, least: 20, most: 40 },
    ],
    hasHead: true,
    rows: listed(verdicts).map((verdict) => headroomRow(verdict, book)),
    of: verdicts.length,
  };
}

/** Of a single record there is something to tell only where it fails by itself. */
const isTold = ({ headroom }: Verdict): boolean =>
  headroom?.untold !== 'record' || typeof headroom.breaksOn === 'number';

function headroomRow(verdict: Verdict, { catalogue }: Book): Row {
  const { words } = catalogue;
  const untold = verdict.headroom?.untold;
  return {
    cells: [
      departuresCell(verdict, departuresText(verdict, words)),
      breaksOnText(verdict),
      groupText(verdict, words),
      verdict.rule.id,
      titleIn(verdict.rule.title, catalogue),
      actualText(verdict, words),
      requirementText(verdict, words),
      untold && words.headroom.untold[untold],
    ],
  };
}

/** A verdict of which nobody may leave stands out. */
function departuresCell({ headroom }: Verdict, mark: string): Cell | Content {
  const departures = headroom?.departures;
  if (departures === undefined) return { content: mark, tone: 'notApplicable' };
  return departures === 0 ? { content: 0, tone: 'undecided' } : departures;
}
