import type { Report, Verdict } from '../audit/report.ts';
import { EXIT_CODES } from '../audit/status.ts';
import { Failure } from '../core/failure.ts';
import { nearest } from '../core/text.ts';
import type { Catalogue } from '../locale/catalogue.ts';
import type { Rule, Rulebook } from '../rulebook/model.ts';
import { openDated, type RunOptions, runAudit } from './session.ts';
import type { Streams } from './streams.ts';

function ruleNamed(id: string, { rules }: Rulebook): Rule {
  const rule = rules.find((each) => each.id === id);
  if (rule) return rule;
  const ids = rules.map((each) => each.id);
  throw new Failure({ code: 'rule-unknown', args: { rule: id, near: nearest(id, ids) ?? '', rules: ids } });
}

/** The verdicts of a rule: those of the unit asked for, else those that need a word. */
function chosen(report: Report, rule: Rule, unit: string | undefined): readonly Verdict[] {
  const verdicts = report.verdicts.filter((verdict) => verdict.rule.id === rule.id);
  if (unit === undefined) return verdicts.filter(({ status }) => status !== 'pass');
  if (verdicts.length === 0) throw new Failure({ code: 'unit-not-judged', args: { rule: rule.id, unit } });
  return verdicts;
}

/** `cadre-audit explain`: a rule in words; with files, its arithmetic and its people. Returns the exit code. */
export async function explain(
  id: string,
  files: readonly string[],
  options: RunOptions,
  catalogue: Catalogue,
  streams: Streams,
): Promise<number> {
  const { explainRule, explainVerdict, explanationHead } = await import('../render/explanation.ts');
  const { rulebook } = await openDated(options);
  const rule = ruleNamed(id, rulebook);
  if (files.length === 0) {
    streams.write(explainRule(rule, rulebook, catalogue, streams.width));
    return EXIT_CODES.pass;
  }
  const report = await runAudit(files, options);
  const verdicts = chosen(report, rule, options.unit);
  const texts = verdicts.map((verdict) => explainVerdict(verdict, report, catalogue, streams.width));
  streams.write(
    [
      explainRule(rule, rulebook, catalogue, streams.width) + explanationHead(report, catalogue),
      ...texts,
    ].join('\n'),
  );
  return EXIT_CODES.pass;
}
