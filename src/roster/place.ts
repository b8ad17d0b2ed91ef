import { compact } from '../core/text.ts';
import type { IssueCode } from '../locale/data-issue-words.ts';
import type { Surroundings } from './locate.ts';
import { unitsNear } from './near-units.ts';
import {
  isVillage,
  isWithin,
  type Register,
  type Unit,
  unitsAt,
  unitsNamed,
  withoutRoot,
} from './register.ts';

/** What a record says of its unit: undefined blank, null not readable. */
export interface WrittenUnit {
  /** In a column for units of every kind. */
  readonly unit: string | undefined | null;
  readonly town: string | undefined | null;
  readonly village: string | undefined | null;
  /** Whether its sheet has a column for villages: a blank there says "of the town itself". */
  readonly hasVillageColumn: boolean;
  /** Whether records of its table may be of units of every kind, though their cells name none. */
  readonly isOfAnyUnit: boolean;
}

/** The cells that may name a record's unit. */
export type UnitField = 'unit' | 'town' | 'village';

/** Where a record belongs: its possible units (none: not in the register), its tier, and what is wrong. */
export interface Place {
  readonly units: readonly number[];
  readonly tier: '镇街' | '村社';
  readonly problem?: Extract<
    IssueCode,
    'unit-not-registered' | 'unit-ambiguous' | 'unit-blank' | 'unit-unreadable' | 'unit-near'
  >;
  /** Which of the cells is at fault. */
  readonly field?: UnitField;
}

const isTown = (unit: Unit): boolean => !isVillage(unit);
const positions = (units: readonly Unit[]): number[] => units.map((unit) => unit.index);

/**
 * The units that a text around a table may mean: a unit's own name; else the village named behind its town's name;
 * else the town; else the village whose name stands in it. Several: it is not told which.
 */
function unitsIn(register: Register, text: string): readonly Unit[] {
  const whole = unitsAt(register, text);
  if (whole.length > 0) return whole;
  const shown = compact(text);
  const towns = register.units.filter(
    (unit) => isTown(unit) && compact(unit.name).length >= 3 && shown.includes(compact(unit.name)),
  );
  if (towns.length > 1) return [];
  const [town] = towns;
  if (!town) return longestNamed(register.units.filter(isVillage), (name) => shown.includes(name));
  const rest = shown.slice(shown.indexOf(compact(town.name)) + compact(town.name).length);
  const within = (unit: Unit) => isVillage(unit) && unit.parent === town.index;
  const stem = unitsNamed(register, rest, within);
  if (stem.length > 0) return stem;
  const villages = longestNamed(register.units.filter(within), (name) => rest.startsWith(name));
  return villages.length > 0 ? villages : [town];
}

/** The units with the longest of those names, in full or in short, that are found. */
function longestNamed(units: readonly Unit[], isFound: (name: string) => boolean): readonly Unit[] {
  let [longest, found]: [number, Unit[]] = [SHORTEST_NAME - 1, []];
  for (const unit of units) {
    const length = Math.max(
      0,
      ...namesOf(unit)
        .filter(isFound)
        .map((name) => name.length),
    );
    if (length > longest) [longest, found] = [length, [unit]];
    else if (length === longest && longest >= SHORTEST_NAME) found.push(unit);
  }
  return found;
}

/** A name of two characters (东村) stands in too many words by chance. */
const SHORTEST_NAME = 3;

/** A village's name in full and in short: 五洞闸村委会, 五洞闸村, and the stem of three characters or more, 五洞闸. */
export const namesOf = (unit: Unit): string[] => {
  const name = compact(unit.name);
  const stem = name.replace(/(村委会|居委会|村|社区)$/, '');
  return [
    name,
    name.replace(/村委会$/, '村').replace(/居委会$/, '社区'),
    ...(stem.length >= SHORTEST_NAME ? [stem] : []),
  ];
};

