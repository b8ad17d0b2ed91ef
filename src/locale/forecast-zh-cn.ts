import type { Sentences } from './catalogue.ts';
import type { AgeDoubt, ForecastArguments, ForecastWords } from './forecast-words.ts';
import { didYouMean, list } from './phrases-zh-cn.ts';

export const forecastSentences: Pick<Sentences, keyof ForecastArguments> = {
  'until-missing': () => '没有写预测到哪一天，请加上 --until，如 --until 2022-06-30。',
  'until-not-after': ({ until, asOf }) =>
    `--until ${until} 不在截止日期 ${asOf} 之后，没有可以预测的日子；请写更晚的一天，或用 --as-of 改截止日期。`,
  'until-too-late': ({ until, latest }) => `--until ${until} 太远了，最远预测到 ${latest}；请写更早的一天。`,
  'on-outside': ({ on, asOf, until }) =>
    `--on ${on} 不在预测的时间里，请写 ${asOf} 以后、${until} 以前（含）的一天，或把 --until 改晚。`,
  'forecast-rule-unknown': ({ rule, near, rules }) =>
    `没有规则“${rule}”${didYouMean(near)}。有这些规则：${list(rules, 30)}。`,
  'forecast-rule-part': ({ rule }) => `规则 ${rule} 只供别的规则引用，没有自己的结论；请写引用它的规则。`,
};

const birthKnown: ForecastWords['birthKnown'] = {
  year: '出生年月只写到年',
  month: '出生年月只写到月',
  part: '出生年月不能确定',
  unknown: '出生年月不明',
};

const reachedAge = (age: number, doubt: AgeDoubt | undefined): string =>
  doubt ? `${doubt.isReached ? '已' : '可能'}满${age}周岁（${birthKnown[doubt.birth]}）` : `满${age}周岁`;

const firstUnits = '各单位现在没有不合格、以后变为不合格的规则，只列最早的一天；别的规则现在不合格的单位也列';

export const forecast: ForecastWords = {
  title: (rulebook) => `${rulebook}：预测`,
  period: (from, source, until) => `从 ${from}（${source}）到 ${until}，如果没有人变动`,
  periodHead: '预测期间',
  conclusionHead: '结论',
  conclusion: ({ events, fail, groups }) =>
    events === 0
      ? '这段时间里没有变化'
      : `变化 ${events} 次，其中变为不合格 ${fail} 次，涉及 ${groups} 个单位、人员或记录`,
  undecided: (now, stay) => `现在无法判定 ${now} 个，到期仍无法判定 ${stay} 个`,
  dataIssues: (count) => `${count} 处，用 check 的 -f issues 逐格列出`,
  calendar: '日历',
  month: (month, events, fail) => `${month}：变化 ${events} 次，其中变为不合格 ${fail} 次`,
  because: {
    age: (who, age, doubt) => who + reachedAge(age, doubt),
    tenure: (who, column) => `${who}的“${column}”满了界限`,
    term: (who, column) => `${who}的“${column}”进出期限`,
    inForce: '规则开始或不再有效',
    exemptionBegins: (entry) => `豁免开始（${entry}）`,
    exemptionLapses: (entry) => `豁免到期（${entry}）`,
    rule: (rule) => `规则 ${rule} 的结论变了`,
    unknown: '原因不能指明',
  },
  previous: '上一期花名册的一人',
  first: '最先不合格的单位',
  firstAbout: firstUnits,
  reached: '到龄人员',
  age: reachedAge,
  birthKnown,
  on: (date) => `${date} 当天`,
  onSummary: ({ pass, judged, passNow, judgedNow }) =>
    `合格 ${pass}/${judged}（现在 ${passNow}/${judgedNow}）`,
  onSame: '各个结论和计入的人都与现在一样。',
  moves: {
    leave: (names) => `不再计入：${names}`,
    join: (names) => `新计入：${names}`,
    doubtful: (names) => `不能确定：${names}`,
    leaveBase: (names) => `不再计入基数：${names}`,
    joinBase: (names) => `新计入基数：${names}`,
  },
  now: '现在',
  thatDay: '当天',
  notForecast: '不预测的规则',
  events: (table) => `按${table}统计，以后有没有、有多少无从得知`,
  hangsOn: (rule) => `取决于不预测的规则 ${rule}`,
  notJudged: '没有结论',
  more: (count) => `另有 ${count} 项，见 -f json 或 -f xlsx`,
  heads: {
    date: '日期',
    month: '月份',
    rule: '规则',
    title: '标题',
    group: '单位',
    from: '原结论',
    to: '变为',
    because: '原因',
    events: '变化次数',
    fail: '变为不合格',
    name: '姓名',
    age: '周岁',
    place: '位置',
    rules: '涉及的规则',
    leave: '不再计入',
    join: '新计入',
    doubtful: '不能确定',
    leaveBase: '不再计入基数',
    joinBase: '新计入基数',
  },
  sheets: {
    calendar: '日历',
    verdictChanges: '变化',
    firstUnits: '最先不合格的单位',
    reached: '到龄人员',
    onDays: '当天结论',
  },
  about: {
    calendar: '每个月结论变化多少次，其中多少次变为不合格；不预测的规则和原因列在下面',
    verdictChanges: '哪一天、哪个单位的哪条规则结论变了，因为谁',
    firstUnits,
    reached: '在这段时间里满了规则所定年龄、因此计入情况改变的人',
    onDays: '所问的那一天的结论与现在相比，谁不再计入、谁新计入、谁不能确定',
  },
  help: {
    forecast: '预测：如果没有人变动，到某一天为止，哪条规则在哪一天、因为谁的年龄、任期或豁免改变结论',
    until: '预测到哪一天（含），如 2022-06-30，必须写',
    on: '另看某一天（如换届选举日）的结论，与现在相比；可写多次',
    rule: '只预测这条规则；可写多次',
    format: '报告格式：table（默认）、json、csv、xlsx（写入文件）；可多次；=文件 写入文件',
    exitCodes: '退出码：0 做成了预测；2 没能做成',
  },
};
