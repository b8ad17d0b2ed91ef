import type { Headroom, Report, Verdict } from '../audit/report.ts';
import { groupBy } from '../core/group-by.ts';
import { visible } from '../core/text.ts';
import type { Catalogue, Words } from '../locale/catalogue.ts';
import { titleIn } from '../rulebook/explain.ts';
import { groupText } from './line.ts';
import { actualText } from './numbers.ts';

/** How many may leave, or the mark of why that is no number; empty where that was not asked. */
export function headroomText({ headroom }: Pick<Verdict, 'headroom'>, words: Words): string {
  if (!headroom) return '';
  const { departures, untold } = headroom;
  return departures === undefined ? words.headroom.mark(untold ?? 'inexact') : `${departures}`;
}

/** The most lines of a terminal; every verdict is in the other reports. */
const MOST_LINES = 15;

/** A line of the tightest verdicts: those of one rule of which as many may leave. */
export interface HeadroomLine {
  readonly departures: number;
  readonly text: string;
}

/** The tightest verdicts, those of which the fewest may leave first, and what is to be said of the others. */
export function headroomLines(
  report: Report,
  catalogue: Catalogue,
): { readonly lines: readonly HeadroomLine[]; readonly rest: string } {
  const { words } = catalogue;
  const told = report.verdicts.flatMap((verdict) =>
    verdict.headroom ? [{ verdict, ...verdict.headroom }] : [],
  );
  const numbered = told.flatMap(({ verdict, departures }) =>
    departures === undefined ? [] : [{ verdict, departures }],
  );
  const together = groupBy(numbered, ({ verdict, departures }) => `${departures} ${verdict.rule.id}`);
  const groups = [...together.values()].sort(([a], [b]) => (a?.departures ?? 0) - (b?.departures ?? 0));
  const listed = groups.slice(0, MOST_LINES);
  const count = (reasons: (untold: Headroom['untold']) => boolean) =>
    told.filter(({ untold }) => untold !== undefined && reasons(untold)).length;
  return {
    lines: listed.flatMap((same) => lineOf(same, catalogue)),
    rest: words.headroom.rest({
      more: groups.slice(MOST_LINES).flat().length,
      unbreakable: count((untold) => untold === 'unbreakable'),
      untold: count((untold) => untold !== 'unbreakable'),
    }),
  };
}

function lineOf(
  same: readonly { readonly verdict: Verdict; readonly departures: number }[],
  catalogue: Catalogue,
): HeadroomLine[] {
  const { words } = catalogue;
  const [first] = same;
  if (!first) return [];
  const {
    departures,
    verdict: { rule },
  } = first;
  const units = same.map(({ verdict }) =>
    `${groupText(verdict, words)} ${actualText(verdict, words)}`.trim(),
  );
  const title = titleIn(rule.title, catalogue);
  const text = words.headroom.line({
    departures,
    counted: rule.counts,
    rule: title === rule.id ? rule.id : `${rule.id} ${title}`,
    units: words.unitList(units),
  });
  return [{ departures, text: visible(text) }];
}

/** Of how many verdicts nobody may leave; undefined where that was not asked. */
export const tightVerdicts = ({ hasHeadroom, verdicts }: Report): number | undefined =>
  hasHeadroom && verdicts.filter(({ headroom }) => headroom?.departures === 0).length;
