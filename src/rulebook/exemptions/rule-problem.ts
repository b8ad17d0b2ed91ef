import { nearest } from '../../core/text.ts';
import type { RulebookProblem } from '../../locale/rulebook-problem-words.ts';
import { rulesNeeded } from '../held-rules.ts';
import type { Rule, Rulebook } from '../model.ts';
import { rulesNamed } from '../rules-named.ts';

/** Why nothing can be exempted from what is named: it is no rule, or none that has verdicts of its own. */
export function ruleProblem(
  named: string,
  rulebooks: readonly Pick<Rulebook, 'id' | 'rules' | 'statistics' | 'structure' | 'populations'>[],
): RulebookProblem | undefined {
  const [only, ...others] = rulesNamed(named, rulebooks);
  if (only && others.length > 0) {
    const rules = [only, ...others].map(({ shown }) => shown);
    return { kind: 'exemption', problem: { kind: 'of-several', rule: named, rules } };
  }
  if (only?.rule.isPart) {
    const askers = askersOf(only.rule, only.rulebook);
    return { kind: 'exemption', problem: { kind: 'of-part', rule: named, askers } };
  }
  if (only) return undefined;
  if (rulebooks.some(({ statistics }) => statistics.some(({ id }) => id === named)))
    return { kind: 'exemption', problem: { kind: 'of-statistic', rule: named } };
  const judged = rulebooks.flatMap(({ rules }) => rules.filter(({ isPart }) => !isPart).map(({ id }) => id));
  return { kind: 'unknown-rule', key: named, near: nearest(named, judged) ?? '' };
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
