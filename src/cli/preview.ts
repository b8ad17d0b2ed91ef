import { EXIT_CODES, type Policy, statusOf } from '../audit/status.ts';
import { Failure } from '../core/failure.ts';
import { groupBy } from '../core/group-by.ts';
import { rowRuns } from '../core/origin.ts';
import { JUDGED, type Judged, makesWorse, type Preview, preview as previewOf } from '../foresight/preview.ts';
import type { Catalogue, Message } from '../locale/catalogue.ts';
import type { ChangeIssue } from '../locale/preview-words.ts';
import { PREVIEW_FORMATS } from '../render/preview/index.ts';
import { type ChangedRoster, changeRoster } from '../roster/changes/change-roster.ts';
import { changesVocabulary } from '../roster/changes/tables.ts';
import { findTables } from '../roster/find.ts';
import { policyOf } from './check.ts';
import { type Files, makeFiles, writeWhole } from './files.ts';
import { openInputs } from './inputs.ts';
import { makeOutputs, outputsOf, type WrittenOutputs } from './outputs.ts';
import {
  gatherFiles,
  inputMeans,
  judgeRoster,
  makeRosters,
  openBasis,
  type RosterRead,
  type RunOptions,
  unitChosen,
} from './session.ts';
import type { Streams } from './streams.ts';

export interface PreviewOptions extends RunOptions, WrittenOutputs {
  readonly changes: readonly string[];
  readonly failOn?: string;
  readonly judge?: string;
  readonly allowUndecided?: boolean;
}

function judgedBy({ judge = 'change', allowUndecided }: PreviewOptions): Judged {
  const judged = JUDGED.find((each) => each === judge);
  if (!judged)
    throw new Failure({ code: 'bad-choice', args: { option: '--judge', written: judge, choices: JUDGED } });
  if (allowUndecided && judged !== 'after') throw new Failure({ code: 'undecided-needs-after', args: {} });
  return judged;
}

/** `cadre-audit preview`: the verdicts before and after changes. Writes every report asked for, and returns the exit code. */
export async function preview(
  files: readonly string[],
  options: PreviewOptions,
  catalogue: Catalogue,
  streams: Streams,
): Promise<number> {
  const wanted = outputsOf(options, PREVIEW_FORMATS);
  const policy = policyOf(options);
  const judged = judgedBy(options);
  const read = makeFiles();
  const previewed = await judgeChanges(files, options, judged, read);
  const context = { catalogue, policy };
  const { written, shown } = await makeOutputs(previewed, wanted, PREVIEW_FORMATS, context, streams, read);
  await writeWhole(written);
  for (const text of shown) streams.write(text);
  return exitCodeOf(previewed, policy);
}

function exitCodeOf(previewed: Preview, policy: Policy): number {
  if (previewed.judged === 'after') return EXIT_CODES[statusOf(previewed.after.verdicts, policy)];
  return makesWorse(previewed, policy) ? EXIT_CODES.fail : EXIT_CODES.pass;
}

/** Judges both rosters by the same rulebooks. Throws Failure where one cannot be judged, or no change could be made. */
async function judgeChanges(
  files: readonly string[],
  options: PreviewOptions,
  judged: Judged,
  read: Files,
): Promise<Preview> {
  const { before, after, changed } = await readBothRosters(files, options, read);
  const within = unitChosen(before, options);
  const paths = [...files, ...options.changes];
  return previewOf(
    await judgeRoster(before, files, within),
    await judgeRoster(after, paths, within),
    changed,
    before.roster.register,
    judged,
  );
}

/** The roster as it is, and as it is after the changes, in the same register. */
async function readBothRosters(
  files: readonly string[],
  options: PreviewOptions,
  read: Files,
): Promise<{ before: RosterRead; after: RosterRead; changed: ChangedRoster }> {
  const ofStandardInput = (paths: readonly string[]) =>
    paths.includes(STANDARD_INPUT) ? options.inputFormat : undefined;
  // Whichever of the two is piped in is of the format that is said.
  const isForChanges = ofStandardInput(options.changes) !== undefined;
  const { inputFormat: _, ...others } = options;
  const basis = await openBasis(options, read);
  const gathering = await gatherFiles(files, isForChanges ? others : options, read, basis);
  const before = await makeRosters(gathering);
  const { loadOptions } = gathering;
  const means = await inputMeans(options, read);
  const inputs = await openInputs(options.changes, ofStandardInput(options.changes), means, read);
  const vocabulary = changesVocabulary(loadOptions.vocabulary);
  const found = await findTables(inputs.files, { ...means, vocabulary, sheets: gathering.config.sheets });
  const changed = changeRoster(gathering.gathered, before.roster, found, vocabulary, loadOptions);
  if (changed.changes.every(({ done }) => !done)) throw noneMade(changed, options.changes);
  const { register, registerSource } = before.roster;
  const after = await makeRosters({
    ...gathering,
    gathered: changed.gathered,
    loadOptions: { ...loadOptions, chosenRegister: { register, registerSource } },
    notes: [...gathering.notes, ...inputs.notes],
  });
  return { before, after, changed };
}

/** The name by which standard input goes on a command line. */
const STANDARD_INPUT = '-';

/** The most reasons of one kind that are told: the others are like them. */
const MOST_OF_A_CODE = 5;

/** That no change could be made, and why: what is said alike of several rows is said once. */
function noneMade({ changes, gathered, notes }: ChangedRoster, files: readonly string[]): Failure {
  const refused = changes.flatMap(({ refused: message, origin: { input, sheet, row } }) =>
    message ? [{ message, file: gathered.found.inputs[input]?.path ?? '', sheet, row }] : [],
  );
  const reasons = [...groupBy(refused, ({ message }) => message.code).values()].flatMap((own) => {
    const alike = [...groupBy(own, ({ row: _, ...place }) => JSON.stringify(place)).values()];
    const rest = alike.slice(MOST_OF_A_CODE).flat().length;
    return [
      ...alike.slice(0, MOST_OF_A_CODE).map(refusedAlike),
      ...(rest > 0 ? [{ code: 'changes-none-made-more' as const, args: { changes: rest } }] : []),
    ];
  });
  return new Failure(
    { code: 'changes-none-made', args: { files: [...files], changes: changes.length } },
    ...reasons,
    ...notes.filter(({ code }) => code === 'changes-heads-untaken'),
  );
}

interface Refused {
  readonly message: ChangeIssue;
  readonly file: string;
  readonly sheet: string;
  readonly row: number;
}

/** Why several changes of one sheet could not be made. */
function refusedAlike(same: readonly Refused[]): Message {
  const { message, file, sheet } = same[0] as Refused;
  const runs = rowRuns(same.map(({ row }) => row));
  const place = runs.map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`)).join(',');
  return { code: 'change-issue', args: { file, sheet, place, message } };
}
