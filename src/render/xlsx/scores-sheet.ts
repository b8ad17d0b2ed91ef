import type { Score } from '../../audit/scores.ts';
import type { Fraction } from '../../core/fraction.ts';
import type { Catalogue } from '../../locale/catalogue.ts';
import { scoreName, scorePercent, weightText } from '../scores.ts';
import { type Column, type Content, listed, type Row, type Sheet } from './model.ts';

/** 得分: of all together, then of each unit, the lowest first, with the weights that it is made of. */
export function scoresSheet(scores: readonly Score[], catalogue: Catalogue): Sheet {
  const { words } = catalogue;
  const { heads, title, about } = words.scores;
  const number = (head: string): Column => ({ head, least: 12, most: 16, align: 'right' });
  return {
    key: 'scores',
    caption: { content: words.punctuation.labelled(title, about), tone: 'strong' },
    columns: [
      { head: words.labels.group, least: 24, most: 40 },
      { ...number(heads.score), most: 24 },
      number(heads.pass),
      number(heads.undecided),
      number(heads.judged),
    ],
    hasHead: true,
    rows: listed(scores).map((score) => scoreRow(score, catalogue)),
    of: scores.length,
  };
}

const scoreRow = (score: Score, catalogue: Catalogue): Row => ({
  cells: [
    scoreName(score, catalogue),
    scorePercent(score),
    weight(score.pass),
    weight(score.undecided),
    weight(score.judged),
  ],
});

/** A number as such; a fraction without an end as its text. */
function weight(value: Fraction): Content {
  const text = weightText(value);
  return text.includes('/') ? text : Number(text);
}
