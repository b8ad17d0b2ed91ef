import { at } from './places.ts';
import type { SeveralWords } from './several-words.ts';

export const several: SeveralWords = {
  'rulebooks-alike': ({ id, files }) =>
    `这次有两份规则集都叫“${id}”：${files.join(' 和 ')}；同一份只写一次，不同的请各用一个名称。`,
  'rulebooks-dates': ({ dates }) =>
    `几份规则集写的截止日期不同：${dates.map(({ place, asOf }) => `${asOf}（${at(place)}）`).join('、')}；请用 --as-of 指明一个。`,
  'rulebooks-ages': ({ places }) =>
    `${at(places[0])} 和 ${at(places[1])}：年龄的算法不同，而同一份花名册只能按一种读；请分开审核。`,
  'column-declared-twice': ({ table, column, places }) =>
    `${at(places[0])} 和 ${at(places[1])}：${column === undefined ? `表“${table}”的唯一列、人员列、单位列或来源不同` : `表“${table}”的列“${column}”说法不同`}，而同一份花名册只能按一种读；请写成一样的，或分开审核。`,
  'heading-declared-twice': ({ table, heading, column, other, place }) =>
    `${at(place)}：表“${table}”的表头“${heading}”在这里是“${column}”列，在这次的另一份规则集里是“${other}”列；请换一个表头，或分开审核。`,
  'registers-several': ({ places }) =>
    `几份规则集各有单位名册，内容不同：${places.map(at).join('、')}；请用 --units 指明一份。`,
  'rule-in-several': ({ rule, rules }) =>
    `几份规则集都有 ${rule} 这条规则；请写明是哪一条：${rules.join('、')}。`,
  'rulebook-idle': ({ rulebook }) => `规则集 ${rulebook} 的规则都没有可以判断的记录，这不等于合格。`,
};
