import type { Condition, Rule } from './model.ts';
import { inNumbers } from './quantities.ts';

/** A rule for groups of one value of each of its group columns. */
interface RuleOfValues {
  readonly rule: Rule;
  readonly values: Readonly<Record<string, string>>;
}

/** A rule for each value of the columns that tell its groups apart: who has another value is out of it. */
export function byValues(rule: Rule, columns = rule.groupColumns): RuleOfValues[] {
  const [first, ...rest] = columns;
  if (!first) return [{ rule, values: {} }];
  const { column } = first;
  const isOfFigures = rule.measure.kind === 'number' || rule.measure.kind === 'ratio';
  return first.values.flatMap(({ value, condition: has }) => {
    const only = (condition: Condition): Condition => ({ op: 'all', of: [has, condition] });
    const numbers = rule.numbers.map((number) =>
      number.per.includes(column) ? { ...number, condition: only(number.condition) } : number,
    );
    const own: Rule = {
      ...rule,
      // In a measure of figures the base shows who is in its numbers, of other values too where a number is not told by it.
      base: isOfFigures ? inNumbers(numbers, rule.table) : only(rule.base),
      counted: only(rule.counted),
      numbers,
    };
    return byValues(own, rest).map((each) => ({ ...each, values: { [column]: value, ...each.values } }));
  });
}
