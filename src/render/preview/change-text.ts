import type { Verdict } from '../../audit/report.ts';
import { type Policy, statusOf } from '../../audit/status.ts';
import { formatDays } from '../../core/calendar.ts';
import { visible } from '../../core/text.ts';
import type { Effect } from '../../foresight/effect.ts';
import {
  isOtherwise,
  type Preview,
  type PreviewedChange,
  type PreviewedVerdict,
} from '../../foresight/preview.ts';
import type { Words } from '../../locale/catalogue.ts';
import { conclusionText } from '../exemption-text.ts';
import { fileName } from '../line.ts';

/** What a verdict is shown under: of those neither better nor worse, the ones that are others stand apart. */
export type EffectShown = Effect | 'otherwise';

/** All of these with the gravest first. */
export const EFFECTS: readonly EffectShown[] = [
  'breaks',
  'worsens',
  'mends',
  'improves',
  'otherwise',
  'same',
];

/** What a verdict is shown under. */
export const effectShown = (pair: PreviewedVerdict): EffectShown =>
  isOtherwise(pair) ? 'otherwise' : pair.effect;

/** How many verdicts there are of each. */
function countShown(verdicts: readonly PreviewedVerdict[]): Record<EffectShown, number> {
  const counts = { breaks: 0, worsens: 0, mends: 0, improves: 0, otherwise: 0, same: 0 };
  for (const pair of verdicts) counts[effectShown(pair)]++;
  return counts;
}

/** How many verdicts are as they were. */
export const countSame = ({ verdicts }: Preview): number => countShown(verdicts).same;

/** What the changes do, within the unit to which the preview is limited. */
export function conclusionOfChanges({ verdicts, after }: Preview, { preview }: Words): string {
  const conclusion = preview.conclusion(countShown(verdicts));
  return after.within ? preview.conclusionWithin(visible(after.within.join('/')), conclusion) : conclusion;
}

/** The conclusion of the roster after the changes, where that decides the exit code: `有不合格项；合格 5，不合格 1`. */
export function conclusionAfter(
  { judged, after }: Preview,
  policy: Policy,
  words: Words,
): string | undefined {
  if (judged !== 'after') return undefined;
  const total = (status: Verdict['status']) =>
    after.verdicts.filter((verdict) => verdict.status === status).length;
  const counts = (['pass', 'fail', 'undecided'] as const).map(
    (status) => `${words.status[status]} ${total(status)}`,
  );
  const { semicolon, comma } = words.punctuation;
  return [conclusionText(statusOf(after.verdicts, policy), after, words), counts.join(comma)].join(semicolon);
}

/** What is done: 任职, 调动, of an appointment form as such. */
export function actionText({ action, isForm }: PreviewedChange, { preview, punctuation }: Words): string {
  const said = action ? preview.action[action] : preview.noAction;
  return isForm ? punctuation.bracketed(said, preview.form) : said;
}

/** `浒山街道`: a unit of a change by its path. */
export const unitText = (path: readonly string[] | undefined): string => visible(path?.join('/') ?? '');

/** What a change fills in beside the unit: `新职务 党政办主任，新职务层次 中层正职`. */
export const statedText = ({ stated }: PreviewedChange, { punctuation }: Words): string =>
  stated.map(({ head, text }) => `${head} ${text}`).join(punctuation.comma);

/** From which day a change holds; empty where it does not say. */
export const effectiveText = ({ effective }: PreviewedChange): string =>
  effective ? formatDays(effective) : '';

/** `变动.xlsx 变动!3`: the row of a change. */
export function placeText({ origin }: PreviewedChange, { inputs }: Preview): string {
  const { input, sheet, row } = origin;
  return `${fileName(inputs[input]?.path ?? '')} ${sheet === '' ? '' : `${visible(sheet)}!`}${row}`;
}

/** A change in one line, for people's eyes: `3 调动 示例甲 浒山街道 → 宗汉街道 新职务 …`. */
export function changeText(change: PreviewedChange, words: Words): string {
  const { preview } = words;
  const { from, to, index, name, action } = change;
  const isMoved = from && to && from !== to;
  const way = isMoved
    ? `${unitText(from)}${preview.arrow}${unitText(to)}`
    : unitText(action === 'remove' ? from : (to ?? from));
  return [`${index + 1}`, actionText(change, words), visible(name), way, statedText(change, words)]
    .filter((part) => part !== '')
    .join(' ');
}

/** What a change does: how many verdicts of each effect it is a cause of. */
export function doesText(
  change: PreviewedChange,
  verdicts: readonly PreviewedVerdict[],
  { preview, punctuation }: Words,
): string {
  if (!change.done) return preview.notMade;
  const counts = countShown(verdicts.filter(({ because }) => because.includes(change.index)));
  const told = EFFECTS.filter((effect) => effect !== 'same' && counts[effect] > 0);
  return told.length === 0
    ? preview.untouched
    : told.map((effect) => `${preview.effect[effect]} ${counts[effect]}`).join(punctuation.comma);
}

/** Verdicts with what the changes make worse first; the rest in their order. */
export const worstEffectFirst = (verdicts: readonly PreviewedVerdict[]): PreviewedVerdict[] =>
  [...verdicts].sort((a, b) => EFFECTS.indexOf(effectShown(a)) - EFFECTS.indexOf(effectShown(b)));

/** Numbers of changes as people count them. */
export const numbersText = (because: readonly number[]): string =>
  because.map((index) => index + 1).join('、');
