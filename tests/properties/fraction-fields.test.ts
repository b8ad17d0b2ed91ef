import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openArchive } from '../../src/cli/archive.ts';
import { dayOf } from '../../src/core/calendar.ts';
import { audit, loadRoster, makeVocabulary, openRulebook, rulebookAt } from '../../src/index.ts';
import { csv } from './support/audit.ts';
import { expectSame, runs } from './support/runs.ts';

/** Products and shares of a record's own numbers, against every reading of the unknown ones that could make a difference. */

const AS_OF = dayOf(2024, 6, 30);

/** A number as a pair of whole ones, the second above 0. */
type Pair = readonly [number, number];
const order = ([a, b]: Pair, [c, d]: Pair): number => a * d - c * b;
const times = ([a, b]: Pair, [c, d]: Pair): Pair => [a * c, b * d];
const over = ([a, b]: Pair, [c, d]: Pair): Pair => [a * d, b * c];
const plus = ([a, b]: Pair, [c, d]: Pair): Pair => [a * d + c * b, b * d];

const CELLS: Readonly<Record<string, Pair | undefined>> = {
  '': undefined,
  0: [0, 1],
  0.5: [1, 2],
  1: [1, 1],
  2: [2, 1],
  3: [3, 1],
  7: [7, 1],
};
const cell = fc.constantFrom(...Object.keys(CELLS), '', '');

const HOLDS = {
  atLeast: (difference: number) => difference >= 0,
  over: (difference: number) => difference > 0,
  atMost: (difference: number) => difference <= 0,
  under: (difference: number) => difference < 0,
  equals: (difference: number) => difference === 0,
} as const;
type Key = keyof typeof HOLDS;
interface Bound {
  readonly key: Key;
  readonly value: Pair;
}

const value: fc.Arbitrary<Pair> = fc.tuple(fc.integer({ min: 0, max: 8 }), fc.constantFrom(1, 2, 3, 7));
const floor = fc.record({ key: fc.constantFrom<Key>('atLeast', 'over'), value });
const ceiling = fc.record({ key: fc.constantFrom<Key>('atMost', 'under'), value });
/** One bound, or two that some number meets. */
const bounds: fc.Arbitrary<readonly Bound[]> = fc.oneof(
  fc.oneof(floor, ceiling, fc.record({ key: fc.constant<Key>('equals'), value })).map((bound) => [bound]),
  fc.tuple(floor, ceiling).filter(([low, high]) => order(low.value, high.value) < 0),
);

const OPERATIONS = {
  product: {
    field: { for: 'members', product: ['first', 'second'] },
    of: (first: Pair, second: Pair): Pair | undefined => times(first, second),
    /** The numbers that make the result this one beside another number. */
    undo: (result: Pair, other: Pair): Pair[] => (other[0] === 0 ? [] : [over(result, other)]),
  },
  share: {
    field: { for: 'members', share: 'first', of: 'second' },
    of: (first: Pair, second: Pair): Pair | undefined => (second[0] > 0 ? over(first, second) : undefined),
    undo: (result: Pair, other: Pair): Pair[] => [
      times(result, other),
      ...(result[0] === 0 ? [] : [over(other, result)]),
    ],
  },
} as const;

const SMALL: Pair = [1, 1000];
const GRID: readonly Pair[] = [[0, 1], SMALL, [1, 1], [1000, 1]];

/** Numbers on each side of everything that a bound could tell apart. */
function readingsOf(
  written: string,
  others: readonly Pair[],
  asked: readonly Bound[],
  undo: (result: Pair, other: Pair) => Pair[],
): readonly Pair[] {
  const known = CELLS[written];
  if (known) return [known];
  const turns = others.flatMap((other) => asked.flatMap((bound) => undo(bound.value, other)));
  const around = turns.flatMap((turn) => [turn, plus(turn, SMALL), plus(turn, [-1, 1000])]);
  const middles = turns.flatMap((a) => turns.map((b) => times(plus(a, b), [1, 2])));
  return [...GRID, ...around, ...middles].filter(([number]) => number >= 0);
}

async function statusesOn(rows: readonly (readonly string[])[], field: unknown, must: unknown) {
  const text = JSON.stringify({
    rulebook: 'random',
    tables: {
      members: {
        columns: {
          person: 'person',
          first: { type: 'number', title: '甲数' },
          second: { type: 'number', title: '乙数' },
        },
      },
    },
    fields: { field },
    populations: { all: { from: 'members' } },
    rules: { rule: { per: 'record', every: 'all', must: { field: must } } },
  });
  const source = { path: 'rulebook.yaml', text, sha256: '', beside: async () => new Uint8Array() };
  const rulebook = rulebookAt(await openRulebook(source), AS_OF);
  const named = rows.map((row, index) => [`张${'甲乙丙丁'[index]}`, ...row]);
  const roster = await loadRoster([csv('members.csv', [['姓名', '甲数', '乙数'], ...named])], {
    asOf: AS_OF,
    basis: rulebook.basis,
    vocabulary: makeVocabulary(undefined, rulebook.tables),
    openArchive,
  });
  return audit(roster, rulebook, { version: '0', asOfSource: 'rulebook' }).verdicts.map(
    ({ status }) => status,
  );
}

describe.each(Object.entries(OPERATIONS))(
  'a field of a record’s own numbers: %s',
  (_, { field, of, undo }) => {
    test('has the one status that all readings give', async () => {
      const seen = new Set<string>();
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 4 }),
          bounds,
          async (rows, asked) => {
            const written = ({ value: [a, b] }: Bound) => `${a}/${b}`;
            const [only] = asked;
            const must =
              only?.key === 'equals'
                ? written(only)
                : Object.fromEntries(asked.map((bound) => [bound.key, written(bound)]));
            const expected = rows.map(([first, second]) => {
              const knownFirst = CELLS[first] ? [CELLS[first]] : GRID;
              const seconds = readingsOf(second, knownFirst, asked, undo);
              const statuses = new Set<string>();
              for (const two of seconds)
                for (const one of readingsOf(first, [two], asked, undo)) {
                  const result = of(one, two);
                  const isMet = (bound: Bound) => HOLDS[bound.key](order(result ?? [0, 1], bound.value));
                  statuses.add(result === undefined ? 'notApplicable' : asked.every(isMet) ? 'pass' : 'fail');
                }
              return statuses.size > 1 ? 'undecided' : [...statuses][0];
            });
            for (const status of expected) seen.add(`${status}`);
            expectSame(await statusesOn(rows, field, must), expected);
          },
        ),
        runs(400),
      );
      expect([...seen]).toEqual(expect.arrayContaining(['fail', 'pass', 'undecided']));
    });
  },
);