/**
 * The one unit that a post begins with, as in 慈溪市观海卫镇组织办主任: what there is to go by where nothing else names
 * a unit. None where the post names another town as well: it may be a secondment.
 */
export function unitsOfPost(register: Register, post: string): readonly Unit[] {
  const shown = withoutRoot(register, compact(post).replace(/^(?:中共|共青团)/, ''));
  const [unit, ...others] = unitsIn(register, shown);
  if (!unit || others.length > 0) return [];
  const beginnings = [
    ...unit.path.map(compact),
    ...namesOf(unit).filter((name) => /[村委会社区]$/.test(name)),
  ];
  return beginnings.some((name) => shown.startsWith(name)) ? [unit] : [];
}

/**
 * The unit of a post that somebody is to have or to leave: the one that it begins with; where it names no unit at all, the
 * one of whoever hands the form in (`around`). None where it is not told.
 */
export function unitsOfProposal(register: Register, post: string, around: readonly Unit[]): readonly Unit[] {
  const told = unitsOfPost(register, post);
  if (told.length > 0) return told;
  const shown = compact(post);
  const isNamed = register.units.some((unit) =>
    namesOf(unit).some((name) => name.length >= SHORTEST_NAME && shown.includes(name)),
  );
  return isNamed ? [] : around;
}

/** The units that a table's surroundings name (several: it is not told which of them), and where. */
export interface UnitAround {
  readonly units: readonly Unit[];
  /** As it is written there. */
  readonly text: string;
  readonly from: 'above' | 'reportingUnit' | 'title' | 'sheet' | 'file';
}

/**
 * Finds the unit that a table's surroundings name, first that resolves: a one-cell row directly above its head,
 * 填报单位, title, sheet name, file name (VERDICTS §2). Each text is looked for once: a file may have thousands of tables.
 */
export function unitFinder(
  register: Register,
): (surroundings: Surroundings, sheet: string, file: string) => UnitAround | undefined {
  const known = new Map<string, readonly Unit[]>();
  const find = (text: string): readonly Unit[] => {
    const units = known.get(text) ?? unitsIn(register, text);
    known.set(text, units);
    return units;
  };
  return ({ above, reportingUnit, title }, sheet, file) => {
    const name = file.replace(/^.*[/\\]/, '').replace(/\.[^.]*$/, '');
    for (const [from, text] of Object.entries({ above, reportingUnit, title, sheet, file: name })) {
      const units = text === undefined || text === '' ? [] : find(text);
      if (text !== undefined && units.length > 0) return { units, text, from: from as UnitAround['from'] };
      // A town that is in no register: whatever the sheet's or the file's name is like is not meant.
      if (text !== undefined && from !== 'sheet' && from !== 'file' && namesTown(text)) return undefined;
    }
    return undefined;
  };
}

/** Whether a title or the like begins with the name of some town: 龙泉镇村干部名册, not 各镇（街道）干部名册. */
function namesTown(text: string): boolean {
  const [, name] =
    /^(?:[\u4e00-\u9fff]{2,3}[市县区])?([\u4e00-\u9fff]{2,4}?)(?:镇|乡|街道)/.exec(compact(text)) ?? [];
  return name !== undefined && !/[各全本镇乡村]|干部|中层|年轻|后备|社区/.test(name);
}

/**
 * Places a record by its own cells, then by the units that stand around its table. A name that is in no register is
 * taken for the one unit that it nearly means, which is said.
 */
export function placeRecord(register: Register, written: WrittenUnit, around: readonly Unit[]): Place {
  const place = placeAsWritten(register, written, around);
  const { problem, field } = place;
  const text = field && written[field];
  if (problem !== 'unit-not-registered' || !field || !text) return place;
  const [near, ...others] = unitsNear(register, text, nearAmong(register, written, around, field));
  if (!near || others.length > 0) return place;
  const corrected = placeRecord(register, { ...written, [field]: near.name }, around);
  return corrected.problem === undefined || corrected.problem === 'unit-near'
    ? { ...corrected, problem: 'unit-near', field }
    : place;
}

