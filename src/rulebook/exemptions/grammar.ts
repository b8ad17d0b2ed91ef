import { z } from 'zod';
import { type Day, formatDay } from '../../core/calendar.ts';
import type { RulebookProblem } from '../../locale/rulebook-problem-words.ts';
import { day } from '../grammar.ts';
import { rulesNamed } from '../rules-named.ts';
import { problemParams } from '../yaml-file.ts';
import { ruleProblem } from './rule-problem.ts';
import { type RulesNamed, type TargetWritten, targetProblems } from './target.ts';

/** The grammar of a file of exemptions, whose rules are those of the rulebooks of a run. */

const text = z.string().min(1);

/** A key with nothing behind it says nothing. */
const optional = <S extends z.ZodType>(schema: S) =>
  z.preprocess((written) => (written === '' ? undefined : written), schema.optional());

/** Text behind a key that every entry must have. */
const required = (key: (typeof REQUIRED)[number]) =>
  z
    .string()
    .optional()
    .transform((written, context) => {
      const said = written?.trim() ?? '';
      return said === '' ? problem(context, { kind: 'missing-key', key }) : said;
    });

const problem = (context: z.RefinementCtx, told: RulebookProblem): never => {
  context.addIssue({ code: 'custom', params: problemParams(told) });
  return z.NEVER;
};

/** The keys that every entry must have. */
export const REQUIRED = ['rule', 'approver', 'document', 'reason', 'until'] as const;

const entryKeys = (rulebooks: readonly RulesNamed[]) => ({
  rule: required('rule').superRefine((named, context) => {
    const told = ruleProblem(named, rulebooks);
    if (told) problem(context, told);
  }),
  group: optional(text),
  values: optional(z.record(z.string(), text)),
  person: optional(text),
  approver: required('approver'),
  document: required('document'),
  reason: required('reason'),
  since: optional(day),
  until: required('until').pipe(day),
});

/** What an entry says where one of its keys may be wrong. */
type Unchecked = { readonly [Key in keyof EntryFile]?: unknown };

/** A file of exemptions from the rules of rulebooks. */
export const makeExemptionsGrammar = (rulebooks: readonly RulesNamed[]) =>
  z.strictObject({
    exemptions: optional(
      z.array(
        z.strictObject(entryKeys(rulebooks)).superRefine(
          (entry, context) => {
            const told = [...whoseProblems(entry, rulebooks), ...periodProblems(entry)];
            for (const [path, found] of told)
              context.addIssue({ code: 'custom', path: [...path], params: problemParams(found) });
          },
          // All that is wrong with an entry is told at once, whatever else is.
          { when: () => true },
        ),
      ),
    ),
  });

export type EntryFile = z.output<z.ZodObject<ReturnType<typeof entryKeys>>>;

function whoseProblems(entry: Unchecked, rulebooks: readonly RulesNamed[]) {
  const [meant, ...others] = rulesNamed(String(entry.rule), rulebooks);
  const written = targetWritten.safeParse(entry);
  if (!meant || others.length > 0 || meant.rule.isPart || !written.success) return [];
  return targetProblems(written.data as TargetWritten, meant.rule, meant.rulebook);
}

/** What is no text is told by its own key. */
const targetWritten = z.object({
  group: text.optional(),
  person: text.optional(),
  values: z.record(z.string(), text).optional(),
});

function periodProblems({ since, until }: Unchecked): [string[], RulebookProblem][] {
  if (typeof since !== 'number' || typeof until !== 'number' || since <= until) return [];
  const written = (each: Day) => formatDay(each);
  const backwards = { kind: 'backwards', since: written(since), until: written(until) } as const;
  return [[['until'], { kind: 'exemption', problem: backwards }]];
}
