import type { Evaluation } from '../engine/memory/evaluation.ts';
import { saysNothing } from '../engine/memory/parameter-column.ts';
import type { Doubt } from '../engine/tally.ts';
import { unitOfPath } from '../roster/register.ts';
import { unitValue } from '../roster/unit-columns.ts';
import { testedColumns } from '../rulebook/columns-read.ts';
import type { RuleDate } from '../rulebook/model.ts';
import { quantitiesOf, unitConditions } from '../rulebook/quantities.ts';
import type { Verdict } from './report.ts';
import { unitFactsAt } from './unit-facts.ts';

/** The cells of the register on which an undecided verdict of a unit may hang: what its bounds and guards read of the unit. */
export function unitDoubtsOf(evaluation: Evaluation, { rule, group, status }: Verdict): Doubt[] {
  const { register } = evaluation.roster;
  if (status !== 'undecided' || rule.per.kind !== 'units') return [];
  const unit = unitOfPath(register, group.path)?.index;
  if (unit === undefined) return [];
  const facts = unitFactsAt(evaluation, unit);
  const isUnknown = (column: string): boolean => {
    const value = unitValue(register, unit, column);
    return value?.type === 'range' ? value.interval.from !== value.interval.to : value?.value === undefined;
  };
  const inNumbers = [...quantitiesOf(rule)].flatMap((quantity) => {
    if (quantity.kind !== 'attribute') return [];
    const number = facts.number(quantity.column);
    const isKnown = number ? number.from === number.to : quantity.otherwise !== undefined;
    return isKnown ? [] : [quantity.column];
  });
  const inConditions = unitConditions(rule)
    .filter((condition) => facts.meets(condition) === 2)
    .flatMap((condition) => [...testedColumns(condition, evaluation.rulebook.populations)])
    .filter(isUnknown);
  const units = evaluation.context('units');
  const isDateUnknown = ({ column, otherwise }: Extract<RuleDate, { kind: 'column' }>) =>
    isUnknown(column) && !(otherwise !== undefined && saysNothing(units.column(column), unit));
  const dated = rule.asOf?.kind === 'column' && isDateUnknown(rule.asOf) ? [rule.asOf.column] : [];
  return [...new Set([...dated, ...inNumbers, ...inConditions])].map((column) => ({
    column,
    cause: units.column(column).cause(unit),
    row: unit,
  }));
}
