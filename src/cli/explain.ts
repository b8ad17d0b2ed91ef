import type { Report, Verdict } from '../audit/report.ts';
import { EXIT_CODES } from '../audit/status.ts';
import { Failure } from '../core/failure.ts';
import { nearest } from '../core/text.ts';
import type { Catalogue } from '../locale/catalogue.ts';
import type { IssueCode } from '../locale/data-issue-words.ts';
import { explainRule, explainVerdict, explanationHead } from '../render/explanation.ts';
import { ISSUE_CODES, issuePage, issuesOfCode } from '../render/issue-page.ts';
import { exemptionsFrom, unusedExemptions } from '../render/rule-exemptions.ts';
import type { Rulebook } from '../rulebook/model.ts';
import { idsShown, type RuleNamed, rulesNamed } from '../rulebook/rules-named.ts';
import { type Files, makeFiles } from './files.ts';
import { type Basis, openBasis, type RunOptions, runAudit } from './session.ts';
import type { Streams } from './streams.ts';

type Subject = RuleNamed<Rulebook>;

/**
 * A rule of the rulebooks, by its id or as `rulebook/id`; else, as a text, a code of data issues. Throws Failure where it
 * is neither, or where several rulebooks have a rule of that id.
 */
function subjectNamed(id: string, rulebooks: readonly Rulebook[]): Subject | IssueCode {
  const meant = rulesNamed(id, rulebooks);
  const [only] = meant;
  if (meant.length > 1)
    throw new Failure({
      code: 'rule-in-several',
      args: { rule: id, rules: meant.map(({ shown }) => shown) },
    });
  if (only) return only;
  const statistics = rulebooks.flatMap((each) => each.statistics);
  const code = ISSUE_CODES.find((each) => each === id);
  if (code) return code;
  if (statistics.some((each) => each.id === id))
    throw new Failure({ code: 'rule-is-statistic', args: { rule: id } });
  if (rulebooks.some(({ structure }) => structure.some((each) => each.id === id)))
    throw new Failure({ code: 'rule-is-structure', args: { rule: id } });
  if (/\.(xlsx|xlsm|csv|lrmx|zip)$/i.test(id))
    throw new Failure({ code: 'rule-is-file', args: { rule: id } });
  const ids = rulebooks.flatMap(({ rules }, index) => {
    const shown = idsShown(rulebooks, index);
    return rules.map((rule) => shown(rule.id));
  });
  throw new Failure({
    code: 'rule-unknown',
    args: { rule: id, near: nearest(id, [...ids, ...ISSUE_CODES]) ?? '', rules: ids },
  });
}

/** The verdicts of a rule that need a word: all of a unit asked for, else those that do not pass. */
function chosen(report: Report, { rule, shown }: Subject): readonly Verdict[] {
  const own = rule.isPart ? report.parts : report.verdicts;
  const verdicts = own.filter((verdict) => verdict.rule.id === shown);
  return report.within === undefined ? verdicts.filter(({ status }) => status !== 'pass') : verdicts;
}

/** That a rule has no verdict for a unit, and the unit above it that has one. */
async function notJudged(
  { rule, shown }: Subject,
  unit: string,
  path: readonly string[],
  auditAll: () => Promise<Report>,
): Promise<Failure> {
  const { verdicts } = await auditAll();
  const above = path
    .map((_, index) => path.slice(0, index + 1).join('/'))
    .findLast((each) =>
      verdicts.some(({ rule: { id }, group }) => id === shown && group.path.join('/') === each),
    );
  const kind = rule.per.kind === 'units' ? rule.per.population : 'record';
  return new Failure({ code: 'unit-not-judged', args: { rule: rule.id, unit, kind, above: above ?? '' } });
}

/** What a run of `explain` is made with. */
interface Run {
  readonly files: readonly string[];
  readonly options: RunOptions;
  readonly read: Files;
  readonly basis: Basis;
  readonly catalogue: Catalogue;
  readonly streams: Streams;
}

/**
 * `cadre-audit explain`: a rule in words, with files its arithmetic and its people; or the page of a code of data
 * issues, with files its issues in them. Returns the exit code.
 */
export async function explain(
  id: string,
  files: readonly string[],
  options: RunOptions,
  catalogue: Catalogue,
  streams: Streams,
): Promise<number> {
  const read = makeFiles();
  const basis = await openBasis(options, read);
  const run = { files, options, read, basis, catalogue, streams };
  const subject = subjectNamed(id, basis.rulebooks);
  if (files.length === 0 && options.unit !== undefined)
    throw new Failure({ code: 'unit-needs-files', args: { unit: options.unit } });
  streams.write(typeof subject === 'string' ? await codeText(subject, run) : await ruleText(subject, run));
  return EXIT_CODES.pass;
}

async function codeText(
  code: IssueCode,
  { files, options, read, basis, catalogue, streams }: Run,
): Promise<string> {
  const page = issuePage(code, catalogue, streams.width);
  if (files.length === 0) return page;
  const report = await runAudit(files, options, read, basis);
  return `${page}\n${issuesOfCode(code, report, catalogue, streams.width)}`;
}

async function ruleText(
  subject: Subject,
  { files, options, read, basis, catalogue, streams }: Run,
): Promise<string> {
  const { exemptions } = basis;
  const inWords = explainRule(subject.rule, subject.rulebook, catalogue, streams.width);
  if (files.length === 0)
    return inWords + (exemptions ? exemptionsFrom(subject.shown, exemptions, catalogue, streams.width) : '');
  const report = await runAudit(files, options, read, basis);
  const verdicts = chosen(report, subject);
  if (options.unit !== undefined && verdicts.length === 0) {
    const { unit, ...whole } = options;
    throw await notJudged(subject, unit, report.within ?? [], () => runAudit(files, whole, read, basis));
  }
  const texts = verdicts.map((verdict) => explainVerdict(verdict, report, catalogue, streams.width));
  const head =
    explanationHead(report, catalogue) + unusedExemptions(subject.shown, report, catalogue, streams.width);
  return [inWords + head, ...texts].join('\n');
}
