import type { Sentences } from './catalogue.ts';
import type { OutputArguments } from './output-words.ts';

export const outputSentences: Pick<Sentences, keyof OutputArguments> = {
  'output-is-input': ({ file }) => `输出文件 ${file} 就是输入文件，不能覆盖；请换一个文件名。`,
  'output-failed': ({ file, cause }) => `无法写入 ${file}（${cause}），没有留下不完整的文件。`,
  'output-twice': ({ file }) => `两份报告不能写进同一个文件 ${file}；请给其中之一换一个文件名。`,
  'each-needs-folder': ({ format }) =>
    `用 --each 时每个文件一份 ${format} 报告，请写上文件夹（以 / 结尾），如 -f ${format}=out/。`,
  'output-unnamed': ({ written }) => `“${written}”等号后面没有文件名，请写成 -f json=结果.json。`,
  'output-unused': ({ file }) => `-o ${file} 没有可写的报告：每个 -f 都已写明文件；请去掉 -o。`,
  'output-exists': ({ file }) => `${file} 已经存在，没有写入；请换一个文件名，或加 --force 覆盖。`,
  'output-not-excel': ({ file }) => `模板是 Excel 工作簿，${file} 的文件名请以 .xlsx 结尾。`,
  'stdout-failed': ({ cause }) => `报告无法完整输出（${cause}）；请检查磁盘空间，或用 -o 写入别的文件。`,
  'two-to-stdout': () => '两份报告不能都输出到屏幕；请给其中之一写上文件名，如 -f json=结果.json。',
  'format-needs-file': ({ format }) =>
    `${format} 报告不能输出到屏幕，请写上文件名，如 -f ${format}=out/${format === 'issues' ? '问题' : 'report'}.xlsx。`,
  'unknown-format': ({ format, formats }) => `没有“${format}”这种报告格式，可用：${formats.join('、')}。`,
};
