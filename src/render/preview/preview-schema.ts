import { z } from 'zod';
import { dataIssueSchema, group, judgedSchema, origin, reportSchema } from '../report-schema.ts';

const { asOf, asOfSource, status, tool, rulebooks, notes } = reportSchema.shape;
const effects = ['breaks', 'worsens', 'mends', 'improves', 'same'] as const;
const path = z.array(z.string().min(1)).min(1);

const change = z.strictObject({
  index: z.int().nonnegative(),
  /** `null`: a form that gives no post and takes none. */
  action: z.enum(['appoint', 'remove', 'transfer', 'alter']).nullable(),
  /** It comes from an appointment form. */
  form: z.literal(true).optional(),
  /** False: it could not be made, and an issue says why. */
  made: z.boolean(),
  /** Where somebody was, and where they are then; absent where there is no such unit, or it is not told which. */
  from: path.optional(),
  to: path.optional(),
  origin: origin,
});

const verdict = z
  .strictObject({
    /** `rulebook/id` where several rulebooks of the run have a rule of that id. */
    rule: z.string(),
    /** Where several rulebooks take part, the one that says what is judged. */
    rulebook: z.string().optional(),
    severity: z.enum(['error', 'warning', 'info']),
    /** The date of the rule's own, where it has one. */
    asOf: asOf.optional(),
    group: group,
    /** `null`: there is no such verdict on this side. */
    before: judgedSchema.nullable(),
    after: judgedSchema.nullable(),
    effect: z.enum(effects),
    /** The changes that do it, by `index`. */
    because: z.array(z.int().nonnegative()),
  })
  .refine(({ before, after }) => before !== null || after !== null, 'a verdict is on one side at least');

const preview = z.strictObject({
  preview: z.literal('cadre-audit/1'),
  asOf,
  asOfSource,
  /** What check would say of each side. */
  status: z.strictObject({ before: status, after: status }),
  tool,
  rulebooks,
  /** The files of the roster, and behind them those of the changes. */
  inputs: z.array(
    z.strictObject({
      path: z.string(),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
      of: z.enum(['roster', 'changes']),
    }),
  ),
  notes,
  /** How many verdicts there are of each effect. */
  summary: z.strictObject({
    breaks: z.int(),
    worsens: z.int(),
    mends: z.int(),
    improves: z.int(),
    same: z.int(),
  }),
  changes: z.array(change).min(1),
  /** Every verdict whose group a change touches, and every other one that differs. */
  verdicts: z.array(verdict),
  /** What is wrong in the files of changes. */
  dataIssues: z.array(dataIssueSchema),
});

/** The JSON of a preview, version 1 (a contract). Every key that is not named here is an error. */
export const previewSchema = preview
  .refine(
    ({ summary, verdicts }) =>
      effects.every((effect) => summary[effect] === verdicts.filter((each) => each.effect === effect).length),
    'the summary counts the verdicts',
  )
  .refine(
    ({ changes, verdicts }) =>
      changes.every(({ index }, at) => index === at) &&
      verdicts.every(({ because }) => because.every((index) => changes[index]?.made)),
    'verdicts come from changes that were made',
  )
  .refine(
    ({ inputs, changes }) => changes.every(({ origin }) => inputs[origin.input]?.of === 'changes'),
    'changes stand in files of changes',
  );

export type JsonPreview = z.infer<typeof previewSchema>;
