import { z } from 'zod';
import { parseIsoDay } from '../core/calendar.ts';
import { parseFraction } from '../core/fraction.ts';
import { problemParams } from './yaml-file.ts';

/**
 * The grammar of a rulebook file. Every scalar arrives as the text that was written,
 * so that `20%`, `1/3` and `0.125` are read exactly. Messages of refinements are codes of the catalogue.
 */

/** A name begins with a letter: an object puts names that are numbers before the others, whatever the file says. */
export const NAME = /^\p{L}[\p{L}\p{N}_-]*$/u;
const name = z.string().regex(NAME, 'bad-name');
const text = z.string().min(1);

/** Text, or text by language. */
/** A text for both languages, or one by language: the one that is missing is as the other. */
const titled = z.union([text, z.strictObject({ zh: text.optional(), en: text.optional() })]);
export type Titled = z.infer<typeof titled>;

/** Why something of the rulebook that is extended is not left as it stands there. */
const because = titled.optional();

/** A day written `2024-10-31`. */
export const day = z.string().transform((written, context) => {
  const read = parseIsoDay(written);
  if (read !== undefined) return read;
  context.addIssue({ code: 'custom', params: problemParams({ kind: 'bad-date', written }) });
  return z.NEVER;
});

const quantity = z.string().transform((written, context) => {
  const read = parseFraction(written);
  if (read !== undefined) return { value: read, written };
  context.addIssue({ code: 'custom', params: problemParams({ kind: 'bad-number', written }) });
  return z.NEVER;
});

const wholeNumber = z
  .string()
  .regex(/^\d{1,3}$/, 'bad-number')
  .transform(Number);

const rounding = z.enum(['exact', 'up', 'down', 'floor', 'nearest', 'nearestHalfDown']);

/** A number, or the name of one: a population, a column of the unit, a parameter, a figure. */
const operand = text;
const operands = z.array(operand).min(2);

/** One operation on numbers; to nest another one in it, that is given a name as a figure. */
const operation = z.strictObject({
  sum: operands.optional(),
  difference: z.tuple([operand, operand]).optional(),
  product: operands.optional(),
  gap: z.tuple([operand, operand]).optional(),
  min: operands.optional(),
  max: operands.optional(),
  share: operand.optional(),
  lookup: name.optional(),
  of: operand.optional(),
  rounding: rounding.optional(),
});
export type OperationFile = z.infer<typeof operation>;

/** What a measure is compared with. */
const bound = z.union([operand, operation]);
export type BoundFile = z.infer<typeof bound>;

/** The bounds of a measure or of a number; several are joined by "and". */
const bounds = {
  atLeast: bound.optional(),
  atMost: bound.optional(),
  over: bound.optional(),
  under: bound.optional(),
  equals: bound.optional(),
};

/** The calendar year or month of the as-of date up to it, or the last so many years or months. */
export const PERIOD = /^(year|month|[1-9]\d? (years?|months?))$/;
const period = z.string().regex(PERIOD, 'bad-period');
/** A column of the days that a period began on; what begins as periods in Chinese do (近五年, 本年) is none. */
const beginning = z.string().regex(/^(?![近本])./, 'bad-period');

const oneOrMore = <S extends z.ZodType>(schema: S) => z.union([schema, z.array(schema).min(1)]);

/** What one column must say: a value, one of several, or bounds. */
const columnTest: z.ZodType<ColumnTest> = z.union([
  text,
  z.array(text).min(1),
  z.strictObject({
    // A number, or a value of an ordered list.
    atLeast: text.optional(),
    atMost: text.optional(),
    over: text.optional(),
    under: text.optional(),
    // A day, or the name of one: a parameter, a column. `during`: a period, or a column of the days that it began on.
    since: text.optional(),
    until: text.optional(),
    during: z.union([period, beginning]).optional(),
    /** A place that the record's own is in, by the register of units. */
    inside: text.optional(),
    contains: oneOrMore(text).optional(),
    in: name.optional(),
    same: text.optional(),
    not: z
      .union([text, z.array(text).min(1), z.strictObject({ same: text }), z.strictObject({ inside: text })])
      .optional(),
  }),
]);

export interface ColumnBounds {
  atLeast?: string | undefined;
  atMost?: string | undefined;
  over?: string | undefined;
  under?: string | undefined;
  since?: string | undefined;
  until?: string | undefined;
  during?: string | undefined;
  inside?: string | undefined;
  contains?: string | string[] | undefined;
  in?: string | undefined;
  /** Another column of the record. */
  same?: string | undefined;
  not?: string | string[] | { same: string } | { inside: string } | undefined;
}
export type ColumnTest = string | string[] | ColumnBounds;

