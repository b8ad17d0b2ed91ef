import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Elements of an appointment form by their names. */
export type Form = Readonly<Record<string, string>>;

/** An invented person of 浒山街道, 29 years old on 2019-06-30. */
export const example = (written: Form = {}): Form => ({
  XingMing: '示例甲',
  XingBie: '男',
  ChuShengNianYue: '199001',
  MinZu: '汉族',
  XianRenZhiWu: '党建工作办公室主任',
  ChengBaoDanWei: '浒山街道',
  ...written,
});

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** A member of the family, in elements that have the names of the person's own. */
const FAMILY = `<JiaTingChengYuan><Item><ChengWei>妻子</ChengWei><XingMing>示例乙</XingMing><XingBie>女</XingBie>
<ChuShengNianYue>199912</ChuShengNianYue><ChuShengRiQi>199912</ChuShengRiQi><ShenFenZheng>1</ShenFenZheng>
<XianRenZhiWu>村党组织书记</XianRenZhiWu><ChengBaoDanWei>宗汉街道</ChengBaoDanWei></Item></JiaTingChengYuan>`;

/** A form as its editor saves it: with a family, a picture and its version. */
export const formXml = (form: Form): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n<Person>\n${Object.entries(form)
    .map(([name, text]) => `  <${name}>${escaped(text)}</${name}>\n`)
    .join('')}${FAMILY}<ZhaoPian>/9j/4AAQ</ZhaoPian><Version>3.2.1.16</Version></Person>`;

/** A form as a file in a folder; returns its path. */
export function formFile(directory: string, name: string, form: Form): string {
  const path = join(directory, name);
  writeFileSync(path, formXml(form));
  return path;
}
