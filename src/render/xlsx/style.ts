import type ExcelJS from 'exceljs';
import type { Column, Tone } from './model.ts';

/** Colours of fill and letters; the words in the cells say the same. */
const COLOURS: Readonly<Record<Tone, readonly [fill: string | undefined, letters: string]>> = {
  pass: ['FFE2F0D9', 'FF375623'],
  fail: ['FFFFC7CE', 'FF9C0006'],
  undecided: ['FFFFEB9C', 'FF7F6000'],
  notApplicable: [undefined, 'FF767676'],
  exempt: ['FFDDEBF7', 'FF1F4E78'],
  title: [undefined, 'FF000000'],
  section: [undefined, 'FF1F4E78'],
  head: ['FFD9E1F2', 'FF000000'],
  quiet: [undefined, 'FF595959'],
  strong: [undefined, 'FF000000'],
};

const SIZES: Readonly<Partial<Record<Tone, number>>> = { title: 18, section: 12 };
const BOLD: ReadonlySet<Tone> = new Set(['title', 'section', 'head', 'strong', 'fail', 'undecided']);
const LINE = { style: 'thin', color: { argb: 'FFBFBFBF' } } as const;
const BOX = { top: LINE, left: LINE, bottom: LINE, right: LINE } as const;

export type Kind = 'text' | 'number' | 'link';

export interface Look {
  readonly tone: Tone | undefined;
  readonly kind: Kind;
  readonly align: Column['align'];
  /** Part of a table: with lines around it. */
  readonly boxed: boolean;
  readonly wrap: boolean;
}

function styleOf({ tone, kind, align, boxed, wrap }: Look, font: string): Partial<ExcelJS.Style> {
  const [fill, letters] = tone ? COLOURS[tone] : [undefined, kind === 'link' ? 'FF0563C1' : 'FF000000'];
  return {
    font: {
      name: font,
      size: (tone && SIZES[tone]) ?? 10,
      bold: tone !== undefined && BOLD.has(tone),
      underline: kind === 'link',
      color: { argb: letters },
    },
    alignment: {
      vertical: 'middle',
      horizontal: tone === 'head' ? 'center' : (align ?? (kind === 'number' ? 'right' : 'left')),
      wrapText: wrap,
    },
    ...(fill ? { fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: fill } } } : {}),
    ...(boxed ? { border: BOX } : {}),
    // Kept as text even where somebody edits the cell: `=1+1` never becomes a formula.
    ...(kind === 'text' ? { numFmt: '@' } : {}),
  };
}

/** Styles by look, each made once: the library takes long to tell equal ones from different ones. */
export function makeStyles(font: string): (look: Look) => Partial<ExcelJS.Style> {
  const known = new Map<string, Partial<ExcelJS.Style>>();
  return (look) => {
    const key = Object.values(look).join();
    const style = known.get(key) ?? styleOf(look, font);
    known.set(key, style);
    return style;
  };
}
