import { openArchive } from '../../../src/cli/archive.ts';
import { parseIsoDay } from '../../../src/core/calendar.ts';
import {
  applyExemptions,
  audit,
  type ExemptionsFile,
  loadRoster,
  openRulebook,
  type Report,
  type Rulebook,
  rulebookAt,
  type Verdict,
} from '../../../src/index.ts';
import { isoText } from './dates.ts';
import { type PlainRulebook, rulebookText } from './rules.ts';
import { cadreSheet, type Sheet, trainingSheet, unitSheet, type World } from './world.ts';

/** A file for the library: its name and bytes. */
export interface File {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

/** A sheet as a CSV file; no cell of these tests has a comma or a quote. */
export const csv = (path: string, sheet: Sheet): File => ({
  path,
  bytes: new TextEncoder().encode(sheet.map((row) => row.join(',')).join('\n')),
  sha256: path,
});

/** The files of a world: the cadres, and the trainings where there are any. */
export const filesOf = (world: World): File[] => [
  csv('cadres.csv', cadreSheet(world)),
  ...(world.trainings.length > 0 ? [csv('trainings.csv', trainingSheet(world))] : []),
];

/** The verdicts of a rulebook on files, through the library's public face. */
export const verdictsOn = async (
  world: World,
  rulebook: PlainRulebook,
  files: readonly File[] = filesOf(world),
): Promise<readonly Verdict[]> => (await judging(world, rulebook, files)).judge().verdicts;

/** A rulebook and the roster of files, read by it: what judges them, with exemptions or without. */
export async function judging(
  world: World,
  rulebook: PlainRulebook,
  files: readonly File[],
  idsAsked: ReadonlySet<string> = new Set(),
): Promise<{ rulebook: Rulebook; judge: (exemptions?: ExemptionsFile) => Report }> {
  const units = csv('units.csv', unitSheet(world));
  const opened = await openRulebook({
    path: 'rulebook.yaml',
    text: rulebookText(rulebook, world),
    sha256: '',
    beside: async () => units.bytes,
  });
  const asOf = parseIsoDay(isoText(world.asOf)) as number;
  const resolved = rulebookAt(opened, asOf);
  const { basis } = resolved;
  const roster = await loadRoster(files, { asOf, basis, rulebookUnits: units, openArchive, idsAsked });
  return {
    rulebook: resolved,
    judge: (exemptions) => {
      const report = audit(roster, resolved, { version: '0', asOfSource: 'rulebook' });
      return exemptions
        ? applyExemptions(report, exemptions, { roster, within: undefined, isOneOfSeveral: false })
        : report;
    },
  };
}

/** Runs a comparison; where it fails, says the files as a person would write them down. */
export async function told<T>(world: World, rulebook: PlainRulebook, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    const { rules, ...head } = JSON.parse(rulebookText(rulebook, world)) as Record<string, unknown>;
    const sheets = [cadreSheet(world), ...(world.trainings.length > 0 ? [trainingSheet(world)] : [])];
    const lines = [
      ...sheets.flatMap((sheet) => [...sheet.map((row) => row.join(',')), '']),
      JSON.stringify(head),
    ];
    const each = Object.entries(rules as object).map(([id, rule]) => `${id}: ${JSON.stringify(rule)}`);
    const reason = error instanceof Error ? error.message : String(error);
    const compared = error as { actual?: unknown; expected?: unknown };
    const sides = `got ${JSON.stringify(compared.actual)}\nexpected ${JSON.stringify(compared.expected)}`;
    throw new Error([reason, sides, ...lines, ...each].join('\n'), { cause: error });
  }
}
