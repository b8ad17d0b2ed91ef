import type { Condition, Population } from './model.ts';

const TIERS = ['镇街', '村社'] as const;
export type Tier = (typeof TIERS)[number];

/** The tiers from which a condition may take people: where the roster has none of them, its rules cannot be judged. */
export function tiersOf(
  condition: Condition,
  populations: ReadonlyMap<string, Population>,
): ReadonlySet<Tier> {
  switch (condition.op) {
    case 'test': {
      const { column, test } = condition;
      if (column !== 'tier' || test.kind !== 'text') return new Set(TIERS);
      return new Set(
        TIERS.filter(
          (tier) =>
            (test.match === 'is'
              ? test.values.includes(tier)
              : test.values.some((value) => tier.includes(value))) !== test.negated,
        ),
      );
    }
    case 'population': {
      const population = populations.get(condition.name);
      return population ? tiersOf(population.condition, populations) : new Set(TIERS);
    }
    case 'none':
      return new Set(TIERS);
    case 'any':
      return new Set(condition.of.flatMap((each) => [...tiersOf(each, populations)]));
    case 'all': {
      const sets = condition.of.map((each) => tiersOf(each, populations));
      return new Set(TIERS.filter((tier) => sets.every((set) => set.has(tier))));
    }
  }
}
