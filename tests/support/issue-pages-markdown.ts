import type { Catalogue } from '../../src/locale/catalogue.ts';
import type { IssueCode } from '../../src/locale/data-issue-words.ts';
import { catalogue as english } from '../../src/locale/en.ts';
import { ISSUE_PAGES } from '../../src/locale/issue-pages.ts';
import { catalogue as chinese } from '../../src/locale/zh-cn.ts';
import { ISSUE_CODES } from '../../src/render/issue-page.ts';

const INTRO = `# 数据问题的代码 Codes of data issues

花名册里读不出、互相矛盾或没有归属的单元格、行和单位，逐条列在报告的“数据问题”里；\`check 名单.xlsx -f issues=问题.xlsx\`
写成可退回各单位更正的 Excel 清单，\`explain <代码>\` 在终端里显示下面的说明，\`explain <代码> 名单.xlsx\` 再列出有这种问题的单元格。

What in a roster cannot be read, contradicts itself or belongs nowhere is listed as data issues. \`-f issues=issues.xlsx\`
writes them as a workbook to send back; \`explain <code>\` shows a page of this file, with rosters the cells too.

<!-- Made from src/locale/issue-pages-*.ts by: npm run pages -->`;

/** docs/data-issues.md: one section a code, in both languages. */
export const issuePagesMarkdown = (): string => `${[INTRO, ...ISSUE_CODES.map(section)].join('\n\n')}\n`;

const section = (code: IssueCode): string =>
  [`## ${code}`, page(code, chinese), page(code, english)].join('\n\n');

function page(code: IssueCode, { language, words }: Catalogue): string {
  const { heads } = words.issues;
  const { title, cause, taken, cure, before, after } = ISSUE_PAGES[language][code];
  const item = (head: string, text: string) => `- ${words.punctuation.labelled(`**${head}**`, text)}`;
  return [
    `**${title}**\n`,
    item(heads.cause, cause),
    item(heads.taken, taken),
    item(heads.cure, cure),
    item(`${heads.before} → ${heads.after}`, `\`${before}\` → \`${after}\``),
  ].join('\n');
}
