import { some } from './phrases-en.ts';
import type { ScoreWords } from './score-words.ts';

export const scores: ScoreWords = {
  title: 'Scores',
  about:
    'weight of the verdicts that pass by the weight of all that pass, fail or are undecided; lowest first; no verdict hangs on it',
  whole: 'All together',
  weight: (weight) => `weight ${weight} in the score`,
  more: (units) => `and ${some(units, 'more unit')}, none of them lower; see -f json or -f xlsx`,
  heads: { score: 'Score', pass: 'Weight passed', undecided: 'Weight undecided', judged: 'Weight judged' },
};
