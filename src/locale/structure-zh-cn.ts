import type { Sentences } from './catalogue.ts';
import type { CellWords, StructureArguments, StructureProblem, StructureWords } from './structure-words.ts';

/** A problem of a table of 结构分析 in words; `word` gives a key as the file has it. */
export function problemOfStructure(problem: StructureProblem, word: (key: string) => string): string {
  switch (problem.kind) {
    case 'of-previous':
      return `“${problem.name}”是上一期花名册的，结构分析只分析本期的`;
    case 'not-placed':
      return `表 ${problem.table} 没有说明记录属于哪个单位，不能逐单位分析；请去掉“${word('per')}”，或给表加上单位列`;
    case 'no-bands':
      return `“${problem.column}”是月份，不能分段；请用日期或年龄列`;
    case 'needs-ends':
      return `“${problem.column}”是数或日期，请写各段的上限，如 [30, 35, 40]`;
    case 'needs-values':
      return `不知道“${problem.column}”有哪些值；请逐一列出，或给这一列定下值表`;
    case 'bad-end':
      return problem.of === 'years'
        ? `日期按年分段，“${problem.written}”不是四位的年份，如 [1980, 1990]`
        : `年龄分段的上限是周岁整数，“${problem.written}”不是`;
    case 'not-ascending':
      return `各段的上限要从小到大，“${problem.after}”不大于前面的“${problem.before}”`;
    case 'value-twice':
      return `“${problem.value}”写了两次`;
  }
}

export const structureSentences: Pick<Sentences, keyof StructureArguments> = {
  'rule-is-structure': ({ rule }) => `${rule} 是结构分析，没有合格与否；请用 check 查看。`,
};

/** What stands behind the number of a band, so that it does not run into the count. */
const UNITS = { age: '岁', years: '年', whole: '的' } as const;
const ENDS = {
  years: ['及以前', '及以后'],
  age: ['及以下', '及以上'],
  whole: ['及以下', '及以上'],
} as const;

function bandOf({ of, over, atMost }: Extract<CellWords, { kind: 'band' }>): string {
  if (of === 'number') {
    if (atMost === undefined) return `超过${over}的`;
    return over === undefined ? `不超过${atMost}的` : `超过${over}至${atMost}的`;
  }
  const [below, above] = ENDS[of];
  const unit = of === 'whole' ? '' : UNITS[of];
  if (over === undefined) return `${atMost}${unit}${below}`;
  const from = `${Number(over) + 1}`;
  if (atMost === undefined) return `${from}${unit}${above}`;
  return `${from === atMost ? from : `${from}–${atMost}`}${UNITS[of]}`;
}

export const structure: StructureWords = {
  title: '结构分析',
  about: '逐单位分段、分类的人数；只计能确定的，不能确定的另列“不明”',
  cell(said) {
    switch (said.kind) {
      case 'band':
        return bandOf(said);
      case 'value':
        return said.value;
      case 'flag':
        return said.value ? '是' : '否';
      case 'other':
        return '其他';
    }
  },
  counted: (cell, count) => `${cell} ${count}`,
  total: '共',
  unknown: '不明',
  number: (gathering, head) =>
    ({ median: `${head}中位数`, average: `平均${head}`, min: `最小${head}`, max: `最大${head}` })[gathering],
  perhaps: (unit) => `${unit}（是否在内不能确定）`,
  nobody: '无人',
};
