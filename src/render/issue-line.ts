import type { DataIssue } from '../core/issue.ts';
import { visible } from '../core/text.ts';
import { type Catalogue, say } from '../locale/catalogue.ts';
import { fileName } from './line.ts';

/** A data issue in one line: `[错误] 名单.xlsx 中层!D5 …`; of several rows of one sheet the first, and how many. */
export function issueLine(
  issues: readonly DataIssue[],
  files: readonly { readonly path: string }[],
  catalogue: Catalogue,
): string {
  const [{ severity, input, sheet, row, cell, message }] = issues as [DataIssue];
  const { words } = catalogue;
  const file = input === undefined ? '' : fileName(files[input]?.path ?? '');
  const rows = issues.length > 1 ? words.moreRows(issues.length) : '';
  const within = cell ?? row;
  const where = [...(sheet ? [visible(sheet)] : []), ...(within === undefined ? [] : [within])].join('!');
  const place = input === undefined ? '' : `${file} ${where}${rows} `;
  return `[${words.severity[severity]}] ${place}${visible(say(catalogue, message))}`;
}
