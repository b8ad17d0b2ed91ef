import type { Day } from '../../core/calendar.ts';
import { elapsed, later, type TimeUnit } from '../../core/elapsed.ts';
import type { Interval } from '../../core/interval.ts';
import { NEVER, UNKNOWN_DAYS } from '../../roster/columns.ts';
import type { Field, FieldOperation } from '../../rulebook/model.ts';
import type { BoundColumn } from './column.ts';
import { bindComputed, isNothing } from './computed-column.ts';
import type { Evaluation } from './evaluation.ts';
import { type LinkedValues, linkedValues } from './linked-records.ts';

type Longest = Extract<FieldOperation, { kind: 'longest' }>;

/** Days from a first to a last one; what is still running ends on the reference date. */
interface Spell {
  readonly start: Day;
  readonly end: Day;
}

/**
 * Binds a field of the longest spell of linked records. Spells that follow one another within `join` are one. More days
 * never make the longest spell shorter: it lies between that of the fewest days and that of the most.
 */
export function bindLongest(
  evaluation: Evaluation,
  field: Field,
  operation: Longest,
  common: Pick<BoundColumn, 'name' | 'cell' | 'cause' | 'excused'>,
): BoundColumn {
  const { asOf } = evaluation.rulebook;
  const linked = linkedValues(evaluation, field, [operation.start, operation.end]);
  return bindComputed(common, (row) => {
    if (!linked) return [{ from: 0, to: Number.POSITIVE_INFINITY }];
    const records = linked(row);
    const [fewest, most] = [fewestDays, mostDays].map((daysOf) =>
      longest(
        records.flatMap((record) => daysOf(record, asOf)),
        operation,
      ),
    ) as [number, number];
    return [{ from: fewest, to: most }];
  });
}

/** The days that a record has whatever its cells say: none where it may not count, or may have ended before it began. */
function fewestDays({ options }: LinkedValues, asOf: Day): Spell[] {
  const spells = options.map((option) => option && spellOf(option, asOf));
  if (spells.includes(undefined)) return [];
  const known = spells as { start: Interval; end: Interval }[];
  const start = Math.max(...known.map((spell) => spell.start.to));
  const end = Math.min(...known.map((spell) => spell.end.from), asOf);
  return start <= end ? [{ start, end }] : [];
}

/** Every day that a record may have. */
const mostDays = ({ options }: LinkedValues, asOf: Day): Spell[] =>
  options
    .flatMap((option) => (option ? (spellOf(option, asOf) ?? []) : []))
    .map((spell) => ({ start: spell.start.from, end: Math.min(spell.end.to, asOf) }))
    .filter(({ start, end }) => start <= end);

/** The two dates of a record; undefined where one of them is not there. */
function spellOf(
  [start, end]: readonly Interval[],
  asOf: Day,
): { start: Interval; end: Interval } | undefined {
  if (!start || !end || isNothing(start) || isNothing(end)) return undefined;
  const upTo = (day: Day): Day => (day >= NEVER ? asOf : day);
  return { start, end: { from: upTo(end.from), to: upTo(end.to) } };
}

/** The longest of some spells, those that follow one another closely enough put together. */
function longest(spells: readonly Spell[], { unit, join }: Longest): number {
  const sorted = [...spells].sort((a, b) => a.start - b.start);
  let [most, current] = [0, undefined as Spell | undefined];
  for (const spell of sorted) {
    const isGoingOn = current !== undefined && spell.start <= later(current.end + 1, join);
    current = current && isGoingOn ? { start: current.start, end: Math.max(current.end, spell.end) } : spell;
    most = Math.max(most, lengthOf(current, unit));
  }
  return most;
}

/** Of a beginning of which nothing is known any time may have gone by. */
const lengthOf = ({ start, end }: Spell, unit: TimeUnit): number =>
  start === UNKNOWN_DAYS.from ? Number.POSITIVE_INFINITY : elapsed(start, end, unit);
