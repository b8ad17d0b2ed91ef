import { compact } from '../core/text.ts';
import type { Column } from './columns.ts';

/** A unit of the register (单位). `parent` is its position in the register, -1 for a unit at the top. */
export interface Unit {
  readonly index: number;
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly parent: number;
  /** The register's own names from the top down, this unit's last. */
  readonly path: readonly string[];
}

/** A row of a register before its units are tied together. */
export interface UnitRow {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly parent: string;
}

/** The register of units (单位名册): what is judged, whether or not the roster has anybody there. */
export interface Register {
  readonly units: readonly Unit[];
  /** Names above the register (慈溪市): no path element, but written before units' names. */
  readonly roots: ReadonlySet<string>;
  readonly byName: ReadonlyMap<string, readonly Unit[]>;
  readonly byStem: ReadonlyMap<string, readonly Unit[]>;
  /** The typed columns of the sheets that the units stand on; a record of them is a unit's position. */
  readonly columns: ReadonlyMap<string, Column>;
  /** Which units stand on one sheet, and the columns that it has. */
  readonly sheets: readonly UnitSheet[];
}

/** The units from `start` up to, not with, `end`, and the columns that their sheet has. */
export interface UnitSheet {
  readonly start: number;
  readonly end: number;
  readonly columns: { has(field: string): boolean };
}

type Family = 'village' | 'community' | 'none';

/** Suffixes of one family name the same unit; the longest is tried first (VERDICTS §2). */
const SUFFIXES: readonly (readonly [string, Family])[] = [
  ['村村民委员会', 'village'],
  ['村民委员会', 'village'],
  ['村村委会', 'village'],
  ['村委会', 'village'],
  ['村', 'village'],
  ['社区居民委员会', 'community'],
  ['社区居委会', 'community'],
  ['居民委员会', 'community'],
  ['居委会', 'community'],
  ['社区', 'community'],
];

/** Every way to take a name apart: `马家路村委会` is the village 马家路, and (委会 aside) nothing else. */
function readings(name: string): { family: Family; stem: string }[] {
  const found = SUFFIXES.filter(([suffix]) => name.length > suffix.length && name.endsWith(suffix)).map(
    ([suffix, family]) => ({
      family,
      stem: name.slice(0, -suffix.length),
    }),
  );
  return found.length > 0 ? found : [{ family: 'none' as const, stem: name }];
}

const key = (family: Family, stem: string): string => `${family}:${stem}`;

/** Names with the same key mean the same unit: 东村 and 东村委会. */
export function sameNameKey(name: string): string {
  const [{ family, stem }] = readings(compact(name)) as [ReturnType<typeof readings>[number]];
  return key(family, stem);
}

function append<K>(map: Map<K, Unit[]>, at: K, unit: Unit): void {
  const units = map.get(at);
  if (units) {
    if (!units.includes(unit)) units.push(unit);
  } else map.set(at, [unit]);
}

/** Stems of a unit, for a name written without any suffix. */
function stemsOf(unit: Unit): string[] {
  const name = compact(unit.name);
  const stems = readings(name).map(({ stem }) => stem);
  const town = /^(.{2,})(?:街道|镇|乡)$/.exec(name)?.[1];
  return town ? [...stems, town] : stems;
}

/**
 * Ties the rows of a register together; a row whose parent is not in it stands at the top.
 * `columns` and `sheets`: what else the sheets of the units say, by row.
 */
export function makeRegister(
  rows: readonly UnitRow[],
  columns: Register['columns'] = new Map(),
  sheets: Register['sheets'] = [{ start: 0, end: rows.length, columns: new Set() }],
): Register {
  const positions = new Map<string, number>();
  rows.forEach((row, index) => {
    const name = compact(row.name);
    if (!positions.has(name)) positions.set(name, index);
  });
  const parents = rows.map((row, index) => {
    const parent = row.parent === '' ? -1 : (positions.get(compact(row.parent)) ?? -1);
    return parent === index ? -1 : parent;
  });
  const units: Unit[] = rows.map((row, index) => ({
    index,
    ...row,
    parent: parents[index] as number,
    path: pathOf(rows, parents, index),
  }));
  const byName = new Map<string, Unit[]>();
  const byStem = new Map<string, Unit[]>();
  for (const unit of units) {
    for (const { family, stem } of readings(compact(unit.name))) append(byName, key(family, stem), unit);
    for (const stem of stemsOf(unit)) append(byStem, stem, unit);
  }
  const roots = new Set(
    rows.filter((row, index) => row.parent !== '' && parents[index] === -1).map((row) => compact(row.parent)),
  );
  return { units, roots, byName, byStem, columns, sheets };
}

