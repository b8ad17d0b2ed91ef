import type { Report } from '../audit/report.ts';
import type { Words } from '../locale/catalogue.ts';
import type { Rule, RulebookUsed } from '../rulebook/model.ts';
import { fileName } from './line.ts';

/** The rulebooks of a report: the one that it was made by, and behind it those that it extends. */
export const rulebooksOf = ({ rulebook }: Pick<Report, 'rulebook'>): readonly RulebookUsed[] => [
  rulebook,
  ...rulebook.ancestry.above,
];

/** A rulebook under its label: with several of them the folder too, for many files are called rulebook.yaml. */
export function rulebookLines(
  report: Pick<Report, 'rulebook'>,
  { labels, extending }: Words,
): { readonly label: string; readonly text: string; readonly sha256: string }[] {
  const used = rulebooksOf(report);
  return used.map(({ id, path, sha256 }, index) => ({
    label: index === 0 ? labels.rulebook : extending.labels.extends,
    text: `${id} ${used.length === 1 ? fileName(path) : rulebookPlace({ path })}`,
    sha256,
  }));
}

/** The rulebook that says what a rule judges; undefined where only one takes part. */
export const rulebookOfRule = ({ id }: Rule, report: Report): string | undefined =>
  rulebooksOf(report).length === 1 ? undefined : report.rulebook.ancestry.ruleFrom.get(id);

/** The folder and the file of a rulebook: many files are called rulebook.yaml. */
export const rulebookPlace = ({ path }: Pick<RulebookUsed, 'path'>): string =>
  path.split(/[/\\]/).slice(-2).join('/');
