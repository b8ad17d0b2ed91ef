import type { Report, Verdict } from '../audit/report.ts';
import { formatDay } from '../core/calendar.ts';
import { visible } from '../core/text.ts';
import type { Words } from '../locale/catalogue.ts';
import type { Exemption } from '../rulebook/exemptions/model.ts';

/** Who approved an exemption, by what, why and until when. */
export const grantText = (
  { approver, document, reason, since, until }: Exemption,
  { exemptions }: Words,
): string =>
  visible(
    exemptions.grant({
      approver,
      document,
      reason,
      since: since === undefined ? undefined : formatDay(since),
      until: formatDay(until),
    }),
  );

/** `豁免.yaml:3`: where the entry of an exemption stands. */
export const entryPlace = ({ line }: Exemption, path = ''): string =>
  visible(`${path.replace(/^.*[/\\]/, '')}:${line}`);

/** What a verdict would be, and what exempts it; empty where nothing does, or a condition of its rule. */
export function exemptionText({ exempted }: Verdict, report: Report, words: Words): string {
  if (!exempted) return '';
  const { insteadOf, by } = exempted;
  const { comma, bracketed } = words.punctuation;
  const told = [words.exemptions.insteadOf(words.status[insteadOf]), grantText(by, words)].join(comma);
  return bracketed(told, entryPlace(by, report.exemptions?.path));
}

/** The conclusion of a report, with how many verdicts are exempt by a file of exemptions. */
export function conclusionText(
  status: 'pass' | 'fail' | 'undecided',
  { verdicts }: Report,
  { conclusion, exemptions }: Words,
): string {
  const count = verdicts.filter(({ exempted }) => exempted).length;
  const base = conclusion[status];
  return count === 0 ? base : exemptions.conclusion({ status, base, count });
}
