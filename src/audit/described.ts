import { compareFractions, fraction } from '../core/fraction.ts';
import { isExact, type Range } from '../core/range.ts';
import type { Evaluation } from '../engine/memory/evaluation.ts';
import { asRule, tallyStatistic } from '../engine/memory/statistic.ts';
import { tallyRule } from '../engine/memory/tally-rule.ts';
import type { GroupTally } from '../engine/tally.ts';
import type { Message } from '../locale/catalogue.ts';
import { fieldsBehind } from '../rulebook/fields-behind.ts';
import type { Rule, Rulebook, Statistic } from '../rulebook/model.ts';
import { isAbsent, tablesOf } from './absence.ts';
import { judge, rangeOfValue } from './judge.ts';
import type { StatisticResult, StructureResult } from './report.ts';
import { describe } from './structure.ts';

/** Whether a rule compares with the previous roster: by a number of it, or by a field over its records. */
export const needsPrevious = (
  rulebook: Rulebook,
  { numbers = [], table, columns }: Pick<Rule, 'table' | 'columns'> & Partial<Pick<Rule, 'numbers'>>,
): boolean =>
  numbers.some(({ isPrevious }) => isPrevious) ||
  fieldsBehind(table, columns, rulebook).some(({ isPrevious }) => isPrevious);

/** A table of the whole roster is left out beside a part of it, as statistics are. */
export const structureOf = (evaluation: Evaluation, within: number | undefined): StructureResult[] =>
  evaluation.rulebook.structure
    .filter(({ per }) => within === undefined || per.kind === 'units')
    .map((structure) => {
      const { shows } = structure;
      const reason = notTold(evaluation, {
        ...structure,
        numbers: 'gathering' in shows ? shows.numbers : [],
      });
      return reason
        ? { structure, rulebook: evaluation.rulebook, splits: [], groups: [], reason }
        : describe(evaluation, structure, within);
    });

/** What is missing for numbers of a table. */
function notTold(
  evaluation: Evaluation,
  shown: Pick<Statistic, 'id' | 'table' | 'columns' | 'numbers'>,
): Message | undefined {
  const { roster, rulebook } = evaluation;
  const missing = tablesOf(shown, rulebook).find((table) => isAbsent(roster, table));
  if (missing) return { code: 'table-absent', args: { table: missing } };
  if (needsPrevious(rulebook, shown) && !evaluation.previous)
    return { code: 'previous-missing', args: { rules: [shown.id] } };
  return undefined;
}

/** A statistic of the whole roster, beside what was claimed. */
export function judgeStatistic(evaluation: Evaluation, statistic: Statistic): StatisticResult {
  const untold = notTold(evaluation, statistic);
  if (untold) return { statistic, actual: undefined, agrees: undefined, reason: untold };
  const actual = actualOf(evaluation, statistic);
  const { claimed } = statistic;
  const certain = actual && isExact(actual) ? actual.from : undefined;
  const agrees = certain && claimed && compareFractions(certain, claimed) === 0;
  const reason = actual ? undefined : ({ code: 'empty-base', args: {} } as const);
  return { statistic, actual, agrees, reason };
}

/** What a statistic comes to; undefined where it is a number of nobody. */
function actualOf(evaluation: Evaluation, statistic: Statistic): Range | undefined {
  const { measure } = statistic;
  if (measure.kind !== 'number') {
    const { from, to } = tallyStatistic(evaluation, { ...statistic, measure }).actual;
    const scale = measure.kind === 'sum' ? measure.scale : 1;
    return { from: fraction(from, scale), to: Number.isFinite(to) ? fraction(to, scale) : undefined };
  }
  const rule = asRule(statistic);
  const [group] = tallyRule(evaluation, rule, undefined).groups;
  const { value } = judge(rule, group as GroupTally, false);
  return value && rangeOfValue(value);
}
