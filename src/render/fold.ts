import { displayWidth } from './width.ts';

/**
 * Text in pieces that may be parted: words of Latin letters and digits, and single other characters,
 * each with the marks that must not end a line before it, and those that must not begin one behind it.
 */
const pieces = (text: string): string[] =>
  text.match(/[“‘《（]*(?:[\x21-\x7e]+|.)[，。、；：！？）》”’]*/gsu) ?? [];

/**
 * Folds a line to a terminal's width, Chinese characters two columns wide; later lines are indented.
 * A word longer than a line is cut.
 */
export function fold(text: string, width: number, indent: string): string {
  const lines: string[] = [];
  let line = '';
  const start = () => (lines.length === 0 ? '' : indent);
  for (const piece of pieces(text)) {
    if (displayWidth(line + piece) <= width) {
      line += piece;
      continue;
    }
    if (line.trim() !== '') lines.push(line.trimEnd());
    line = start() + (piece === ' ' ? '' : piece);
    while (displayWidth(line) > width) {
      let cut = line.length - 1;
      while (displayWidth(line.slice(0, cut)) > width) cut--;
      lines.push(line.slice(0, cut));
      line = indent + line.slice(cut);
    }
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  return lines.join('\n');
}
