import type { Tables } from '../roster/tables.ts';
import type { RulesNamed } from './exemptions/target.ts';
import type { Rulebook } from './model.ts';

/** How each rule and statistic of one of several rulebooks is called in a report: `rulebook/id` where another has the id. */
export function idsShown(rulebooks: readonly Rulebook[], index: number): (id: string) => string {
  const idsOf = ({ rules, statistics }: Rulebook) => [...rules, ...statistics].map(({ id }) => id);
  const taken = new Set(rulebooks.flatMap((each, place) => (place === index ? [] : idsOf(each))));
  const { id: own } = rulebooks[index] as Rulebook;
  return (id) => (taken.has(id) ? `${own}/${id}` : id);
}

/** The rules of several rulebooks as reports call them; `tables`: those by which the one roster is read. */
export function rulesTogether(rulebooks: readonly Rulebook[], tables: Tables): RulesNamed {
  const named = <Thing extends { readonly id: string }>(
    things: (rulebook: Rulebook) => readonly Thing[],
  ): Thing[] =>
    rulebooks.flatMap((rulebook, index) => {
      const shown = idsShown(rulebooks, index);
      return things(rulebook).map((thing) => ({ ...thing, id: shown(thing.id) }));
    });
  return {
    rules: named(({ rules }) => rules),
    statistics: named(({ statistics }) => statistics),
    populations: new Map(rulebooks.flatMap(({ populations }) => [...populations])),
    fields: new Map(rulebooks.flatMap(({ fields }) => [...fields])),
    tables,
  };
}
