import type { Sentences } from './catalogue.ts';
import { problemOfExemption } from './exemptions-zh-cn.ts';
import { extending } from './extends-zh-cn.ts';
import { didYouMean, heads, table } from './phrases-zh-cn.ts';
import { type KeyLanguage, keyIn } from './rulebook-keys.ts';
import {
  eachKey,
  type FullWidthMark,
  HALF_WIDTH,
  type RulebookArguments,
  type RulebookProblem,
} from './rulebook-problem-words.ts';
import { problemOfStructure } from './structure-zh-cn.ts';

/** What zod calls the shapes of YAML. */
const EXPECTED: Readonly<Record<string, string>> = {
  object: '若干“键: 值”',
  record: '若干“键: 值”',
  array: '列表',
  tuple: '两个名字的列表',
  string: '文字',
};

const PLACES: Readonly<Record<string, string>> = {
  rules: '规则',
  populations: '统计口径',
  fields: '派生列',
  statistics: '统计数',
  structure: '结构分析',
  sources: '依据',
  lists: '值表',
  tables: '表',
  columns: '列',
  sheets: '工作表',
  exemptions: '豁免',
};

/** `rules youth` as 规则 youth. */
const placeOf = (place: string, keys: KeyLanguage | undefined): string =>
  place.replace(/^\w+/, (section) => PLACES[section] ?? keyIn(keys, section));

const YAML_MISTAKES: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: '缩进不能用制表符（Tab），请改用空格',
  DUPLICATE_KEY: '同一层里这个键写了两次',
  BAD_INDENT: '缩进不对，同一层的键要左对齐',
  MISSING_CHAR: '缺少一个符号（引号、括号、逗号，或冒号后的空格）',
  UNEXPECTED_TOKEN: '这里多了不该有的内容，可能少了引号或括号',
  MULTILINE_IMPLICIT_KEY: '键要写在一行里，可能少了冒号或冒号后的空格',
  IMPOSSIBLE: '这里的写法无法理解',
};

/** What to write instead of a full-width mark that YAML takes for text. */
const halfWidth = (mark: FullWidthMark | undefined): string =>
  mark === undefined ? '' : `；这一行用了全角的“${mark}”，请改用半角的“${HALF_WIDTH[mark]}”`;

