import { compact } from '../core/text.ts';
import { unitsHere, unitsOfPost, type WrittenUnit } from './place.ts';
import type { Register, Unit } from './register.ts';

/** What there is to place a record by: its own cells, and the units that stand around it. */
export interface UnitEvidence {
  readonly written: WrittenUnit;
  readonly around: readonly Unit[];
  /** Whether the workplace says anything of the unit. */
  readonly isTold: boolean;
}

/**
 * What the cell for a workplace says of the unit: undefined or a department's name (组织办), nothing. One that names a unit, or
 * begins with its name, stands nearer than all that is around the table. Where no other cell of the record names a unit and
 * nothing says that it is of no village, it is the record's own: a name in no register is told as such, and so is a
 * cell that cannot be read (null).
 */
export function withWorkplace(
  register: Register,
  workplace: string | undefined | null,
  written: WrittenUnit,
  around: readonly Unit[],
): UnitEvidence {
  if (workplace === undefined) return { written, around, isTold: false };
  const isAlone = written.town === undefined && written.village === undefined && !written.hasVillageColumn;
  if (workplace === null)
    return isAlone && around.length === 0
      ? { written: { ...written, unit: null }, around, isTold: true }
      : { written, around, isTold: false };
  const named = unitsHere(register, workplace, around);
  if (isAlone && (named.length > 0 || isUnitName(workplace)))
    return { written: { ...written, unit: workplace }, around, isTold: true };
  const units = named.length > 0 ? named : unitsOfPost(register, workplace);
  return units.length > 0 ? { written, around: units, isTold: true } : { written, around, isTold: false };
}

const UNIT = /^[\u4e00-\u9fff]{1,12}(镇|鎮|街道|乡|村|社区|居委会|村委会|居民委员会)$/;

/** Whether a text is, by its ending, the name of a town, a village or a community and nothing else. */
export const isUnitName = (text: string): boolean => UNIT.test(compact(text));
