import { nearest } from '../../core/text.ts';
import type { RulebookProblem } from '../../locale/catalogue.ts';
import { rulesNeeded } from '../held-rules.ts';
import type { Rule, Rulebook } from '../model.ts';

/** Why nothing can be exempted from what is named: it is no rule, or none that has verdicts of its own. */
export function ruleProblem(
  named: string,
  rulebook: Pick<Rulebook, 'rules' | 'statistics' | 'populations'>,
): RulebookProblem | undefined {
  const { rules, statistics } = rulebook;
  const rule = rules.find(({ id }) => id === named);
  if (rule?.isPart)
    return { kind: 'exemption', problem: { kind: 'of-part', rule: named, askers: askersOf(rule, rulebook) } };
  if (rule) return undefined;
  if (statistics.some(({ id }) => id === named))
    return { kind: 'exemption', problem: { kind: 'of-statistic', rule: named } };
  const judged = rules.filter(({ isPart }) => !isPart).map(({ id }) => id);
  // Where several rulebooks have it, it is called by its rulebook too.
  const inFull = judged.find((id) => id.endsWith(`/${named}`));
  return { kind: 'unknown-rule', key: named, near: inFull ?? nearest(named, judged) ?? '' };
}

/** The rules with verdicts that ask for a part, through other parts too. */
function askersOf(
  part: Rule,
  rulebook: Pick<Rulebook, 'rules' | 'populations'>,
  seen: readonly Rule[] = [],
): string[] {
  const { rules, populations } = rulebook;
  const askers = rules.filter(
    (rule) => !seen.includes(rule) && rulesNeeded(rule, populations).includes(part.id),
  );
  const found = askers.flatMap((rule) =>
    rule.isPart ? askersOf(rule, rulebook, [...seen, part]) : [rule.id],
  );
  return [...new Set(found)];
}
