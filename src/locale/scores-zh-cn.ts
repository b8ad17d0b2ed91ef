import type { ScoreWords } from './score-words.ts';

export const scores: ScoreWords = {
  title: '得分',
  about: '合格结论的权重占合格、不合格、无法判定结论的权重之比，低的在前；只列出，不影响结论',
  whole: '总分',
  weight: (weight) => `在得分中权重 ${weight}`,
  more: (units) => `其余${units}个单位不低于这些，见 -f json 或 -f xlsx`,
  heads: { score: '得分', pass: '合格权重', undecided: '无法判定权重', judged: '合计权重' },
};
