import { type Report, summarise, type Verdict } from '../../audit/report.ts';
import { statusOf } from '../../audit/status.ts';
import { formatDay } from '../../core/calendar.ts';
import { groupBy } from '../../core/group-by.ts';
import { type Catalogue, say, type Words } from '../../locale/catalogue.ts';
import type { SheetWord } from '../../locale/workbook-words.ts';
import { titleIn } from '../../rulebook/explain.ts';
import { inputsRead } from '../inputs-read.ts';
import { fileName } from '../line.ts';
import { rulebookLines, rulebookOfRule, titleOfAll } from '../rulebooks.ts';
import type { Book, Cell, Column, Row, Sheet } from './model.ts';
import { signedConclusion } from './sign.ts';

const STATUSES = ['pass', 'fail', 'undecided', 'notApplicable', 'exempt'] as const;

/** 封面: what was found, on which day, by which rules, in which files, and under which assumptions. */
export function coverSheet(book: Book, contents: readonly SheetWord[]): Sheet {
  const { report, catalogue } = book;
  const { workbook } = catalogue.words;
  return {
    key: 'cover',
    caption: { content: workbook.title(titleOfAll(report.rulebooks, catalogue)), tone: 'title' },
    columns: COLUMNS,
    hasHead: false,
    rows: [
      ...particulars(book),
      ...section(workbook.heads.contents, contentsRows(contents, catalogue.words)),
      ...section(catalogue.words.labels.summary, summaryRows(book)),
      ...section(
        workbook.heads.notes,
        report.notes.map((note, index): Row => ({ cells: [index + 1, say(catalogue, note)] })),
      ),
      ...section(workbook.heads.inputs, inputRows(report, catalogue)),
    ],
  };
}

const COLUMNS: readonly Column[] = [
  { head: '', least: 28, most: 28, align: 'left' },
  { head: '', least: 86, most: 86, align: 'left' },
  { head: '', least: 8, most: 10, align: 'center' },
  ...STATUSES.map((): Column => ({ head: '', least: 9, most: 14, align: 'right' })),
];

const BLANK: Row = { cells: [] };

/** Rows under a title, and nothing where there are none. */
export const section = (title: string, rows: readonly Row[]): Row[] =>
  rows.length === 0 ? [] : [BLANK, { cells: [{ content: title, tone: 'section' }] }, ...rows];

function particulars({ report, catalogue, policy }: Book): Row[] {
  const { words } = catalogue;
  const { config, exemptions, within } = report;
  const status = statusOf(report.verdicts, policy);
  const row = (label: string, cell: Cell | string | readonly string[]): Row => ({
    cells: [{ content: label, tone: 'strong' }, cell],
  });
  return [
    BLANK,
    row(words.labels.conclusion, { content: signedConclusion(status, report, words), tone: status }),
    row(
      words.labels.asOf,
      words.punctuation.bracketed(formatDay(report.asOf), words.asOfSource[report.asOfSource]),
    ),
    ...(within ? [row(words.workbook.heads.within, within.join('/'))] : []),
    ...rulebookLines(report, words).map(({ label, text, sha256 }) => row(label, [text, `sha256 ${sha256}`])),
    ...(config ? [row(words.labels.config, [fileName(config.path), `sha256 ${config.sha256}`])] : []),
    ...(exemptions
      ? [row(words.exemptions.file, [fileName(exemptions.path), `sha256 ${exemptions.sha256}`])]
      : []),
    row(words.workbook.heads.version, `cadre-audit ${report.version}`),
  ];
}

const contentsRows = (contents: readonly SheetWord[], { workbook }: Words): Row[] =>
  contents.map((sheet) => ({
    cells: [{ sheet, row: 1, label: { kind: 'sheet' } }, workbook.about[sheet]],
  }));

/** Verdicts by rule and status, and of all rules together. */
function summaryRows({ report, catalogue }: Book): Row[] {
  const { words } = catalogue;
  const { labels, workbook } = words;
  const head = (content: string): Cell => ({ content, tone: 'head' });
  const byRule = groupBy(report.verdicts, ({ rule }) => rule);
  return [
    {
      cells: [
        head(labels.rule),
        head(labels.title),
        head(labels.severity),
        ...STATUSES.map((status) => head(words.status[status])),
      ],
    },
    ...report.rules.map(
      (rule): Row => ({
        cells: [
          rule.id,
          [titleIn(rule.title, catalogue), rulebookOfRule(rule, report) ?? []].flat().join(' · '),
          words.severity[rule.severity],
          ...counts(byRule.get(rule) ?? []),
        ],
      }),
    ),
    {
      cells: [
        { content: workbook.heads.total, tone: 'strong' },
        words.judged(report.verdicts.length),
        undefined,
        ...counts(report.verdicts),
      ],
    },
    { cells: [{ content: labels.dataIssues, tone: 'strong' }, report.issues.length] },
  ];
}

/** How many verdicts have each status; what is not nothing and no pass stands out. */
function counts(verdicts: readonly Verdict[]): Cell[] {
  const summary = summarise(verdicts);
  return STATUSES.map((status) => ({
    content: summary[status],
    ...(summary[status] > 0 && (status === 'fail' || status === 'undecided') ? { tone: status } : {}),
  }));
}

/** Each file with its hash, and what each of its sheets was taken as; many forms of one person each in one row. */
export function inputRows({ inputs }: Report, catalogue: Catalogue): Row[] {
  return inputsRead(inputs, catalogue).flatMap(({ name, file, lines }): Row[] => [
    {
      cells: file
        ? [{ content: name, tone: 'strong' }, [file.path, `sha256 ${file.sha256}`]]
        : [undefined, name],
    },
    ...lines.map((line): Row => ({ cells: [undefined, line] })),
  ]);
}
