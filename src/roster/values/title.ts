import { compact, withoutBracketed } from '../../core/text.ts';

/** The single posts of a 职务 cell: split at 、 ， / ; and 兼 (VERDICTS §2). */
export const postsOf = (text: string): string[] =>
  compact(text)
    .split(/[、,，/;；兼]/)
    .filter((post) => post !== '');

const SECRETARY = /^(村|社区)?(党组织|党支部|党总支|党委)?书记$/;

/** 一肩挑: secretary and director in one. */
const BOTH = /^(村|社区)?(党组织|党支部|党总支|党委)?(书记)?(主任)?一肩挑$/;

const BRACKETED = /\([^)]*\)/g;

/**
 * Whether one of the posts is that of the head of a village's party organisation: not 副书记, 第一书记, 书记助理,
 * 团支部书记. What stands in brackets explains the post.
 */
export const isSecretary = (text: string): boolean =>
  postsOf(withoutBracketed(compact(text), BRACKETED, ')')).some(
    (post) => SECRETARY.test(post) || BOTH.test(post),
  );

/** 团委书记 with or without a unit before it, and with 岗位, 1名 and the like behind it; not 副书记. */
const LEAGUE_HEAD =
  /(团委|团工委|团\(工\)委|团工\(委\)|团委\(团工委\)|委员会)(书记|负责人|主要负责人)(岗位|职位|\d+[名人])?$/;

/** Whether one of the posts is that of the head of a youth league committee (团委、团工委), whatever unit stands before it. */
export const isLeagueHead = (text: string): boolean =>
  postsOf(text).map(withoutExplanation).some(isLeaguePost);

function isLeaguePost(post: string): boolean {
  const match = LEAGUE_HEAD.exec(post);
  // Any other committee has the league in its name.
  return match !== null && (match[1] !== '委员会' || post.slice(0, match.index).includes('共青团'));
}

/** A post without the bracket that it ends with. */
function withoutExplanation(post: string): string {
  const open = post.indexOf('(', post.lastIndexOf(')', post.length - 2) + 1);
  return post.endsWith(')') && open >= 0 ? post.slice(0, open) : post;
}
