import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openArchive } from '../../src/cli/archive.ts';
import { dayOf } from '../../src/core/calendar.ts';
import { audit, loadRoster, makeVocabulary, openRulebook, rulebookAt } from '../../src/index.ts';
import { csv } from './support/audit.ts';
import { expectSame, runs } from './support/runs.ts';

/**
 * Members of towns in a table of the rulebook's own. A cell of `undefined` is blank and not known. `body` holds several
 * values; towns say of which people and rank their majority is, and whether they keep accounts of their own.
 */
interface Member {
  readonly town: number;
  readonly people: string | undefined;
  readonly other: string | undefined;
  readonly rank: string | undefined;
  readonly body: readonly string[] | undefined;
}

interface Town {
  readonly majority: string | undefined;
  readonly rank: string | undefined;
  readonly separate: boolean | undefined;
}

interface World {
  readonly towns: readonly Town[];
  readonly members: readonly Member[];
}

const PEOPLES = ['汉族', '回族', '满族'];
const RANKS = ['低', '中', '高'];
const BODIES = ['支委', '村委'];
/** Stands for every value that no cell and no test names; two of them, for two unknown cells may differ. */
const UNNAMED = ['甲', '乙', '丙'];

const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(value, { nil: undefined, freq: 2 });

const world: fc.Arbitrary<World> = fc.record({
  towns: fc.array(
    fc.record({
      majority: maybe(fc.constantFrom(...PEOPLES)),
      rank: maybe(fc.constantFrom(...RANKS)),
      separate: maybe(fc.boolean()),
    }),
    { minLength: 1, maxLength: 2 },
  ),
  members: fc.array(
    fc.record({
      town: fc.constantFrom(0, 1),
      people: maybe(fc.constantFrom(...PEOPLES)),
      other: maybe(fc.constantFrom(...PEOPLES)),
      rank: maybe(fc.constantFrom(...RANKS)),
      body: maybe(fc.subarray([...BODIES, '监委'], { minLength: 1 })),
    }),
    { maxLength: 3 },
  ),
});

/** A condition as the rulebook has it, and as a reader of certain cells decides it. */
interface Condition {
  readonly yaml: unknown;
  holds(member: Required<Certain>, town: CertainTown): boolean;
}

type Certain = { [Key in 'people' | 'other' | 'rank']: string } & { body: readonly string[] };
interface CertainTown {
  readonly majority: string;
  readonly rank: string;
  readonly separate: boolean;
}

const atLeast = (rank: string, least: string) => RANKS.indexOf(rank) >= RANKS.indexOf(least);

const plain: fc.Arbitrary<Condition> = fc.oneof(
  fc.constantFrom(...RANKS).map(
    (rank): Condition => ({
      yaml: { rank: { atLeast: rank } },
      holds: (member) => atLeast(member.rank, rank),
    }),
  ),
  fc
    .constantFrom(...RANKS)
    .map(
      (rank): Condition => ({
        yaml: { rank: { under: rank, not: '低' } },
        holds: (member) => !atLeast(member.rank, rank) && member.rank !== '低',
      }),
    )
    .filter(({ yaml }) => JSON.stringify(yaml).includes('高')),
  fc
    .constantFrom(...BODIES)
    .map((body): Condition => ({ yaml: { body }, holds: (member) => member.body.includes(body) })),
  fc.constantFrom(...BODIES).map(
    (body): Condition => ({
      yaml: { body: { not: body } },
      holds: (member) => !member.body.includes(body),
    }),
  ),
  fc
    .constantFrom(...PEOPLES)
    .map((people): Condition => ({ yaml: { people }, holds: (member) => member.people === people })),
  fc.constant<Condition>({
    yaml: { people: { same: 'unit.majority' } },
    holds: (member, town) => member.people === town.majority,
  }),
  fc.constant<Condition>({
    yaml: { people: { not: { same: 'other' } } },
    holds: (member) => member.people !== member.other,
  }),
  fc.constant<Condition>({
    yaml: { other: { same: 'unit.majority' } },
    holds: (member, town) => member.other === town.majority,
  }),
  fc.constant<Condition>({
    yaml: { rank: { same: 'unit.rank' } },
    holds: (member, town) => member.rank === town.rank,
  }),
  fc.constant<Condition>({
    yaml: { 'unit.rank': { atLeast: '中' } },
    holds: (_, town) => atLeast(town.rank, '中'),
  }),
  fc.constant<Condition>({ yaml: { 'unit.separate': true }, holds: (_, town) => town.separate }),
);

