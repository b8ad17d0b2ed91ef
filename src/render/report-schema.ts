import { z } from 'zod';

export const status = z.enum(['pass', 'fail', 'undecided', 'notApplicable', 'exempt']);
const severity = z.enum(['error', 'warning', 'info']);
const span = z
  .strictObject({ min: z.int().nonnegative(), max: z.int().nonnegative() })
  .refine(({ min, max }) => min <= max, 'the least is not more than the greatest');
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
/** A number that is the same in every reading, or its least and greatest value. */
const number = z.union([z.int().nonnegative(), span]);
/** An exact number: `7`, `1/5`, `-3`. */
const exact = z.string().regex(/^-?\d+(\/[1-9]\d*)?$/);
/** A bound as it is in the group: one number, or any from the least to the greatest. */
const bound = z.union([exact, z.strictObject({ min: exact.nullable(), max: exact.nullable() })]);
export const day = z.iso.date();
export const origin = z.strictObject({
  input: z.int().nonnegative(),
  sheet: z.string(),
  row: z.int().positive(),
});
export const group = z.strictObject({
  kind: z.string().min(1),
  path: z.array(z.string().min(1)),
  /** What columns say, where groups within a unit are told apart by them. */
  values: z.record(z.string(), z.string()).optional(),
  origin: origin.optional(),
});
/** First and last row of a run. */
const run = z
  .tuple([z.int().positive(), z.int().positive()])
  .refine(([first, last]) => first <= last, 'a run begins before it ends');
const rows = z.array(
  z.strictObject({
    input: z.int().nonnegative(),
    sheet: z.string(),
    rows: z.array(run).min(1),
  }),
);

export const actual = z.union([
  z.strictObject({ count: span, of: span.optional() }),
  z.strictObject({ value: z.strictObject({ min: exact.nullable(), max: exact.nullable() }) }),
]);

/** Who allowed that a rule is broken, by what, why and for how long. */
const grant = {
  approver: z.string().min(1),
  document: z.string().min(1),
  reason: z.string().min(1),
  since: day.optional(),
  until: day,
};

/** A file of exemptions, each entry with what came of it. */
const exemptions = z.strictObject({
  path: z.string(),
  sha256,
  entries: z.array(
    z.strictObject({
      line: z.int().positive(),
      rule: z.string(),
      /** The unit as it is written; of people, who are in the verdict of this line, and of the whole roster there is none. */
      group: z.string().optional(),
      values: z.record(z.string(), z.string()).optional(),
      ...grant,
      outcome: z.enum([
        'applied',
        'lapsed',
        'not-begun',
        'not-needed',
        'not-judged',
        'unit-unknown',
        'unit-several',
        'person-unknown',
        'several',
        'repeated',
        'elsewhere',
      ]),
    }),
  ),
});

/** How many of those counted may leave, whoever they are, before a rule that holds breaks. */
const headroom = z
  .strictObject({
    departures: z.int().nonnegative().nullable(),
    /** The day on which it breaks by itself; `null`: not within three years. */
    breaksOn: day.nullable().optional(),
    /** Why it is no number. */
    reason: z
      .strictObject({
        code: z.enum(['unbreakable', 'record', 'units', 'values', 'others', 'beside', 'inexact']),
        message: z.string().min(1),
      })
      .optional(),
  })
  .refine(
    ({ departures, reason }) => (departures === null) === (reason !== undefined),
    'a reason stands where no number does',
  );

const verdict = z.strictObject({
  /** `rulebook/id` where several rulebooks of the run have a rule of that id. */
  rule: z.string(),
  /** Where several rulebooks take part, the one that says what is judged. */
  rulebook: z.string().optional(),
  severity,
  /** The date of the rule's own, where it has one. */
  asOf: day.optional(),
  group,
  status,
  /** Of a verdict that a file of exemptions exempts: what it would be, and the entry. */
  insteadOf: z.enum(['fail', 'undecided']).optional(),
  exemption: z.strictObject({ line: z.int().positive(), ...grant }).optional(),
  actual: actual.optional(),
  required: z
    .strictObject({
      atLeast: bound.optional(),
      atMost: bound.optional(),
      over: bound.optional(),
      under: bound.optional(),
      equals: bound.optional(),
      count: number.optional(),
    })
    .optional(),
  /** With `--headroom`, of a verdict that passes. */
  headroom: headroom.optional(),
  shortfall: number.or(exact).optional(),
  excess: number.or(exact).optional(),
  reason: z
    .strictObject({
      code: z.enum([
        'table-absent',
        'column-absent',
        'tier-absent',
        'empty-base',
        'guard-not-met',
        'nothing-due',
        'lookup-excludes',
        'not-in-force',
      ]),
      message: z.string().min(1),
    })
    .optional(),
  /** False where there were too many readings to try; absent otherwise. */
  exact: z.literal(false).optional(),
  /** Months without a report. */
  missing: z.array(z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)).optional(),
  /** For an undecided verdict: the cells that it depends on, by cause and column. */
  doubts: z
    .array(
      z.strictObject({
        cause: z.enum(['absent', 'blank', 'unreadable', 'partial', 'unit', 'linked']),
        column: z.string(),
        head: z.string(),
        records: z.int().positive(),
        cells: z.array(
          z.strictObject({
            input: z.int().nonnegative(),
            sheet: z.string(),
            row: z.int().positive(),
            cell: z.string().optional(),
          }),
        ),
      }),
    )
    .optional(),
  evidence: z.strictObject({ in: rows, out: rows, unknown: rows }),
});

