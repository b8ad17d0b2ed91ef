import { describe, expect, test } from 'vitest';
import { sheet, verdictsOn } from '../support/trial.ts';

/** Kin and home places: R24, R25 of the list of rules. */

describe('R25 地域回避: the chief of a county or a township did not grow up there', () => {
  const book = `
tables:
  members:
    columns:
      unit: units
      person: person
      post: { type: [正职, 副职], title: 职别 }
      grewUp: { type: units, title: 成长地 }
populations:
  chiefs:
    from: members
    where: { post: 正职 }
rules:
  elsewhere:
    per: record
    every: chiefs
    must:
      noneOf:
        - { grewUp: { same: unit } }
        - { grewUp: { same: unit.parent } }
        - { grewUp.parent: { same: unit } }
        - { grewUp.parent: { same: unit.parent } }
    severity: warning`;
  const units = sheet('单位代码 单位名称 单位类别 上级单位', [
    '1 某市 市 -',
    '2 甲县 县 某市',
    '3 乙县 县 某市',
    '4 甲一乡 乡镇 甲县',
    '5 甲二乡 乡镇 甲县',
    '6 乙一乡 乡镇 乙县',
  ]);

  test('a township lies in its county; who grew up in the other county is no concern', async () => {
    const people = sheet(
      '姓名 单位 职别 成长地',
      '甲一 甲县 正职 乙一乡',
      '甲二 甲县 正职 甲二乡',
      '甲三 甲县 正职 甲县',
      '甲四 甲一乡 正职 甲二乡',
      '甲五 甲一乡 正职 乙一乡',
      '甲六 甲一乡 正职 -',
      '甲七 甲一乡 副职 甲一乡',
      '甲八 甲一乡 - 甲一乡',
    );
    expect(await verdictsOn({ book, units, sheets: [people] }, 'elsewhere')).toEqual({
      elsewhere: [
        '甲县 第2行: pass',
        '甲县 第3行: fail',
        '甲县 第4行: fail',
        '甲一乡 第5行: fail',
        '甲一乡 第6行: pass',
        '甲一乡 第7行: undecided',
        '甲一乡 第9行: undecided',
      ],
    });
  });
});
