import { rangeOfValue, type Span } from '../audit/judge.ts';
import type { Verdict } from '../audit/report.ts';
import {
  type Fraction,
  formatFraction,
  fraction,
  multiplyFractions,
  parseFraction,
  roundTimes,
} from '../core/fraction.ts';
import { meetsBound } from '../core/meets-bound.ts';
import type { Range } from '../core/range.ts';
import type { Words } from '../locale/catalogue.ts';
import type { Rule } from '../rulebook/model.ts';

/** `3`, or `2–3` where it is not certain. */
export const formatSpan = ({ min, max }: Span): string => (min === max ? `${min}` : `${min}–${max}`);

/** A percentage with one decimal, rounded half up, from whole numbers: 3 of 17 is `17.6%`. */
export const percent = (count: number, base: number): string => percentOf(fraction(count, base));

/** The same from an exact share of 0 or more. */
export function percentOf(share: Fraction): string {
  const tenths = roundTimes(share, 1000, 'nearest') ?? 0;
  return `${Math.floor(tenths / 10)}.${tenths % 10}%`;
}

function percentages({ count, of }: Verdict): string {
  if (!count || !of || of.min !== of.max || of.min === 0) return '';
  const [least, greatest] = [percent(count.min, of.min), percent(count.max, of.min)];
  return ` (${least === greatest ? least : `${least}–${greatest}`})`;
}

/** An exact number as people write it: `7/2` is 3.5; a fraction without an end keeps its form. */
export function decimal(exact: string): string {
  const value = parseFraction(exact);
  if (!value) return exact;
  const { numerator, denominator } = value;
  const scaled = (numerator * 1_000_000n) / denominator;
  if (scaled * denominator !== numerator * 1_000_000n) return exact;
  const whole = scaled / 1_000_000n;
  const decimals = `${scaled % 1_000_000n}`.padStart(6, '0').replace(/0+$/, '');
  return decimals === '' ? `${whole}` : `${whole}.${decimals}`;
}

/** An exact number, or its least and greatest; a percentage where it is a share. */
export function rangeText({ from, to }: Range, words: Pick<Words, 'openEnded'>): string {
  const text = (end: Fraction | undefined, open: string) => (end ? decimal(formatFraction(end)) : open);
  const [min, max] = [text(from, '0'), text(to, words.openEnded)];
  return min === max ? min : `${min}–${max}`;
}

/** Whether a rule's share is compared with percentages. */
const isPercentage = ({ measure, bounds }: Rule): boolean =>
  measure.kind === 'ratio' &&
  bounds.some(({ value, written }) => value.kind === 'constant' && written.endsWith('%'));

/** An exact share in hundredths: `1/5` is 20%; a fraction without an end keeps its form. */
function percentage(exact: string): string {
  const value = parseFraction(exact);
  const hundredths = value && decimal(formatFraction(multiplyFractions(value, fraction(100))));
  return hundredths === undefined || hundredths.includes('/') ? exact : `${hundredths}%`;
}

/** What was counted: `3/17 (17.6%)`, `2`, `5`; empty where the rule counts nothing. */
export function actualText(verdict: Verdict, words: Words): string {
  const { count, of, value, status } = verdict;
  if (status === 'notApplicable') return '';
  if (value) {
    const text = isPercentage(verdict.rule) ? percentage : decimal;
    const [min, max] = [
      value.min === null ? '0' : text(value.min),
      value.max === null ? words.openEnded : text(value.max),
    ];
    return min === max ? min : `${min}–${max}`;
  }
  if (!count) return '';
  return of ? `${formatSpan(count)}/${formatSpan(of)}${percentages(verdict)}` : formatSpan(count);
}

const HOLDS = { atLeast: '≥', over: '>', atMost: '≤', under: '<', equals: '=' } as const;
const BROKEN = { atLeast: '<', over: '≤', atMost: '>', under: '≥', equals: '≠' } as const;
type Key = keyof typeof HOLDS;

/** The bounds as their author wrote them: `≥ 20%`. */
function writtenBounds(verdict: Verdict, words: Words): readonly (readonly [Key, string])[] {
  if (verdict.value === undefined && verdict.count === undefined) return [];
  return (verdict.required?.bounds ?? []).map(({ key, value }) => [
    key,
    boundWritten(verdict.rule, key) ?? rangeText(value, words),
  ]);
}