/** What a verdict says, whatever it is of: its status and its numbers. */
export const judgedSchema = verdict.pick({
  status: true,
  insteadOf: true,
  exemption: true,
  actual: true,
  required: true,
  shortfall: true,
  excess: true,
  reason: true,
  exact: true,
  missing: true,
});

export type JsonJudged = z.infer<typeof judgedSchema>;

/** What a verdict's status and group ask for beside them. */
const wholeVerdict = verdict
  .refine(
    ({ status: each, reason }) => (each === 'notApplicable') === (reason !== undefined),
    'a reason stands with notApplicable, and only there',
  )
  .refine(
    ({ group: { kind, origin: place } }) =>
      (kind === 'person' || kind === 'record') === (place !== undefined),
    'a person or a record has an origin, a unit has none',
  )
  .refine(
    ({ status: each, insteadOf = each, doubts }) => (insteadOf === 'undecided') === (doubts !== undefined),
    'doubts stand with undecided, and only there',
  )
  .refine(
    ({ status: each, headroom: room }) => room === undefined || each === 'pass',
    'headroom stands with pass, and only there',
  )
  .refine(
    ({ status: each, insteadOf, exemption }) =>
      (insteadOf === undefined) === (exemption === undefined) && (!exemption || each === 'exempt'),
    'an exemption stands with exempt, and with what it is instead of',
  );

/** A band by its ends as written, `over` excluded; a value; or what is in no other cell. */
const structureCell = z.strictObject({
  over: z.string().optional(),
  atMost: z.string().optional(),
  value: z.string().optional(),
  other: z.literal(true).optional(),
  count: span,
});

/** A unit, or the whole roster: counted by columns, or with one number, `null` of nobody. */
const structureGroup = z
  .strictObject({
    group: z.strictObject({ kind: z.string().min(1), path: z.array(z.string().min(1)) }),
    /** Where it is not sure that the unit is one of those asked for. */
    sure: z.literal(false).optional(),
    total: span.optional(),
    by: z
      .array(
        z.strictObject({
          column: z.string(),
          cells: z.array(structureCell),
          /** How many may count of whom it cannot be told in full where. */
          unknown: z.int().nonnegative(),
        }),
      )
      .optional(),
    value: z.strictObject({ min: exact.nullable(), max: exact.nullable() }).nullable().optional(),
    /** False where there were too many readings to try; absent otherwise. */
    exact: z.literal(false).optional(),
  })
  .refine(
    ({ total, by, value }) =>
      (total === undefined) === (by === undefined) && (by === undefined) !== (value === undefined),
    'a group is counted, or has a number',
  );

/** How much of the weight of the verdicts of a unit, or of all, holds; undecided ones may fail or pass. */
const score = z.strictObject({
  group: z.strictObject({ kind: z.string().min(1), path: z.array(z.string().min(1)) }),
  score: z.strictObject({ min: exact, max: exact }),
  weights: z.strictObject({ pass: exact, undecided: exact, judged: exact }),
});

/** A data issue, as all reports tell it. */
export const dataIssueSchema = z.strictObject({
  code: z.string(),
  severity,
  input: z.int().nonnegative().optional(),
  sheet: z.string().optional(),
  row: z.int().positive().optional(),
  cell: z.string().optional(),
  value: z.string().optional(),
  group: group.optional(),
  message: z.string(),
});

