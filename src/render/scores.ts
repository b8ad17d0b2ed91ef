import { rangeOfScore, type Score } from '../audit/scores.ts';
import { addFractions, type Fraction, formatFraction } from '../core/fraction.ts';
import type { Catalogue } from '../locale/catalogue.ts';
import { decimal, percentOf } from './numbers.ts';

/** The unit by its path; the whole by its own word. */
export const scoreName = ({ group }: Score, { words }: Catalogue): string =>
  group.path.length === 0 ? words.scores.whole : group.path.join('/');

/** `66.7%`, or `50.0%–75.0%` where verdicts are undecided. */
export function scorePercent(score: Score): string {
  const { from, to } = rangeOfScore(score);
  return spanned([from, to].map(percentOf));
}

/** `总分 66.7%（2 / 3）`: a score with the weights that it is made of. */
export function scoreText(score: Score, catalogue: Catalogue): string {
  const { pass, undecided, judged } = score;
  const passed = spanned([pass, addFractions(pass, undecided)].map(weightText));
  return catalogue.words.punctuation.bracketed(
    `${scoreName(score, catalogue)} ${scorePercent(score)}`,
    `${passed} / ${weightText(judged)}`,
  );
}

/** A weight as people write it. */
export const weightText = (weight: Fraction): string => decimal(formatFraction(weight));

const spanned = ([least = '', greatest = '']: readonly string[]): string =>
  least === greatest ? least : `${least}–${greatest}`;
