import type { Verdict } from '../../audit/report.ts';
import { statusOf } from '../../audit/status.ts';
import { formatDay } from '../../core/calendar.ts';
import { visible } from '../../core/text.ts';
import {
  countEffects,
  type Preview,
  type PreviewedChange,
  type PreviewedVerdict,
} from '../../foresight/preview.ts';
import type { Catalogue } from '../../locale/catalogue.ts';
import { issueJson, told } from '../json.ts';
import { jsonDocument } from '../json-document.ts';
import { groupJson, judgedJson } from '../json-verdict.ts';
import { withSheetShown } from '../line.ts';
import type { RenderContext } from '../renderer.ts';
import type { JsonJudged } from '../report-schema.ts';
import { rulebookOfRule, rulebooksOf } from '../rulebooks.ts';
import type { JsonPreview } from './preview-schema.ts';
import { namedBy, reportOf } from './sides.ts';

/**
 * The preview as JSON (contract `cadre-audit/1` of DESIGN §8; `previewSchema` describes it): a line for each change and
 * verdict. Nobody's name is in it.
 */
export const renderPreviewJson = (preview: Preview, context: RenderContext): string =>
  jsonDocument(partsOf(preview, context));

function partsOf(preview: Preview, { catalogue, policy }: RenderContext): JsonPreview {
  const { before, after, changes, verdicts, inputs, notes, issues } = preview;
  return {
    preview: 'cadre-audit/1',
    asOf: formatDay(after.asOf),
    asOfSource: after.asOfSource,
    status: { before: statusOf(before.verdicts, policy), after: statusOf(after.verdicts, policy) },
    tool: { version: after.version },
    rulebooks: rulebooksOf(after).map(({ id, sha256 }) => ({ id, sha256 })),
    inputs: inputs.map(({ path, sha256 }, input) => ({
      path: visible(path),
      sha256,
      of: input < preview.rosterInputs ? 'roster' : 'changes',
    })),
    notes: notes.map((note) => told(note, catalogue)),
    summary: countEffects(verdicts),
    changes: changes.map(changeJson),
    verdicts: verdicts.map((pair) => verdictJson(pair, preview, catalogue)),
    dataIssues: issues.map((issue) => issueJson(issue, catalogue)),
  };
}

const changeJson = ({
  index,
  action,
  isForm,
  done,
  from,
  to,
  origin,
}: PreviewedChange): JsonPreview['changes'][number] => ({
  index,
  action: action ?? null,
  ...(isForm ? { form: true as const } : {}),
  made: done !== undefined,
  ...(from ? { from: [...from] } : {}),
  ...(to ? { to: [...to] } : {}),
  origin: withSheetShown(origin),
});

/** A verdict on one side of the changes; `null` where there is none. */
function sideJson(verdict: Verdict | undefined, catalogue: Catalogue): JsonJudged | null {
  if (!verdict) return null;
  const parts = Object.entries(judgedJson(verdict, catalogue)).filter(([, part]) => part !== undefined);
  return Object.fromEntries(parts) as JsonJudged;
}

function verdictJson(
  pair: PreviewedVerdict,
  preview: Preview,
  catalogue: Catalogue,
): JsonPreview['verdicts'][number] {
  const { before, after, effect, because } = pair;
  const named = namedBy(pair);
  const rulebook = rulebookOfRule(named.rule, reportOf(pair, preview));
  return {
    rule: named.rule.id,
    ...(rulebook === undefined ? {} : { rulebook }),
    severity: named.severity,
    ...(named.asOf === undefined ? {} : { asOf: formatDay(named.asOf) }),
    group: groupJson(named),
    before: sideJson(before, catalogue),
    after: sideJson(after, catalogue),
    effect,
    because: [...because],
  };
}
