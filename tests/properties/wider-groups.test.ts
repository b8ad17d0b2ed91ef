import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openArchive } from '../../src/cli/archive.ts';
import { dayOf } from '../../src/core/calendar.ts';
import { audit, loadRoster, makeVocabulary, openRulebook, rulebookAt } from '../../src/index.ts';
import { csv } from './support/audit.ts';
import { expectSame, runs } from './support/runs.ts';

/**
 * Villages beside their town, against every reading of every unknown cell. People of a village are in its town as well:
 * their doubts are taken twice, so that more may be undecided than is, never less.
 */

const AS_OF = dayOf(2024, 6, 30);
const UNITS = ['甲镇', '一村', '二村'];
const member = fc.record({
  unit: fc.constantFrom(...UNITS),
  sex: fc.option(fc.constantFrom('女', '男'), { nil: undefined, freq: 4 }),
});

async function statusesOn(members: readonly { unit: string; sex: string | undefined }[], over: string) {
  const text = JSON.stringify({
    rulebook: 'random',
    tables: {
      members: { columns: { person: 'person', unit: 'units', sex: { type: ['女', '男'], title: '性别' } } },
    },
    populations: {
      town: { from: 'units', where: { kind: '镇' } },
      village: { from: 'units', where: { kind: '村' } },
      women: { from: 'members', where: { sex: '女' } },
    },
    figures: {
      townWomen: { count: 'women', per: 'town' },
      town: { count: 'members', per: 'town' },
      rate: { share: 'townWomen', of: 'town' },
    },
    rules: { rule: { per: 'village', share: 'women', of: 'members', [over]: 'rate' } },
  })
    .replaceAll('"town":{"count"', '"inTown":{"count"')
    .replace('"of":"town"', '"of":"inTown"');
  const source = { path: 'rulebook.yaml', text, sha256: '', beside: async () => new Uint8Array() };
  const rulebook = rulebookAt(await openRulebook(source), AS_OF);
  const files = [
    csv('m.csv', [
      ['姓名', '所在单位', '性别'],
      ...members.map(({ unit, sex }, index) => [`张${'甲乙丙丁戊'[index]}`, unit, sex ?? '']),
    ]),
    csv('u.csv', [
      ['单位名称', '单位类别', '上级单位'],
      ['甲镇', '镇', ''],
      ['一村', '村', '甲镇'],
      ['二村', '村', '甲镇'],
    ]),
  ];
  const vocabulary = makeVocabulary(undefined, rulebook.tables);
  const roster = await loadRoster(files, { asOf: AS_OF, basis: rulebook.basis, vocabulary, openArchive });
  const { verdicts } = audit(roster, rulebook, { version: '0', asOfSource: 'rulebook' });
  return verdicts.map(({ status }) => status);
}

describe('a share beside that of the town around', () => {
  test.each(['over', 'atLeast'] as const)('is never decided against any reading: %s', async (key) => {
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.array(member, { minLength: 1, maxLength: 5 }), async (members) => {
        const statuses = await statusesOn(members, key);
        const found = UNITS.slice(1).map(() => new Set<string>());
        const unknown = members.filter(({ sex }) => sex === undefined).length;
        for (let bits = 0; bits < 2 ** unknown; bits++) {
          let next = 0;
          const women = members.map(({ sex }) =>
            sex === undefined ? (bits >> next++) & 1 : Number(sex === '女'),
          );
          const all = women.reduce<number>((sum, each) => sum + each, 0);
          UNITS.slice(1).forEach((village, index) => {
            const own = women.filter((_, at) => members[at]?.unit === village);
            const [part, whole] = [
              own.reduce<number>((sum, each) => sum + each, 0) * members.length,
              all * own.length,
            ];
            const holds = key === 'over' ? part > whole : part >= whole;
            found[index]?.add(own.length === 0 ? 'notApplicable' : holds ? 'pass' : 'fail');
          });
        }
        const expected = found.map((each) => (each.size === 1 ? ([...each][0] as string) : 'undecided'));
        for (const each of expected) seen.add(each);
        statuses.forEach((status, index) => {
          if (unknown === 0 || status !== 'undecided') expectSame(status, expected[index]);
        });
      }),
      runs(250),
    );
    expect([...seen].sort()).toEqual(['fail', 'notApplicable', 'pass', 'undecided']);
  });
});
