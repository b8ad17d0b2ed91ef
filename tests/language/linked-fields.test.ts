import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { check, csvFile, run } from '../support/program.ts';
import { idNumber, said } from '../support/rosters.ts';
import { rowsOfSheet, toldOf, verdictsOf, written } from '../support/small-rulebook.ts';

/** Fields over linked records: of the previous roster, what a record says, the least and the longest of several. */

const TABLES = `
tables:
  members: { key: [person], columns: { person: person, unit: units, kind: { type: text, title: 用工类别 }, appointed: { type: date, title: 任职时间 }, eligible: { type: flag, title: 符合条件 } } }
  courses: { columns: { person: person, course: { type: text, title: 课程 }, date: { type: date, title: 上课日期 }, hours: { type: number, title: 学时 } } }
  promotions: { columns: { person: person, date: { type: date, title: 提任日期 }, step: { type: integer, title: 职级层次 }, waiver: { type: flag, title: 破格 } } }
  terms: { columns: { person: person, start: { type: date, title: 任职起 }, end: { type: date, title: 任职止, blank: never } } }
populations:
  town: { from: units, where: { kind: 镇 } }
  all: { from: members }`;

const MEMBERS = `
姓名 所在单位 用工类别 任职时间
甲 甲镇 派遣 2019.01.01
乙 甲镇 派遣 2018.01.01
丙 乙镇 合同 2018.07
丁 乙镇 合同 -`;

async function withPrevious(rule: string, fields: string, before: string | undefined, now = MEMBERS) {
  const args = written(
    `${TABLES}\nfields: ${fields}\nrules: { rule: ${rule}, other: { count: all, atLeast: 1 } }`,
    [now],
  );
  const previous =
    before === undefined
      ? []
      : ['--previous', csvFile(join(args[0] as string, '..'), 'before.csv', rowsOfSheet(before))];
  const { report } = await check([...args, ...previous]);
  return report.verdicts
    .filter((verdict) => verdict.rule === 'rule')
    .map((verdict) => `${verdict.group.path.at(-1) ?? ''}: ${said(verdict)}`);
}

describe('a count of records of the previous roster', () => {
  const field = '{ wasHere: { for: members, count: members, roster: previous } }';
  const rule = '{ per: town, count: all, where: { kind: 派遣, wasHere: 0 }, atMost: 0 }';

  test('tells who is new: none, somebody, and one who may have moved', async () => {
    const before = '姓名 所在单位 用工类别\n甲 甲镇 派遣\n乙 甲镇 派遣';
    expect(await withPrevious(rule, field, before)).toEqual(['甲镇: 0 pass', '乙镇: 0 pass']);
    expect(await withPrevious(rule, field, before.replace('\n乙 甲镇 派遣', ''))).toEqual([
      '甲镇: 1 fail',
      '乙镇: 0 pass',
    ]);
    // Without an ID number 乙 of another town may be somebody else of that name.
    expect(await withPrevious(rule, field, before.replace('乙 甲镇', '乙 乙镇'))).toEqual([
      '甲镇: 0–1 undecided',
      '乙镇: 0 pass',
    ]);
  });

  test('nobody before: all are new; no previous roster: undecided, one reason for all', async () => {
    expect(await withPrevious(rule, field, '姓名 所在单位 用工类别\n戊 甲镇 派遣')).toEqual([
      '甲镇: 2 fail',
      '乙镇: 0 pass',
    ]);
    expect(await withPrevious(rule, field, undefined)).toEqual([': undecided']);
  });

  test('in a statistic', async () => {
    const parts = `${TABLES}\nfields: ${field}\nrules: { other: { count: all, atLeast: 1 } }\nstatistics: { again: { count: all, where: { wasHere: { atLeast: 1 } } } }`;
    const args = written(parts, [MEMBERS]);
    const before = csvFile(join(args[0] as string, '..'), 'before.csv', [
      ['姓名', '所在单位', '用工类别'],
      ['甲', '甲镇', '派遣'],
    ]);
    const { report } = await check([...args, '--previous', before]);
    expect(report.statistics[0]?.actual).toEqual({ count: { min: 1, max: 1 } });
    expect((await check(args)).report.statistics[0]?.actual).toBeNull();
  });
});

describe('what the previous roster says of a person', () => {
  const field = '{ wasAt: { for: members, take: unit, from: members, roster: previous } }';
  const rule = '{ per: town, count: all, where: { unit: { not: { same: wasAt } } }, atMost: 0 }';
  const ids = (sheet: string) =>
    rowsOfSheet(sheet)
      .map(([name = '', ...cells], row) =>
        [name, ...cells, row === 0 ? '身份证号' : ID_NUMBERS[name]].join(' '),
      )
      .join('\n');
  const now = ids('姓名 所在单位\n甲 甲镇\n乙 乙镇');

  test('who was elsewhere has moved; who was nowhere has not', async () => {
    expect(await withPrevious(rule, field, ids('姓名 所在单位\n甲 甲镇\n乙 乙镇'), now)).toEqual([
      '甲镇: 0 pass',
      '乙镇: 0 pass',
    ]);
    expect(await withPrevious(rule, field, ids('姓名 所在单位\n甲 乙镇\n丙 乙镇'), now)).toEqual([
      '甲镇: 1 fail',
      '乙镇: 0 pass',
    ]);
  });

  test('a unit of before that is not known may be any', async () => {
    expect(await withPrevious(rule, field, ids('姓名 所在单位\n甲 -\n乙 乙镇'), now)).toEqual([
      '甲镇: 0–1 undecided',
      '乙镇: 0 pass',
    ]);
  });
});

