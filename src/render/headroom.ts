import type { Report, Verdict } from '../audit/report.ts';
import { formatDay } from '../core/calendar.ts';
import { groupBy } from '../core/group-by.ts';
import { visible } from '../core/text.ts';
import type { Catalogue, Words } from '../locale/catalogue.ts';
import { countedIn } from '../roster/tables.ts';
import { titleIn } from '../rulebook/explain.ts';
import { groupText } from './line.ts';
import { actualText } from './numbers.ts';

type WithHeadroom = Pick<Verdict, 'headroom'>;

/** How many may leave, or the mark of why that is no number; empty where that was not asked. */
export function departuresText({ headroom }: WithHeadroom, words: Words): string {
  if (!headroom) return '';
  const { departures, untold } = headroom;
  return departures === undefined ? words.headroom.mark(untold ?? 'inexact') : `${departures}`;
}

/** The day on which it fails by itself; empty where there is none, or none is told. */
export const breaksOnText = ({ headroom }: WithHeadroom): string =>
  headroom?.breaksOn ? formatDay(headroom.breaksOn) : '';

/** The verdicts that have headroom: those of which the fewest may leave first, and of these who fails by itself first. */
export const tightestFirst = ({ verdicts }: Report): Verdict[] =>
  verdicts
    .filter(({ headroom }) => headroom)
    .sort((a, b) => compare(departuresOf(a), departuresOf(b)) || compare(dayOf(a), dayOf(b)));

const compare = (a: number, b: number): number => (a < b ? -1 : a > b ? 1 : 0);
const departuresOf = ({ headroom }: WithHeadroom): number => headroom?.departures ?? Number.POSITIVE_INFINITY;
const dayOf = ({ headroom }: WithHeadroom): number => headroom?.breaksOn ?? Number.POSITIVE_INFINITY;

/** Of how many verdicts nobody may leave; undefined where that was not asked. */
export const tightVerdicts = ({ hasHeadroom, verdicts }: Report): number | undefined =>
  hasHeadroom && verdicts.filter(({ headroom }) => headroom?.departures === 0).length;

/** The most lines of a terminal; every verdict is in the other reports. */
const MOST_LINES = 15;

/** A line of the tightest verdicts: those of one rule of which as many may leave. */
export interface HeadroomLine {
  readonly departures: number;
  readonly text: string;
}

/** The tightest verdicts, a line for each number and rule, and what is to be said of the others. */
export function headroomLines(
  report: Report,
  catalogue: Catalogue,
): { readonly lines: readonly HeadroomLine[]; readonly rest: string } {
  const sorted = tightestFirst(report);
  const numbered = sorted.filter(({ headroom }) => headroom?.departures !== undefined);
  const unbreakable = sorted.filter(({ headroom }) => headroom?.untold === 'unbreakable').length;
  const order = new Map(report.rules.map((rule, index) => [rule, index]));
  const together = [
    ...groupBy(numbered, (verdict) => `${departuresOf(verdict)} ${verdict.rule.id}`).values(),
  ] as [Verdict, ...Verdict[]][];
  together.sort(
    ([a], [b]) => departuresOf(a) - departuresOf(b) || (order.get(a.rule) ?? 0) - (order.get(b.rule) ?? 0),
  );
  return {
    lines: together.slice(0, MOST_LINES).map((same) => lineOf(same, report, catalogue)),
    rest: catalogue.words.headroom.rest({
      more: together.slice(MOST_LINES).flat().length,
      unbreakable,
      untold: sorted.length - numbered.length - unbreakable,
    }),
  };
}

function lineOf(same: readonly [Verdict, ...Verdict[]], report: Report, catalogue: Catalogue): HeadroomLine {
  const { words } = catalogue;
  const [{ rule, headroom }] = same;
  const departures = headroom?.departures ?? 0;
  const title = titleIn(rule.title, catalogue);
  const text = words.headroom.line({
    departures,
    // Where posts are counted it is people who leave, with all of theirs.
    counted: countedIn(report.rulebookOf(rule).tables, rule.table),
    rule: title === rule.id ? rule.id : `${rule.id} ${title}`,
    units: words.unitList(same.map((verdict) => unitText(verdict, words))),
  });
  return { departures, text: visible(text) };
}

/** `附海镇 3/12 (25.0%)（2020-08-01起不合格）` */
function unitText(verdict: Verdict, words: Words): string {
  const day = breaksOnText(verdict);
  const unit = [groupText(verdict, words), actualText(verdict, words)]
    .filter((part) => part !== '')
    .join(' ');
  return day === '' ? unit : `${unit}${words.headroom.failsFrom(day)}`;
}
