import { formatDay } from '../../core/calendar.ts';
import { groupBy } from '../../core/group-by.ts';
import { visible } from '../../core/text.ts';
import { makesWorse, type Preview, type PreviewedVerdict } from '../../foresight/preview.ts';
import { say } from '../../locale/catalogue.ts';
import { issueLines } from '../issue-lines.ts';
import { beginPage, type Page as PlainPage, pageText, section, write } from '../page.ts';
import type { RenderContext } from '../renderer.ts';
import { rulebookLines, titleOfAll } from '../rulebooks.ts';
import {
  changeText,
  conclusionAfter,
  conclusionOfChanges,
  countSame,
  doesText,
  EFFECTS,
  type EffectShown,
  effectShown,
} from './change-text.ts';
import { ruleText, sidesText, whereText } from './sides.ts';

interface Page extends PlainPage {
  readonly preview: Preview;
}

/** The preview for a terminal: what the changes break, worsen, mend and improve, each with the changes that do it. */
export function renderPreviewTable(preview: Preview, context: RenderContext): string {
  const page: Page = { ...beginPage(context), preview };
  heading(page);
  for (const effect of EFFECTS) if (effect !== 'same') effects(page, effect);
  changes(page);
  issues(page);
  return pageText(page);
}

function countedSection(page: Page, title: string, count: number): void {
  section(page, page.context.catalogue.words.punctuation.bracketed(title, String(count)));
}

function heading(page: Page): void {
  const { preview, context, chalk } = page;
  const { catalogue, policy } = context;
  const { words } = catalogue;
  const { labelled, bracketed } = words.punctuation;
  const { after } = preview;
  const asOf = bracketed(words.asOf(formatDay(after.asOf)), words.asOfSource[after.asOfSource]);
  write(page, `${words.preview.title(titleOfAll(after.rulebooks, catalogue))} · ${asOf}`, '', chalk.bold);
  const paint = makesWorse(preview, policy) ? chalk.red : chalk.green;
  write(page, labelled(words.labels.conclusion, conclusionOfChanges(preview, words)), '', paint);
  const later = conclusionAfter(preview, policy, words);
  if (later !== undefined) write(page, labelled(words.preview.heads.after, later));
  if (after.within) write(page, labelled(words.workbook.heads.within, visible(after.within.join('/'))));
  for (const { label, text, sha256 } of rulebookLines(after, words))
    write(page, labelled(label, `${text} sha256 ${sha256.slice(0, 12)}`));
  preview.inputs.forEach(({ path, sha256 }, input) => {
    const label = input < preview.rosterInputs ? words.labels.files : words.preview.files;
    write(page, labelled(label, `${visible(path)} sha256 ${sha256.slice(0, 12)}`));
  });
  for (const note of preview.notes) write(page, visible(say(catalogue, note)), '* ');
}

/** Verdicts of one effect under their rules, each with the changes that it comes from. */
function effects(page: Page, effect: Exclude<EffectShown, 'same'>): void {
  const { preview, context, chalk } = page;
  const { catalogue } = context;
  const { words } = catalogue;
  const own = preview.verdicts.filter((pair) => effectShown(pair) === effect);
  if (own.length === 0) return;
  countedSection(page, words.preview.sections[effect], own.length);
  const paint = {
    breaks: chalk.red,
    worsens: chalk.yellow,
    mends: chalk.green,
    improves: chalk.green,
    otherwise: chalk.cyan,
  };
  for (const [rule, pairs] of groupBy(own, (pair: PreviewedVerdict) => ruleText(pair, catalogue))) {
    write(page, rule);
    for (const pair of pairs) {
      write(page, `${whereText(pair, words)} ${sidesText(pair, preview, catalogue)}`, '- ', paint[effect]);
      for (const index of pair.because) {
        const change = preview.changes[index];
        if (change) write(page, changeText(change, words), '    ');
      }
    }
  }
}

/** All changes in their order, and what stays as it is. */
function changes(page: Page): void {
  const { preview, context } = page;
  const { words } = context.catalogue;
  const same = countSame(preview);
  if (same > 0) page.lines.push('');
  if (same > 0) write(page, words.preview.same(same));
  countedSection(page, words.preview.changes, preview.changes.length);
  for (const change of preview.changes)
    write(page, `${changeText(change, words)} · ${doesText(change, preview.verdicts, words)}`, '- ');
}

function issues(page: Page): void {
  const { preview, context } = page;
  const { catalogue } = context;
  if (preview.issues.length === 0) return;
  countedSection(page, catalogue.words.preview.issues, preview.issues.length);
  for (const { text, bullet } of issueLines(preview.issues, preview.inputs, catalogue))
    write(page, text, bullet);
}
