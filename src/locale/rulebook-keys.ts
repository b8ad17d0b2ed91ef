/**
 * The rule language in Chinese: one table of pairs. A key has one Chinese word, or several of which the first is
 * written and all are read; where a word depends on the place it is named by the section (`fields.count`), and a value
 * by its key (`during.year`), before the plain name.
 */

type Pairs = Readonly<Record<string, string | readonly string[]>>;

/** Keys. */
export const KEY_WORDS = {
  rulebook: '规则集',
  title: '标题',
  extends: '继承',
  because: '理由',
  zh: '中文',
  en: '英文',
  asOf: '截止日期',
  age: '年龄',
  basis: '算法',
  ages: '年龄范围',
  units: '单位名册',
  sources: '来源',
  clause: '条款',
  mark: '核对',
  lists: '值表',
  file: '文件',
  column: '列名',
  tables: '表',
  columns: '列',
  key: '唯一列',
  symmetric: '互为',
  type: '类型',
  several: '可多值',
  blank: '空白为',
  absent: '缺列时',
  fields: '派生列',
  for: '用于',
  from: '取自',
  to: '到',
  missing: '缺少',
  elapsed: '历时',
  longest: '最长一段',
  join: '间断不超过',
  take: '取值',
  last: '以最近的',
  median: '中位数',
  roster: '花名册',
  holds: '达到',
  unique: '不重复',
  in: '属于',
  where: '其中',
  anyOf: '任一',
  noneOf: '均非',
  parameters: '参数',
  default: '默认值',
  lookups: '对照表',
  else: '其余',
  figures: '中间数',
  populations: '统计口径',
  rules: '规则',
  statistics: '统计数',
  structure: '结构分析',
  by: '按',
  source: '依据',
  quote: '原文',
  reading: '理解',
  per: '每个',
  count: '人数',
  share: '占比',
  sum: '合计',
  average: '平均',
  distinct: '不同的',
  every: '全部',
  must: '应符合',
  difference: '相减',
  product: '相乘',
  gap: '相差',
  min: '最小',
  max: '最大',
  lookup: '查表',
  of: '总体',
  rounding: '取整',
  atLeast: ['不少于', '不低于'],
  atMost: ['不超过', '不多于'],
  over: ['超过', '多于'],
  under: ['少于', '不满'],
  equals: '等于',
  since: '自',
  until: '至',
  during: '期间',
  contains: '含有',
  same: '同',
  inside: '位于',
  not: '不是',
  parity: '奇偶',
  when: '适用条件',
  exempt: '豁免',
  whenEmpty: '基数为零时',
  severity: '级别',
  weight: '权重',
  openPeriod: '期限未到时',
  countBy: '计数按',
  expectedIn: '应见于',
  claimed: '公布数',
  'ages.from': '从',
  'fields.count': '条数',
  'fields.in': '单位',
} as const satisfies Pairs;

/** Keys of a file of exemptions, which stands beside rulebooks; `since` and `until` are theirs. */
const EXEMPTION_KEYS = {
  exemptions: '豁免',
  'exemptions.rule': '规则',
  'exemptions.group': '单位',
  'exemptions.values': '分类',
  'exemptions.person': '人员',
  'exemptions.approver': ['批准', '批准人', '批准机关', '批准单位'],
  'exemptions.document': ['批准文件', '文件', '文号'],
  'exemptions.reason': ['理由', '原因'],
} as const satisfies Pairs;

/** Values of which a key takes one. */
export const VALUE_WORDS = {
  month: '按月',
  day: '按日',
  year: '按年',
  'during.year': '本年',
  'during.month': '本月',
  'in.months': '月',
  'in.years': '年',
  'in.days': '天',
  'roster.previous': '上一期',
  all: '全部',
  seen: ['已核对', '原文已核对'],
  weak: '转引',
  memory: '未核对',
  exact: '不取整',
  up: ['进位', '向上取整'],
  down: ['舍去', '向下取整'],
  floor: '去尾',
  nearest: '四舍五入',
  nearestHalfDown: '五舍六入',
  odd: '单数',
  even: '双数',
  notApplicable: '不适用',
  pass: '合格',
  fail: '不合格',
  undecided: '无法判定',
  error: '错误',
  warning: '提醒',
  info: '参考',
  part: '组成部分',
  person: ['人', '按人'],
  post: ['职务', '按职务'],
  true: '是',
  false: '否',
  unknown: '不明',
  never: '无期限',
  record: '记录',
  'type.text': '文字',
  'type.integer': '整数',
  'type.number': '数',
  'type.date': '日期',
  'type.month': '月份',
  'type.flag': '是否',
  'type.place': '地点',
  'type.person': '人员',
} as const satisfies Pairs;

/** The unit of a period of several (`5 years`) in Chinese: 近5年. Of one it is a value, `during.year`. */
export const PERIOD_WORDS = { year: '年', month: '个月' } as const;

/** The program's tables. */
export const TABLE_WORDS = {
  cadres: '干部',
  units: '单位',
  trainings: ['培训', '培训记录'],
  secondments: '挂职',
  secondmentReports: '挂职月报',
  selections: '选拔',
} as const satisfies Pairs;

/** Columns that stand under no heading of a sheet. */
export const COLUMN_WORDS = {
  age: '年龄',
  tier: '层级',
  secretary: '村社党组织书记',
  leagueHead: '团委、团工委负责人',
  unit: '单位',
} as const satisfies Pairs;

/** A key of the rule language that has a description. */
export type RulebookKey = keyof typeof KEY_WORDS;

/** The language that a rulebook's keys are in. */
export type KeyLanguage = 'zh' | 'en';

/** The Chinese words for a name: at its place, else in general; none where it has none. */
export function wordsFor(pairs: Pairs, name: string, place: string | undefined): readonly string[] {
  const placed = `${place}.${name}`;
  const words = Object.hasOwn(pairs, placed)
    ? pairs[placed]
    : Object.hasOwn(pairs, name)
      ? pairs[name]
      : undefined;
  return words === undefined ? [] : typeof words === 'string' ? [words] : words;
}

/** The keys of all files. */
const ALL_KEYS: Pairs = { ...KEY_WORDS, ...EXEMPTION_KEYS };

/** The Chinese words for a key of any file, as `wordsFor` has them. */
export const keyWordsFor = (key: string, section: string | undefined): readonly string[] =>
  wordsFor(ALL_KEYS, key, section);

/** A key as a file in this language has it; `place`, `rules youth`, begins with its section. */
export function keyIn(language: KeyLanguage | undefined, key: string, place = ''): string {
  if (language !== 'zh') return key;
  return keyWordsFor(key, place.split(' ')[0])[0] ?? wordsFor(VALUE_WORDS, key, undefined)[0] ?? key;
}
