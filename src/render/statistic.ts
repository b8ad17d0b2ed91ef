import type { StatisticResult } from '../audit/report.ts';
import { addFractions, formatFraction, negate } from '../core/fraction.ts';
import type { Words } from '../locale/catalogue.ts';
import { decimal, rangeText } from './numbers.ts';

/** The numbers of a statistic as people read them. */
export interface StatisticNumbers {
  /** `261`, or `260–261` where it is not certain; undefined where the statistic's table was not handed in. */
  readonly actual: string | undefined;
  readonly claimed: string | undefined;
  /** How much more was counted than was claimed; undefined where they agree or cannot be compared. */
  readonly difference: string | undefined;
}

/** What was counted and what was claimed. */
export function statisticNumbers(
  { statistic, actual, agrees }: StatisticResult,
  words: Words,
): StatisticNumbers {
  const claimed = statistic.claimed && decimal(formatFraction(statistic.claimed));
  if (!actual) return { actual: undefined, claimed, difference: undefined };
  const { from } = actual;
  return {
    actual: rangeText(actual, words),
    claimed,
    difference:
      agrees === false && from && statistic.claimed
        ? decimal(formatFraction(addFractions(from, negate(statistic.claimed))))
        : undefined,
  };
}

/** `一致`, `与公布数相差 -1`, `不能确定`: how a statistic stands to what was claimed. */
export function comparisonOf(
  { agrees }: StatisticResult,
  difference: string | undefined,
  words: Words,
): string {
  if (agrees === undefined) return words.uncertain;
  if (agrees) return words.agrees;
  return words.differs(difference?.startsWith('-') ? difference : `+${difference ?? 0}`);
}
