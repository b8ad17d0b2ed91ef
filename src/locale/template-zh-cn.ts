import { preview } from './preview-zh-cn.ts';
import type { ColumnForm, TemplateWords } from './template-words.ts';

/** What one row of a table is. */
const ROW: Readonly<Record<string, string>> = {
  changes: preview.row,
  cadres: '一人一行；任几个职务可写几行，身份证号和姓名相同的算一个人',
  trainings: '一人参加一次培训一行',
  secondments: '一人一段挂职一行',
  secondmentReports: '一人一个月的挂职月报一行',
  selections: '一次选拔的一个岗位一行',
  units: '一个单位一行；不用时请删去整张工作表',
};

function form({ kind, offered, closed, several }: ColumnForm): string {
  const values = offered.join('、');
  if (several) return `可写几个，用“、”隔开${values === '' ? '' : `：${values}`}`;
  switch (kind) {
    case 'text':
      return offered.length > 0 ? `从下拉框中选 ${values}，也可写别的` : '照实填写';
    case 'choice':
      return closed ? `从下拉框中选 ${values}` : `从下拉框中选 ${values}，也可写别的`;
    case 'flag':
      return `从下拉框中选 ${values}；√、1、×、0 也认得`;
    case 'date':
      return '1986.03 或 1986.03.12；1986年3月、198603、1986-03-12 也认得';
    case 'month':
      return '2019.03；2019年3月、201903、2019-03 也认得';
    case 'number':
      return '只写数字';
    case 'id':
      return '18位（15位也认得），校验码会核对';
  }
}

/** The words of the empty workbook in Chinese. */
export const template: TemplateWords = {
  fileName: (table) => `${table ?? '花名册'}模板`,
  written: ({ file, tables }) => `已写出 ${file}：${tables.join('、')}。`,
  instructions: '填写说明',
  units: '单位选项',
  unitsTitle: '下拉框里的单位',
  example: '示例',
  guide: ({ exampleRow, headRow, withUnits }) => [
    `每张表从表头（第${headRow}行）下面一行填起，一行一条记录。第${exampleRow}行灰色的是示例，内容虚构，不会当作记录，也可以删去。`,
    '表头请不要改动；列的先后不要紧，可以增加自己的列。序号可填可不填。',
    '没有掌握的列请整列删去，没有的表请整张删去：列和表留着，空白就按下面“空白表示”一栏理解，空表就是没有记录。',
    '有下拉框的列请从中选。除天数、人数外，单元格都已设为文本，日期和身份证号直接填写即可；从别处粘贴时请选“只粘贴值”。',
    '培训、挂职、月报里的姓名和身份证号须与干部表一致。',
    ...(withUnits
      ? ['“单位”表是单位名册：填了一行就以它为准，须写全；空着则用规则集自带的名册，或 --units 给出的名册。']
      : []),
    '填好后先看读得对不对：cadre-audit inspect 文件名.xlsx；再审核：cadre-audit check 文件名.xlsx。',
  ],
  tableTitle: ({ title, table, key }) => `${title}：${ROW[table] ?? '一条记录一行'}；“${key}”列不能删去`,
  heads: { column: '列', about: '内容', form: '写法', blank: '空白表示', example: '示例' },
  about: {
    ...preview.columns,
    unitName: '单位全称，与花名册里写的单位对应',
    unitCode: '单位或区划代码',
    unitKind: '镇、街道、村、社区等；规则按类别取单位',
    unitParent: '村、社区写所在镇街的名称',
    name: '姓名；字间空格不影响',
    id: '公民身份号码，用来认定是不是同一个人',
    town: '所在镇、街道的名称',
    village: '村社干部所在的村或社区，如 示例村',
    course: '培训班的名称；名称相同的算同一个班次',
    trainingLevel: '市级培训还是镇级培训；镇级包括街道组织的',
    courseDate: '开班的日期',
    days: '培训的天数',
    secondmentPlace: '到哪个单位挂职',
    start: '挂职开始的日期',
    end: '挂职结束的日期',
    reportMonth: '月报说的是哪个月',
    selectionPost: '选拔的岗位，如 团委书记',
    round: '第几批、第几轮',
    channel: '选拔的渠道，与规则集里的写法一致',
    selectionTown: '岗位所在的镇、街道',
    vacantSince: '岗位从哪一天空缺',
    method: '怎样产生，如 公开比选',
    people: '选拔的人数',
    sex: '男或女，应与身份证号一致',
    birth: '经档案认定的出生年月；与身份证号不一致会提示',
    party: '政治面貌，如 中共党员、群众',
    ethnicity: '民族，如 汉族',
    education: '学历，如 研究生、大学、大专',
    school: '毕业院校的全称',
    keyUniversity: '毕业院校是否985、211高校',
    department: '所在部门、科室',
    post: '现任职务；几个职务用顿号隔开，如 党支部书记、村委会主任',
    postLevel: '职务层次；中层以外的照实写，如 一般干部',
    chiefReserve: '是否村社主职后备；其他类型的后备照实写，不算主职后备',
    excellentYoung: '是否优秀年轻干部',
    inYoungPool: '是否列入优秀年轻干部库',
    growthFile: '是否已建立成长档案',
  },
  blank: {
    ...preview.blanks,
    unknown: '不明，各种可能都考虑',
    no: '否',
    never: '尚未结束',
    id: '没有身份证号，一行算一个人',
    town: '按填报单位、标题、工作表名或文件名；都没有则不明',
    village: '镇街本级人员',
    unitCode: '不影响审核',
    unitKind: '村、社区看名称，其余不明',
    unitParent: '最上一级的单位',
  },
  blankFilled: (value) => `视同“${value}”`,
  form,
  formOfUnit: '从下拉框中选；名册里没有的单位不会归入任何单位',
  notOffered: {
    title: '不在下拉框里',
    closed: '请从下拉框中选。',
    open: '下拉框里没有这个值。确实要这样写吗？',
  },
  page: ({ page, pages }) => `第 ${page} 页，共 ${pages} 页`,
};
