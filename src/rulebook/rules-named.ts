import type { Rule, Rulebook } from './model.ts';

/** How each rule, statistic and table of 结构分析 of one of several rulebooks is called in a report: `rulebook/id` where another has the id. */
export function idsShown(
  rulebooks: readonly Pick<Rulebook, 'id' | 'rules' | 'statistics' | 'structure'>[],
  index: number,
): (id: string) => string {
  const taken = new Set(
    rulebooks.flatMap(({ rules, statistics, structure }, place) =>
      place === index ? [] : [...rules, ...statistics, ...structure].map(({ id }) => id),
    ),
  );
  const own = rulebooks[index]?.id;
  return (id) => (taken.has(id) ? `${own}/${id}` : id);
}

/** A rule, how reports call it, and its rulebook. */
export interface RuleNamed<R> {
  readonly rule: Rule;
  readonly shown: string;
  readonly rulebook: R;
}

/** The rules of several rulebooks that a name means: an id, or `rulebook/id`. Several: it is not told which. */
export const rulesNamed = <R extends Pick<Rulebook, 'id' | 'rules' | 'statistics' | 'structure'>>(
  named: string,
  rulebooks: readonly R[],
): RuleNamed<R>[] =>
  rulebooks.flatMap((rulebook, index) => {
    const shown = idsShown(rulebooks, index);
    return rulebook.rules
      .filter(({ id }) => id === named || `${rulebook.id}/${id}` === named)
      .map((rule) => ({ rule, shown: shown(rule.id), rulebook }));
  });
