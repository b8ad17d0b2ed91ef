import type { IssuePage } from './issue-page.ts';
import type { ChangeIssueArguments } from './preview-words.ts';

/** The pages of the issues of changes in English. */
export const changeIssuePages: Readonly<Record<keyof ChangeIssueArguments, IssuePage>> = {
  'change-empty': {
    title: 'A change that changes nothing',
    cause:
      'A row of 变更 fills in no column that could change, or an appointment form has neither 拟任职务 nor 拟免职务.',
    taken: 'The change is not made in the preview.',
    cure: 'Fill in what is to be otherwise; delete the row where nothing is.',
    before: '变更, 姓名 张甲, all else blank',
    after: '变更, 姓名 张甲, 后备类型 主职后备',
  },
  'change-name-blank': {
    title: 'No name',
    cause: 'A row of changes has no name, and no ID number that could be read.',
    taken: 'The change is not made in the preview.',
    cure: 'Fill in the name, best with the ID number.',
    before: '免职, 姓名 blank, 原单位 浒山街道',
    after: '免职, 姓名 张甲, 原单位 浒山街道',
  },
  'change-person-differs': {
    title: 'Another birth or sex than in the roster',
    cause:
      'No ID number fits, and whoever has the name in the roster has another birth or sex: it may be somebody else.',
    taken: 'Nobody guesses: the change is not made in the preview.',
    cure: 'Check it; if it is the same person, write the ID number of the roster, or correct the roster by 变更 first.',
    before: '免职, 姓名 张甲, 出生年月 1999.01 (1988.03 in the roster)',
    after: '免职, 姓名 张甲, 出生年月 1988.03',
  },
  'change-unit-contradicts': {
    title: 'A new unit of a removal or alteration',
    cause:
      'A row of 免职 has a new unit; or that of 变更 is not where the record is. 变更 leaves the unit as it is.',
    taken: 'Nobody guesses: the change is not made in the preview.',
    cure: 'Write 调动 where somebody goes to the new unit; else clear the new unit.',
    before: '变更, 姓名 张甲, 原单位 浒山街道, 新单位 宗汉街道',
    after: '调动, 姓名 张甲, 原单位 浒山街道, 新单位 宗汉街道',
  },
  'change-unit-same': {
    title: 'A transfer to where the record is',
    cause: 'The new unit of a transfer is the one in which the record is already.',
    taken: 'The change is made: the unit stays, and what else is written is altered.',
    cure: 'Check the new unit; where only the post or the like is altered, write 变更.',
    before: '调动, 姓名 张甲, 原单位 浒山街道, 新单位 浒山街道',
    after: '变更, 姓名 张甲, 新职务 组织办主任',
  },
  'change-birth-unknown': {
    title: 'Somebody new without a birth',
    cause: 'Whoever is appointed is not in the roster, and the change has no birth.',
    taken: 'The change is made; the age is unknown, so that rules about ages may be undecided.',
    cure: 'Fill in the birth.',
    before: '任职, 姓名 李丁, 新单位 浒山街道',
    after: '任职, 姓名 李丁, 出生年月 1990.03, 新单位 浒山街道',
  },
  'change-person-unknown': {
    title: 'Somebody who is not in the roster',
    cause:
      'Whoever is to be removed, transferred or altered is found neither by ID number nor by name, or an earlier change has removed them; or an appointment has an old unit, and nobody has the name.',
    taken: 'The change is not made in the preview.',
    cure: 'Check the name and the ID number; somebody who comes from outside is 任职.',
    before: '调动, 姓名 无此人',
    after: '调动, 姓名 张甲',
  },
  'change-name-differs': {
    title: 'The ID number is somebody else’s',
    cause: 'In the roster the ID number of the change goes with another name.',
    taken: 'Nobody guesses which of the two is meant: the change is not made in the preview.',
    cure: 'Check the name and the ID number, and correct the one that is wrong.',
    before: '张甲 339999198803120015 (李乙 in the roster)',
    after: '李乙 339999198803120015',
  },
  'change-ambiguous': {
    title: 'Not told who, or which record',
    cause:
      'Namesakes without an ID number; several records of one person and no old unit; or somebody new who has the name, and may have the birth, of somebody in the roster.',
    taken: 'Nobody guesses: the change is not made in the preview.',
    cure: 'Fill in the ID number; of several records write the old unit, of several posts in one unit the old post.',
    before: '免职, 姓名 张甲 (the roster has two)',
    after: '免职, 姓名 张甲, 原单位 浒山街道',
  },
  'change-not-there': {
    title: 'The person is not in the old unit',
    cause: 'The person is in the roster, but has no record in the unit under 原单位, nor below it.',
    taken: 'The change is not made in the preview.',
    cure: 'Check the old unit; several changes of one person are made in their order, so that the old unit of the second is where the first one left them.',
    before: '调动, 姓名 张甲, 原单位 宗汉街道 (浒山街道 in the roster)',
    after: '调动, 姓名 张甲, 原单位 浒山街道',
  },
  'change-unit-unknown': {
    title: 'A unit that is in no register',
    cause: 'The name under 原单位 or 新单位 is not in the register of units.',
    taken: 'It never becomes a new unit: the change is not made in the preview.',
    cure: 'Write the register’s own name; where the register lacks the unit, add it there.',
    before: '新单位: 宗寒街道',
    after: '新单位: 宗汉街道',
  },
  'change-unit-ambiguous': {
    title: 'A name that several units have',
    cause: 'The register has several units of the name under 新单位, such as 新东村 in two towns.',
    taken: 'Nobody guesses: the change is not made in the preview.',
    cure: 'Write town/village.',
    before: '新单位: 新东村',
    after: '新单位: 观海卫镇/新东村',
  },
  'change-unit-blank': {
    title: 'The new unit is not told',
    cause:
      'An appointment or transfer has no new unit; or the 拟任职务 of a form does not begin with one unit of the register, and 呈报单位 is no unit of it.',
    taken: 'The change is not made in the preview.',
    cure: 'Fill in the new unit; in a form begin the post with its unit, or use a table of changes.',
    before: '拟任职务: 组织办主任 (呈报单位 市委组织部)',
    after: '拟任职务: 观海卫镇组织办主任',
  },
  'change-post-unmatched': {
    title: 'The posts to be left are others',
    cause:
      'The 拟免职务 of a form is no post of this person in the roster, or only a part of the posts of one record.',
    taken: 'The change is not made in the preview.',
    cure: 'Check both; where only a part is left, write 变更 in a table of changes, with the posts that stay as 新职务.',
    before: '拟免职务: 团委书记 (in the roster: 组织办主任、团委书记)',
    after: '变更, 新职务 组织办主任',
  },
  'change-id-needed': {
    title: 'A further post without an ID number',
    cause:
      'A further post of somebody in the roster is a further record; without an ID number the two records would be two people.',
    taken:
      'The change is made; rows without an ID number are a person each, so that where both posts are in one unit, or in a total, there is one person too many.',
    cure: 'Fill in the ID number in the roster or in the change; where the old post ends, write 调动.',
    before: '任职, 姓名 张甲 (no ID number in the roster)',
    after: '任职, 姓名 张甲, 身份证号 339999198803120015',
  },
  'change-level-unknown': {
    title: 'An appointment form has no level',
    cause:
      'The form has no element for the level of a post, and that of the old post need not be that of the new one.',
    taken: 'The change is made; the level is unknown, so that rules about levels may be undecided.',
    cure: 'Use a table of changes and write the level under 新职务层次.',
    before: '拟任职务: 观海卫镇组织办主任',
    after: 'table of changes: 新职务 组织办主任, 新职务层次 中层正职',
  },
};