/** Columns and what they must say, joined by "and"; `anyOf` and `noneOf` hold populations or further conditions. */
export type Where = { readonly [column: string]: ColumnTest | readonly (string | Where)[] };
const where: z.ZodType<Where> = z.lazy(() =>
  z
    .looseObject({
      anyOf: z
        .array(z.union([name, where]))
        .min(1)
        .optional(),
      noneOf: z
        .array(z.union([name, where]))
        .min(1)
        .optional(),
    })
    .catchall(columnTest),
) as unknown as z.ZodType<Where>;

const population = z.strictObject({
  title: titled.optional(),
  from: name,
  /** Of the roster handed in with `--previous`. */
  roster: z.literal('previous').optional(),
  where: where.optional(),
  because,
});

const columns = z.array(name).min(2);

const field = z.strictObject({
  title: titled.optional(),
  for: name,
  /** A column of the linked records; or a list of the record's own numbers. */
  sum: z.union([name, columns]).optional(),
  min: z.union([name, columns]).optional(),
  max: z.union([name, columns]).optional(),
  median: name.optional(),
  average: name.optional(),
  distinct: name.optional(),
  count: name.optional(),
  product: columns.optional(),
  /** A number of the record's own as a part of another one, which is `of`. */
  share: name.optional(),
  difference: z.tuple([name, name]).optional(),
  gap: z.tuple([name, name]).optional(),
  /** The longest spell between two dates of the linked records; over breaks up to `join` it is one. */
  longest: z.tuple([name, name]).optional(),
  join: z
    .string()
    .regex(/^\d{1,3} (years?|months?|days?)$/, 'bad-break')
    .optional(),
  missing: z.tuple([name, name]).optional(),
  /** Full years, months or days between two dates of the record; one that is still running ends on the as-of date. */
  elapsed: z.tuple([name, name]).optional(),
  in: z.enum(['years', 'months', 'days']).optional(),
  /** The number that a lookup gives for the column `of`; the whole of a share. */
  lookup: name.optional(),
  of: name.optional(),
  /** What a column says in the linked record of the last date, by the column `last`; without it, in the only one. */
  take: name.optional(),
  last: name.optional(),
  from: name.optional(),
  /** Of the roster handed in with `--previous`. */
  roster: z.literal('previous').optional(),
  where: where.optional(),
  because,
});

/** A figure (中间数): one named operation on numbers, or the number of a population or of a column over it. */
const figure = z.strictObject({
  title: titled.optional(),
  ...operation.shape,
  count: name.optional(),
  sum: z.union([name, operands]).optional(),
  average: name.optional(),
  median: name.optional(),
  min: z.union([name, operands]).optional(),
  max: z.union([name, operands]).optional(),
  where: where.optional(),
  per: z.union([name, z.array(name).min(1)]).optional(),
  because,
});
export type FigureFile = z.infer<typeof figure>;

/** What a parameter is: a number, or a day. */
const parameterValue = z.string().transform((written, context) => {
  const read = parseIsoDay(written);
  if (read !== undefined) return { day: read, written };
  const value = parseFraction(written);
  if (value !== undefined) return { value, written };
  context.addIssue({ code: 'custom', params: problemParams({ kind: 'bad-number', written }) });
  return z.NEVER;
});

/** A parameter (参数): a number, one that a column of the unit may replace, or a day. */
const parameter = z.union([
  parameterValue,
  z.strictObject({ default: parameterValue, from: name.optional(), because }),
]);

/** A lookup (对照表): `..2`, `3..7`, `8..` or single values, to a number or the name of one. */
const lookup = z.record(text, operand);

/** Of a guard's number: a value, several, or bounds. */
const guardTest = z.union([text, z.array(text).min(1), z.looseObject(bounds)]);
export type GuardTest = string | string[] | (BoundsFile & Record<string, unknown>);

/** What must be so of a group's numbers and its unit's columns. */
export type GuardFile = { readonly [number: string]: GuardTest | readonly GuardFile[] };
const guard: z.ZodType<GuardFile> = z.lazy(() =>
  z
    .looseObject({
      anyOf: z.array(guard).min(1).optional(),
      noneOf: z.array(guard).min(1).optional(),
    })
    .catchall(guardTest),
) as unknown as z.ZodType<GuardFile>;

const MEASURES = {
  count: name.optional(),
  share: name.optional(),
  sum: z.union([name, operands]).optional(),
  average: name.optional(),
  every: name.optional(),
  difference: operation.shape.difference,
  product: operation.shape.product,
  gap: operation.shape.gap,
  median: name.optional(),
  min: z.union([name, operands]).optional(),
  max: z.union([name, operands]).optional(),
  distinct: z.union([name, z.array(name).min(1)]).optional(),
  unique: z.array(name).min(1).optional(),
};

