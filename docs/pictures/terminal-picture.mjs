/** Draws what a program wrote to a terminal, colours and all, as an SVG. */
import stringWidth from 'string-width';

const FONT_SIZE = 14;
/** A cell as wide as the letters of most monospaced fonts: 0.6 of their size. Chinese characters take two. */
const CELL = FONT_SIZE * 0.6;
const LINE = 21;
const MARGIN = 18;
const BACKGROUND = '#0d1117';
const FOREGROUND = '#d6dde6';
/** The colours of the SGR codes that the program writes. */
const COLOURS = { 31: '#ff8b83', 32: '#56d364', 33: '#e3b341', 36: '#56d4dd', 90: '#8b949e' };
const FONTS =
  "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', 'Noto Sans Mono CJK SC', 'PingFang SC', 'Microsoft YaHei', monospace";

const ESCAPED = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const escapeXml = (text) => text.replace(/[&<>]/g, (character) => ESCAPED[character]);
const rounded = (number) => String(Math.round(number * 10) / 10);

/** What a code leaves of the style before it: 22 ends bold, 39 ends a colour. */
function styleAfter(style, code) {
  if (code === 0) return {};
  if (code === 1) return { ...style, bold: true };
  if (code === 22) return { ...style, bold: false };
  if (code === 39) return { ...style, colour: undefined };
  if (COLOURS[code] === undefined) throw new Error(`no colour for the SGR code ${code}`);
  return { ...style, colour: COLOURS[code] };
}

/** A line in runs of one style; a style goes on over the ends of lines, so that of the line before is handed in. */
function runsOf(line, start) {
  const [first, ...coded] = line.split('\x1b[');
  const runs = [{ style: start, text: first }];
  let style = start;
  for (const part of coded) {
    const [codes, text] = [part.slice(0, part.indexOf('m')), part.slice(part.indexOf('m') + 1)];
    for (const code of codes.split(';')) style = styleAfter(style, Number(code));
    runs.push({ style, text });
  }
  return { runs, end: style };
}

/** One run, each of its characters at the place of its cells, whatever the font at hand. Spaces need no drawing. */
function drawRun({ style, text }, column) {
  const [places, shown] = [[], []];
  let at = column;
  for (const character of text) {
    const width = stringWidth(character);
    const left = MARGIN + at * CELL + (width === 2 ? (2 * CELL - FONT_SIZE) / 2 : 0);
    at += width;
    if (character === ' ') continue;
    places.push(rounded(left));
    shown.push(character);
  }
  const colour = style.colour ? ` fill="${style.colour}"` : '';
  const weight = style.bold ? ' font-weight="bold"' : '';
  const drawn = `<tspan x="${places.join(' ')}"${colour}${weight}>${escapeXml(shown.join(''))}</tspan>`;
  return { drawn: shown.length === 0 ? '' : drawn, end: at };
}

function drawLine(runs, row) {
  let column = 0;
  const parts = runs.map((run) => {
    const { drawn, end } = drawRun(run, column);
    column = end;
    return drawn;
  });
  return `<text y="${MARGIN + LINE * row + FONT_SIZE}">${parts.join('')}</text>`;
}

/** The picture of those lines in a terminal of so many columns. */
export function terminalPicture(lines, columns, title) {
  const [width, height] = [Math.ceil(2 * MARGIN + columns * CELL), 2 * MARGIN + LINE * lines.length];
  let style = {};
  const drawn = lines.map((line, row) => {
    const { runs, end } = runsOf(line, style);
    style = end;
    return drawLine(runs, row);
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" xml:lang="zh-CN">`,
    `<title>${escapeXml(title)}</title>`,
    `<rect width="${width}" height="${height}" rx="8" fill="${BACKGROUND}" stroke="#30363d"/>`,
    `<g font-family="${FONTS}" font-size="${FONT_SIZE}" fill="${FOREGROUND}">`,
    ...drawn,
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}
