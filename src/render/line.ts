import { asFound, type CellRuns, type DoubtSummary, type Report, type Verdict } from '../audit/report.ts';
import { formatDay } from '../core/calendar.ts';
import { visible } from '../core/text.ts';
import { type Catalogue, say, type Words } from '../locale/catalogue.ts';
import { titleIn } from '../rulebook/explain.ts';
import type { Rule } from '../rulebook/model.ts';
import { exemptionText } from './exemption-text.ts';
import { actualText, comparisonText, needText } from './numbers.ts';

/** A path without its folders. */
export const fileName = (path: string): string => visible(path.replace(/^.*[/\\]/, ''));

/** The name of a sheet as it may be shown: an ID number may stand in it. */
export const withSheetShown = <Placed extends { readonly sheet: string }>(place: Placed): Placed => ({
  ...place,
  sheet: visible(place.sheet),
});

/** Where a verdict is about: `观海卫镇/五洞闸村委会`, with the person or record behind it. */
export function groupText(
  { group, subject, rule }: Pick<Verdict, 'group' | 'subject' | 'rule'>,
  words: Words,
): string {
  const isRecord = group.kind === 'person' || group.kind === 'record';
  // A tie of two people belongs to no unit.
  const elsewhere = !isRecord ? words.roster : rule.isPlaced ? words.unplaced : '';
  const path = group.path.length > 0 ? group.path.join('/') : elsewhere;
  const place = [path, ...Object.values(group.values ?? {})].join(words.punctuation.pair);
  return visible([place, subject ?? ''].filter((part) => part !== '').join(' '));
}

const MOST_RUNS = 3;
/** Where people stand on more sheets than this, as in forms of one person each, the first few are named. */
const MOST_PLACES = 12;

/** `名单.xlsx 中层!D5:D21`: cells of one column, a run of rows each. */
export function cellsText(cells: readonly CellRuns[], report: Report, words: Words): string {
  const places = cells
    .slice(0, cells.length > MOST_PLACES ? MOST_RUNS : MOST_PLACES)
    .map(({ input, sheet, letter, rows }) => {
      const runs = rows
        .slice(0, MOST_RUNS)
        .map(([first, last]) =>
          first === last ? `${letter}${first}` : `${letter}${first}:${letter}${last}`,
        );
      const all = rows.reduce((sum, [first, last]) => sum + last - first + 1, 0);
      const file = fileName(report.inputs[input]?.path ?? '');
      return `${file}${sheet === '' ? ' ' : ` ${visible(sheet)}!`}${runs.join(',')}${rows.length > MOST_RUNS ? `…${words.moreRows(all)}` : ''}`;
    })
    .join(words.punctuation.semicolon);
  if (cells.length <= MOST_PLACES) return places;
  const all = cells.flatMap(({ rows }) => rows).reduce((sum, [first, last]) => sum + last - first + 1, 0);
  return `${places}…${words.moreRows(all)}`;
}

/** Why cells are in doubt: `“出生年月”空白 名单.xlsx 中层!D52`. Of a missing column there are no cells to show. */
export function doubtText(
  { cause, column, head, origins, held, isPrevious = false }: DoubtSummary,
  rule: Rule,
  report: Report,
  catalogue: Catalogue,
): string {
  const { words } = catalogue;
  if (held) return words.steps.undecidedIn(held.rule, held.units.map(visible));
  const field = report.rulebookOf(rule).fields.get(column);
  const told = words.cause[cause].replace('%', field ? titleIn(field.title, catalogue) : visible(head));
  const why = isPrevious ? words.rule.previous(told) : told;
  if (cause === 'absent' || origins.length === 0) return why;
  const cells = origins.slice(0, MOST_RUNS).map(({ input, sheet, cell, row, idBirth }) => {
    const file = fileName(report.inputs[input]?.path ?? '');
    const place = `${file} ${sheet === '' ? '' : `${visible(sheet)}!`}${cell ?? words.rows(String(row))}`;
    return idBirth === undefined
      ? place
      : words.punctuation.bracketed(place, words.idBirth(formatDay(idBirth).slice(0, 7)));
  });
  return `${why} ${cells.join(',')}${origins.length > MOST_RUNS ? words.moreRows(origins.length) : ''}`;
}

/** The rows that a verdict stands on: who cannot be told, whoever of "every" does not meet it, else the whole base. */
export function shownRows({ status, evidence, rule }: Verdict): readonly number[] {
  if (status === 'undecided') return evidence.unknown;
  if (status === 'fail' && (rule.measure.kind === 'every' || rule.measure.kind === 'unique'))
    return evidence.out;
  return [...evidence.in, ...evidence.out];
}

/** Where nobody stands in the base, how many records there were to look through. */
const emptyText = (verdict: Verdict, words: Words): string =>
  verdict.status === 'fail' && shownRows(verdict).length === 0 ? words.noneOf(verdict.records) : '';

/** All that is to be said of a verdict beside its numbers: what exempts it, what is missing, why nothing is judged, what is in doubt. */
export function remarksOf(verdict: Verdict, report: Report, catalogue: Catalogue): string[] {
  const { words } = catalogue;
  const found = asFound(verdict);
  const doubts = found.status === 'undecided' ? report.doubtsOf(verdict) : [];
  return [
    exemptionText(verdict, report, words),
    found.missing.length > 0 && found.status === 'fail' ? words.missing(found.missing) : '',
    found.reason ? say(catalogue, found.reason.message).replace(/[。.]$/, '') : '',
    ...doubts.map((doubt) => doubtText(doubt, verdict.rule, report, catalogue)),
    found.open ? words.open : '',
    found.exact ? '' : words.inexact,
    emptyText(found, words),
  ].filter((part) => part !== '');
}

/** A finding, all of it in one line. */
export function findingLine(verdict: Verdict, report: Report, catalogue: Catalogue): string {
  const { words } = catalogue;
  const found = asFound(verdict);
  const head = [
    words.status[verdict.status],
    verdict.rule.id,
    groupText(verdict, words),
    actualText(found, words),
    comparisonText(found, words),
  ]
    .filter((part) => part !== '')
    .join(' ');
  const summaries = found.status === 'undecided' ? report.doubtsOf(verdict) : [];
  const showsCells = summaries.some(({ cause, origins }) => cause !== 'absent' && origins.length > 0);
  return [
    head,
    needText(found, words),
    ...remarksOf(verdict, report, catalogue),
    words.asOf(formatDay(verdict.asOf ?? report.asOf)),
    showsCells ? '' : cellsText(report.cellsOf(verdict, shownRows(found)), report, words),
  ]
    .filter((part) => part !== '')
    .join(' · ');
}
