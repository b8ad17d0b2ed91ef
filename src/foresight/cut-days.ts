import type { Day } from '../core/calendar.ts';
import type { Interval } from '../core/interval.ts';
import type { Evaluation } from '../engine/memory/evaluation.ts';
import { compile, type PredicateContext } from '../engine/memory/predicate.ts';
import type { TableName } from '../roster/schema.ts';
import type { Exemption } from '../rulebook/exemptions/model.ts';
import type { Rule } from '../rulebook/model.ts';
import { type Asked, askedBy, ownConditions } from './asked.ts';
import type { Crossing, Turn } from './crossing.ts';
import { crossingsOf } from './crossings.ts';

/** Why a verdict changes on a day. */
export type Cause =
  | (Turn & { readonly table: TableName; readonly isPrevious: boolean; readonly row: number })
  /** The rule comes into force, or is no longer. */
  | { readonly reason: 'inForce' }
  | { readonly reason: 'exemption'; readonly exemption: Exemption }
  /** A rule that it asks for changes. */
  | { readonly reason: 'rule'; readonly rule: string };

/** A day on which a rule may be judged otherwise than on the day before. */
export interface Cut {
  readonly day: Day;
  /** The record of the rule's own table of which the groups alone may change; undefined: any group may. */
  readonly row: number | undefined;
  /** Undefined: it is not known what may happen. */
  readonly cause: Cause | undefined;
}

/** Every day within some days, both ends included, on which a verdict of a rule may change, if nobody moves. */
export function cutsOf(evaluation: Evaluation, rule: Rule, days: Interval): Cut[] {
  const crossings = askedBy(rule, evaluation.rulebook).map((asked) => ({
    asked,
    found: crossingsOf(evaluation, asked, days),
  }));
  const moving = crossings.filter(({ found }) => found.length > 0).map(({ asked }) => asked);
  const matters = mayMatter(evaluation, rule, moving);
  const found = crossings.flatMap(({ found: own }) => own.map(cutOf));
  return [
    ...inForce(rule)
      .filter((day) => isWithin(day, days))
      .map((day): Cut => ({ day, row: undefined, cause: { reason: 'inForce' } })),
    ...found.filter(({ row }) => row === undefined || matters(row)),
  ];
}

function cutOf({ day, asked, record }: Crossing): Cut {
  const { table, isPrevious, isOwn } = asked;
  if (!record) return { day, row: undefined, cause: undefined };
  const { row, turn } = record;
  return { day, row: isOwn ? row : undefined, cause: { ...turn, table, isPrevious, row } };
}

const isWithin = (day: Day, { from, to }: Interval): boolean => from <= day && day <= to;

/** The first day on which a rule is in force, and the first on which it is no longer. */
const inForce = ({ inForce: { from, to } }: Rule): Day[] => [from, to + 1];

/** Whether a record may be anything to a rule, whatever its moving columns say. */
function mayMatter(evaluation: Evaluation, rule: Rule, moving: readonly Asked[]): (row: number) => boolean {
  const own = moving.filter(({ isOwn }) => isOwn);
  const isCompared = own.some(({ tests }) => tests.some(({ kind }) => kind === 'compared'));
  if (isCompared) return () => true;
  const context = evaluation.context(rule.table);
  const names = new Set(own.map(({ column }) => column));
  const anything: PredicateContext = {
    ...context,
    // What is remembered of the columns as they are read is not what is asked here.
    cache: new Map(),
    tests: new Map(),
    column: (name) => {
      const column = context.column(name);
      return names.has(name) ? { ...column, truth: () => () => 2 } : column;
    },
  };
  const parts = ownConditions(rule).map((condition) => compile(condition, anything));
  return (row) => parts.some(({ truth }) => truth(row) !== 0);
}