const condition: fc.Arbitrary<Condition> = fc.oneof(
  plain,
  fc.tuple(fc.constantFrom('anyOf', 'noneOf'), fc.array(plain, { minLength: 2, maxLength: 3 })).map(
    ([op, parts]): Condition => ({
      yaml: { [op]: parts.map(({ yaml }) => yaml) },
      holds: (member, town) => parts.some((part) => part.holds(member, town)) === (op === 'anyOf'),
    }),
  ),
);

interface PlainRule {
  readonly per: 'town' | 'separate';
  readonly counted: Condition;
  readonly base: Condition | undefined;
  readonly bound: number;
  readonly key: 'atLeast' | 'atMost';
}

/** What a town's own accounts say is not asked again of its members: the two are not known to be one doubt. */
const rule: fc.Arbitrary<PlainRule> = fc
  .record({
    per: fc.constantFrom('town', 'town', 'separate'),
    counted: condition,
    base: maybe(condition),
    bound: fc.integer({ min: 0, max: 2 }),
    key: fc.constantFrom('atLeast', 'atMost'),
  })
  .filter(
    ({ per, counted, base }) =>
      per === 'town' || !JSON.stringify([counted.yaml, base?.yaml]).includes('unit.separate'),
  );

/** The rule's status in a town whose cells are certain; where the rule is not about it, nothing applies. */
function statusOf(
  { per, counted, base, bound, key }: PlainRule,
  town: CertainTown,
  members: readonly Certain[],
): string {
  if (per === 'separate' && !town.separate) return 'notApplicable';
  const of = members.filter((member) => base?.holds(member, town) ?? true);
  const number = of.filter((member) => counted.holds(member, town)).length;
  const meets = (value: number, limit: number) => (key === 'atLeast' ? value >= limit : value <= limit);
  if (!base) return meets(number, bound) ? 'pass' : 'fail';
  return of.length === 0 ? 'notApplicable' : meets(number * 2, bound * of.length) ? 'pass' : 'fail';
}

const anyText = (text: string | undefined) => (text === undefined ? [...PEOPLES, ...UNNAMED] : [text]);
const anyRank = (rank: string | undefined) => (rank === undefined ? RANKS : [rank]);
const bodies = BODIES.reduce<string[][]>(
  (sets, each) => sets.flatMap((set) => [set, [...set, each]]),
  [['监委']],
);
const anyBody = (body: readonly string[] | undefined) =>
  body === undefined ? [...bodies, ['支委'], ['村委'], ['支委', '村委']] : [body];

/** Every way to read a member's cells. */
const readingsOf = (member: Member): Certain[] =>
  anyText(member.people).flatMap((people) =>
    anyText(member.other).flatMap((other) =>
      anyRank(member.rank).flatMap((rank) =>
        anyBody(member.body).map((body) => ({ people, other, rank, body })),
      ),
    ),
  );

/** What a rule says of a town: by every reading of the town, of its members every different thing that they may be. */
function expectedOf(plainRule: PlainRule, town: Town, members: readonly Member[]): string | undefined {
  if (plainRule.per === 'separate' && town.separate === false) return undefined;
  const statuses = new Set<string>();
  for (const majority of anyText(town.majority))
    for (const rank of anyRank(town.rank))
      for (const separate of town.separate === undefined ? [true, false] : [town.separate]) {
        const certain = { majority, rank, separate };
        const sides = members.map((member) => {
          const bySide = new Map<string, Certain>();
          for (const each of readingsOf(member))
            bySide.set(
              `${plainRule.base?.holds(each, certain)} ${plainRule.counted.holds(each, certain)}`,
              each,
            );
          return [...bySide.values()];
        });
        const all = sides.reduce<Certain[][]>(
          (sets, options) => sets.flatMap((set) => options.map((option) => [...set, option])),
          [[]],
        );
        for (const each of all) statuses.add(statusOf(plainRule, certain, each));
      }
  const [only] = statuses;
  return statuses.size === 1 ? only : 'undecided';
}

