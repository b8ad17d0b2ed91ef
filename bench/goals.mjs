// What is aimed at, and what a run of the benchmark came to.

/** Each goal: what is compared, the most or the least that it may be, and how it is worked out of the results by name. */
const goalsOf = ([excel, many, , start]) => [
  { said: '读取 ÷ unzip -p', most: 2.5, value: excel.本程序读取.wall / excel['unzip -p'].wall },
  { said: 'check ÷ 读取', most: 1.6, value: excel['本程序 check -f json'].wall / excel.本程序读取.wall },
  {
    said: '读取以后，300 条规则 ÷ 慈溪规则集',
    most: 3,
    value:
      (excel['本程序 check -f json，300 条规则'].wall - excel.本程序读取.wall) /
      (excel['本程序 check -f json'].wall - excel.本程序读取.wall),
  },
  { said: 'SheetJS 读取 ÷ check', least: 5, value: excel.SheetJS.wall / excel['本程序 check -f json'].wall },
  {
    said: 'exceljs 流式读取 ÷ check',
    least: 8,
    value: excel['exceljs 流式'].wall / excel['本程序 check -f json'].wall,
  },
  { said: 'check 的内存峰值（MB）', most: 200, value: excel['本程序 check -f json'].memory },
  { said: 'check 的内存峰值，五倍行数（MB）', most: 400, value: many['本程序 check -f json'].memory },
  {
    said: 'check，五倍行数 ÷ 一倍行数',
    most: 5,
    value: many['本程序 check -f json'].wall / excel['本程序 check -f json'].wall,
  },
  { said: '--version ÷ node -e 0', most: 1.6, value: start['--version'].wall / start['node -e 0'].wall },
  { said: '演示花名册 − --version（秒）', most: 0.6, value: start.演示花名册.wall - start['--version'].wall },
  {
    said: '演示花名册（24个镇街，10条规则）预测三年 − check（秒）',
    most: 1,
    value: start['演示花名册，预测三年'].wall - start.演示花名册.wall,
  },
];

/** A table of the goals and what was reached. */
export function goalsTable(groups) {
  const byName = groups.map(({ results }) => Object.fromEntries(results.map((each) => [each.name, each])));
  const rows = goalsOf(byName).map(({ said, most, least, value }) => {
    const isReached = most === undefined ? value >= least : value <= most;
    const bound = most === undefined ? `≥ ${least}` : `≤ ${most}`;
    return `| ${said} | ${bound} | ${value.toFixed(value < 20 ? 2 : 0)} | ${isReached ? '达到' : '未达到'} |`;
  });
  return ['## 目标', '', '| | 目标 | 实测 | |', '| --- | ---: | ---: | --- |', ...rows, ''].join('\n');
}
