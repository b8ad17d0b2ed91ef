import { compareFractions, parseFraction } from '../core/fraction.ts';
import type { ColumnBounds, ColumnTest, Where } from './grammar.ts';
import { meansTheSame } from './meaning.ts';

/**
 * Whether a condition takes in no record that another one does not, in every reading. True only where both test the
 * same columns, so that both are known, and absent, together: one more column may be missing from a sheet.
 */
export function isNarrower(own: Where | undefined, above: Where | undefined): boolean {
  const [tests, others] = [own ?? {}, above ?? {}];
  const keys = Object.keys(tests);
  return (
    keys.length === Object.keys(others).length &&
    keys.every((key) => {
      const [test, other] = [tests[key], others[key]];
      if (other === undefined) return false;
      if (key === 'anyOf' || key === 'noneOf') return meansTheSame(test, other);
      return isNarrowerTest(test as ColumnTest, other as ColumnTest);
    })
  );
}

function isNarrowerTest(own: ColumnTest, above: ColumnTest): boolean {
  if (meansTheSame(own, above)) return true;
  const [values, others] = [valuesOf(own), valuesOf(above)];
  if (values && others) return values.every((value) => others.includes(value));
  if (values || others) return false;
  return isWithinBounds(own as ColumnBounds, above as ColumnBounds);
}

const valuesOf = (test: ColumnTest): readonly string[] | undefined =>
  typeof test === 'string' ? [test] : Array.isArray(test) ? test : undefined;

/** Bounds are joined by "and": each of those above must be there, as it is or tighter; others may be added. */
const isWithinBounds = (own: ColumnBounds, above: ColumnBounds): boolean =>
  (Object.keys(above) as (keyof ColumnBounds)[]).every(
    (key) => above[key] === undefined || meansTheSame(own[key], above[key]) || isTighter(key, own, above),
  );

function isTighter(key: keyof ColumnBounds, own: ColumnBounds, above: ColumnBounds): boolean {
  switch (key) {
    case 'since':
      return (own.since ?? Number.NEGATIVE_INFINITY) >= (above.since ?? Number.NEGATIVE_INFINITY);
    case 'until':
      return (own.until ?? Number.POSITIVE_INFINITY) <= (above.until ?? Number.POSITIVE_INFINITY);
    case 'atLeast':
    case 'over':
      return orderOf(own[key], above[key]) > 0;
    case 'atMost':
    case 'under':
      return orderOf(own[key], above[key]) < 0;
    default:
      return false;
  }
}

/** How two numbers stand to each other; NaN, of which nothing holds, where one is no number but a value of a list. */
function orderOf(one: string | undefined, other: string | undefined): number {
  const [a, b] = [one, other].map((written) => (written === undefined ? undefined : parseFraction(written)));
  return a && b ? compareFractions(a, b) : Number.NaN;
}
