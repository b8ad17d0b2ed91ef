import type { Report, Verdict } from '../../audit/report.ts';
import type { Words } from '../../locale/catalogue.ts';

/** The most names in one cell; all of them are in the evidence. */
const MOST_NAMES = 12;

/** The first names of the people in some rows of a verdict, and how many they are; empty where there are none. */
export const namesIn =
  (verdict: Verdict, report: Report, { workbook }: Words) =>
  (rows: readonly number[]): string => {
    if (rows.length === 0) return '';
    const names = rows.slice(0, MOST_NAMES).map((row) => report.nameOf(verdict, row) || workbook.unnamed);
    return workbook.people(names, rows.length);
  };
