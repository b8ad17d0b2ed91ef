import type { StatisticResult } from '../../audit/report.ts';
import { say } from '../../locale/catalogue.ts';
import { titleIn } from '../../rulebook/explain.ts';
import { comparisonOf, statisticNumbers } from '../statistic.ts';
import type { Book, Content, Row, Sheet, Tone } from './model.ts';

/** 统计数: what was counted beside what was claimed. */
export function statisticsSheet(book: Book): Sheet {
  const { words } = book.catalogue;
  const { heads, sheets, about } = words.workbook;
  return {
    key: 'statistics',
    caption: { content: words.punctuation.labelled(sheets.statistics, about.statistics), tone: 'strong' },
    columns: [
      { head: heads.id, least: 20, most: 32 },
      { head: words.labels.title, least: 30, most: 56 },
      { head: words.labels.actual, least: 12, most: 16, align: 'right' },
      { head: heads.claimed, least: 12, most: 16, align: 'right' },
      { head: heads.difference, least: 12, most: 12, align: 'right' },
      { head: heads.comparison, least: 20, most: 28 },
      { head: words.labels.reason, least: 20, most: 40 },
    ],
    hasHead: true,
    rows: book.report.statistics.map((result) => statisticRow(result, book)),
  };
}

function statisticRow(result: StatisticResult, { catalogue }: Book): Row {
  const { words } = catalogue;
  const { statistic, agrees, reason } = result;
  const { actual, claimed, difference } = statisticNumbers(result, words);
  const tone: Tone = agrees === undefined ? 'notApplicable' : agrees ? 'pass' : 'undecided';
  const comparison = claimed === undefined ? undefined : comparisonOf(result, difference, words);
  return {
    cells: [
      statistic.id,
      titleIn(statistic.title, catalogue),
      numeric(actual),
      numeric(claimed),
      difference,
      comparison && { content: comparison, tone },
      reason && say(catalogue, reason),
    ],
  };
}

/** A whole number as a number; a span or a fraction as its text. */
const numeric = (text: string | undefined): Content | undefined =>
  text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : text;
