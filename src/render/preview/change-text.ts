import { formatDays } from '../../core/calendar.ts';
import { visible } from '../../core/text.ts';
import type { Effect } from '../../foresight/effect.ts';
import {
  countEffects,
  type Preview,
  type PreviewedChange,
  type PreviewedVerdict,
} from '../../foresight/preview.ts';
import type { Words } from '../../locale/catalogue.ts';
import { fileName } from '../line.ts';

/** The effects with the gravest first. */
export const EFFECTS: readonly Effect[] = ['breaks', 'worsens', 'mends', 'improves', 'same'];

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
  const counts = countEffects(verdicts.filter(({ because }) => because.includes(change.index)));
  const told = EFFECTS.filter((effect) => effect !== 'same' && counts[effect] > 0);
  return told.length === 0
    ? preview.untouched
    : told.map((effect) => `${preview.effect[effect]} ${counts[effect]}`).join(punctuation.comma);
}

/** Verdicts with what the changes make worse first; the rest in their order. */
export const worstEffectFirst = (verdicts: readonly PreviewedVerdict[]): PreviewedVerdict[] =>
  [...verdicts].sort((a, b) => EFFECTS.indexOf(a.effect) - EFFECTS.indexOf(b.effect));

/** Numbers of changes as people count them. */
export const numbersText = (because: readonly number[]): string =>
  because.map((index) => index + 1).join('、');
