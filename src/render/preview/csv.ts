import type { Verdict } from '../../audit/report.ts';
import { formatDay } from '../../core/calendar.ts';
import type { Preview, PreviewedVerdict } from '../../foresight/preview.ts';
import type { Words } from '../../locale/catalogue.ts';
import { titleIn } from '../../rulebook/explain.ts';
import { csvText, distanceCells } from '../csv.ts';
import { actualText, requirementText } from '../numbers.ts';
import type { RenderContext } from '../renderer.ts';
import { effectShown, numbersText, placeText, worstEffectFirst } from './change-text.ts';
import { namedBy, remarksAfter, statusText, whereText } from './sides.ts';

/** The headings of a preview. */
export const previewHeads = ({ labels, preview: { heads, changes } }: Words): string[] => [
  heads.effect,
  labels.severity,
  labels.rule,
  labels.title,
  labels.group,
  heads.beforeStatus,
  heads.afterStatus,
  heads.beforeActual,
  heads.afterActual,
  labels.standard,
  heads.beforeShortfall,
  heads.afterShortfall,
  heads.beforeExcess,
  heads.afterExcess,
  heads.because,
  changes,
  heads.remark,
  labels.asOf,
];

/** Every verdict that the changes touch as a row of CSV; changes are told by their numbers and rows, not by names. */
export function renderPreviewCsv(preview: Preview, { catalogue }: RenderContext): string {
  const { words } = catalogue;
  const row = (pair: PreviewedVerdict): string[] => {
    const { before, after, because } = pair;
    const named = namedBy(pair);
    const [shortfallBefore, excessBefore] = distanceCells(before);
    const [shortfallAfter, excessAfter] = distanceCells(after);
    const actual = (verdict: Verdict | undefined) => (verdict ? actualText(verdict, words) : '');
    const changes = because.flatMap((index) => preview.changes[index] ?? []);
    return [
      words.preview.effect[effectShown(pair)],
      words.severity[named.severity],
      named.rule.id,
      titleIn(named.rule.title, catalogue),
      whereText(pair, words),
      statusText(before, words),
      statusText(after, words),
      actual(before),
      actual(after),
      requirementText(named, words),
      shortfallBefore,
      shortfallAfter,
      excessBefore,
      excessAfter,
      numbersText(because),
      changes.map((change) => placeText(change, preview)).join(words.punctuation.semicolon),
      remarksAfter(pair, preview, catalogue).join(words.punctuation.semicolon),
      formatDay(preview.after.asOf),
    ];
  };
  return csvText([previewHeads(words), ...worstEffectFirst(preview.verdicts).map(row)]);
}
