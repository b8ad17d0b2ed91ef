import { Chalk, type ChalkInstance } from 'chalk';
import { fold } from './fold.ts';
import type { RenderContext } from './renderer.ts';

/** What is written for a terminal, line by line. */
export interface Page {
  readonly context: RenderContext;
  readonly chalk: ChalkInstance;
  readonly lines: string[];
}

/** Begins a page. */
export const beginPage = (context: RenderContext): Page => ({
  context,
  chalk: new Chalk({ level: context.color ? 1 : 0 }),
  lines: [],
});

/** All of a page as text. */
export const pageText = ({ lines }: Page): string => `${lines.join('\n')}\n`;

/** One line, folded where a terminal asks for it; `bullet` stands before it and indents what follows. */
export function write(
  { lines, context: { width } }: Page,
  text: string,
  bullet = '',
  paint: (text: string) => string = (plain) => plain,
): void {
  const indent = ' '.repeat(bullet.length || 2);
  lines.push(paint(width === undefined ? bullet + text : fold(bullet + text, width, indent)));
}

/** A heading with a blank line before it. */
export const section = ({ lines, chalk }: Page, title: string): void =>
  void lines.push('', chalk.bold(title));