/** A problem in words; `word` gives a key as the file has it. */
function problem(told: RulebookProblem, word: (key: string) => string): string {
  const bound = (written: string): string => written.replace(/^\w+/, word);
  switch (told.kind) {
    case 'yaml':
      return `YAML 写法有误：${YAML_MISTAKES[told.mistake] ?? told.detail}`;
    case 'unknown-value':
      return `这一列没有“${told.value}”这个值${didYouMean(told.near)}；有：${told.values.join('、')}`;
    case 'unknown-number':
      return `没有“${told.key}”这个数（统计口径、中间数、参数、单位的列都不是）${didYouMean(told.near)}`;
    case 'unknown-rule':
      return `没有“${told.key}”这条规则${didYouMean(told.near)}`;
    case 'unknown-lookup':
      return `没有“${told.key}”这个对照表${didYouMean(told.near)}`;
    case 'lookup-by-value':
      return `对照表“${told.key}”的键不是数的区间，不能用来查一个数；区间写作 ..2、3..7、8..`;
    case 'lookup-needs-else':
      return `对照表“${told.key}”没有列出所有的值；请补上，或者写 else`;
    case 'needs-unit':
      return `“${told.key}”是单位的列，这条规则不是每个单位各一个结论，没有单位可看；请写 per`;
    case 'no-width':
      return `“${told.key}”没有说明上下多少算达到；请写明两端，如 ${word('atLeast')}: 11%、${word('atMost')}: 13%`;
    case 'figure-needs-units':
      return `这个中间数是各单位所在“${told.key}”的数，用到它的规则却不逐单位作结论；请在那里写“${word('per')}”`;
    case 'previous-in-set':
      return `“${told.key}”是上一期花名册的统计口径，不能用在 anyOf、noneOf 里；可以用作人数或中间数`;
    case 'previous-judged':
      return `“${told.key}”是上一期花名册的统计口径，规则不能直接统计它；请用作对照的数，例如 of 或者上下限`;
    case 'per-needs-values':
      return `“${told.key}”这一列没有列出它的值，不能按它分组；请在规则集里给出值表`;
    case 'band-backwards':
      return `区间 ${told.band} 的起点比终点大`;
    case 'band-overlap':
      return `区间 ${told.bands.join(' 与 ')} 重叠，同一个数只能在一个区间里`;
    case 'band-gap':
      return `对照表“${told.lookup}”里没有 ${told.to === undefined ? `${told.from} 及以上` : told.from === told.to ? `${told.from}` : `${told.from}–${told.to}`} 的数；请补上区间，或者写 ${word('else')}`;
    case 'no-number-meets':
      return `没有哪个数同时满足：${told.bounds.map(bound).join('、')}`;
    case 'unknown-key':
      return `没有“${told.key}”这个键${didYouMean(told.near)}`;
    case 'unknown-column':
      return `${table(told.table)}表没有“${told.key}”这一列${didYouMean(told.near)}`;
    case 'unknown-population':
      return `没有名为“${told.key}”的统计口径${didYouMean(told.near)}`;
    case 'unknown-list':
      return `没有名为“${told.key}”的值表${didYouMean(told.near)}`;
    case 'unknown-table':
      return `没有名为“${told.key}”的表${didYouMean(told.near)}`;
    case 'unknown-type':
      return `没有“${told.key}”这种类型${didYouMean(told.near)}；可写：${told.types.join('、')}，或值表、表的名字，或直接列出各个值`;
    case 'built-in-column':
      return `“${told.key}”是${table(told.table)}表自有的列，这里只能写 absent；其他表头请写在配置文件里`;
    case 'not-linked':
      return `${table(told.from)}表的记录对不上${table(told.to)}表的人；两张表都要有姓名列（type: person）`;
    case 'not-comparable':
      return `“${told.columns[0]}”和“${told.columns[1]}”不是同一类的列，不能比较是否相同`;
    case 'unknown-source':
      return `没有名为“${told.key}”的依据${didYouMean(told.near)}`;
    case 'other-table':
      return `“${told.key}”统计的是${table(told.table)}，这里需要${table(told.needed)}`;
    case 'per-needs-units':
      return `“${told.key}”统计的是${table(told.table)}，${word('per')}需要以${table('units')}为来源的口径，或写 ${word('record')}`;
    case 'missing-key':
      return `缺少“${word(told.key)}”`;
    case 'name-taken':
      return `“${told.key}”已经是一列的名字，请换一个名字`;
    case 'no-order':
      return `“${told.column}”没有大小先后，不能用“${word(told.key)}”；请在 lists 里按从低到高列出它的值，再以它为这一列的 type`;
    case 'needs-number-column':
      return `“${told.key}”不是数字列，不能求和或平均`;
    case 'only-bounded':
      return `“${told.key}”是精确的分数（平均、相乘或占比），只能与数比较，如 ${word('atLeast')}: 20%`;
    case 'only-with':
      return `“${eachKey(told.key, word)}”只能与“${eachKey(told.other, word)}”一起用`;
    case 'only-without':
      return `“${eachKey(told.key, word)}”与“${eachKey(told.other, word)}”同时写没有作用，请去掉一个`;
    case 'one-operation':
      return `要写且只写一个：${told.keys.map(word).join('、')}`;
    case 'not-one-of':
      return `只能写：${told.values.join('、')}`;
    case 'bad-date':
      return `“${told.written}”不是日期；日期写成 2024-10-31`;
    case 'bad-number':
      return `${told.written === '' ? '这里写的' : `“${told.written}”`}不是数；请写 20%、1/3、0.125 或 7`;
    case 'bad-weight':
      return `权重不能小于 0，这里是 ${told.written}；写 0 即不计入得分`;
    case 'share-over-one':
      return `${told.written} 是基数的 ${told.written} 倍；想写百分比请写 ${told.written}%。确实超过 1 的比例写成分数，如 2/1、4/3`;
    case 'wrong-type':
      return `这里的写法不对${told.expected === 'value' ? '' : `，应为${EXPECTED[told.expected] ?? told.expected}`}`;
    case 'said-twice':
      return `“${told.text}”不能既指“${told.meanings[0]}”又指“${told.meanings[1]}”`;
    case 'bad-head-rows':
      return `“${told.written}”不是行号；写成 3，两行以上的表头写成 3-4`;
    case 'mixed-keys':
      return `“${told.key}”和第 ${told.line} 行的“${told.first}”不是一种语言的键；一个文件的键只用一种语言（规则集可用 rules translate 转换）`;
    case 'cycle':
      return `统计口径互相引用，成了环：${told.names.join(' → ')}`;
    case 'exemption':
      return problemOfExemption(told.problem, word);
    case 'structure':
      return problemOfStructure(told.problem, word);
    case 'extends':
      return extending.mistake(told.mistake, word);
    case 'aliases':
      return 'YAML 别名太多，不予展开';
    case 'bad-period':
      return '期间写作 year（本年）、month（本月），或者 5 years（近5年）、3 months（近3个月）';
    case 'bad-break':
      return '间断写成 1 month、30 days 或 2 years';
    case 'bad-name':
      return '名字以文字开头，只能用文字、数字、“-”和“_”';
    case 'needs-flag':
      return '这一列是“是/否”列，请写 true 或 false（是、否）';
    case 'needs-bounds':
      return `这一列是数或日期，不能这样比较；请用 ${['atLeast', 'atMost', 'over', 'under', 'since', 'until'].map(word).join('、')}`;
    case 'needs-date-column':
      return '这里需要日期列';
    case 'needs-days':
      return `日期列请用 ${word('since')}、${word('until')}或 ${word('during')}`;
    case 'no-bound':
      return `没有标准：请写 ${['atLeast', 'atMost', 'over', 'under', 'equals'].map(word).join('、')}中的一个`;
    case 'birth-not-excused':
      return `出生年月缺列时不能另作假定，只能是 ${word('unknown')}`;
  }
}

export const rulebookSentences: Pick<Sentences, keyof RulebookArguments> = {
  'rulebook-missing': ({ name, near, shipped }) =>
    `找不到规则集 ${name}${didYouMean(near)}；随程序附带的有：${shipped.join('、')}，也可写 YAML 文件或其中有 rulebook.yaml 的文件夹的路径。`,
  'rulebook-outside': ({ file }) => `规则集引用的文件 ${file} 不在规则集所在的文件夹里，不予读取。`,
  'rulebook-problem': ({ file, line, column, place, problem: told, keys, fullWidth }) =>
    `${file}:${line}:${column}: ${place === '' ? '' : `${placeOf(place, keys)}：`}${problem(told, (key) => keyIn(keys, key, place))}${halfWidth(fullWidth)}`,
  'rulebook-departs': extending.loosened,
  'bad-rulebook-name': ({ name }) =>
    `“${name}”不能作规则集的名称；名称以文字开头，只能用文字、数字、“-”和“_”。`,
  'rulebook-untranslatable': ({ file, line, column, word }) =>
    `${file}:${line}:${column}: “${word}”在另一种语言里是规则集自己的词，换了语言意思就变了；请先换一个名字。`,
  'list-column-missing': ({ file, column, heads: seen }) =>
    `值表 ${file} 没有“${column}”列（${heads(seen)}）。`,
};
