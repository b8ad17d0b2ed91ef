import { openArchive } from '../../../src/cli/archive.ts';
import { parseIsoDay } from '../../../src/core/calendar.ts';
import { audit, loadRoster, openRulebook, rulebookAt, type Verdict } from '../../../src/index.ts';
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
export async function verdictsOn(
  world: World,
  rulebook: PlainRulebook,
  files: readonly File[] = filesOf(world),
): Promise<readonly Verdict[]> {
  const units = csv('units.csv', unitSheet(world));
  const opened = await openRulebook({
    path: 'rulebook.yaml',
    text: rulebookText(rulebook, world),
    sha256: '',
    beside: async () => units.bytes,
  });
  const asOf = parseIsoDay(isoText(world.asOf)) as number;
  const resolved = rulebookAt(opened, asOf);
  const roster = await loadRoster(files, { asOf, basis: resolved.basis, rulebookUnits: units, openArchive });
  return audit(roster, resolved, { version: '0', asOfSource: 'rulebook' }).verdicts;
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