const ID_NUMBERS: Readonly<Record<string, string>> = {
  甲: idNumber('19900101', '001'),
  乙: idNumber('19900101', '002'),
  丙: idNumber('19900101', '003'),
};

describe('what the last event before says', () => {
  const fields = `
fields:
  stepBefore: { for: promotions, take: step, from: promotions, last: date }
  waivedBefore: { for: promotions, take: waiver, from: promotions, last: date }
  jump: { for: promotions, difference: [step, stepBefore] }
populations:
  all: { from: promotions }
  waivers: { from: promotions, where: { waiver: true } }`;
  const tables = TABLES.slice(0, TABLES.indexOf('populations:'));
  const judged = (rule: string, sheet: string) =>
    verdictsOf('rule', `${tables}${fields}\nrules: { rule: ${rule} }`, [sheet]);
  const steps = '{ per: record, every: all, must: { jump: { atMost: 1 } } }';
  const waived = '{ per: record, every: waivers, must: { waivedBefore: { not: true } } }';

  test('a step too many fails; before the first event there is none', async () => {
    const sheet = `
姓名 提任日期 职级层次 破格
甲 2010.01 2 否
甲 2015.01 3 否
甲 2018.01 5 否
乙 2018.01 4 否`;
    expect((await judged(steps, sheet)).map((line) => line.replace(/^.*: /, ''))).toEqual([
      'notApplicable',
      '1 pass',
      '2 fail',
      'notApplicable',
    ]);
  });

  test('not two waivers in a row, whatever the order of the rows', async () => {
    const sheet = `
姓名 提任日期 职级层次 破格
甲 2018.01 4 是
甲 2010.01 2 是
甲 2015.01 3 否
乙 2010.01 2 是
乙 2015.01 3 是`;
    expect(await judged(waived, sheet)).toEqual(['第2行: pass', '第3行: pass', '第5行: pass', '第6行: fail']);
  });

  test('a date that is not known, or a name that fits two people: undecided where it makes a difference', async () => {
    const sheet = `
姓名 提任日期 职级层次 破格
甲 2018.01 4 是
甲 - 2 是
甲 2015.01 3 否
乙 2018.01 2 是
乙 2017 3 是
乙 2017.06 3 否
丙 2018.01 4 是
丙 2015.01 3 是`;
    expect(await judged(waived, sheet)).toEqual([
      '第2行: undecided',
      '第3行: undecided',
      '第5行: undecided',
      '第6行: pass',
      '第8行: fail',
      '第9行: pass',
    ]);
  });
});

describe('the least, the greatest and the middle of linked records', () => {
  const fields = `
fields:
  first: { for: members, min: date, from: courses, where: { date: { since: 2018-01-01 } } }
  wait: { for: members, elapsed: [appointed, first], in: months }
  best: { for: members, max: hours, from: courses }
  middle: { for: members, median: hours, from: courses }
  kinds: { for: members, distinct: course, from: courses }`;
  const judged = (must: string, courses: string) =>
    verdictsOf('rule', `${TABLES}${fields}\nrules: { rule: { per: record, every: all, must: ${must} } }`, [
      MEMBERS,
      courses,
    ]);
  const COURSES = `
姓名 课程 上课日期 学时
甲 一 2019.05.01 10
甲 二 2019.03.01 4
甲 二 2017.03.01 30
乙 一 2018.08.01 5
丙 一 2018 8
丙 - 2018 -`;

  test('the first one in time; who has none is still waiting', async () => {
    // 丁 has no course, and of when they were appointed nothing is known.
    expect(await judged('{ wait: { under: 6 } }', COURSES)).toEqual([
      '甲镇 第2行: 2 pass',
      '甲镇 第3行: 7 fail',
      '乙镇 第4行: -7–5 pass',
      '乙镇 第5行: 0–∞ undecided',
    ]);
    expect(await judged('{ first: { until: 2018-12-31 } }', COURSES)).toEqual([
      '甲镇 第2行: fail',
      '甲镇 第3行: pass',
      '乙镇 第4行: pass',
      '乙镇 第5行: fail',
    ]);
  });

  test('the greatest and the middle; of none there is none', async () => {
    expect(await judged('{ best: { atLeast: 10 } }', COURSES)).toEqual([
      '甲镇 第2行: 30 pass',
      '甲镇 第3行: 5 fail',
      '乙镇 第4行: 8–∞ undecided',
      '乙镇 第5行: fail',
    ]);
    expect(await judged('{ middle: { atLeast: 9 } }', COURSES)).toEqual([
      '甲镇 第2行: 10 pass',
      '甲镇 第3行: 5 fail',
      '乙镇 第4行: 0–8 fail',
      '乙镇 第5行: fail',
    ]);
  });

  test('how many different values: an unknown one may repeat another', async () => {
    expect(await judged('{ kinds: { atLeast: 2 } }', COURSES)).toEqual([
      '甲镇 第2行: 2 pass',
      '甲镇 第3行: 1 fail',
      '乙镇 第4行: 1–2 undecided',
      '乙镇 第5行: 0 fail',
    ]);
  });

  test('the table not handed in: not applicable', async () => {
    const parts = `${TABLES}${fields}\nrules: { rule: { per: record, every: all, must: { wait: { under: 6 } } }, other: { count: all, atLeast: 1 } }`;
    expect(await verdictsOf('rule', parts, [MEMBERS])).toEqual([': notApplicable']);
  });
});

