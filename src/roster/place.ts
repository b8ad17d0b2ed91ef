import { compact } from '../core/text.ts';
import type { IssueCode } from '../locale/catalogue.ts';
import type { Surroundings } from './locate.ts';
import { isVillage, type Register, type Unit, unitsAt, unitsNamed } from './register.ts';

/** What a record says of its unit: undefined blank, null not readable. */
export interface WrittenUnit {
  readonly town: string | undefined | null;
  readonly village: string | undefined | null;
  /** Whether its sheet has a column for villages: a blank there says "of the town itself". */
  readonly hasVillageColumn: boolean;
}

/** Where a record belongs: its possible units (none: not in the register), its tier, and what is wrong. */
export interface Place {
  readonly units: readonly number[];
  readonly tier: '镇街' | '村社';
  readonly problem?: Extract<
    IssueCode,
    'unit-not-registered' | 'unit-ambiguous' | 'unit-blank' | 'unit-unreadable'
  >;
  /** Which of the two cells is at fault. */
  readonly field?: 'town' | 'village';
}

const isTown = (unit: Unit): boolean => !isVillage(unit);
const positions = (units: readonly Unit[]): number[] => units.map((unit) => unit.index);

/** The unit whose full name stands in a text: the longest village of a town named there, else the town. */
function unitIn(register: Register, text: string): Unit | undefined {
  const whole = unitsAt(register, text);
  if (whole.length === 1) return whole[0];
  const shown = compact(text);
  const towns = register.units.filter(
    (unit) => isTown(unit) && compact(unit.name).length >= 3 && shown.includes(compact(unit.name)),
  );
  if (towns.length !== 1) return undefined;
  const [town] = towns as [Unit];
  const rest = shown.slice(shown.indexOf(compact(town.name)) + compact(town.name).length);
  const villages = register.units.filter(
    (unit) =>
      isVillage(unit) && unit.parent === town.index && namesOf(unit).some((name) => rest.startsWith(name)),
  );
  return villages.length === 1 ? villages[0] : town;
}

/** A village's name in full and in short, with its suffix: 五洞闸村委会, 五洞闸村. */
const namesOf = (unit: Unit): string[] => {
  const name = compact(unit.name);
  return [name, name.replace(/村委会$/, '村').replace(/居委会$/, '社区')];
};

/**
 * The unit that a table's surroundings name, first that resolves: a one-cell row directly above its head,
 * 填报单位, title, sheet name, file name (VERDICTS §2).
 */
export function unitAround(
  register: Register,
  surroundings: Surroundings,
  sheet: string,
  file: string,
): Unit | undefined {
  const { above, reportingUnit, title } = surroundings;
  const name = file.replace(/^.*[/\\]/, '').replace(/\.[^.]*$/, '');
  for (const text of [above, reportingUnit, title, sheet, name]) {
    const unit = text === undefined || text === '' ? undefined : unitIn(register, text);
    if (unit) return unit;
  }
  return undefined;
}

/** Places a record by its own cells, then by what stands around its table. */
export function placeRecord(register: Register, written: WrittenUnit, around: Unit | undefined): Place {
  return written.village === undefined
    ? placeInTown(register, written, around)
    : placeInVillage(register, written, around);
}

function placeInTown(
  register: Register,
  { town, hasVillageColumn }: WrittenUnit,
  around: Unit | undefined,
): Place {
  if (town === null)
    return {
      units: positions(register.units.filter(isTown)),
      tier: '镇街',
      problem: 'unit-unreadable',
      field: 'town',
    };
  if (town === undefined) {
    if (around === undefined)
      return {
        units: positions(register.units.filter(isTown)),
        tier: '镇街',
        problem: 'unit-blank',
        field: 'town',
      };
    const unit = hasVillageColumn && isVillage(around) ? (register.units[around.parent] ?? around) : around;
    return { units: [unit.index], tier: isVillage(unit) ? '村社' : '镇街' };
  }
  const towns = unitsNamed(register, town, isTown);
  return decide(towns.length > 0 ? towns : unitsAt(register, town), '镇街', 'town');
}

function placeInVillage(register: Register, { town, village }: WrittenUnit, around: Unit | undefined): Place {
  const towns = typeof town === 'string' ? unitsNamed(register, town, isTown) : undefined;
  if (towns?.length === 0) return { units: [], tier: '村社', problem: 'unit-not-registered', field: 'town' };
  const known = towns ?? townAround(register, around);
  const within = (unit: Unit) => known.some((each) => each.index === unit.parent);
  if (village === null || village === undefined) {
    const units = register.units.filter((unit) => isVillage(unit) && (known.length === 0 || within(unit)));
    return { units: positions(units), tier: '村社', problem: 'unit-unreadable', field: 'village' };
  }
  if (towns) {
    const found = unitsNamed(register, village, within);
    return decide(
      found.length > 0
        ? found
        : unitsAt(register, village).filter((unit) => within(unit) || towns.includes(unit)),
      '村社',
      'village',
    );
  }
  const anywhere = unitsAt(register, village);
  const here = anywhere.filter(within);
  return decide(here.length > 0 ? here : anywhere, '村社', 'village');
}

const townAround = (register: Register, around: Unit | undefined): Unit[] => {
  const town = around && isVillage(around) ? register.units[around.parent] : around;
  return town ? [town] : [];
};

function decide(found: readonly Unit[], tier: Place['tier'], field: 'town' | 'village'): Place {
  if (found.length === 0) return { units: [], tier, problem: 'unit-not-registered', field };
  const tiers = new Set(found.map((unit) => (isVillage(unit) ? '村社' : '镇街') as Place['tier']));
  const known = tiers.size === 1 ? ([...tiers][0] as Place['tier']) : tier;
  return found.length === 1
    ? { units: positions(found), tier: known }
    : { units: positions(found), tier: known, problem: 'unit-ambiguous', field };
}