const rule = z.strictObject({
  title: titled.optional(),
  source: name.optional(),
  /** The sentence of the source that the rule was made from. */
  quote: text.optional(),
  /** Where the text is ambiguous, the way it was taken. */
  reading: titled.optional(),
  per: z.union([name, z.array(name).min(1)]).optional(),
  /** A day, a parameter that is one, or a column of the unit: the date on which it is judged. */
  asOf: text.optional(),
  ...MEASURES,
  of: operand.optional(),
  where: where.optional(),
  must: where.optional(),
  ...bounds,
  parity: z.enum(['odd', 'even']).optional(),
  rounding: rounding.optional(),
  when: guard.optional(),
  exempt: guard.optional(),
  since: day.optional(),
  until: day.optional(),
  whenEmpty: z.enum(['notApplicable', 'pass', 'fail']).optional(),
  severity: z.enum(['error', 'warning', 'info', 'part']).optional(),
  /** How much its verdicts count in the score (得分). */
  weight: quantity.optional(),
  openPeriod: z.enum(['fail', 'undecided']).optional(),
  countBy: z.enum(['person', 'post']).optional(),
  /** A population of units each of which should have such a record; those without are named in a note. */
  expectedIn: name.optional(),
  because,
});

const statistic = z.strictObject({
  title: titled.optional(),
  source: name.optional(),
  quote: text.optional(),
  count: name.optional(),
  share: name.optional(),
  sum: name.optional(),
  average: name.optional(),
  median: name.optional(),
  min: name.optional(),
  max: name.optional(),
  distinct: name.optional(),
  of: name.optional(),
  where: where.optional(),
  claimed: quantity.optional(),
});

/** Ends of bands, or values; `all`: every value that a column has. */
const split = z.union([z.enum(['all']), oneOrMore(text)]);

/** A table of 结构分析: a population counted by columns, or one number of it. */
const structure = z.strictObject({
  title: titled.optional(),
  of: name.optional(),
  per: name.optional(),
  by: z.record(text, split).optional(),
  median: name.optional(),
  average: name.optional(),
  min: name.optional(),
  max: name.optional(),
});

/** What a column is taken as in sheets without it. */
const absent = z.union([text, z.strictObject({ column: name, in: name })]);

const truth = z.enum(['true', 'false']);

/** A column: its type, or its type and more. A built-in column has its type, and takes `absent` alone. */
const column = z.union([
  text,
  z.array(text).min(1),
  z.strictObject({
    /** `date` and the like, a list of the rulebook, its values, or a table that it names records of. */
    type: oneOrMore(text).optional(),
    /** Its headings; the column's own name where there are none. */
    title: oneOrMore(text).optional(),
    several: truth.optional(),
    blank: text.optional(),
    absent: absent.optional(),
    because,
  }),
]);

const table = z.strictObject({
  /** The table that it is made from: a record for each key. */
  from: name.optional(),
  /** The columns that make two rows the same record. */
  key: oneOrMore(name).optional(),
  /** Two columns of people, read either way round: each pair is one. */
  symmetric: z.tuple([name, name]).optional(),
  columns: z.record(name, column).optional(),
});

/** A rulebook file (规则集). */
export const grammar = z.strictObject({
  rulebook: name,
  title: titled.optional(),
  /** The rulebook that this one adds to and tightens: a relative path, or the id of a shipped one. */
  extends: text.optional(),
  asOf: day.optional(),
  age: z.strictObject({ basis: z.enum(['month', 'day', 'year']) }).optional(),
  ages: z.strictObject({ from: wholeNumber, to: wholeNumber }).optional(),
  /** The register of units: a file beside the rulebook. */
  units: text.optional(),
  sources: z
    .record(
      name,
      z.strictObject({
        title: titled,
        clause: text.optional(),
        mark: z.enum(['seen', 'weak', 'memory']).optional(),
      }),
    )
    .optional(),
  lists: z
    .record(name, z.union([z.array(text).min(1), z.strictObject({ file: text, column: text })]))
    .optional(),
  tables: z.record(name, table).optional(),
  fields: z.record(name, field).optional(),
  parameters: z.record(name, parameter).optional(),
  lookups: z.record(name, lookup).optional(),
  figures: z.record(name, figure).optional(),
  populations: z.record(name, population).optional(),
  rules: z.record(name, rule).optional(),
  statistics: z.record(name, statistic).optional(),
  structure: z.record(name, structure).optional(),
});

export type RulebookFile = z.infer<typeof grammar>;
export type RuleFile = z.infer<typeof rule>;
export type StatisticFile = z.infer<typeof statistic>;
export type StructureFile = z.infer<typeof structure>;
/** By what a column splits people. */
export type SplitFile = z.infer<typeof split>;
export type FieldFile = z.infer<typeof field>;
export type ParameterFile = z.infer<typeof parameter>;
export type ColumnFile = z.infer<typeof column>;
export type BoundsFile = Pick<RuleFile, 'atLeast' | 'atMost' | 'over' | 'under' | 'equals'>;