function rulebookText(rules: readonly PlainRule[]): string {
  const columns = {
    unit: 'units',
    person: 'person',
    people: { type: 'text', title: '民族' },
    other: { type: 'text', title: '配偶民族' },
    rank: { type: 'ranks', title: '职级' },
    body: { type: [...BODIES, '监委'], title: '组织', several: 'true' },
  };
  const units = {
    majority: { type: 'text', title: '主体民族' },
    rank: { type: 'ranks', title: '级别' },
    separate: { type: 'flag', title: '单独核算' },
  };
  const parts = rules.map(({ per, base, bound, key }, index) => [
    `r${index}`,
    base
      ? { per, share: `c${index}`, of: `b${index}`, [key]: `${bound}/2` }
      : { per, count: `c${index}`, [key]: String(bound) },
  ]);
  const populations = rules.flatMap(({ counted, base }, index) => [
    [`b${index}`, { from: 'members', ...(base ? { where: base.yaml } : {}) }],
    [`c${index}`, { from: `b${index}`, where: counted.yaml }],
  ]);
  return JSON.stringify({
    rulebook: 'random',
    lists: { ranks: RANKS },
    tables: { members: { columns }, units: { columns: units } },
    populations: {
      town: { from: 'units', where: { kind: '镇' } },
      separate: { from: 'units', where: { separate: 'true' } },
      ...Object.fromEntries(populations),
    },
    rules: Object.fromEntries(parts),
  }).replaceAll(':true', ':"true"');
}

async function verdictsOn({ towns, members }: World, rules: readonly PlainRule[]) {
  const opened = await openRulebook({
    path: 'rulebook.yaml',
    text: rulebookText(rules),
    sha256: '',
    beside: async () => new Uint8Array(),
  });
  const asOf = dayOf(2024, 10, 31);
  const rulebook = rulebookAt(opened, asOf);
  const separate = (value: boolean | undefined) => (value === undefined ? '' : value ? '是' : '否');
  const unitRows = towns.map((town, index) => [
    ...[`第${index}镇`, '镇', '某县', town.majority ?? '', town.rank ?? '', separate(town.separate)],
  ]);
  const rows = members.map((member, index) => [
    ...[
      `第${member.town}镇`,
      `张${'甲乙丙'[index]}`,
      member.people ?? '',
      member.other ?? '',
      member.rank ?? '',
    ],
    (member.body ?? []).join('、'),
  ]);
  const files = [
    csv('members.csv', [['所在单位', '姓名', '民族', '配偶民族', '职级', '组织'], ...rows]),
    csv('units.csv', [['单位名称', '单位类别', '上级单位', '主体民族', '级别', '单独核算'], ...unitRows]),
  ];
  const vocabulary = makeVocabulary(undefined, rulebook.tables);
  const roster = await loadRoster(files, { asOf, basis: rulebook.basis, vocabulary, openArchive });
  return audit(roster, rulebook, { version: '0', asOfSource: 'rulebook' }).verdicts;
}

describe('ordered lists, cells of several values, comparisons and columns of units', () => {
  test('give the verdict of trying every reading of every unknown cell', async () => {
    const statuses = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(world, fc.array(rule, { minLength: 1, maxLength: 3 }), async (random, rules) => {
        const members = random.members.filter(({ town }) => town < random.towns.length);
        const verdicts = await verdictsOn({ ...random, members }, rules);
        rules.forEach((each, index) => {
          const own = verdicts.filter((verdict) => verdict.rule.id === `r${index}`);
          const expected = random.towns.flatMap((town, at) => {
            const status = expectedOf(
              each,
              town,
              members.filter((member) => member.town === at),
            );
            return status === undefined ? [] : [[`第${at}镇`, status]];
          });
          for (const [, status] of expected) statuses.set(`${status}`, (statuses.get(`${status}`) ?? 0) + 1);
          expectSame(
            own.map(({ group, status }) => [group.path.at(-1), status]),
            expected,
          );
        });
      }),
      runs(400),
    );
    expect([...statuses.keys()].sort()).toEqual(['fail', 'notApplicable', 'pass', 'undecided']);
  });
});
