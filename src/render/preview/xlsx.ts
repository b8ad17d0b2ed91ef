import type { Verdict } from '../../audit/report.ts';
import { formatDay } from '../../core/calendar.ts';
import {
  makesWorse,
  type Preview,
  type PreviewedChange,
  type PreviewedVerdict,
} from '../../foresight/preview.ts';
import { type Catalogue, say, type Words } from '../../locale/catalogue.ts';
import { titleIn } from '../../rulebook/explain.ts';
import { actualText, needText, requirementText } from '../numbers.ts';
import type { RenderContext } from '../renderer.ts';
import { rulebookLines, titleOfAll } from '../rulebooks.ts';
import { section } from '../xlsx/cover-sheet.ts';
import { dataIssuesSheet } from '../xlsx/data-issues-sheet.ts';
import { type Cell, type Column, listed, type Row, type Sheet, type Tone } from '../xlsx/model.ts';
import { signed } from '../xlsx/sign.ts';
import { writeBook } from '../xlsx/write-book.ts';
import {
  actionText,
  conclusionAfter,
  conclusionOfChanges,
  doesText,
  type EffectShown,
  effectiveText,
  effectShown,
  numbersText,
  placeText,
  statedText,
  unitText,
  worstEffectFirst,
} from './change-text.ts';
import { namedBy, remarksAfter, whereText } from './sides.ts';

/** The preview as a workbook for the meeting: what it is made by, the changes, and the verdicts before and after them. */
export async function renderPreviewXlsx(preview: Preview, context: RenderContext): Promise<Uint8Array> {
  const { catalogue } = context;
  const title = catalogue.words.preview.title(titleOfAll(preview.after.rulebooks, catalogue));
  const sheets = [
    coverSheet(preview, context, title),
    changesSheet(preview, catalogue),
    verdictsSheet(preview, catalogue),
    ...(preview.issues.length > 0 ? [issuesSheet(preview, context)] : []),
  ];
  return await writeBook(sheets, title, preview.after, catalogue);
}

const TONES: Readonly<Record<EffectShown, Tone>> = {
  breaks: 'fail',
  worsens: 'undecided',
  mends: 'pass',
  improves: 'pass',
  otherwise: 'undecided',
  same: 'quiet',
};

function coverSheet(preview: Preview, { catalogue, policy }: RenderContext, title: string): Sheet {
  const { words } = catalogue;
  const { after, inputs, rosterInputs, notes } = preview;
  const { labels, workbook } = words;
  const row = (label: string, cell: Cell | string | readonly string[]): Row => ({
    cells: [{ content: label, tone: 'strong' }, cell],
  });
  const conclusion = conclusionOfChanges(preview, words);
  const later = conclusionAfter(preview, policy, words);
  const asOf = words.punctuation.bracketed(formatDay(after.asOf), words.asOfSource[after.asOfSource]);
  return {
    key: 'cover',
    caption: { content: title, tone: 'title' },
    columns: [
      { head: '', least: 20, most: 28, align: 'left' },
      { head: '', least: 96, most: 96, align: 'left' },
    ],
    hasHead: false,
    rows: [
      row(labels.conclusion, { content: conclusion, tone: makesWorse(preview, policy) ? 'fail' : 'pass' }),
      ...(later === undefined ? [] : [row(words.preview.heads.after, later)]),
      row(labels.asOf, asOf),
      ...(after.within ? [row(workbook.heads.within, after.within.join('/'))] : []),
      ...rulebookLines(after, words).map(({ label, text, sha256 }) => row(label, [text, `sha256 ${sha256}`])),
      ...inputs.map(({ path, sha256 }, input) =>
        row(input < rosterInputs ? labels.files : words.preview.files, [path, `sha256 ${sha256}`]),
      ),
      row(workbook.heads.version, `cadre-audit ${after.version}`),
      ...section(
        workbook.heads.notes,
        notes.map((note, index): Row => ({ cells: [index + 1, say(catalogue, note)] })),
      ),
    ],
    foot: words.preview.signatures,
  };
}

