import { z } from 'zod';
import { EXIT_CODES } from '../audit/status.ts';
import { reportSchema } from './report-schema.ts';

const file = z
  .strictObject({
    path: z.string().min(1),
    /** The unit that sent it, from the top down; null: of no single one, or not known. */
    unit: z.array(z.string().min(1)).min(1).nullable(),
    status: z.enum(['pass', 'fail', 'undecided', 'notMade']),
    /** Records of other units, which were not judged. */
    recordsOutside: z.int().nonnegative(),
    /** Why there is no report. */
    problems: z
      .array(z.strictObject({ code: z.string().min(1), message: z.string().min(1) }))
      .min(1)
      .optional(),
    report: reportSchema.nullable(),
  })
  .refine(
    ({ status, report, problems }) =>
      status === 'notMade' ? !report && problems : report?.status === status && !problems,
    'a file has its report, or the problems why there is none',
  );

const submissions = z.strictObject({
  report: z.literal('cadre-audit-each/1'),
  asOf: reportSchema.shape.asOf,
  asOfSource: reportSchema.shape.asOfSource,
  exitCode: z.int(),
  /** The units at the top of the register of which no file came; null: there is no register. */
  missing: z.array(z.string().min(1)).nullable(),
  files: z.array(file).min(1),
  /** What no file's own report can say. */
  notes: z.array(z.strictObject({ code: z.string().min(1), message: z.string().min(1) })).optional(),
});

/** The gravest of the files' statuses (VERDICTS §5). */
function exitCodeHolds({ exitCode, files }: z.infer<typeof submissions>): boolean {
  const gravest = (['notMade', 'fail', 'undecided', 'pass'] as const).find((each) =>
    files.some(({ status }) => status === each),
  );
  return gravest !== undefined && exitCode === EXIT_CODES[gravest];
}

/** The JSON of `--each`, version 1 (a contract). Every key that is not named here is an error. */
export const submissionsSchema = submissions
  .refine(exitCodeHolds, 'the exit code is that of the gravest status')
  .refine(
    ({ asOf, files }) => files.every(({ report }) => report === null || report.asOf === asOf),
    'all reports are of one day',
  );

export type JsonSubmissions = z.infer<typeof submissionsSchema>;
