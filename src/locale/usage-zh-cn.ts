import type { Sentences } from './catalogue.ts';
import { didYouMean, group, list } from './phrases-zh-cn.ts';
import type { UsageArguments } from './usage-words.ts';

/** Arguments of commands, by the parser's names for them. */
const MISSING_ARGUMENTS: Readonly<Record<string, string>> = {
  rule: '规则编号',
  name: '规则集的名称',
  rulebook: '规则集',
};

export const usageSentences: Pick<Sentences, keyof UsageArguments> = {
  'options-apart': ({ one, other }) => `${one} 和 ${other} 不能同时使用；请去掉其中一个。`,
  'table-unknown': ({ table: name, near, tables }) =>
    `没有“${name}”这张表${didYouMean(near)}。可用的表：${tables.join('、')}。`,
  'bad-max-size': ({ written }) => `--max-size ${written} 不是大小，请写成以 MB 为单位的整数，如 2048。`,
  'bad-choice': ({ option, written, choices }) =>
    `${option} ${written} 不可用，可选：${choices.join('、')}。`,
  'rule-unknown': ({ rule, near, rules }) =>
    `没有 ${rule} 这条规则，也没有这种数据问题${didYouMean(near)}。可用的规则：${rules.join('、')}；数据问题的代码见 docs/data-issues.md。`,
  'unit-unknown': ({ unit, near }) => `单位名册里没有“${unit}”${didYouMean(near)}。`,
  'unit-several': ({ unit, units }) => `“${unit}”在单位名册里不止一个：${list(units)}；请写成 镇/村。`,
  'unit-not-judged': ({ rule, unit, kind, above }) =>
    `规则 ${rule} 按${kind === 'record' ? '人或记录' : group(kind)}作结论，“${unit}”没有单独的结论${above === '' ? '' : `；请用 --unit ${above}`}。`,
  usage: ({ detail }) => `命令用法有误：${detail}。用法见 cadre-audit --help。`,
  'usage-option': ({ option, near }) =>
    `没有 ${option} 这个选项${didYouMean(near)}。用法见 cadre-audit --help。`,
  'usage-argument': ({ argument }) =>
    `缺少${MISSING_ARGUMENTS[argument] ?? '花名册文件'}。用法见 cadre-audit --help。`,
  'not-with-each': ({ option }) => `${option} 不能与 --each 一起用：上一期的花名册是整份的。`,
  'usage-value': ({ option }) => `选项 ${option} 后面缺少内容。用法见 cadre-audit --help。`,
  'usage-excess': ({ command }) => `${command} 后面多写了内容。用法见 cadre-audit ${command} --help。`,
  'usage-command': ({ command, near, commands, of }) =>
    `${of === undefined ? '' : `${of} `}没有“${command}”这个命令${didYouMean(near)}。可用的命令：${commands.join('、')}。`,
  'rule-is-statistic': ({ rule }) => `${rule} 是统计数，没有合格与否；请用 check 查看它与公布数是否一致。`,
  'rule-is-file': ({ rule }) => `${rule} 是文件；请先写规则编号，再写花名册文件。`,
  'unit-needs-files': ({ unit }) => `没有花名册，--unit ${unit} 无从查起；请写上花名册文件。`,
  internal: ({ detail }) => `程序内部出错（${detail}），请把这一行报告给开发者。`,
};