/** 变动: every change with what it does, and room for what the meeting says of it. */
function changesSheet(preview: Preview, { words }: Catalogue): Sheet {
  const { heads, about, signatures } = words.preview;
  const row = (change: PreviewedChange): Row => ({
    cells: [
      change.index + 1,
      actionText(change, words),
      change.name,
      change.from ? unitText(change.from) : '',
      change.to ? unitText(change.to) : '',
      statedText(change, words),
      effectiveText(change),
      change.done
        ? doesText(change, preview.verdicts, words)
        : { content: doesText(change, preview.verdicts, words), tone: 'undecided' },
      placeText(change, preview),
      '',
    ],
  });
  return {
    key: 'changes',
    caption: {
      content: words.punctuation.labelled(words.workbook.sheets.changes, about.changes),
      tone: 'strong',
    },
    columns: [
      { head: heads.number, least: 5, most: 6, align: 'center' },
      { head: heads.action, least: 8, most: 20 },
      { head: heads.name, least: 8, most: 14 },
      { head: heads.from, least: 10, most: 26 },
      { head: heads.to, least: 10, most: 26 },
      { head: heads.stated, least: 16, most: 40 },
      { head: heads.effective, least: 11, most: 24 },
      { head: heads.does, least: 14, most: 26 },
      { head: heads.place, least: 10, most: 22 },
      { head: heads.opinion, least: 14, most: 14 },
    ],
    hasHead: true,
    rows: listed(preview.changes).map(row),
    of: preview.changes.length,
    foot: signatures,
  };
}

/** 影响: the verdicts before and after, what the changes make worse first. */
function verdictsSheet(preview: Preview, catalogue: Catalogue): Sheet {
  const { words } = catalogue;
  const pairs = worstEffectFirst(preview.verdicts);
  return {
    key: 'previewed',
    caption: {
      content: words.punctuation.labelled(words.workbook.sheets.previewed, words.preview.about.verdicts),
      tone: 'strong',
    },
    columns: verdictColumns(words),
    hasHead: true,
    rows: listed(pairs).map((pair) => verdictRow(pair, preview, catalogue)),
    of: pairs.length,
    foot: words.preview.signatures,
  };
}

const verdictColumns = ({ labels, workbook, preview: { heads } }: Words): Column[] => [
  { head: heads.effect, least: 10, most: 14 },
  { head: labels.rule, least: 14, most: 28 },
  { head: labels.title, least: 16, most: 36 },
  { head: labels.severity, least: 6, most: 9 },
  { head: workbook.heads.group, least: 12, most: 26 },
  { head: heads.before, least: 9, most: 13 },
  { head: heads.beforeActual, least: 10, most: 18 },
  { head: heads.after, least: 9, most: 13 },
  { head: heads.afterActual, least: 10, most: 18 },
  { head: labels.standard, least: 8, most: 14 },
  { head: workbook.heads.required, least: 10, most: 18 },
  { head: heads.because, least: 8, most: 14, align: 'center' },
  { head: heads.remark, least: 10, most: 40 },
];

function verdictRow(pair: PreviewedVerdict, preview: Preview, catalogue: Catalogue): Row {
  const { words } = catalogue;
  const { before, after, because } = pair;
  const named = namedBy(pair);
  const status = (verdict: Verdict | undefined): Cell =>
    verdict
      ? { content: signed(verdict.status, words), tone: verdict.status }
      : { content: words.preview.noVerdict, tone: 'quiet' };
  return {
    cells: [
      { content: words.preview.effect[effectShown(pair)], tone: TONES[effectShown(pair)] },
      named.rule.id,
      titleIn(named.rule.title, catalogue),
      words.severity[named.severity],
      whereText(pair, words),
      status(before),
      before && actualText(before, words),
      status(after),
      after && actualText(after, words),
      requirementText(named, words),
      after && needText(after, words),
      numbersText(because),
      remarksAfter(pair, preview, catalogue),
    ],
  };
}

const issuesSheet = (preview: Preview, { catalogue, policy }: RenderContext): Sheet =>
  dataIssuesSheet({
    report: { ...preview.after, issues: preview.issues },
    catalogue,
    policy,
    findings: [],
    numberOf: () => undefined,
  });
