import type { Report, Verdict } from '../../audit/report.ts';
import type { Preview, PreviewedVerdict } from '../../foresight/preview.ts';
import type { Catalogue, Words } from '../../locale/catalogue.ts';
import { titleIn } from '../../rulebook/explain.ts';
import { groupText, remarksOf } from '../line.ts';
import { actualText, comparisonText, needText } from '../numbers.ts';

/** The verdict by which a pair is named: the one after the changes, else the one before. */
export const namedBy = ({ before, after }: PreviewedVerdict): Verdict => (after ?? before) as Verdict;

/** The report that it is in. */
export const reportOf = ({ after }: PreviewedVerdict, preview: Preview): Report =>
  after ? preview.after : preview.before;

/** The status of one side in words. */
export const statusText = (verdict: Verdict | undefined, { status, preview }: Words): string =>
  verdict ? status[verdict.status] : preview.noVerdict;

/** `不合格 3/17 (17.6%)`: one side by itself. */
const sideText = (verdict: Verdict | undefined, words: Words): string =>
  [statusText(verdict, words), verdict ? actualText(verdict, words) : '']
    .filter((part) => part !== '')
    .join(' ');

/** `合格 4/17 (23.5%) → 不合格 3/17 (17.6%) < 20% · 需4人 缺1人`: both sides, what is asked for, and what is lacking. */
export function sidesText(pair: PreviewedVerdict, preview: Preview, catalogue: Catalogue): string {
  const { words } = catalogue;
  const { before, after } = pair;
  const sides = [before, after].map((verdict) => sideText(verdict, words)).join(words.preview.arrow);
  const standard = after ? comparisonText(after, words) : '';
  return [
    standard === '' ? sides : `${sides} ${standard}`,
    needsText(pair, words),
    ...remarksAfter(pair, preview, catalogue),
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

/** What is lacking after the changes; where something was lacking before as well, that first. */
function needsText({ before, after }: PreviewedVerdict, words: Words): string {
  const [earlier, later] = [before, after].map((verdict) => (verdict ? needText(verdict, words) : ''));
  return later === '' || earlier === '' || earlier === later
    ? (later ?? '')
    : `${earlier}${words.preview.arrow}${later}`;
}

/** What is to be said of the verdict after the changes beside its numbers. */
export const remarksAfter = (
  { after }: PreviewedVerdict,
  preview: Preview,
  catalogue: Catalogue,
): string[] => (after ? remarksOf(after, preview.after, catalogue) : []);

/** The unit, with the person where the verdict is on one. */
export const whereText = (pair: PreviewedVerdict, words: Words): string => groupText(namedBy(pair), words);

/** `town-middle-35-share 镇（街道）中层干部中35岁以下的不少于20%`, with its severity where that is no error. */
export function ruleText(pair: PreviewedVerdict, catalogue: Catalogue): string {
  const { rule, severity } = namedBy(pair);
  const title = titleIn(rule.title, catalogue);
  const mark = severity === 'error' ? '' : `[${catalogue.words.severity[severity]}] `;
  return mark + (title === rule.id ? rule.id : `${rule.id} ${title}`);
}
