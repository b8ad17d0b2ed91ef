import type { Evaluation } from '../engine/memory/context.ts';
import { unitTruth } from '../engine/memory/groups.ts';
import type { Doubt } from '../engine/tally.ts';
import { UNKNOWN_NUMBER } from '../roster/columns.ts';
import { unitValue } from '../roster/unit-columns.ts';
import { testedColumns } from '../rulebook/columns-read.ts';
import type { Condition, Guard, Quantity, Rule } from '../rulebook/model.ts';
import type { Verdict } from './report.ts';

/** The cells of the register on which an undecided verdict of a unit may hang: what its bounds and guards read of the unit. */
export function unitDoubtsOf(evaluation: Evaluation, { rule, group, status }: Verdict): Doubt[] {
  const { register } = evaluation.roster;
  if (status !== 'undecided' || rule.per.kind !== 'units') return [];
  const path = group.path.join('/');
  const unit = register.units.find((each) => each.path.join('/') === path)?.index;
  if (unit === undefined) return [];
  const isUnknown = (column: string): boolean => {
    const value = unitValue(register, unit, column);
    return value?.type === 'range' ? value.interval.from !== value.interval.to : value?.value === undefined;
  };
  const { numbers, conditions } = unitCellsOf(rule);
  const inNumbers = numbers.flatMap(({ column, hasDefault }) => {
    const value = unitValue(register, unit, column);
    const isBlank = value?.type !== 'range' || value.interval.to === UNKNOWN_NUMBER.to;
    return isUnknown(column) && !(hasDefault && isBlank) ? [column] : [];
  });
  const inConditions = conditions
    .filter((condition) => unitTruth(evaluation, condition)(unit) === 2)
    .flatMap((condition) => [...testedColumns(condition, evaluation.rulebook.populations)])
    .filter(isUnknown);
  const units = evaluation.context('units');
  return [...new Set([...inNumbers, ...inConditions])].map((column) => ({
    column,
    cause: units.column(column).cause(unit),
    row: unit,
  }));
}

interface UnitNumber {
  readonly column: string;
  readonly hasDefault: boolean;
}

/** The columns of the unit that a rule's bounds, measure and guards read as numbers, and the conditions on its others. */
function unitCellsOf({ bounds, measure, when, exempt }: Rule): {
  readonly numbers: UnitNumber[];
  readonly conditions: Condition[];
} {
  const guards = [when, exempt].flatMap((guard) => (guard ? [guard] : []));
  const quantities = [
    ...bounds.map(({ value }) => value),
    ...(measure.kind === 'number' ? [measure.value] : []),
    ...(measure.kind === 'ratio' ? [measure.part, measure.of] : []),
    ...guards.flatMap(quantitiesIn),
  ];
  const seen = new Set<Quantity>();
  return {
    numbers: quantities.flatMap((quantity) => numbersIn(quantity, seen)),
    conditions: guards.flatMap(conditionsIn),
  };
}

function quantitiesIn(guard: Guard): Quantity[] {
  if (guard.op === 'unit') return [];
  if (guard.op === 'number') return [guard.value, ...guard.bounds.map(({ value }) => value)];
  return guard.of.flatMap(quantitiesIn);
}

function conditionsIn(guard: Guard): Condition[] {
  if (guard.op === 'unit') return [guard.condition];
  return guard.op === 'number' ? [] : guard.of.flatMap(conditionsIn);
}

function numbersIn(quantity: Quantity, seen: Set<Quantity>): UnitNumber[] {
  if (seen.has(quantity)) return [];
  seen.add(quantity);
  switch (quantity.kind) {
    case 'attribute':
      return [{ column: quantity.column, hasDefault: quantity.otherwise !== undefined }];
    case 'operation':
      return quantity.of.flatMap((each) => numbersIn(each, seen));
    case 'lookup':
      return [
        quantity.of,
        ...quantity.bands.flatMap(({ gives }) => (gives === 'notApplicable' ? [] : [gives])),
      ].flatMap((each) => numbersIn(each, seen));
    default:
      return [];
  }
}
