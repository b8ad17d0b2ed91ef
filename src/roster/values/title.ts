import { compact } from '../../core/text.ts';

/** The single posts of a 职务 cell: split at 、 ， / ; and 兼 (VERDICTS §2). */
const postsOf = (text: string): string[] =>
  compact(text)
    .split(/[、,，/;；兼]/)
    .filter((post) => post !== '');

const SECRETARY = /^(村|社区)?(党组织|党支部|党总支|党委)?书记$/;

/** Whether one of the posts is that of the head of a village's party organisation: not 副书记, 第一书记, 书记助理, 团支部书记. */
export const isSecretary = (text: string): boolean => postsOf(text).some((post) => SECRETARY.test(post));

const LEAGUE_HEAD = /(团委|团工委|团\(工\)委|团工\(委\)|团委\(团工委\))(书记|负责人|主要负责人)$/;

/** Whether one of the posts is that of the head of a youth league committee (团委、团工委), whatever unit stands before it. */
export const isLeagueHead = (text: string): boolean => postsOf(text).some((post) => LEAGUE_HEAD.test(post));
