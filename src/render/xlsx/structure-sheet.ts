import type { StructureGroup, StructureResult } from '../../audit/report.ts';
import { type Catalogue, say } from '../../locale/catalogue.ts';
import { formatSpan } from '../numbers.ts';
import { groupName, headOf, numberHead, numberText, structureHeading } from '../structure.ts';
import { type Book, type Cell, type Content, listed, type Row, type Sheet } from './model.ts';

/** 结构分析: one table under the other, each with a head of its own and a row for each unit. */
export function structureSheet({ report, catalogue }: Book): Sheet {
  const { sheets, about } = catalogue.words.workbook;
  const rows = report.structure.flatMap((result) => tableRows(result, catalogue));
  const widest = Math.max(...rows.map(({ cells }) => cells.length));
  return {
    key: 'structure',
    caption: {
      content: catalogue.words.punctuation.labelled(sheets.structure, about.structure),
      tone: 'strong',
    },
    columns: Array.from({ length: widest }, (_, index) =>
      index === 0 ? { head: '', least: 24, most: 40 } : { head: '', least: 10, most: 16, align: 'right' },
    ),
    hasHead: false,
    rows: listed(rows),
    of: rows.length,
  };
}

function tableRows(result: StructureResult, catalogue: Catalogue): Row[] {
  const title: Row = { cells: [{ content: structureHeading(result, catalogue), tone: 'section' }] };
  if (result.reason) return [title, { cells: [say(catalogue, result.reason)] }];
  const head = (content: Content): Cell => ({ content, tone: 'head' });
  return [
    title,
    { cells: [catalogue.words.workbook.heads.group, ...headsOf(result, catalogue)].map(head) },
    ...result.groups.map((group) => groupRow(result, group, catalogue)),
  ];
}

/** The column and its cell, one over the other. */
function headsOf(result: StructureResult, catalogue: Catalogue): Content[] {
  const { structure: own } = catalogue.words;
  if ('gathering' in result.structure.shows) return [numberHead(result, catalogue)];
  return [
    own.total,
    ...result.splits.flatMap(({ column, cells }) =>
      [...cells.map(own.cell), own.unknown].map((cell) => [headOf(result, column, catalogue), cell]),
    ),
  ];
}

function groupRow({ splits }: StructureResult, group: StructureGroup, catalogue: Catalogue): Row {
  const { total } = group;
  const name = groupName(group, catalogue);
  if (!total) return { cells: [name, numeric(numberText(group, catalogue))] };
  const counts = splits.flatMap(({ cells }, index): number[] => {
    const { cells: own = [], unknown = 0 } = group.counts[index] ?? {};
    return [...cells.map((_, cell) => own[cell]?.min ?? 0), unknown];
  });
  return { cells: [name, numeric(formatSpan(total)), ...counts] };
}

/** A whole number as a number; a span or a fraction as its text. */
const numeric = (text: string): Content => (/^\d{1,15}$/.test(text) ? Number(text) : text);
