import type { Language } from './catalogue.ts';
import type { IssuePages } from './issue-page.ts';
import { issuePages as english } from './issue-pages-en.ts';
import { issuePages as chinese } from './issue-pages-zh-cn.ts';

/** The pages of the codes of data issues in every language. They are long: loaded where a page is shown, not with the sentences. */
export const ISSUE_PAGES: Readonly<Record<Language, IssuePages>> = { 'zh-CN': chinese, en: english };
