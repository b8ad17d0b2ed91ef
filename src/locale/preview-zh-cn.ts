import { changeNoteSentences } from './preview-notes-zh-cn.ts';
import type { ChangeIssue, ChangeSentences, PreviewWords } from './preview-words.ts';

const didYouMean = (near: string): string => (near === '' ? '' : `，是不是想写“${near}”`);

const numbers = (changes: readonly number[]): string => changes.join('、');

const runs = (rows: readonly (readonly [number, number])[]): string =>
  rows.map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`)).join('、');

const where = (file: string, sheet: string): string => (sheet === '' ? file : `${file} 的工作表“${sheet}”`);

/** Where those stand who may be meant, and what to write of it, by what the old unit says. */
const WHERE = {
  none: ['花名册里', '写明原单位'],
  above: ['原单位（连同下级）', '把原单位写到下级单位，如“镇/村”'],
  theirs: ['原单位', ''],
} as const;

const say = ({ code, args }: ChangeIssue): string =>
  (changeSentences[code] as (args: ChangeIssue['args']) => string)(args);

export const changeSentences: ChangeSentences = {
  ...changeNoteSentences,
  'change-empty': () =>
    '这一行没有写要变动什么，没有计入；请写明新职务、新单位等，任免审批表写明拟任或拟免职务。',
  'change-name-blank': () => '没有写姓名，也没有能认出人的身份证号，没有计入；请填写姓名。',
  'change-person-unknown': ({ isAppointed, removedBy }) =>
    removedBy.length > 0
      ? `第${numbers(removedBy)}项变动已经免去他的职务，没有计入；请核对这几项变动，再任职的变动类型写“任职”。`
      : isAppointed
        ? '写了原单位，花名册里却没有这个人，没有计入；请核对姓名，从外面新来的人不要写原单位。'
        : '花名册里没有这个人，没有计入；请核对姓名和身份证号，新来的人变动类型写“任职”。',
  'change-person-differs': ({ columns }) =>
    `花名册里这个姓名的人${columns.join('、')}与这里写的不同，可能不是一个人，没有计入；请核对，确是他的填写花名册里的身份证号，要改的写“变更”。`,
  'change-name-differs': () => '这个身份证号在花名册里是另一个姓名，没有计入；请核对姓名和身份证号。',
  'change-ambiguous': ({ people, records, oldUnit, addedBy }) => {
    const added = addedBy.length === 0 ? '' : `（其中有第${numbers(addedBy)}项变动任职的）`;
    if (records === 0)
      return `${added === '' ? '花名册里' : '已'}有${people}个人同名${added}，看不出是他还是新来的人，没有计入；请填写身份证号，在册的人写明原单位、不写出生年月。`;
    const [where, cure] = WHERE[oldUnit];
    const place = added !== '' && oldUnit === 'none' ? '' : where;
    return people > 1
      ? `${place === '' ? '已' : place}有${people}个人同名${added}，分不清是哪一个，没有计入；请填写身份证号${cure === '' ? '' : `，或${cure}`}。`
      : `这个人${place === '' ? '' : `在${place}`}有${records}条记录${added}，分不清是哪一条，没有计入；请写明原职务${cure === '' ? '' : `，或${cure}`}。`;
  },
  'change-not-there': ({ unit, leftBy }) =>
    leftBy.length === 0
      ? `花名册里这个人不在${unit}，没有计入；请核对原单位。`
      : `第${numbers(leftBy)}项变动已经使这个人不在${unit}（调走或免职），没有计入；后一项变动的原单位是前一项之后的单位。`,
  'change-unit-contradicts': ({ action, unit }) =>
    action === 'remove'
      ? `免职却写了新单位“${unit}”，看不出是免职还是调动，没有计入；到新单位的变动类型写“调动”，只免职的删去新单位。`
      : `变更不改单位，新单位“${unit}”不是这条记录所在的单位，没有计入；到新单位的变动类型写“调动”，不动的删去新单位。`,
  'change-unit-same': ({ unit }) =>
    `调动的新单位${unit}就是这条记录现在的单位，没有人因此换单位；请核对新单位，只改职务等的变动类型写“变更”。`,
  'change-unit-unknown': ({ column, value, near }) =>
    `“${column}”写的“${value}”不在单位名册中${didYouMean(near)}，没有计入；请写名册里的名称，村社写成“镇/村”。`,
  'change-unit-ambiguous': ({ column, value, units }) =>
    `“${column}”写的“${value}”可能是${units.join('、')}，没有计入；请写成“镇/村”。`,
  'change-unit-blank': ({ column, value }) =>
    value === ''
      ? `没有写新单位${column === '' ? '（没有这一列）' : ''}，任职、调动都要写，没有计入；请补填。`
      : `“${column}”写的“${value}”看不出是名册里的哪个单位，没有计入；请在职务前写明单位，或改用变动表写明新单位。`,
  'change-post-unmatched': ({ value }) =>
    `拟免职务“${value}”和花名册里这个人的职务对不上（没有这个职务，或只免其中一部分），没有计入；请核对，只免一部分的改用变动表写“变更”。`,
  'change-id-needed': ({ isUnreadable }) =>
    isUnreadable
      ? '这个人已在花名册里，但身份证号有误，认不出来：再任的职务照样计入，但两条记录按两个人算；请改正身份证号。'
      : '这个人已在花名册里，却没有身份证号：再任的职务照样计入，但没有身份证号的一行算一个人，两条记录按两个人算；请填写身份证号。',
  'change-birth-unknown': () => '新来的人没有写出生年月，年龄按不明计算；请补填出生年月。',
  'change-level-unknown': ({ value }) =>
    `任免审批表没有写“${value}”的职务层次，按不明计算；请改用变动表写明新职务层次。`,
  'changes-none': ({ files, heads }) =>
    `${files.join('、')} 里没有变动表：表头要有“变动类型”、“姓名”或“身份证号”和另外至少一列，或者是有“拟任职务”“拟免职务”的任免表；${heads.length === 0 ? '没有看到表头' : `看到的表头是 ${heads.join('、')}`}。可用 cadre-audit template changes 得到空白的变动表。`,
  'changes-empty': ({ files }) => `${files.join('、')} 里有变动表的表头，没有一条变动；请填写后再预审。`,
  'changes-without-cadres': ({ files }) =>
    `${files.join('、')} 里没有干部表，没有人可以变动；预审只变动干部表里的记录。`,
  'change-action-unknown': ({ file, sheet, rows, written }) =>
    `${where(file, sheet)}第${runs(rows)}行：${written === '' ? '没有写变动类型' : `变动类型“${written}”不认得`}；请写 任职、免职、调动、变更 之一。`,
  'change-issue': ({ file, sheet, place, message }) =>
    `${file} ${sheet === '' ? '' : `${sheet}!`}${place}：${say(message)}`,
  'changes-none-made': ({ files, changes }) =>
    `${files.join('、')} 里的${changes}项变动都没有计入，没有可以预审的：`,
  'changes-later': ({ changes, asOf }) =>
    `第${numbers(changes)}项变动的生效日期在${asOf}之后，照样计入；年龄等仍按${asOf}算。`,
  'changes-not-made': ({ changes }) =>
    `第${numbers(changes)}项变动没有计入，下面的结论里没有${changes.length === 1 ? '它' : '它们'}；原因见“变动的问题”。`,
  'undecided-needs-after': () =>
    '--allow-undecided 只和 --judge after 一起用：不写 --judge after 时，只看变动有没有使结论变差。',
};

export const preview: PreviewWords = {
  title: (rulebook) => `《${rulebook}》变动预审`,
  files: '变动',
  changes: '变动',
  conclusion: ({ breaks, worsens, mends, improves, otherwise, same }) =>
    breaks + worsens + mends + improves === 0
      ? `没有结论变好或变差（涉及${same + otherwise}个${otherwise > 0 ? `，其中结论改变${otherwise}` : ''}）`
      : [
          breaks > 0 ? `新增不合格${breaks}` : '',
          worsens > 0 ? `变差${worsens}` : '',
          mends > 0 ? `不再不合格${mends}` : '',
          improves > 0 ? `好转${improves}` : '',
          otherwise > 0 ? `结论改变（不算好坏）${otherwise}` : '',
          `不变${same}`,
        ]
          .filter((part) => part !== '')
          .join('，'),
  conclusionWithin: (unit, conclusion) => `审核范围 ${unit} 之内，${conclusion}`,
  effect: {
    breaks: '新增不合格',
    worsens: '变差',
    mends: '不再不合格',
    improves: '好转',
    otherwise: '结论改变',
    same: '不变',
  },
  sections: {
    breaks: '新增不合格',
    worsens: '变差',
    mends: '不再不合格',
    improves: '好转',
    otherwise: '结论改变，没有变好或变差',
  },
  action: { appoint: '任职', remove: '免职', transfer: '调动', alter: '变更' },
  noAction: '（未写）',
  form: '任免审批表',
  arrow: ' → ',
  noVerdict: '没有结论',
  same: (count) => `另有${count}个结论涉及这些变动，没有改变。`,
  untouched: '—',
  notMade: '没有计入',
  issues: '变动的问题',
  numbered: (number) => `第${number}项`,
  outside: '（新来的人）',
  about: {
    changes: '每一项变动：谁、从哪里到哪里、做了什么；第几项与结论表里的“因为”对应',
    verdicts: '变动涉及的每一个结论：变动前、变动后、因为哪几项；变差的在前',
  },
  heads: {
    number: '项',
    action: '变动类型',
    name: '姓名',
    from: '原单位',
    to: '新单位',
    stated: '变动内容',
    effective: '生效日期',
    place: '所在行',
    does: '影响',
    effect: '影响',
    before: '变动前',
    after: '变动后',
    because: '因为第几项',
    beforeStatus: '变动前结论',
    afterStatus: '变动后结论',
    beforeActual: '变动前实际',
    afterActual: '变动后实际',
    beforeShortfall: '变动前缺额',
    afterShortfall: '变动后缺额',
    beforeExcess: '变动前多',
    afterExcess: '变动后多',
    remark: '说明',
    opinion: '会议意见',
  },
  guide: ({ exampleRow, headRow }) => [
    `从表头（第${headRow}行）下面一行填起，一行一项变动。第${exampleRow}行灰色的是示例，内容虚构，不会当作变动，也可以删去。`,
    '变动类型选 任职、免职、调动、变更 之一。同一个人的几项变动按先后逐项计入。',
    '任职：新来的人写出生年月等；已在花名册里的人是再任一个职务，不要写出生年月。免职：撤去在原单位的记录。调动：从原单位到新单位。变更：单位不动，改写填了的各列。',
    '找人先看身份证号，再看姓名和原单位；有同名的、一人有几条记录的，请写明原单位。空着的各列保留花名册里的内容。',
    '单位写名册里的名称；村社写成 镇/村，或 镇村，或名册里唯一的名称。',
    '填好后预审：cadre-audit preview 花名册.xlsx --changes 文件名.xlsx。',
  ],
  columns: {
    changeAction: '任职、免职、调动、变更 之一',
    changedBirth: '新来的人的出生年月；在册的人只在变更它时才写',
    oldUnit: '免职、调动、变更之前在哪个单位；用来找到这个人的这条记录',
    newUnit: '任职、调动到哪个单位；村社写成 镇/村',
    newPost: '变动后的职务',
    newPostLevel: '变动后的职务层次；中层以外的照实写，如 一般干部',
    effective: '从哪一天起；不论哪一天都计入，在截止日期之后的会注明',
  },
  blanks: {
    changeAction: '不能空着',
    kept: '在册的人保留花名册里的；新来的人同干部表里的空白',
    ofPost: '保留花名册里的；任职的不明',
    newUnit: '任职、调动不能空着；变更不改单位',
    oldUnit: '按身份证号或姓名找；有几条记录的分不清',
    effective: '不注明',
  },
  row: '一项变动一行',
  signatures: ['分管领导：', '干部科：', '记录：', '日期：      年    月    日'],
  help: {
    preview: '任免、调动之前先看：变动使哪些结论变差、变好，各因为哪几项',
    changes: '变动表、任免审批表，或它们的文件夹、压缩包；可写多次',
    format: 'table（默认）、json、csv、xlsx，可多次，= 后面写文件',
    allowUndecided: '与 --judge after 一起用：只有无法判定时退出码为 0',
    judge: 'change（默认）：变动使结论变差为1；after：按变动后的花名册，同 check',
    exitCodes: '退出码：0 变动没有使结论变差，1 有变差的，2 没能预审；--judge after 时同 check',
  },
};
