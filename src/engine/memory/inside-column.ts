import type { Truth } from '../../core/truth.ts';
import { isWithin, type Register, unitsAt } from '../../roster/register.ts';
import type { BoundColumn, Said } from './column.ts';
import { oneTruth } from './computed-column.ts';
import { bindFlag } from './flag-column.ts';

/** Binds the column that says whether a place is within another one, by the register of units; -1 where that is not known. */
export function bindInside(
  name: string,
  length: number,
  { place, around }: { readonly place: BoundColumn; readonly around: BoundColumn },
  register: Register,
): BoundColumn {
  const values = Int8Array.from({ length }, (_, row) => {
    const truth = truthOf(place.said(row), around.said(row), register);
    return truth === 2 ? -1 : truth;
  });
  const isPlaceKnown = (row: number) => textsOf(place.said(row))?.length === 1;
  return {
    ...bindFlag({
      name,
      cell: (row) => row,
      excused: (row) => place.excused(row) || around.excused(row),
      cause: (row) => (isPlaceKnown(row) ? around : place).cause(row),
      values,
    }),
    source: (row) => (isPlaceKnown(row) ? around : place).name,
    // What one says may be known and the other not: no two rows are alike in that.
    isOpen: () => false,
  };
}

const textsOf = (said: Said): readonly string[] | undefined =>
  said.kind === 'texts' && said.nothing === undefined ? said.texts : undefined;

function truthOf(place: Said, around: Said, register: Register): Truth {
  const [texts, others] = [textsOf(place), textsOf(around)];
  if (!texts || !others || texts.length === 0 || others.length === 0) return 2;
  return oneTruth(texts.flatMap((text) => others.map((other) => isInside(text, other, register))));
}

/**
 * Whether a place is within another one: where its name says so, or where the register does. Of a place that is in no
 * register, or that takes in the other one, it is not known.
 */
function isInside(text: string, other: string, register: Register): Truth {
  if (text.includes(other)) return 1;
  const [places, around] = [unitsAt(register, text), unitsAt(register, other)];
  if (places.length === 0 || around.length === 0) return 2;
  return oneTruth(
    places.flatMap((place) =>
      around.map((unit): Truth => {
        if (isWithin(register, place.index, unit.index)) return 1;
        return isWithin(register, unit.index, place.index) ? 2 : 0;
      }),
    ),
  );
}
