import { rowsOf } from '../../roster/roster.ts';
import type { Rule } from '../../rulebook/model.ts';
import type { GroupKey, RuleTally } from '../tally.ts';
import type { Evaluation } from './context.ts';
import { tallyValues } from './distinct.ts';
import { groupsOf, recordsOf } from './rule-groups.ts';
import { type BoundRule, bindRule } from './standings.ts';
import { addMember, type Members, noMembers, tallyGroup } from './tally-group.ts';

/** Tallies a rule in every group. `within`: only units of this subtree of the register. */
export function tallyRule(evaluation: Evaluation, rule: Rule, within: number | undefined): RuleTally {
  const bound = bindRule(evaluation, rule);
  const { people } = evaluation.context(rule.table);
  const length = recordsOf(evaluation, rule.table);
  const groups = groupsOf(evaluation, bound, within);
  const members = groups.keys.map(noMembers);
  const excused: number[] = [];
  for (let row = 0; row < length; row++) {
    if (bound.excused(row)) {
      if (bound.base.truth(row) !== 0) excused.push(row);
      continue;
    }
    const addsNothing = surelyAddsNothing(bound, row);
    const person = people.ofRow[row] as number;
    const groupsOfRow = groups.of(row);
    for (let index = 0; index < groupsOfRow.length; index++) {
      const group = groupsOfRow[index] as number;
      const own = members[group] as Members;
      own.records++;
      if (addsNothing) continue;
      const membership = { row, member: groups.member(row, group) };
      addMember(bound, own, person, membership, !people.severalRows.has(person));
    }
  }
  const rowsOfPerson = (person: number) => rowsOf(people, person);
  const tallies = members.map((each, index) =>
    tallyGroup(bound, groups.keys[index] as GroupKey, each, rowsOfPerson),
  );
  const { measure } = rule;
  return {
    groups:
      measure.kind === 'distinct' || measure.kind === 'unique'
        ? tallies.map((group) => tallyValues(evaluation, rule, measure.columns, group))
        : tallies,
    excused,
  };
}

/** A record that is out of everything in every reading: most records, for most rules. */
const surelyAddsNothing = ({ base, counted, numbers }: BoundRule, row: number): boolean =>
  base.truth(row) === 0 &&
  counted.truth(row) === 0 &&
  (numbers.length === 0 || numbers.every(({ predicate }) => predicate.truth(row) === 0));
