import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ageOn, earliestBirth } from '../../src/core/age.ts';
import { dateOf, dayOf } from '../../src/core/calendar.ts';
import { runs } from './support/runs.ts';

describe('an age bound is a bound of the birth', () => {
  test('whoever is born from the earliest birth on is at most that old, and nobody before is', () => {
    const day = fc.integer({ min: dayOf(1930, 1, 1), max: dayOf(2030, 12, 31) });
    fc.assert(
      fc.property(
        fc.constantFrom<'month' | 'day' | 'year'>('month', 'day', 'year'),
        day,
        fc.integer({ min: 0, max: 90 }),
        fc.integer({ min: -2, max: 2 }),
        (basis, asOf, age, near) => {
          const earliest = earliestBirth(age, asOf, basis);
          expect(ageOn(earliest + near, asOf, basis) <= age).toBe(near >= 0);
        },
      ),
      runs(5_000),
    );
  });

  test.each([
    ['month', [2019, 6, 1], 36],
    ['month', [2019, 5, 31], 35],
    ['day', [2019, 6, 15], 35],
    ['day', [2019, 6, 16], 36],
    ['year', [2019, 1, 1], 36],
  ] as const)('born 1983-06-15, basis %s: on %j %i years old', (basis, [year, month, day], age) => {
    expect(ageOn(dayOf(1983, 6, 15), dayOf(year, month, day), basis)).toBe(age);
  });

  test('born on 29 February, an age is reached on 1 March either way', () => {
    for (const year of [2019, 2020]) {
      const reached = dayOf(year, 3, 1);
      expect(ageOn(dayOf(1984, 2, 29), reached, 'day')).toBe(year - 1984);
      expect(ageOn(dayOf(1984, 2, 29), reached - 1, 'day')).toBe(year - 1984 - 1);
      expect(dateOf(reached).month).toBe(3);
    }
  });
});