const report = z.strictObject({
  report: z.literal('cadre-audit/1'),
  asOf: day,
  asOfSource: z.enum(['option', 'config', 'rulebook', 'today']),
  /** What the exit code says: 0 pass, 1 fail, 3 undecided. */
  status: z.enum(['pass', 'fail', 'undecided']),
  tool: z.strictObject({ version: z.string() }),
  /** The rulebooks of the run, each followed by those that it extends; each once. */
  rulebooks: z.array(z.strictObject({ id: z.string(), sha256 })),
  /** The configuration file, where one was used. */
  config: z.strictObject({ path: z.string(), sha256 }).optional(),
  /** The file of exemptions, where one was used. */
  exemptions: exemptions.optional(),
  inputs: z.array(
    z.strictObject({
      path: z.string(),
      sha256,
      tables: z.array(
        z.strictObject({
          sheet: z.string(),
          table: z.string(),
          headerRow: z.int().positive(),
          rows: z.int().nonnegative(),
        }),
      ),
    }),
  ),
  /** The files of the previous roster, where one was handed in. */
  previous: z.array(z.strictObject({ path: z.string(), sha256 })).optional(),
  notes: z.array(z.strictObject({ code: z.string(), message: z.string() })),
  summary: z.strictObject({
    pass: z.int(),
    fail: z.int(),
    undecided: z.int(),
    notApplicable: z.int(),
    exempt: z.int(),
    dataIssues: z.int(),
  }),
  verdicts: z.array(wholeVerdict),
  /** 得分, where a rulebook says a weight: of the whole report, then of each unit, the lowest first. */
  scores: z.array(score).min(1).optional(),
  /** 结构分析: groups of people by columns, or one number of each group. */
  structure: z.array(
    z.strictObject({
      /** `rulebook/id` where several rulebooks of the run have something of that id. */
      id: z.string(),
      groups: z.array(structureGroup),
      reason: z.strictObject({ code: z.string(), message: z.string() }).optional(),
    }),
  ),
  statistics: z.array(
    z.strictObject({
      id: z.string(),
      actual: z.union([
        z.strictObject({ count: z.union([span, z.strictObject({ min: exact, max: exact.nullable() })]) }),
        z.null(),
      ]),
      claimed: z.union([z.int(), exact]).optional(),
      agrees: z.boolean().nullable(),
      reason: z.strictObject({ code: z.string(), message: z.string() }).optional(),
    }),
  ),
  dataIssues: z.array(dataIssueSchema),
  /** The columns that data issues are about, in the order of files, sheets and columns. */
  dataIssueColumns: z.array(
    z
      .strictObject({
        input: z.int().nonnegative(),
        sheet: z.string(),
        /** The last row of its table's head. */
        headerRow: z.int().positive().optional(),
        letter: z.string().regex(/^[A-Z]{1,3}$/),
        head: z.string(),
        issues: z.int().positive(),
        unreadable: z.int().nonnegative(),
        /** Cells that were read, and empty ones; absent where only a part of the issues is told. */
        readable: z.int().nonnegative().optional(),
        empty: z.int().nonnegative().optional(),
      })
      .refine(
        ({ issues, unreadable, readable, empty }) =>
          unreadable <= issues && (readable === undefined) === (empty === undefined),
        'unreadable cells are issues, and cells are counted together',
      ),
  ),
});

/** How many verdicts have a status, and whether the summary says so. */
const summaryHolds = ({ summary, verdicts, dataIssues }: z.infer<typeof report>): boolean =>
  status.options.every((each) => summary[each] === verdicts.filter((one) => one.status === each).length) &&
  summary.dataIssues === dataIssues.length;

/** Every entry that applies exempts one verdict, and no verdict is exempt by another line. */
function exemptionsHold({ exemptions: file, verdicts }: z.infer<typeof report>): boolean {
  const applied = (file?.entries ?? []).filter(({ outcome }) => outcome === 'applied');
  const lines = verdicts.flatMap(({ exemption }) => exemption?.line ?? []);
  const inOrder = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b).join();
  return inOrder(lines) === inOrder(applied.map(({ line }) => line));
}

/** The JSON report, version 1 (a contract). Every key that is not named here is an error. */
export const reportSchema = report
  .refine(summaryHolds, 'the summary counts the verdicts and the data issues')
  .refine(exemptionsHold, 'each exemption that applies exempts one verdict')
  .refine(
    ({ inputs, verdicts }) =>
      verdicts.every(({ evidence }) =>
        Object.values(evidence)
          .flat()
          .every(({ input }) => input < inputs.length),
      ),
    'evidence is of one of the inputs',
  );

export type JsonReport = z.infer<typeof reportSchema>;
