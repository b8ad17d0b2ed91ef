import type { Report } from '../audit/report.ts';
import type { Catalogue, Words } from '../locale/catalogue.ts';
import { titleIn } from '../rulebook/explain.ts';
import type { Rule, Rulebook, RulebookUsed } from '../rulebook/model.ts';
import { fileName } from './line.ts';

type Named = Pick<Report, 'rulebooks'>;

/** The rulebooks of a report, each once: those that it was made by, each followed by those that it extends. */
export function rulebooksOf({ rulebooks }: Named): readonly RulebookUsed[] {
  const used = rulebooks.flatMap((rulebook) => [rulebook, ...rulebook.ancestry.above]);
  return [...new Map(used.map((each) => [`${each.id} ${each.sha256}`, each])).values()];
}

/** The titles of the rulebooks that a report is made by. */
export const titleOfAll = (rulebooks: readonly Rulebook[], catalogue: Catalogue): string =>
  rulebooks.map(({ title }) => titleIn(title, catalogue)).join(catalogue.words.punctuation.comma);

/** A rulebook under its label: with several of them the folder too, for many files are called rulebook.yaml. */
export function rulebookLines(
  report: Named,
  { labels, extending }: Words,
): { readonly label: string; readonly text: string; readonly sha256: string }[] {
  const used = rulebooksOf(report);
  const named = new Set(report.rulebooks.map(({ id }) => id));
  return used.map(({ id, path, sha256 }) => ({
    label: named.has(id) ? labels.rulebook : extending.labels.extends,
    text: `${id} ${used.length === 1 ? fileName(path) : rulebookPlace({ path })}`,
    sha256,
  }));
}

/** The rulebook that says what a rule judges; undefined where only one takes part. */
export const rulebookOfRule = (rule: Rule, report: Report): string | undefined =>
  rulebooksOf(report).length === 1 ? undefined : report.ruleFrom(rule);

/** The folder and the file of a rulebook: many files are called rulebook.yaml. */
export const rulebookPlace = ({ path }: Pick<RulebookUsed, 'path'>): string =>
  path.split(/[/\\]/).slice(-2).join('/');