function pathOf(rows: readonly UnitRow[], parents: readonly number[], index: number): string[] {
  const path: string[] = [];
  const seen = new Set<number>();
  for (let at = index; at >= 0 && !seen.has(at); at = parents[at] as number) {
    seen.add(at);
    path.unshift((rows[at] as UnitRow).name);
  }
  return path;
}

/** A unit and all above it, from the bottom up; each once, even where a register goes round in a ring. */
export function unitsUpward({ units }: Register, unit: number): number[] {
  const found: number[] = [];
  for (let at = unit; at >= 0 && !found.includes(at); at = units[at]?.parent ?? -1) found.push(at);
  return found;
}

/** Whether `unit` is `above` or stands somewhere below it. */
export function isWithin(register: Register, unit: number, above: number): boolean {
  for (let at = unit, steps = 0; at >= 0 && steps <= 32; at = register.units[at]?.parent ?? -1, steps++) {
    if (at === above) return true;
  }
  return false;
}

/** Whether a unit is a village or a community: by its kind, or by its name where the register gives no kind. */
export const isVillage = ({ kind, name }: Unit): boolean =>
  kind === '' ? readings(compact(name))[0]?.family !== 'none' : /村|社区|居/.test(kind);

const OFFICE = /(?:人民政府|办事处|党工委|党委)$/;

/** The name without the county before it. */
export function withoutRoot({ roots }: Register, name: string): string {
  let shown = name;
  for (const root of roots)
    if (shown.startsWith(root) && shown.length > root.length) shown = shown.slice(root.length);
  return shown;
}

/** The name without the county before it and the office behind it. */
function bare(register: Register, name: string): string {
  const shown = withoutRoot(register, compact(name));
  return OFFICE.test(shown) && /(?:镇|街道|乡)(?:人民政府|办事处|党工委|党委)$/.test(shown)
    ? shown.replace(OFFICE, '')
    : shown;
}

/**
 * The units that a name may mean, among those that `accept` takes (VERDICTS §2).
 * A name with a suffix means the units of that suffix's family; one without means units of that very name,
 * else the units with that stem. Empty: not in the register. Several: ambiguous.
 */
export function unitsNamed(register: Register, name: string, accept: (unit: Unit) => boolean): Unit[] {
  const shown = bare(register, name);
  const matches = (units: readonly Unit[] | undefined) => (units ?? []).filter(accept);
  const exact = readings(shown).flatMap(({ family, stem }) =>
    matches(register.byName.get(key(family, stem))),
  );
  const found = [...new Set(exact)];
  return found.length > 0 ? found : matches(register.byStem.get(shown));
}

/** The units that a path means: `镇/村`, `县/镇/村`, `镇村`, or a name alone. */
export function unitsAt(register: Register, written: string): Unit[] {
  const [first = '', ...below] = written
    .split('/')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (below.length > 0)
    return below.reduce(
      (above, part) =>
        above.flatMap(({ index }) => unitsNamed(register, part, (unit) => unit.parent === index)),
      unitsNamed(register, first, (unit) => !isVillage(unit)),
    );
  const alone = unitsNamed(register, first, () => true);
  return alone.length > 0 ? alone : unitsJoined(register, first);
}

/** `观海卫镇五洞闸村`: a town's name with the village's directly behind it. */
function unitsJoined(register: Register, written: string): Unit[] {
  const shown = bare(register, written);
  return register.units.flatMap((town) => {
    const name = compact(town.name);
    if (isVillage(town) || !shown.startsWith(name) || shown.length === name.length) return [];
    return unitsNamed(register, shown.slice(name.length), (unit) => unit.parent === town.index);
  });
}

/** The unit of a path as reports print it; undefined where there is none. */
export function unitOfPath(register: Register, path: readonly string[]): Unit | undefined {
  const last = path.at(-1);
  return register.units.find(
    (unit) =>
      unit.name === last &&
      unit.path.length === path.length &&
      unit.path.every((name, at) => name === path[at]),
  );
}

/** The units nearest in name, for messages about a name that is not in the register. */
export function unitNames(register: Register): string[] {
  return [...new Set(register.units.map((unit) => unit.name))];
}