function placeAsWritten(register: Register, written: WrittenUnit, around: readonly Unit[]): Place {
  if (written.unit !== undefined) return placeInUnit(register, written.unit, around);
  return written.village === undefined
    ? placeInTown(register, written, around)
    : placeInVillage(register, written, around);
}

/** A record whose cell names a unit of any kind. */
function placeInUnit(register: Register, unit: string | null, around: readonly Unit[]): Place {
  if (unit === null)
    return { units: positions(register.units), tier: '镇街', problem: 'unit-unreadable', field: 'unit' };
  return decide(unitsHere(register, unit, around), '镇街', 'unit');
}

/** The units of a name: of several, those below the units around. */
export function unitsHere(register: Register, name: string, around: readonly Unit[]): readonly Unit[] {
  const anywhere = unitsAt(register, name);
  const here = anywhere.filter(({ index }) => around.some((each) => isWithin(register, index, each.index)));
  return here.length > 0 ? here : anywhere;
}

/** Where a unit of nearly that name is looked for: towns; villages of the town that is named, else of any. */
function nearAmong(
  register: Register,
  { town, village }: WrittenUnit,
  around: readonly Unit[],
  field: UnitField,
): (unit: Unit) => boolean {
  if (field === 'unit') return () => true;
  if (field === 'town') return village === undefined ? () => true : isTown;
  const towns = typeof town === 'string' ? unitsNamed(register, town, isTown) : townsOf(register, around);
  return (unit) =>
    isVillage(unit) && (towns.length === 0 || towns.some(({ index }) => index === unit.parent));
}

/** A record that names no village: of the one around its table, unless a column for villages says that it has none. */
function placeInTown(
  register: Register,
  { town, hasVillageColumn, isOfAnyUnit }: WrittenUnit,
  around: readonly Unit[],
): Place {
  const every = register.units.filter((unit) => isOfAnyUnit || isTown(unit));
  const field = isOfAnyUnit ? 'unit' : 'town';
  const everyTown = { units: positions(every), tier: '镇街', field } as const;
  if (town === null) return { ...everyTown, problem: 'unit-unreadable' };
  if (town === undefined) {
    if (around.length === 0) return { ...everyTown, problem: 'unit-blank' };
    return decide(hasVillageColumn ? townsOf(register, around) : around, '镇街', 'town');
  }
  const named = unitsNamed(register, town, isTown);
  const towns = named.length > 0 ? named : unitsAt(register, town);
  const villages = hasVillageColumn
    ? []
    : around.filter((unit) => isVillage(unit) && towns.some(({ index }) => index === unit.parent));
  return villages.length > 0 ? decide(villages, '村社', 'village') : decide(towns, '镇街', 'town');
}

function placeInVillage(register: Register, { town, village }: WrittenUnit, around: readonly Unit[]): Place {
  const towns = typeof town === 'string' ? unitsNamed(register, town, isTown) : undefined;
  if (towns?.length === 0) return { units: [], tier: '村社', problem: 'unit-not-registered', field: 'town' };
  const known = towns ?? townsOf(register, around);
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

/** The towns of units: of a village, the one that it belongs to. */
const townsOf = (register: Register, units: readonly Unit[]): Unit[] => [
  ...new Set(units.map((unit) => (isVillage(unit) ? (register.units[unit.parent] ?? unit) : unit))),
];

function decide(found: readonly Unit[], tier: Place['tier'], field: UnitField): Place {
  if (found.length === 0) return { units: [], tier, problem: 'unit-not-registered', field };
  const tiers = new Set(found.map((unit) => (isVillage(unit) ? '村社' : '镇街') as Place['tier']));
  const known = tiers.size === 1 ? ([...tiers][0] as Place['tier']) : tier;
  return found.length === 1
    ? { units: positions(found), tier: known }
    : { units: positions(found), tier: known, problem: 'unit-ambiguous', field };
}
