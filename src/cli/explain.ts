import type { Report, Verdict } from '../audit/report.ts';
import { EXIT_CODES } from '../audit/status.ts';
import { Failure } from '../core/failure.ts';
import { nearest } from '../core/text.ts';
import type { Catalogue } from '../locale/catalogue.ts';
import type { Rule, Rulebook } from '../rulebook/model.ts';
import { makeFiles } from './files.ts';
import { openDated, type RunOptions, runAudit } from './session.ts';
import type { Streams } from './streams.ts';

function ruleNamed(id: string, { rules, statistics }: Rulebook): Rule {
  const rule = rules.find((each) => each.id === id);
  if (rule) return rule;
  if (statistics.some((each) => each.id === id))
    throw new Failure({ code: 'rule-is-statistic', args: { rule: id } });
  if (/\.(xlsx|xlsm|csv|lrmx|zip)$/i.test(id))
    throw new Failure({ code: 'rule-is-file', args: { rule: id } });
  const ids = rules.map((each) => each.id);
  throw new Failure({ code: 'rule-unknown', args: { rule: id, near: nearest(id, ids) ?? '', rules: ids } });
}

/** The verdicts of a rule that need a word: all of a unit asked for, else those that do not pass. */
function chosen(report: Report, rule: Rule): readonly Verdict[] {
  const verdicts = report.verdicts.filter((verdict) => verdict.rule.id === rule.id);
  return report.within === undefined ? verdicts.filter(({ status }) => status !== 'pass') : verdicts;
}

/** That a rule has no verdict for a unit, and the unit above it that has one. */
async function notJudged(
  rule: Rule,
  unit: string,
  path: readonly string[],
  auditAll: () => Promise<Report>,
): Promise<Failure> {
  const { verdicts } = await auditAll();
  const above = path
    .map((_, index) => path.slice(0, index + 1).join('/'))
    .findLast((each) =>
      verdicts.some(({ rule: { id }, group }) => id === rule.id && group.path.join('/') === each),
    );
  const kind = rule.per.kind === 'units' ? rule.per.population : 'record';
  return new Failure({ code: 'unit-not-judged', args: { rule: rule.id, unit, kind, above: above ?? '' } });
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
  const read = makeFiles();
  const { rulebook } = await openDated(options, read);
  const rule = ruleNamed(id, rulebook);
  if (files.length === 0) {
    if (options.unit !== undefined)
      throw new Failure({ code: 'unit-needs-files', args: { unit: options.unit } });
    streams.write(explainRule(rule, rulebook, catalogue, streams.width));
    return EXIT_CODES.pass;
  }
  const report = await runAudit(files, options, read);
  const verdicts = chosen(report, rule);
  if (options.unit !== undefined && verdicts.length === 0) {
    const { unit, ...whole } = options;
    throw await notJudged(rule, unit, report.within ?? [], () => runAudit(files, whole, read));
  }
  const texts = verdicts.map((verdict) => explainVerdict(verdict, report, catalogue, streams.width));
  streams.write(
    [
      explainRule(rule, rulebook, catalogue, streams.width) + explanationHead(report, catalogue),
      ...texts,
    ].join('\n'),
  );
  return EXIT_CODES.pass;
}
