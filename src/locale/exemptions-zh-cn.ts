import type { Sentences } from './catalogue.ts';
import type { ExemptionArguments, ExemptionProblem, ExemptionWords, JudgedFor } from './exemption-words.ts';
import { didYouMean } from './phrases-zh-cn.ts';

const EACH: Readonly<Record<JudgedFor, string>> = {
  unit: '每个单位各有一个结论',
  record: '每个人（或每条记录）各有一个结论',
  whole: '只有全部花名册的一个结论',
};

const STATUS = { pass: '已经合格', notApplicable: '这里不适用', exempt: '按规则本身已经豁免' } as const;

interface Entry {
  readonly file: string;
  readonly line: number;
  readonly rule: string;
  readonly of: string;
}

/** `豁免.yaml:3：规则 x（浒山街道）的豁免`: which entry is told of. */
const entry = ({ file, line, rule, of }: Entry): string =>
  `${file}:${line}：规则 ${rule}${of === '' ? '' : `（${of}）`}的豁免`;

/** A problem of an entry in words; `word` gives a key as the file has it. */
export function problemOfExemption(problem: ExemptionProblem, word: (key: string) => string): string {
  switch (problem.kind) {
    case 'of-part':
      return `“${problem.rule}”只是别的规则的一部分，自己没有结论，不能豁免；请豁免引用它的规则：${problem.askers.join('、')}`;
    case 'of-statistic':
      return `“${problem.rule}”是统计数，没有结论，不用豁免`;
    case 'of-several':
      return `“${problem.rule}”在几个规则集里都有，请写明是哪一个：${problem.rules.join('、')}`;
    case 'needs-key':
      return `规则“${problem.rule}”${EACH[problem.judged]}，缺少“${word(problem.key)}”`;
    case 'needs-no-key':
      return `规则“${problem.rule}”${EACH[problem.judged]}，不能写“${word(problem.key)}”`;
    case 'needs-value':
      return `规则“${problem.rule}”还按“${problem.column}”分别有结论，请写明是哪一个`;
    case 'needs-no-values':
      return `规则“${problem.rule}”不按“${problem.column}”分别有结论`;
    case 'bad-person':
      return `“${problem.written}”看不出是谁；请写身份证号，或照报告写单位和姓名，中间空一格，如 观海卫镇/五洞闸村委会 张三`;
    case 'backwards':
      return `${problem.until} 比开始的 ${problem.since} 还早`;
  }
}

export const exemptionSentences: Pick<Sentences, keyof ExemptionArguments> = {
  exemptions: ({ file, entries, applied }) =>
    `豁免文件 ${file}：${entries}条，${applied}条起作用；豁免的结论单列单计，不算合格。`,
  'exemption-lapsed': ({ until, ...of }) => `${entry(of)}已于${until}到期，不再起作用。`,
  'exemption-not-begun': ({ since, ...of }) => `${entry(of)}从${since}起才有效，现在不起作用。`,
  'exemption-unit-unknown': ({ near, ...of }) =>
    `${entry(of)}没有用上：单位名册里没有这个单位${didYouMean(near)}。`,
  'exemption-unit-several': ({ units, ...of }) =>
    `${entry(of)}没有用上：这个名称可能是${units.join('、')}，请写全。`,
  'exemption-person-unknown': (of) =>
    `${entry(of)}没有用上：花名册里对不上这个人；请照报告把单位写全，或写身份证号。`,
  'exemption-several': ({ verdicts, ...of }) =>
    `${entry(of)}没有用上：对得上${verdicts}个结论，分不清是哪一个；同名的请写身份证号。`,
  'exemption-not-judged': (of) => `${entry(of)}没有用上：这条规则在这里没有结论。`,
  'exemption-not-needed': ({ status, ...of }) => `${entry(of)}没有用上：${STATUS[status]}。`,
  'exemption-repeated': ({ other, ...of }) => `${entry(of)}没有用上：第${other}行已经豁免了同一个结论。`,
  'exemption-elsewhere': (of) => `${entry(of)}没有用上：这次审核的文件都与它无关。`,
};

export const exemptions: ExemptionWords = {
  title: '豁免',
  file: '豁免文件',
  conclusion: ({ status, base, count }) =>
    status === 'pass' ? `除豁免的${count}项外${base}` : `${base}；另有${count}项豁免`,
  insteadOf: (status) => `本为${status}`,
  grant: ({ approver, document, reason, since, until }) =>
    `${approver}批准，${document}，理由：${reason}，${since === undefined ? '' : `${since}起，`}至${until}`,
  unused: '豁免没有用上',
  inForce: '起作用',
  heads: {
    state: '情况',
    instead: '本来的结论',
    approver: '批准',
    document: '批准文件',
    reason: '理由',
    since: '自',
    until: '至',
    place: '所在行',
    told: '说明',
  },
  about: '豁免文件的每一条：豁免了什么、谁批准、到哪一天；没有用上的写明为什么',
  keys: {
    exemptions: '每条豁免一个结论',
    rule: '规则的编号，见 rules list',
    group: '单位，写法同 --unit：逐单位下结论的规则',
    values: '按列分别下结论的规则：列名和值，如 { 性别: 女 }',
    person: '单位和姓名，中间空一格，或身份证号：逐人或逐条记录下结论的规则',
    approver: '谁批准的',
    document: '批准的文件、文号',
    reason: '为什么',
    since: '从哪一天起（含当天），可不写',
    until: '到哪一天为止（含当天）',
  },
};
