import type { RulebookWords } from './rulebook-words.ts';

export const rulebook: RulebookWords = {
  keys: {
    rulebook: '规则集的编号；只有这一项必须写',
    title: '给人看的标题：一段文字，或中文、英文各一段',
    extends: '在哪份规则集之上增加、从严：相对路径，或随附规则集的名称',
    because: '改动上级规则集、又不能确认是从严的，为什么改',
    zh: '中文',
    en: '英文',
    asOf: '截止日期，如 2024-10-31；命令行和配置文件写明的优先。规则自己的：日期、参数或单位的日期列',
    age: '年龄怎样算',
    basis: '按月（默认）、按日或按年计算周岁',
    ages: '合理的年龄范围，超出的列为数据问题',
    units: '单位名册：规则集旁边的文件',
    sources: '依据的文件',
    clause: '条款，如 第三条',
    mark: '原文核对过没有；不写即未核对',
    lists: '值表：列出的值，或一个文件的一列',
    file: '规则集旁边的文件',
    column: '列的名称',
    tables: '各表各列的说明',
    columns: '表的各列',
    key: '这几列相同的两行是同一条记录',
    symmetric: '记两个人的两列：互换读也算，一对人一条',
    type: '列的类型、值表或值',
    several: '一格里可以有几个值，以顿号隔开',
    blank: '空白格怎样算',
    absent: '表里没有这一列时怎样算',
    fields: '派生列：逐条记录先算出来的列',
    for: '给哪张表加这一列',
    from: '取自哪张表或哪个统计口径',
    to: '到几岁',
    elapsed: '两个日期之间的整年、整月或天数',
    longest: '关联记录中最长的一段：起止两个日期',
    join: '间断不超过这么久的几段算一段，如 1 month；不写即须首尾相接',
    take: '取关联记录的这一列',
    last: '按这一列日期取最近的一条；不写即取唯一的一条',
    median: '一列的中位数（偶数个取较小的）',
    roster: 'previous：上一期花名册（--previous）',
    holds: '单位达到这条规则',
    unique: '这些列不得重复',
    missing: '起止日期之间缺少的月份数',
    in: '属于哪个值表',
    where: '条件：各列应当是什么，同时满足',
    anyOf: '满足其中任何一个',
    noneOf: '一个也不满足',
    parameters: '参数：可以另行规定的数',
    default: '没有另行规定时的数',
    lookups: '对照表：按数的区间或按值查出一个数',
    else: '其余情况的数',
    figures: '中间数：由别的数算出的数，一个一步',
    populations: '统计口径：一批记录',
    rules: '规则：逐单位作结论',
    statistics: '统计数：与公布数对照，不作结论',
    structure: '结构分析：逐单位分段、分类计数，只列数，不作结论',
    by: '按哪些列分：分段的上限（如 [30, 35, 40]）、列出的值，或 all（每一种值）',
    source: '依据来源里的哪一份文件',
    quote: '原文的那句话',
    reading: '原文有歧义时怎样理解',
    per: '对每个单位（统计口径）、每种值（列）或每条记录作结论；不写即全部',
    count: '数这个口径有多少人',
    share: '这个口径占总体的比例',
    sum: '一列的合计，或几个数的和',
    average: '一列的平均数',
    distinct: '一列有多少个不同的值',
    every: '这个口径的每一条都应当符合',
    must: '应当符合的条件',
    difference: '两个数相减',
    product: '几个数相乘',
    gap: '两个数相差多少',
    min: '几个数中最小的',
    max: '几个数中最大的',
    lookup: '查哪一张对照表',
    of: '总体：占比的基数，合计的范围，查表的依据',
    rounding: '怎样取整；默认不取整',
    atLeast: '不少于',
    atMost: '不超过',
    over: '超过（不含）',
    under: '少于（不含）',
    equals: '等于',
    since: '从这一天起（含）',
    until: '到这一天止（含）',
    during: '在截止日期所在的年或月，近几年，或自某列日期起',
    contains: '文字里含有',
    same: '与同一条记录的另一列相同',
    inside: '在另一列的地点之内，以单位名册为准',
    not: '不是这个值',
    parity: '应为单数或双数',
    when: '符合这些条件的单位才适用',
    exempt: '符合这些条件的单位豁免',
    whenEmpty: '基数为零时怎样算；默认不适用',
    severity: '错误（默认，决定结论）、提醒或参考',
    weight: '在得分里占多少（默认 1）；得分只列出，不影响结论',
    openPeriod: '期限未到而尚未达到时：不合格（默认）或无法判定',
    countBy: '一人多职时按人（默认）或按职务计数',
    expectedIn: '这些单位都应当有这样的记录，没有的列出',
    claimed: '文件公布的数',
    'ages.from': '从几岁',
    'fields.count': '数这张表里这个人的记录',
    'fields.in': '以什么为单位',
  },
  page: {
    made: (id) => `本页由 \`cadre-audit rules docs ${id}\` 生成，请勿手改。`,
    populations: '统计口径',
    sources: '依据',
    heads: {
      population: '口径',
      table: '表',
      statistic: '统计数',
      claimed: '公布数',
      rule: '规则',
      severity: '级别',
      mark: '核对',
    },
    of: '口径',
  },
  starter: (id) => `# yaml-language-server: $schema=rulebook.schema.json
# 规则集。每一行是“键: 值”，冒号后空一格，下一层缩进两格；# 后面是说明，不起作用。
# 检查写得对不对：cadre-audit rules list ${id}/rulebook.yaml
# 审核花名册：    cadre-audit check 名单.xlsx --rules ${id}/rulebook.yaml
规则集: ${id}
标题: 干部配备标准

# 单位名册：单位代码、单位名称、单位类别、上级单位。先填好这个文件，没有一个人的单位才查得出来。
单位名册: units.csv

# 规则的依据。原文核对过的写 已核对。
来源:
  opinion:
    标题: 关于干部配备的实施意见
    条款: 第三条
    核对: 未核对

# 统计口径：先说清楚数的是谁。列名用花名册的表头。
统计口径:
  镇街:
    取自: 单位
    其中:
      单位类别: [镇, 街道]
  中层干部:
    取自: 干部
    其中:
      职务层次: [中层正职, 中层副职]
  年轻中层干部:
    取自: 中层干部
    其中:
      年龄:
        不超过: 35

# 规则：每个单位应当达到什么。
规则:
  young-share:
    标题: 中层干部中35岁以下的不少于20%
    依据: opinion
    每个: 镇街
    占比: 年轻中层干部
    总体: 中层干部
    不少于: 20%
  women:
    标题: 全部中层干部中女干部不少于1名
    依据: opinion
    级别: 提醒
    人数: 中层干部
    其中:
      性别: 女
    不少于: 1
`,
  unitsHead: '单位代码,单位名称,单位类别,上级单位\n',
  written: (files) => `已写出：${files.join('、')}`,
};
