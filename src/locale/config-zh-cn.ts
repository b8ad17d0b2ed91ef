import type { ConfigWords } from './config-words.ts';

export const config: ConfigWords = {
  intro: [
    'cadre-audit 的配置，由 inspect --write-config 按所读的文件拟出，请逐条核对。',
    '行首有 # 的不起作用：核对无误后去掉 # 和后面的一个空格。放在运行命令的文件夹里就会采用。',
  ],
  rules: '规则集：随附的名称，或 YAML 文件（相对于本文件）',
  units: '单位名册，代替规则集自带的',
  exemptions: '豁免文件：经批准在某一天以前可以不满足某条规则的单位或人员',
  asOf: '截止日期；不写则用规则集的，再不然用当天',
  language: '输出的语言：zh-CN 或 en',
  birthFromId: '出生年月空白、读不出或不完整时，取自身份证号（会在报告开头写明）',
  sheets: '不读的工作表（leaveOut），或表头所在的行（headRow，如 3 或 3-4）',
  unread: ({ sheet, heads }) =>
    `${sheet} 里没有找到表${heads.length === 0 ? '' : `，看到的表头：${heads.join('、')}`}；不用读就用第一条；该读的，把不认得的表头写到下面 columns 里，表头的位置认错了、或只因名称像填表说明而没有读的，用第二条：`,
  columns: '各列的其他表头（heads）；各列的值的其他写法（values）',
  nameless: ({ place }) => `${place} 里没有认得的姓名列，请写明姓名在哪一个表头下面：`,
  like: ({ place, head, like }) => `${place}“${head}”没有采用，像是“${like}”：`,
  notTaken: ({ place, heads }) =>
    `${place} 还有没有采用的表头：${heads.join('、')}。要用的，写到所指的那一列的 heads 里。`,
  otherValues: ({ place, head, values }) => `${place}“${head}”里不认得的写法：${values.join('、')}：`,
  which: '哪一个',
  written: (file) => `已拟出配置文件 ${file}，请核对后使用。`,
};
