import type { RulebookFile } from './grammar.ts';
import type { Resolver } from './resolver.ts';

const BAND = /^(\d+)?\.\.(\d+)?$/;

/** Whole numbers from and to, both included: `..2`, `3..7`, `8..`, `5`; undefined where the text is no such band. */
export function parseBand(written: string): { readonly from: number; readonly to: number } | undefined {
  if (/^\d+$/.test(written)) return { from: Number(written), to: Number(written) };
  const match = BAND.exec(written);
  if (!match || (match[1] === undefined && match[2] === undefined)) return undefined;
  const [, from, to] = match;
  return {
    from: from === undefined ? Number.NEGATIVE_INFINITY : Number(from),
    to: to === undefined ? Number.POSITIVE_INFINITY : Number(to),
  };
}

/** A line of a lookup by number: which whole numbers it is for, and what it gives, as written. */
interface WrittenBand {
  readonly key: string;
  readonly from: number;
  readonly to: number;
  readonly gives: string;
}

/** What a lookup gives where no line is for a number. */
const ELSE = 'else';

/** Whether a lookup is by number: a lookup by value has a key that is no band. */
export const isByNumber = (lookup: Readonly<Record<string, string>>): boolean =>
  Object.keys(lookup).every((written) => written === ELSE || parseBand(written) !== undefined);

/** The lines of a lookup by number from the least number up; `else` fills what lies between them and beyond. */
export function bandsOf(lookup: Readonly<Record<string, string>>): WrittenBand[] {
  const written = writtenBands(lookup);
  const otherwise = lookup[ELSE];
  if (otherwise === undefined) return written;
  return [...written, ...gapsIn(written).map((gap) => ({ key: ELSE, ...gap, gives: otherwise }))];
}

/** The bands themselves, from the least number up. */
const writtenBands = (lookup: Readonly<Record<string, string>>): WrittenBand[] =>
  Object.entries(lookup)
    .flatMap(([key, gives]): WrittenBand[] => {
      const band = parseBand(key);
      return band ? [{ key, ...band, gives }] : [];
    })
    .sort((a, b) => a.from - b.from);

/** The whole numbers from 0 up that are in no band. */
function gapsIn(bands: readonly WrittenBand[]): { from: number; to: number }[] {
  const gaps: { from: number; to: number }[] = [];
  let next = 0;
  for (const { from, to } of bands) {
    if (from > next) gaps.push({ from: next, to: from - 1 });
    next = Math.max(next, to + 1);
  }
  return Number.isFinite(next) ? [...gaps, { from: next, to: Number.POSITIVE_INFINITY }] : gaps;
}

/** Tells of bands that overlap and of whole numbers that are in none: nothing is looked up in vain. */
export function checkLookups(resolver: Resolver, { lookups = {} }: RulebookFile): void {
  for (const [name, lookup] of Object.entries(lookups)) {
    if (!isByNumber(lookup)) continue;
    const bands = writtenBands(lookup);
    bands.forEach(({ key, from, to }, index) => {
      const keys = ['lookups', name, key];
      if (from > to) resolver.problem(keys, { kind: 'band-backwards', band: key });
      const before = bands.slice(0, index).find((other) => other.to >= from);
      if (before) resolver.problem(keys, { kind: 'band-overlap', bands: [before.key, key] as const });
    });
    const [gap] = gapsIn(bands);
    if (gap && lookup[ELSE] === undefined)
      resolver.problem(['lookups', name], {
        kind: 'band-gap',
        lookup: name,
        from: gap.from,
        to: Number.isFinite(gap.to) ? gap.to : undefined,
      });
  }
}
