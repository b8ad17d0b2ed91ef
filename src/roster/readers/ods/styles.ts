import { eachToken, type Parts } from '../xlsx/parts.ts';
import { damaged } from '../xlsx/unreadable.ts';
import { OPEN, TEXT, type XmlScanner } from '../xlsx/xml.ts';

/** What a style says of the cells, or of the table, that have it. */
export interface Style {
  readonly parent: string | undefined;
  readonly data: string | undefined;
  hidden: boolean;
}

/** A format of numbers or dates (OpenDocument 1.3 part 3, 16.29): what it shows. */
export interface DataStyle {
  /** The code of the same format in Excel; undefined: General, or a date. */
  code: string | undefined;
  isBoolean: boolean;
  /** The local names of what it shows of a date. */
  readonly shown: Set<string>;
  /** The format of positive numbers, where it has several. */
  instead: string | undefined;
}

export interface Styles {
  readonly cells: ReadonlyMap<string, Style>;
  readonly data: ReadonlyMap<string, DataStyle>;
}

const ROOTS = [
  'document-content/automatic-styles',
  'document-styles/styles',
  'document-styles/automatic-styles',
];
const DATA_STYLES = [
  'number-style',
  'percentage-style',
  'currency-style',
  'date-style',
  'time-style',
  'boolean-style',
  'text-style',
];
const NUMBERS = ['number', 'scientific-number', 'fraction'];
const DATES = ['era', 'year', 'quarter', 'month', 'week-of-year', 'day', 'day-of-week', 'hours', 'seconds'];

const PATHS = [
  'document-content',
  'document-styles',
  ...ROOTS.flatMap((root) => [
    root,
    ...['style', 'style/table-properties'].map((name) => `${root}/${name}`),
    ...DATA_STYLES.flatMap((style) => [
      `${root}/${style}`,
      ...[...NUMBERS, ...DATES, 'map'].map((part) => `${root}/${style}/${part}`),
    ]),
  ]),
];
/** By place: the last name of its path, and whether it stands in a format. */
const NAMES = PATHS.map((path) => path.split('/').at(-1) as string);
const IS_PART = PATHS.map((path) => path.split('/').length === 4);

/** Excel itself has no room for more. */
const MOST_STYLES = 1 << 16;

/** The code of a number format, as far as rosters depend on it: the decimal places that it shows. */
function codeOf(scanner: XmlScanner, style: string): string | undefined {
  const written = scanner.attribute('decimal-places', 'prefixed');
  if (written === undefined) return undefined;
  const places = Math.min(Math.max(Math.trunc(Number(written)) || 0, 0), 30);
  const whole = scanner.attribute('grouping', 'prefixed') === 'true' ? '#,##0' : '0';
  return `${whole}${places > 0 ? `.${'0'.repeat(places)}` : ''}${style === 'percentage-style' ? '%' : ''}`;
}

/** The styles of a document, from the parts that have any. */
export async function readStyles(parts: Parts): Promise<Styles> {
  const cells = new Map<string, Style>();
  const data = new Map<string, DataStyle>();
  let kind = '';
  let [style, format]: [Style | undefined, DataStyle | undefined] = [undefined, undefined];

  function open(scanner: XmlScanner): void {
    const name = NAMES[scanner.place];
    if (name === undefined) return;
    if (name === 'style') {
      style = {
        parent: scanner.attribute('parent-style-name', 'prefixed'),
        data: scanner.attribute('data-style-name', 'prefixed'),
        hidden: false,
      };
      cells.set(scanner.attribute('name', 'prefixed') ?? '', style);
    } else if (name === 'table-properties') {
      if (style && scanner.attribute('display', 'prefixed') === 'false') style.hidden = true;
    } else if (DATA_STYLES.includes(name)) {
      kind = name;
      format = { code: undefined, isBoolean: name === 'boolean-style', shown: new Set(), instead: undefined };
      data.set(scanner.attribute('name', 'prefixed') ?? '', format);
    } else if (IS_PART[scanner.place] && format) part(name, format, scanner);
  }

  function part(name: string, into: DataStyle, scanner: XmlScanner): void {
    if (name === 'map') into.instead ??= scanner.attribute('apply-style-name', 'prefixed');
    else if (name === 'number') into.code ??= codeOf(scanner, kind);
    else if (DATES.includes(name)) into.shown.add(name);
  }

  for (const name of ['styles.xml', 'content.xml'])
    if (parts.has(name))
      await eachToken(parts, name, PATHS, (token, scanner) => {
        if (token === OPEN) open(scanner);
        else if (token === TEXT) return;
        if (cells.size > MOST_STYLES || data.size > MOST_STYLES) throw damaged();
      });
  return { cells, data };
}

/** What a cell of a style shows its number by. */
export function formatIn({ cells, data }: Styles, name: string | undefined): DataStyle | undefined {
  let style = cells.get(name ?? '');
  // Parents may go round in a ring.
  for (let step = 0; style && style.data === undefined && step < 16; step++)
    style = cells.get(style.parent ?? '');
  const format = data.get(style?.data ?? '');
  return (format?.instead === undefined ? undefined : data.get(format.instead)) ?? format;
}

/** Of a format with a year and no day, all that it shows of a date. */
export function showsOf(format: DataStyle | undefined): 'month' | 'year' | undefined {
  const shown = format?.shown;
  if (!shown?.has('year') || [...shown].some((part) => part !== 'year' && part !== 'month')) return undefined;
  return shown.has('month') ? 'month' : 'year';
}
