import { EXIT_CODES, type Policy, statusOf } from '../audit/status.ts';
import { Failure } from '../core/failure.ts';
import { makesWorse, type Preview, preview as previewOf } from '../foresight/preview.ts';
import type { Catalogue, Message } from '../locale/catalogue.ts';
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

/** What decides the exit code: whether the changes make anything worse, or the roster after them. */
const JUDGED = ['change', 'after'] as const;
type Judged = (typeof JUDGED)[number];

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
  const previewed = await judgeChanges(files, options, read);
  const context = { catalogue, policy };
  const { written, shown } = await makeOutputs(previewed, wanted, PREVIEW_FORMATS, context, streams, read);
  await writeWhole(written);
  for (const text of shown) streams.write(text);
  return exitCodeOf(previewed, judged, policy);
}

function exitCodeOf(previewed: Preview, judged: Judged, policy: Policy): number {
  if (judged === 'after') return EXIT_CODES[statusOf(previewed.after.verdicts, policy)];
  return makesWorse(previewed, policy) ? EXIT_CODES.fail : EXIT_CODES.pass;
}

/** Judges both rosters by the same rulebooks. Throws Failure where one cannot be judged, or no change could be made. */
async function judgeChanges(
  files: readonly string[],
  options: PreviewOptions,
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

/** That no change could be made, and why each of them. */
const noneMade = ({ changes, gathered }: ChangedRoster, files: readonly string[]): Failure =>
  new Failure(
    { code: 'changes-none-made', args: { files: [...files], changes: changes.length } },
    ...changes.flatMap(({ refused, origin: { input, sheet, row } }): Message[] => {
      const file = gathered.found.inputs[input]?.path ?? '';
      return refused
        ? [{ code: 'change-issue', args: { file, sheet, place: `${row}`, message: refused } }]
        : [];
    }),
  );
