import { z } from 'zod';
import { actual, day, group, origin, sha256, status } from '../report-schema.ts';

/** Where a record stands; `previous`: in the roster of the time before, which is none of the inputs. */
const placed = { origin: origin.optional(), previous: z.literal(true).optional() };

/** How far a birth is known, where that leaves open on which day an age is reached: its year, its month, in part, not at all. */
const birth = z.enum(['year', 'month', 'part', 'unknown']).optional();

/** Why a verdict changes: whose age, time or date, which exemption of which line, which rule; or that the rule's time has come. */
const cause = z.discriminatedUnion('reason', [
  z.strictObject({ reason: z.literal('age'), age: z.int().nonnegative(), birth, ...placed }),
  z.strictObject({ reason: z.literal('tenure'), column: z.string(), ...placed }),
  z.strictObject({ reason: z.literal('term'), column: z.string(), ...placed }),
  z.strictObject({ reason: z.literal('inForce') }),
  z.strictObject({ reason: z.literal('exemption'), line: z.int().positive() }),
  z.strictObject({ reason: z.literal('rule'), rule: z.string() }),
]);

const event = z
  .strictObject({ date: day, rule: z.string(), group, from: status, to: status, because: z.array(cause) })
  .refine(({ from, to }) => from !== to, 'an event changes a status');

const state = z.strictObject({ status, actual: actual.optional() });

const forecast = z.strictObject({
  forecast: z.literal('cadre-audit/1'),
  asOf: day,
  asOfSource: z.enum(['option', 'config', 'rulebook', 'today']),
  until: day,
  tool: z.strictObject({ version: z.string() }),
  rulebooks: z.array(z.strictObject({ id: z.string(), sha256 })),
  inputs: z.array(z.strictObject({ path: z.string(), sha256 })),
  notes: z.array(z.strictObject({ code: z.string(), message: z.string() })),
  /** How many data issues of each code there are; `check` tells each. */
  dataIssues: z.record(z.string(), z.int().positive()),
  /** How many verdicts of the rules forecast are undecided on `asOf`, and how many of these on `until` too. */
  undecided: z
    .strictObject({ now: z.int().nonnegative(), stay: z.int().nonnegative() })
    .refine(({ now, stay }) => stay <= now, 'those that stay undecided are some of those that are now'),
  /** Every change of status after `asOf` up to and on `until`, by date, then in the order of rules, of the register, of rows. */
  events: z.array(event),
  /** The rules that hang on events, which nobody can foresee. */
  notForecast: z.array(z.string()),
  /** People who reach an age that a rule bounds and count otherwise then; where a birth is not fully known, `from` and `to` are the first and the last day on which that may be. */
  reached: z.array(
    z.strictObject({
      from: day,
      to: day,
      age: z.int().nonnegative(),
      birth,
      path: z.array(z.string().min(1)),
      ...placed,
      rules: z.array(z.string()).min(1),
    }),
  ),
  /** The verdicts of the days asked for, beside those of `asOf`; `leave`, `join`: how many count in one of the two alone; `doubtful`: how many are no longer certain; `leaveBase`, `joinBase`: how many are in the base alone on the one day, and nowhere on the other. */
  on: z.array(
    z.strictObject({
      date: day,
      verdicts: z.array(
        z.strictObject({
          rule: z.string(),
          group,
          before: state.nullable(),
          after: state,
          leave: z.int().nonnegative(),
          join: z.int().nonnegative(),
          doubtful: z.int().nonnegative(),
          leaveBase: z.int().nonnegative(),
          joinBase: z.int().nonnegative(),
        }),
      ),
    }),
  ),
});

/** The JSON of a forecast, version 1 (a contract). Every key that is not named here is an error. */
export const forecastSchema = forecast
  .refine(
    ({ asOf, until, events }) => events.every(({ date }) => asOf < date && date <= until),
    'events are after the date and up to the last day',
  )
  .refine(
    ({ events }) => events.every(({ date }, index) => index === 0 || (events[index - 1]?.date ?? '') <= date),
    'events are in the order of their days',
  );

export type JsonForecast = z.infer<typeof forecastSchema>;
