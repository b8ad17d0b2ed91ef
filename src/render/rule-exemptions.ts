import { targetText, unusedNote } from '../audit/exemptions/notes.ts';
import type { Report } from '../audit/report.ts';
import { visible } from '../core/text.ts';
import { type Catalogue, say } from '../locale/catalogue.ts';
import type { ExemptionsFile } from '../rulebook/exemptions/model.ts';
import { entryPlace, grantText } from './exemption-text.ts';
import { fold } from './fold.ts';

/** The entries of a file of exemptions that are of one rule, by the id that reports show, a line each. */
export function exemptionsFrom(
  shown: string,
  { path, entries }: ExemptionsFile,
  { words }: Catalogue,
  width: number | undefined,
): string {
  const { labelled, bracketed, comma } = words.punctuation;
  return linesOf(
    entries
      .filter(({ rule }) => rule === shown)
      .map((exemption) => {
        const whose = visible(targetText(exemption)) || words.roster;
        const told = bracketed([whose, grantText(exemption, words)].join(comma), entryPlace(exemption, path));
        return labelled(words.exemptions.title, told);
      }),
    width,
  );
}

/** The exemptions from one rule that exempt nothing in a report, a line each with the reason. */
export const unusedExemptions = (
  shown: string,
  { exemptions }: Report,
  catalogue: Catalogue,
  width: number | undefined,
): string =>
  linesOf(
    (exemptions?.entries ?? []).flatMap((entry) => {
      const note = entry.exemption.rule === shown ? unusedNote(entry, exemptions?.path ?? '') : undefined;
      return note ? [visible(say(catalogue, note))] : [];
    }),
    width,
  );

const linesOf = (lines: readonly string[], width: number | undefined): string =>
  lines.map((line) => `${width === undefined ? line : fold(line, width, '  ')}\n`).join('');
