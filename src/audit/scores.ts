import {
  addFractions,
  compareFractions,
  divideFractions,
  type Fraction,
  fraction,
} from '../core/fraction.ts';
import type { Group } from '../core/issue.ts';
import { kindsOfUnits } from './issues.ts';
import type { Report, Verdict } from './report.ts';

/** The score (得分) of a unit, or of the whole report: how much of the weight of what was judged holds. */
export interface Score {
  readonly group: Group;
  /** The weights of the verdicts that pass, of those that are undecided, and of all that were judged. */
  readonly pass: Fraction;
  readonly undecided: Fraction;
  readonly judged: Fraction;
}

interface Ends {
  readonly from: Fraction;
  readonly to: Fraction;
}

/**
 * What a score may be, from 0 to 1: its undecided verdicts may all fail, or all pass. Should one of them turn out not to
 * apply, the score lies between these two all the same.
 */
export const rangeOfScore = ({ pass, undecided, judged }: Score): Ends => ({
  from: divideFractions(pass, judged),
  to: divideFractions(addFractions(pass, undecided), judged),
});

type Scored = Pick<Report, 'rulebooks' | 'verdicts'>;

/**
 * The score of the whole report and of each unit, by its own verdicts and those of its records; the lowest first, the whole
 * before all. None where no rulebook of the run says a weight, or where nothing of any weight was judged. Verdicts that
 * are not applicable or exempt count for nothing.
 */
export function scoresOf({ rulebooks, verdicts }: Scored): readonly Score[] {
  const isWeighted = rulebooks.some(({ rules }) => rules.some(({ weight }) => weight !== undefined));
  if (!isWeighted) return [];
  const kindOf = kindsOfUnits(verdicts);
  const whole = empty({ kind: 'roster', path: [] });
  const units = new Map<string, Sum>();
  for (const verdict of verdicts) {
    count(verdict, whole);
    const { path } = verdict.group;
    if (path.length === 0) continue;
    const key = path.join('/');
    const own = units.get(key) ?? empty({ kind: kindOf(path), path });
    units.set(key, own);
    count(verdict, own);
  }
  const isJudged = ({ judged }: Score) => judged.numerator > 0n;
  return [whole].filter(isJudged).concat([...units.values()].filter(isJudged).sort(byScore));
}

type Sum = { -readonly [Key in keyof Score]: Score[Key] };

const empty = (group: Group): Sum => ({ group, pass: ZERO, undecided: ZERO, judged: ZERO });
const ZERO = fraction(0);

function count({ rule, status }: Verdict, sum: Sum): void {
  if (status === 'notApplicable' || status === 'exempt') return;
  const weight = rule.weight ?? fraction(1);
  sum.judged = addFractions(sum.judged, weight);
  if (status !== 'fail') sum[status] = addFractions(sum[status], weight);
}

/** By the least that it may be, then by the most. */
function byScore(one: Score, other: Score): number {
  const [a, b] = [rangeOfScore(one), rangeOfScore(other)];
  return compareFractions(a.from, b.from) || compareFractions(a.to, b.to);
}
