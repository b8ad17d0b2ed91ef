import type { Verdict } from '../audit/report.ts';
import { groupBy } from '../core/group-by.ts';

/** Where a verdict stands among those of its rule: a unit by its path, a record by its origin. Values come beside it. */
export const placeOf = ({ path, origin }: Pick<Verdict['group'], 'path' | 'origin'>): string =>
  JSON.stringify([path, origin ?? null]);

/** The verdicts of a rule by place; `whole`: the one that it has instead where it is judged nowhere. */
export interface Judged {
  readonly byPlace: Map<string, readonly Verdict[]>;
  readonly whole: Verdict | undefined;
}

/** The verdicts of a rule as they were judged, in order. */
export const verdictsIn = ({ byPlace, whole }: Judged): readonly Verdict[] =>
  whole ? [whole] : [...byPlace.values()].flat();

/** Verdicts by place. */
export function judgedOf(verdicts: readonly Verdict[]): Judged {
  const [only] = verdicts;
  if (only && isWhole(only)) return { byPlace: new Map(), whole: only };
  return { byPlace: groupBy(verdicts, ({ group }) => placeOf(group)), whole: undefined };
}

/** A rule of units or records that has one verdict for the whole roster is judged in none of them. */
const isWhole = ({ rule, group }: Verdict): boolean =>
  rule.per.kind !== 'roster' && group.kind === 'roster' && group.path.length === 0;

/** The verdict of one group; of a rule that is judged nowhere that one; undefined where the rule says nothing of it. */
export const verdictAt = ({ byPlace, whole }: Judged, { group }: Verdict): Verdict | undefined =>
  byPlace.get(placeOf(group))?.find((each) => valuesOf(each) === valuesOf({ group })) ?? whole;

/** What is judged in which group, the same on every day. */
export const keyOf = ({ rule, group }: Pick<Verdict, 'rule' | 'group'>): string =>
  `${rule.id} ${placeOf(group)} ${valuesOf({ group })}`;

/** What tells the verdicts of one place apart. */
export const valuesOf = ({ group }: Pick<Verdict, 'group'>): string => JSON.stringify(group.values ?? {});