describe('the longest spell', () => {
  const judged = (terms: string, join = '') =>
    verdictsOf(
      'rule',
      `${TABLES}\nfields: { stay: { for: members, longest: [start, end], from: terms, in: years${join} } }\nrules: { rule: { per: record, every: all, must: { stay: { under: 10 } } } }`,
      [MEMBERS, terms],
    );

  test('ten years are too many; spells that touch are one, others are not', async () => {
    const terms = `
姓名 任职起 任职止
甲 2009.06.30 -
乙 2009.07.01 -
丙 2000.01.01 2005.06.30
丙 2005.07.01 2010.01.01
丁 2000.01.01 2005.06.30
丁 2005.07.02 2010.01.01`;
    expect(await judged(terms)).toEqual([
      '甲镇 第2行: 10 fail',
      '甲镇 第3行: 9 pass',
      '乙镇 第4行: 10 fail',
      '乙镇 第5行: 5 pass',
    ]);
  });

  test('over a break of up to a month a spell goes on', async () => {
    const terms = `
姓名 任职起 任职止
甲 2000.01.01 2005.06.30
甲 2005.08.01 2010.01.01
乙 2000.01.01 2005.06.30
乙 2005.08.02 2010.01.01`;
    expect((await judged(terms, ', join: 1 month')).slice(0, 2)).toEqual([
      '甲镇 第2行: 10 fail',
      '甲镇 第3行: 5 pass',
    ]);
  });

  test('dates that say a part, or nothing: between the fewest days and the most; no spell: none', async () => {
    const terms = `
姓名 任职起 任职止
甲 2009 2019.06.30
乙 - 2019.06.30
丙 2015.01 -`;
    expect(await judged(terms)).toEqual([
      '甲镇 第2行: 9–10 undecided',
      '甲镇 第3行: 0–∞ undecided',
      '乙镇 第4行: 4 pass',
      '乙镇 第5行: 0 pass',
    ]);
  });

  test('a sum of fields: how long in all', async () => {
    const parts = `${TABLES}
fields:
  length: { for: terms, elapsed: [start, end], in: months }
  inAll: { for: members, sum: length, from: terms }
rules: { rule: { per: record, every: all, must: { inAll: { under: 100 } } } }`;
    const terms = `
姓名 任职起 任职止
甲 2000.01.01 2005.01.01
甲 2010.01.01 2013.05.01
乙 2000.01.01 2005.01.01`;
    expect((await verdictsOf('rule', parts, [MEMBERS, terms])).slice(0, 2)).toEqual([
      '甲镇 第2行: 100 fail',
      '甲镇 第3行: 60 pass',
    ]);
  });
});

describe('what the author is told', () => {
  const told = async (field: string) =>
    (
      await toldOf(`${TABLES}\nfields: { field: ${field} }\nrules: { rule: { count: all, atLeast: 1 } }`)
    ).join();

  test('of keys that do nothing, columns of another kind, records without links', async () => {
    expect(await told('{ for: members, count: members }')).toContain('not linked');
    expect(await told('{ for: promotions, take: step, from: promotions }')).toContain('"last" is missing');
    expect(await told('{ for: members, max: course, from: courses }')).toContain('no column of numbers');
    expect(
      await told('{ for: members, elapsed: [appointed, appointed], in: years, roster: previous }'),
    ).toContain('can only be used together with');
    expect(await told('{ for: members, longest: [date, hours], from: courses, in: years }')).toContain(
      'dates',
    );
    expect(
      await told('{ for: members, longest: [date, date], from: courses, in: years, join: month }'),
    ).toContain('1 month, 30 days');
    expect(await told('{ for: members, difference: [kind, field] }')).toContain('ring');
  });
});

test('is explained in words', async () => {
  const parts = `${TABLES}
fields:
  wasAt: { for: members, take: unit, from: members, roster: previous, title: { zh: 上期单位, en: Unit before } }
rules: { rule: { per: town, count: all, where: { unit: { not: { same: wasAt } } }, atMost: 0 } }`;
  const [, rules = ''] = written(parts, []);
  const { stdout } = await run(['explain', 'rule', '--rules', rules, '--lang', 'en']);
  expect(stdout).toContain('is not the same as "Unit before"');
});
