import { constructs } from './constructs-zh-cn.ts';
import { NUMBERS_OF } from './counted.ts';
import type { RuleWords } from './rule-words.ts';

/** 当年, 当月, 最近5年, 最近3个月. */
const periodWords = (period: string): string => {
  if (period === 'year') return '当年';
  if (period === 'month') return '当月';
  const [number, unit = ''] = period.split(' ');
  return `最近${number}${unit.startsWith('year') ? '年' : '个月'}`;
};

const ROUNDINGS = {
  exact: '',
  up: '（进位取整）',
  down: '（舍去小数）',
  nearest: '（四舍五入）',
  nearestHalfDown: '（五舍六入）',
} as const;

const bandWords = (from: number, to: number): string => {
  if (from === to) return `${from}`;
  if (!Number.isFinite(from)) return `${to}以下`;
  return Number.isFinite(to) ? `${from}至${to}` : `${from}以上`;
};

export const rule: RuleWords = {
  per: ({ kind, title }) =>
    ({ units: `每个${title}`, record: '每一条', person: '每个人', roster: '全部' })[kind],
  count: (who, counted) => `${who}的${NUMBERS_OF[counted]}`,
  share: (who, of) => `${who}占${of}的比例`,
  every: (who, must) => `${who}都应当符合：${must}`,
  sum: (column, who) => `${who}的${column}合计`,
  average: (column, who) => `${who}的${column}平均数`,
  distinct: (columns, who) => `${who}中不同的${columns.join('、')}的个数`,
  unique: (columns, who) => `${who}的${columns.join('、')}不得重复`,
  person: '人',
  operation: ({ operation, parts, rounding }) => {
    const made = {
      sum: parts.join('＋'),
      difference: parts.join('－'),
      product: parts.join('×'),
      gap: `${parts.join('与')}相差的数`,
      min: `${parts.join('、')}中最小的数`,
      max: `${parts.join('、')}中最大的数`,
      share: `${parts[0]}占${parts[1]}的比例`,
    }[operation];
    return `${made}${ROUNDINGS[rounding]}`;
  },
  rounding: ROUNDINGS,
  whatever: (number, heads) => `${number}（不分${heads.join('、')}）`,
  lookup: ({ of, bands }) =>
    `按${of}查表（${bands
      .map(({ from, to, gives }) => `${bandWords(from, to)}为${gives ?? '不适用'}`)
      .join('，')}）`,
  unitColumn: (head) => `单位的${head}`,
  holds: (rule, isHeld) => `${isHeld ? '' : '未'}达到“${rule}”`,
  parity: { odd: '为单数', even: '为双数' },
  notParity: { odd: '不是单数', even: '不是双数' },
  exempt: (text) => `（${text}的除外）`,
  previous: (number) => `上一期${number}`,
  perValue: (head) => `每一种${head}`,
  inForce: ({ since, until }) =>
    `${[since && `${since}起`, until && `至${until}`].filter(Boolean).join('')}有效`,
  order: {
    atLeast: (value) => `不低于${value}`,
    atMost: (value) => `不高于${value}`,
    over: (value) => `高于${value}`,
    under: (value) => `低于${value}`,
  },
  bound: ({ key, value, of }) => {
    const number = of === 'age' ? `${value}周岁` : value;
    switch (key) {
      case 'atLeast':
        return of === 'age' ? `${number}以上` : `不少于${number}`;
      case 'atMost':
        return of === 'age' ? `${number}以下` : `不超过${number}`;
      case 'over':
        return `超过${number}`;
      case 'under':
        return of === 'age' ? `不满${number}` : `少于${number}`;
      case 'equals':
        return `等于${number}`;
      case 'since':
        return `${value}及以后`;
      case 'until':
        return `${value}及以前`;
      case 'during':
        return `在${periodWords(value)}（至截止日期）`;
    }
  },
  column: (head, says) => `${head}${says}`,
  number: (number, says) => `${number}${says}`,
  values: ({ values, match, negated, list: named }) =>
    `${match === 'contains' ? (negated ? '不含' : '含有') : negated ? '不是' : '为'}${named === undefined ? values.join('或') : `值表 ${named} 所列`}`,
  flag: (head, value) => `${head}为“${value ? '是' : '否'}”`,
  ...constructs,
  due: '有到期事项',
  all: '且',
  any: '或者',
  none: (text) => `不是（${text}）`,
  from: (title, where) => (where === '' ? title : `${title}中${where}者`),
  when: (text) => `（仅当${text}）`,
  whenEmpty: {
    notApplicable: '基数为零时不适用',
    pass: '基数为零时视为合格',
    fail: '基数为零时视为不合格',
  },
  severity: { error: '必须满足', warning: '提醒，不影响结论', info: '参考' },
  part: '供其他规则引用，本身不单列结论',
  sentence: ({ per, measure, bounds, when }) =>
    `${per}：${measure}${bounds === '' ? '' : `应${bounds}`}${when}。`,
  age: '年龄',
  tier: '层级',
};
