import type { Report, Verdict } from '../../audit/report.ts';
import type { Words } from '../../locale/catalogue.ts';
import { fileName, groupText } from '../line.ts';
import { particularText } from '../particular.ts';
import { standingWords } from '../standing.ts';
import {
  type Book,
  type Column,
  FIRST_ROW,
  linkToFinding,
  MOST_ROWS,
  type Row,
  type Sheet,
} from './model.ts';
import { signed } from './sign.ts';

/** Where the evidence of a verdict begins, undefined where it is not listed, and how many rows it has. */
export interface EvidencePlace {
  readonly row: number | undefined;
  readonly count: number;
}

interface Evidence {
  readonly sheet: Sheet;
  readonly placeOf: (verdict: Verdict) => EvidencePlace | undefined;
}

/** 证据: behind each finding its people or records, one a row. */
export function evidenceSheet(book: Book): Evidence {
  const { words } = book.catalogue;
  const rows: Row[] = [];
  const places = new Map<Verdict, EvidencePlace>();
  let total = 0;
  for (const verdict of book.findings) {
    const records = recordsBehind(verdict, book.report, words);
    if (records.length === 0) continue;
    const isListed = rows.length + records.length <= MOST_ROWS && rows.length === total;
    places.set(verdict, { row: isListed ? FIRST_ROW + rows.length : undefined, count: records.length });
    total += records.length;
    if (isListed) for (const record of records) rows.push(evidenceRow(verdict, record, book));
  }
  const { sheets, about } = words.workbook;
  const sheet: Sheet = {
    key: 'evidence',
    caption: { content: words.punctuation.labelled(sheets.evidence, about.evidence), tone: 'strong' },
    columns: columnsIn(words),
    hasHead: true,
    rows,
    of: total,
  };
  return { sheet, placeOf: (verdict) => places.get(verdict) };
}

function columnsIn({ labels, workbook: { heads } }: Words): Column[] {
  return [
    { head: heads.finding, least: 10, most: 10, align: 'center' },
    { head: labels.conclusion, least: 10, most: 13 },
    { head: labels.rule, least: 12, most: 28 },
    { head: heads.group, least: 10, most: 28 },
    { head: heads.name, least: 9, most: 16 },
    { head: heads.standing, least: 12, most: 22 },
    { head: heads.read, least: 20, most: 88 },
    { head: labels.files, least: 10, most: 20 },
    { head: heads.sheet, least: 10, most: 18 },
    { head: heads.cell, least: 9, most: 9 },
  ];
}

interface RecordBehind {
  readonly row: number;
  readonly standing: string;
}

/**
 * The records behind a verdict: of "every" first those who do not meet it, else those who count.
 * Where a unit has people and none of them is anything to the rule, those people.
 */
function recordsBehind(verdict: Verdict, report: Report, words: Words): RecordBehind[] {
  const { evidence, rule } = verdict;
  const standing = standingWords(rule, words);
  const named = (rows: readonly number[], word: string) => rows.map((row) => ({ row, standing: word }));
  const counted = named(evidence.in, standing.in);
  const others = named(evidence.out, standing.out);
  const unknown = named(evidence.unknown, words.labels.cannotTell);
  const all =
    rule.measure.kind === 'every' ? [...others, ...unknown, ...counted] : [...counted, ...unknown, ...others];
  return all.length > 0 ? all : named(report.othersOf(verdict), words.labels.others);
}

function evidenceRow(verdict: Verdict, { row, standing }: RecordBehind, book: Book): Row {
  const { report, catalogue } = book;
  const { words } = catalogue;
  const [place] = report.cellsOf(verdict, [row]);
  const number = book.numberOf(verdict) ?? 0;
  const read = report
    .particularsOf(verdict, row)
    .map((each) => particularText(each, verdict.rule, report, catalogue));
  return {
    cells: [
      linkToFinding(number, { kind: 'number', number }) ?? number,
      { content: signed(verdict.status, words), tone: verdict.status },
      verdict.rule.id,
      groupText({ ...verdict, subject: undefined }, words),
      report.nameOf(verdict, row) || words.workbook.unnamed,
      standing,
      read.join(words.punctuation.semicolon),
      place && fileName(report.inputs[place.input]?.path ?? ''),
      place?.sheet,
      place && `${place.letter}${place.rows[0]?.[0] ?? ''}`,
    ],
  };
}
