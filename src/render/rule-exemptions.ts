import { targetText, unusedNote } from '../audit/exemptions/notes.ts';
import type { Report } from '../audit/report.ts';
import { visible } from '../core/text.ts';
import { type Catalogue, say } from '../locale/catalogue.ts';
import type { ExemptionsFile } from '../rulebook/exemptions/model.ts';
import { entryPlace, grantText } from './exemption-text.ts';
import { fold } from './fold.ts';

/** The entries of a file of exemptions that are of one rule, as reports call it, a line each. */
export function exemptionsFrom(
  id: string,
  { path, entries }: ExemptionsFile,
  { words }: Catalogue,
  width: number | undefined,
): string {
  const { labelled, bracketed, comma } = words.punctuation;
  return linesOf(
    entries
      .filter(({ rule }) => rule === id)
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
  id: string,
  { exemptions }: Report,
  catalogue: Catalogue,
  width: number | undefined,
): string =>
  linesOf(
    (exemptions?.entries ?? []).flatMap((entry) => {
      const note = entry.exemption.rule === id ? unusedNote(entry, exemptions?.path ?? '') : undefined;
      return note ? [visible(say(catalogue, note))] : [];
    }),
    width,
  );

const linesOf = (lines: readonly string[], width: number | undefined): string =>
  lines.map((line) => `${width === undefined ? line : fold(line, width, '  ')}\n`).join('');
