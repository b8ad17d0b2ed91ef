import { type Fraction, fraction, parseFraction } from '../core/fraction.ts';
import { compact } from '../core/text.ts';
import type { TableName } from '../roster/schema.ts';
import { bandsOf, isByNumber } from './bands.ts';
import type { Condition, Test } from './model.ts';
import { columnType } from './names.ts';
import type { Resolver } from './resolver.ts';

/**
 * A field that looks a column up is that column once more: what is asked of its numbers is asked of the column's
 * values, so that one unknown cell stays one doubt.
 */

/** One number that a lookup field may be, and of which records it is that number. */
export interface LookupValue {
  readonly number: Fraction;
  readonly written: string;
  readonly condition: Condition;
}

/** The numbers of a lookup field of a table; undefined where the name is no such field. */
export function lookupValues(resolver: Resolver, table: TableName, name: string): LookupValue[] | undefined {
  const field = resolver.fields.get(name);
  if (field?.for !== table || field.lookup === undefined) return undefined;
  const lookup = resolver.lookups.get(field.lookup) ?? {};
  const type = field.of === undefined ? undefined : columnType(table, field.of, resolver);
  if (!type) return [];
  const conditions =
    type.type === 'text'
      ? valueConditions(type.column, lookup)
      : isByNumber(lookup)
        ? bandConditions(type.column, lookup, type.scale)
        : [];
  const byNumber = new Map<string, { written: string; conditions: Condition[] }>();
  for (const { gives, condition } of conditions) {
    const known = byNumber.get(gives);
    if (known) known.conditions.push(condition);
    else byNumber.set(gives, { written: gives, conditions: [condition] });
  }
  return [...byNumber.values()].map(({ written, conditions: any }) => ({
    number: parseFraction(written) ?? fraction(0),
    written,
    condition: { op: 'any', of: any },
  }));
}

type Line = { readonly gives: string; readonly condition: Condition };

const testOf = (column: string, test: Test): Condition => ({ op: 'test', column, test });

function valueConditions(column: string, lookup: Readonly<Record<string, string>>): Line[] {
  const lines = Object.entries(lookup).filter(([value]) => value !== 'else');
  const isOneOf = (values: readonly string[], negated: boolean): Condition =>
    testOf(column, { kind: 'text', match: 'is', values: values.map(compact), negated });
  const named = lines.map(([value, gives]): Line => ({ gives, condition: isOneOf([value], false) }));
  const { else: otherwise } = lookup;
  if (otherwise === undefined) return named;
  const values = lines.map(([value]) => value);
  return [...named, { gives: otherwise, condition: isOneOf(values, true) }];
}

const bandConditions = (column: string, lookup: Readonly<Record<string, string>>, scale: number): Line[] =>
  bandsOf(lookup).map(({ from, to, gives, key }) => ({
    gives,
    condition: testOf(column, {
      kind: 'range',
      allowed: { from: from * scale, to: Number.isFinite(to) ? (to + 1) * scale - 1 : to },
      said: { of: 'number', bounds: [{ key: 'equals', value: key }] },
    }),
  }));
