import type { SubmissionWords } from './submission-words.ts';

export const submissions: SubmissionWords = {
  title: '报送情况',
  unit: '填报单位',
  noUnit: '（不是单个单位）',
  status: { pass: '合格', fail: '不合格', undecided: '无法判定', notMade: '未能审核' },
  ofNoUnit: (file) => `${file} 看不出是哪一个单位报送的，按全部单位审核；请在表内写明填报单位。`,
  outside: ({ file, unit, records }) =>
    `${file} 是${unit}报送的，其中${records}条记录属于其他单位，没有审核；请核对。`,
  twice: ({ unit, files }) =>
    `${unit}报送了${files.length}份：${files.join('、')}，各自审核；请核对以哪一份为准。`,
  missing: (units) =>
    units.length === 0
      ? '单位名册中的镇（街道）都已报送。'
      : `未报送（${units.length}个）：${units.join('、')}。`,
  summary: ({ files, pass, fail, undecided, notMade }) =>
    `共${files}个文件：合格${pass}，不合格${fail}，无法判定${undecided}，未能审核${notMade}。`,
};
