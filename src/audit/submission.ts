import type { Day } from '../core/calendar.ts';
import type { Message } from '../locale/catalogue.ts';
import { isVillage, type Register } from '../roster/register.ts';
import type { ExemptionsFile } from '../rulebook/exemptions/model.ts';
import type { Rulebook } from '../rulebook/model.ts';
import { entryArguments } from './exemptions/notes.ts';
import type { AsOfSource, Report } from './report.ts';
import { EXIT_CODES, type Policy, statusOf } from './status.ts';

/** A file that was judged on its own, or could not be. */
export interface Submission {
  readonly path: string;
  /** The unit that sent it, from the top down; undefined where the file is of no single one: then it is judged whole. */
  readonly unit: readonly string[] | undefined;
  /** Records of other units, which are not judged. */
  readonly outside: number;
  readonly result: Report | readonly Message[];
  /** Of a file of which nothing was judged, what the reports without verdicts are made of. */
  readonly unjudged?: Report;
}

/** What came of judging each file on its own (报送情况). */
export interface Submissions {
  readonly asOf: Day;
  readonly asOfSource: AsOfSource;
  readonly rulebooks: readonly Rulebook[];
  readonly files: readonly Submission[];
  /** The units at the top of the register of which no file came; undefined where there is no register to tell. */
  readonly missing: readonly string[] | undefined;
  /** What no file's own report can say. */
  readonly notes: readonly Message[];
}

export const isReport = (result: Submission['result']): result is Report => 'verdicts' in result;

/** The status of a file on its own. */
export const submissionStatus = (
  { result }: Submission,
  policy: Policy,
): 'pass' | 'fail' | 'undecided' | 'notMade' =>
  isReport(result) ? statusOf(result.verdicts, policy) : 'notMade';

/** One exit code for all files (VERDICTS §5): one that could not be judged, else one that fails, else one undecided. */
export function exitCodeOf({ files }: Submissions, policy: Policy): number {
  const statuses = new Set(files.map((file) => submissionStatus(file, policy)));
  const gravest = (['notMade', 'fail', 'undecided', 'pass'] as const).find((status) => statuses.has(status));
  return EXIT_CODES[gravest ?? 'notMade'];
}

/** Exemptions of which no report says anything, for none is about their units or people. */
export const exemptionsOfNobody = (
  { path, entries }: ExemptionsFile,
  files: readonly Submission[],
): Message[] => {
  const told = new Set(
    files
      .flatMap(({ result }) => (isReport(result) ? (result.exemptions?.entries ?? []) : []))
      .flatMap(({ exemption, outcome }) => (outcome.kind === 'elsewhere' ? [] : [exemption])),
  );
  return entries
    .filter((exemption) => !told.has(exemption))
    .map((exemption) => ({ code: 'exemption-elsewhere', args: entryArguments(exemption, path) }));
};

/** The towns and the like of a register that no file came from, neither from them nor from a unit of theirs. */
export function unitsMissing({ units }: Register, sent: readonly (readonly string[])[]): string[] {
  const seen = new Set(sent.map(([top]) => top));
  return units
    .filter((unit) => unit.parent === -1 && !isVillage(unit) && !seen.has(unit.name))
    .map(({ name }) => name);
}
