import { type People, rowsOf } from '../../roster/roster.ts';
import type { Rule } from '../../rulebook/model.ts';
import type { GroupKey, RuleTally } from '../tally.ts';
import type { Evaluation } from './context.ts';
import { groupsOf, type RuleGroups } from './rule-groups.ts';
import { type BoundRule, bindRule } from './standings.ts';
import { type Members, tallyGroup } from './tally-group.ts';

/** Tallies a rule in every group. `within`: only units of this subtree of the register. */
export function tallyRule(evaluation: Evaluation, rule: Rule, within: number | undefined): RuleTally {
  const bound = bindRule(evaluation, rule);
  const { people, length } = evaluation.context(rule.table);
  const groups = groupsOf(evaluation, bound, within);
  const members = groups.keys.map((): Members => ({ people: new Map(), records: 0 }));
  const excused: number[] = [];
  for (let row = 0; row < length; row++) {
    if (bound.excused(row)) {
      if (bound.base.truth(row) !== 0) excused.push(row);
      continue;
    }
    const addsNothing = surelyAddsNothing(bound, row);
    for (const group of groups.of(row))
      addMember(members[group] as Members, people, row, groups, group, addsNothing);
  }
  const rowsOfPerson = (person: number) => rowsOf(people, person);
  const tallies = members.map((each, index) =>
    tallyGroup(bound, groups.keys[index] as GroupKey, each, rowsOfPerson),
  );
  return { groups: tallies, excused };
}

/** A record that is out of everything in every reading: most records, for most rules. */
const surelyAddsNothing = ({ base, counted, guards }: BoundRule, row: number): boolean =>
  base.truth(row) === 0 && counted.truth(row) === 0 && guards.every((guard) => guard.truth(row) === 0);

function addMember(
  members: Members,
  people: People,
  row: number,
  groups: RuleGroups,
  group: number,
  addsNothing: boolean,
): void {
  members.records++;
  if (addsNothing) return;
  const person = people.ofRow[row] as number;
  const membership = { row, member: groups.member(row, group) };
  const known = members.people.get(person);
  if (known) known.push(membership);
  else members.people.set(person, [membership]);
}