/** A bound as its author wrote it, where that is a number; of a record they are those of what it must be. */
function boundWritten({ per, bounds }: Rule, key: Key): string | undefined {
  const bound = per.kind === 'record' ? undefined : bounds.find((each) => each.key === key);
  return bound?.value.kind === 'constant' ? bound.written : undefined;
}

/** The requirement in words: of a record the numbers that it must have, else the bounds as their author wrote them. */
export function requirementText(verdict: Verdict, words: Words): string {
  const { rule, required } = verdict;
  const judged = (required?.bounds ?? []).map(
    ({ key, value }) => [key, boundWritten(rule, key) ?? rangeText(value, words)] as const,
  );
  // Where nothing was judged, the bounds that are numbers can still be told.
  const bounds =
    judged.length > 0 || rule.per.kind === 'record'
      ? judged
      : rule.bounds.flatMap(({ key }) => {
          const text = boundWritten(rule, key);
          return text === undefined ? [] : [[key, text] as const];
        });
  const parity = rule.parity === undefined ? [] : [words.rule.parity[rule.parity]];
  return [...bounds.map(([key, value]) => words.rule.bound({ key, value, of: 'number' })), ...parity].join(
    words.rule.all,
  );
}

/** Whether a number that is no count of records is surely on the wrong side of a bound. */
function breaksBound({ value, required }: Verdict, index: number): boolean {
  const bound = required?.bounds[index];
  if (!value || !bound) return false;
  return meetsBound(rangeOfValue(value), bound) === 0;
}

/** How the number stands to the bound: `< 20%` where it breaks it, `≥ 20%` where it holds or cannot be told. */
export function comparisonText(verdict: Verdict, words: Words): string {
  if (verdict.status === 'notApplicable') return '';
  const bounds = writtenBounds(verdict, words);
  const both = ` ${words.rule.all.trim()} `;
  const { parity } = verdict.rule;
  const held = [
    ...bounds.map(([key, text]) => `${HOLDS[key]} ${text}`),
    ...(parity === undefined ? [] : [words.rule.parity[parity]]),
  ];
  if (verdict.status !== 'fail') return held.join(both);
  const below = (verdict.shortfall?.max ?? 0) > 0;
  const above = (verdict.excess?.max ?? 0) > 0;
  const broken = bounds.filter(
    ([key], index) =>
      (below && ['atLeast', 'over', 'equals'].includes(key)) ||
      (above && ['atMost', 'under', 'equals'].includes(key)) ||
      breaksBound(verdict, index),
  );
  if (broken.length === 0 && parity !== undefined) return words.rule.notParity[parity];
  return (broken.length > 0 ? broken : bounds).map(([key, text]) => `${BROKEN[key]} ${text}`).join(both);
}

/** `缺0.5`: what a number that is no plain count lacks, or has too much. */
const distanceText = ({ shortfall, excess }: NonNullable<Verdict['distance']>, words: Words): string =>
  [
    shortfall.numerator > 0n ? words.shortfall(decimal(formatFraction(shortfall)), 'numbers') : '',
    excess.numerator > 0n ? words.excess(decimal(formatFraction(excess)), 'numbers') : '',
  ]
    .filter((part) => part !== '')
    .join(words.punctuation.pair);

/** `需4人 缺1人`, or `多1人`: what a failing or doubtful number lacks or has too much. */
export function needText(
  { rule, status, required, shortfall, excess, distance }: Verdict,
  words: Words,
): string {
  if (distance) return status === 'fail' ? distanceText(distance, words) : '';
  // Different values are no people that could be lacking.
  if (rule.measure.kind === 'distinct' || rule.measure.kind === 'unique') return '';
  if (!shortfall || (status !== 'fail' && status !== 'undecided')) return '';
  const tooMany = status === 'fail' && excess !== undefined && excess.max > 0;
  const tooFew = status === 'fail' && shortfall.max > 0;
  // Of a number within its bounds that is not odd, one more or one less would do.
  if (status === 'fail' && rule.parity !== undefined && !tooMany && !tooFew) return '';
  const isCeiling = rule.bounds.every(({ key }) => key === 'atMost' || key === 'under');
  const told = isCeiling ? words.allowed : words.required;
  return [
    (tooMany && !tooFew) || !required?.count ? '' : told(formatSpan(required.count), rule.counts),
    tooFew ? words.shortfall(formatSpan(shortfall), rule.counts) : '',
    tooMany ? words.excess(formatSpan(excess), rule.counts) : '',
  ]
    .filter((part) => part !== '')
    .join(words.punctuation.pair);
}
