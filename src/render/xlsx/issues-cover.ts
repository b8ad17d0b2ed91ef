import type { Report } from '../../audit/report.ts';
import { formatDay } from '../../core/calendar.ts';
import type { Catalogue } from '../../locale/catalogue.ts';
import type { SheetWord } from '../../locale/workbook-words.ts';
import { rulebooksOf, titleOfAll } from '../rulebooks.ts';
import { inputRows, section } from './cover-sheet.ts';
import { severityCell } from './issue-list-sheet.ts';
import type { Cell, Row, Sheet } from './model.ts';

const CONTENTS: readonly SheetWord[] = ['dataIssues', 'issueColumns', 'issuePages'];
const SEVERITIES = ['error', 'warning', 'info'] as const;

/** 封面: what is asked of whoever gets the workbook, how many issues there are, and in which files as of which day. */
export function issuesCover(report: Report, catalogue: Catalogue): Sheet {
  const { words } = catalogue;
  const { issues, labels, workbook } = words;
  return {
    key: 'cover',
    caption: { content: issues.title(titleOfAll(report.rulebooks, catalogue)), tone: 'title' },
    columns: [
      { head: '', least: 22, most: 22, align: 'left' },
      { head: '', least: 110, most: 110, align: 'left' },
    ],
    hasHead: false,
    rows: [
      ...section(
        issues.heads.asks,
        issues.asks.map((ask, index): Row => ({ cells: [index + 1, ask] })),
      ),
      ...section(labels.dataIssues, countRows(report, catalogue)),
      ...section(workbook.heads.contents, contentsRows(catalogue)),
      ...section(issues.heads.basis, particulars(report, catalogue)),
      ...section(workbook.heads.inputs, inputRows(report, catalogue)),
    ],
  };
}

/** How many issues of each severity there are. */
function countRows({ issues }: Report, catalogue: Catalogue): Row[] {
  const { heads } = catalogue.words.workbook;
  return [
    ...SEVERITIES.map((severity): Row => {
      const count = issues.filter((issue) => issue.severity === severity).length;
      return { cells: [severityCell(severity, catalogue), count] };
    }),
    { cells: [{ content: heads.total, tone: 'strong' }, issues.length] },
  ];
}

const contentsRows = ({ words: { workbook, issues } }: Catalogue): Row[] =>
  CONTENTS.map((sheet) => ({
    cells: [
      { sheet, row: 1, label: { kind: 'sheet' } },
      sheet === 'dataIssues' ? issues.list : workbook.about[sheet],
    ],
  }));

function particulars(report: Report, { words }: Catalogue): Row[] {
  const { asOf, within, version } = report;
  const { labels, workbook, issues } = words;
  const row = (label: string, cell: Cell | string | readonly string[]): Row => ({
    cells: [{ content: label, tone: 'strong' }, cell],
  });
  return [
    row(labels.asOf, formatDay(asOf)),
    ...(within ? [row(workbook.heads.within, issues.within(within.join('/')))] : []),
    ...rulebooksOf(report).map(({ id, sha256 }) => row(labels.rulebook, [id, `sha256 ${sha256}`])),
    row(workbook.heads.version, `cadre-audit ${version}`),
  ];
}
