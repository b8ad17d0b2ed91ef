import type { StatisticResult } from '../audit/report.ts';
import { formatFraction, fraction } from '../core/fraction.ts';
import type { Words } from '../locale/catalogue.ts';
import { decimal } from './numbers.ts';

/** The numbers of a statistic as people read them. */
export interface StatisticNumbers {
  /** `261`, or `260–261` where it is not certain; undefined where the statistic's table was not handed in. */
  readonly actual: string | undefined;
  readonly claimed: string | undefined;
  /** How much more was counted than was claimed; undefined where they agree or cannot be compared. */
  readonly difference: number | undefined;
}

/** What was counted and what was claimed. */
export function statisticNumbers(
  { statistic, actual, agrees }: StatisticResult,
  words: Words,
): StatisticNumbers {
  const claimed = statistic.claimed && decimal(formatFraction(statistic.claimed));
  if (!actual) return { actual: undefined, claimed, difference: undefined };
  const scale = statistic.measure.kind === 'sum' ? statistic.measure.scale : 1;
  const number = (value: number) =>
    Number.isFinite(value) ? decimal(formatFraction(fraction(value, scale))) : words.openEnded;
  const [least, most] = [number(actual.from), number(actual.to)];
  return {
    actual: actual.from === actual.to ? least : `${least}–${most}`,
    claimed,
    difference: agrees === false && claimed ? Number(least) - Number(claimed) : undefined,
  };
}

/** `一致`, `与公布数相差 -1`, `不能确定`: how a statistic stands to what was claimed. */
export function comparisonOf(
  { agrees }: StatisticResult,
  difference: number | undefined,
  words: Words,
): string {
  if (agrees === undefined) return words.uncertain;
  if (agrees) return words.agrees;
  return words.differs((difference ?? 0) > 0 ? `+${difference}` : `${difference ?? 0}`);
}
