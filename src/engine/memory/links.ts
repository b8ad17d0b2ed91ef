import type { Interval } from '../../core/interval.ts';
import type { Truth } from '../../core/truth.ts';
import { intervalsAt, UNKNOWN_NUMBER } from '../../roster/columns.ts';
import { type Link, linkName } from '../../roster/link.ts';
import type { Roster } from '../../roster/roster.ts';
import type { Field } from '../../rulebook/model.ts';

/** A linked row that may belong to one of several people: whom, and what it would add to them. */
export interface AmbiguousRow {
  readonly row: number;
  readonly people: readonly number[];
  readonly amount: Interval;
}

/**
 * A field that adds up linked records, by person: what is sure, and what rows that fit several people
 * may add beside it.
 */
export interface LinkedSums {
  readonly from: Float64Array;
  readonly to: Float64Array;
  readonly ambiguous: readonly AmbiguousRow[];
}

/** Adds up the linked records of a `sum` or `count` field. `counts` tells which linked records do. */
export function addLinked(
  roster: Roster,
  field: Field,
  people: number,
  counts: (row: number) => Truth,
): LinkedSums {
  const from = new Float64Array(people);
  const to = new Float64Array(people);
  const ambiguous: AmbiguousRow[] = [];
  let anybody = 0;
  const links: readonly Link[] = roster.links.get(linkName(field.from, field.table)) ?? [];
  links.forEach((link, row) => {
    const truth = counts(row);
    if (truth === 0) return;
    const whole = amountOf(roster, field, row);
    const amount = truth === 1 ? whole : { from: 0, to: whole.to };
    if (link === 'anybody') anybody += amount.to;
    else if (link.length > 1) ambiguous.push({ row, people: link, amount });
    else if (link.length === 1) {
      const [person] = link as [number];
      from[person] = (from[person] as number) + amount.from;
      to[person] = (to[person] as number) + amount.to;
    }
  });
  if (anybody > 0)
    for (let person = 0; person < people; person++) to[person] = (to[person] as number) + anybody;
  return { from, to, ambiguous };
}

function amountOf(roster: Roster, field: Field, row: number): Interval {
  if (field.operation.kind !== 'sum') return { from: 1, to: 1 };
  const column = roster.tables.get(field.from)?.columns.get(field.operation.column);
  return column?.type === 'range' ? (intervalsAt(column, row)[0] as Interval) : UNKNOWN_NUMBER;
}
