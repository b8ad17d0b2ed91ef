import type { DataIssue } from '../core/issue.ts';
import { cellAddress } from '../core/origin.ts';
import { compact, echo, nearest } from '../core/text.ts';
import { type Column, textAt } from './columns.ts';
import { type GatheredTable, unitText } from './gather.ts';
import { type Place, placeRecord, unitFinder, unitsOfPost } from './place.ts';
import { makeRegister, type Register, sameNameKey, type Unit, type UnitRow, unitNames } from './register.ts';
import { type Block, type Input, type Placement, type Table, UNPLACED } from './roster.ts';
import { WORKPLACE } from './schema.ts';
import type { TableDefinition } from './tables.ts';
import { isUnitName, withWorkplace } from './workplace.ts';

/** Where the records of a table belong. */
export interface PlacedTable {
  readonly placement: Placement;
  readonly tiers: readonly ('镇街' | '村社')[];
  /** The units that a row's own cells mean, for looking people up; undefined where they name none. */
  readonly ownUnits: readonly (readonly number[] | undefined)[];
}

/** Places all records of a table; what is wrong goes to `issues` where they are wanted. */
export function placeTable(
  register: Register,
  gathered: GatheredTable,
  definition: TableDefinition,
  inputs: readonly Input[],
  issues: DataIssue[] | undefined,
): PlacedTable {
  const { table } = gathered;
  const units = new Int32Array(table.length);
  const tiers: ('镇街' | '村社')[] = new Array(table.length);
  const ownUnits: (readonly number[] | undefined)[] = new Array(table.length);
  const candidates: (readonly number[])[] = [];
  const codeOf = unitCodes(candidates);
  const arounds: Placement['around'][number][] = [];
  const unitAround = unitFinder(register);
  let byPost = 0;
  for (const block of table.blocks) {
    const found = unitAround(block.surroundings, block.sheet, inputs[block.input]?.path ?? '');
    const placeRow = rowPlacer(register, gathered, definition, block, found?.units ?? [], codeOf);
    let isTaken = false;
    for (let row = block.start; row < block.end; row++) {
      const { place, code, said, from } = placeRow(row);
      units[row] = code;
      if (from === 'post' && !place.problem) byPost++;
      if (from === 'around') isTaken = true;
      tiers[row] = place.tier;
      ownUnits[row] = from === 'cells' ? place.units : undefined;
      if (place.problem && issues)
        issues.push(placeIssue(register, table, definition, block, row, place, said ?? found?.text));
    }
    arounds.push(
      found && {
        units: positionsOf(found.units),
        names: found.units.map(({ path }) => path.join('/')),
        from: found.from,
        isTaken,
      },
    );
  }
  return { placement: { units, candidates, around: arounds, byPost }, tiers, ownUnits };
}

/** Records of a block that say the same of their unit: their place, its code, and what told it. */
interface Placed {
  readonly place: Place;
  readonly code: number;
  /** What stands in the cell at fault, if any is. */
  readonly said: string | undefined | null;
  readonly from: 'cells' | 'post' | 'around';
}

/** Places the rows of a block, those that say the same once. */
function rowPlacer(
  register: Register,
  { table, units, workplaces, towns, villages }: GatheredTable,
  definition: TableDefinition,
  block: Block,
  around: readonly Unit[],
  codeOf: (place: Place) => number,
): (row: number) => Placed {
  const isOfAnyUnit = definition.unit !== undefined || !definition.columns.has('town');
  const hasVillageColumn = block.columns.has('village');
  const posts = around.length === 0 ? tellingPosts(table, block) : undefined;
  const place = (row: number): Placed => {
    const [unit, town, village] = [unitText(units, row), unitText(towns, row), unitText(villages, row)];
    const cells = { unit, town, village, hasVillageColumn, isOfAnyUnit };
    const workplace = unitText(workplaces, row);
    const own = withWorkplace(register, workplace, cells, around);
    const isTold = own.isTold || [unit, town, village].some((text) => text !== undefined);
    const post = isTold ? undefined : textAt(posts, row);
    const from = isTold ? 'cells' : post ? 'post' : 'around';
    const found = placeRecord(register, own.written, post ? unitsOfPost(register, post) : own.around);
    const code = codeOf(found);
    if (found.problem === 'unit-blank' && workplace)
      return { place: { ...found, field: 'unit' }, code, said: workplace, from };
    return { place: found, code, said: own.written[found.field ?? 'village'], from };
  };
  const places = new Map<string, Placed>();
  const codes = [units, workplaces, towns, villages].map((texts) => texts.codes);
  return (row) => {
    const key = `${codes.map((each) => each[row]).join()} ${textAt(posts, row) ?? ''}`;
    const known = places.get(key) ?? place(row);
    places.set(key, known);
    return known;
  };
}

/** The posts of cadres whose sheet has no column for towns and villages: where nothing else names a unit, these may. */
const tellingPosts = ({ name, columns }: Table, block: Block): Column | undefined =>
  name === 'cadres' && !block.columns.has('town') && !block.columns.has('village')
    ? columns.get('post')
    : undefined;

const positionsOf = (units: readonly Unit[]): number[] => units.map(({ index }) => index);

/** Gives a place its code: a unit's position, UNPLACED, or one for each set of units among `candidates`. */
function unitCodes(candidates: (readonly number[])[]): (place: Place) => number {
  const sets = new Map<string, number>();
  return ({ units }) => {
    if (units.length === 0) return UNPLACED;
    if (units.length === 1) return units[0] as number;
    const key = units.join();
    const known = sets.get(key) ?? candidates.push(units) - 1;
    sets.set(key, known);
    return -2 - known;
  };
}

function placeIssue(
  register: Register,
  table: Table,
  { unit = WORKPLACE }: TableDefinition,
  block: Block,
  row: number,
  place: Place,
  written: string | null | undefined,
): DataIssue {
  const code = place.problem as NonNullable<Place['problem']>;
  const { field = 'town' } = place;
  const column = block.columns.get(field === 'unit' ? unit : field)?.[0];
  const number = table.rowNumbers[row] as number;
  const value = echo(written ?? '');
  const near =
    code === 'unit-not-registered' && written ? nearest(compact(written), unitNames(register)) : undefined;
  const several = place.units.slice(0, 4).map((unit) => (register.units[unit] as Unit).path.join('/'));
  return {
    code,
    severity: code === 'unit-blank' || code === 'unit-near' ? 'warning' : 'error',
    input: block.input,
    sheet: block.sheet,
    row: number,
    ...(column ? { cell: cellAddress(column.index, number) } : {}),
    value,
    message: { code, args: { column: column?.head ?? '', value, near: near ?? '', units: several } },
  };
}

const KINDS: readonly (readonly [RegExp, string])[] = [
  [/街道$/, '街道'],
  [/[镇鎮]$/, '镇'],
  [/乡$/, '乡'],
];

const VILLAGE_KINDS: readonly (readonly [RegExp, string])[] = [[/(社区|居委会|居民委员会)$/, '社区']];

const kindOf = (name: string, kinds: typeof KINDS, otherwise: string): string =>
  kinds.find(([suffix]) => suffix.test(name))?.[1] ?? otherwise;

/**
 * The units that the records themselves name, in their cells or by the sheet or file that they stand in: all there is
 * where nobody handed in a register. Names of one suffix family are one unit.
 */
export function seenRegister(tables: readonly GatheredTable[], inputs: readonly Input[]): Register {
  const rows = new Map<string, UnitRow>();
  const add = (name: string, kinds: typeof KINDS, otherwise: string, parent: string): void => {
    const key = `${parent}/${sameNameKey(name)}`;
    if (!rows.has(key)) rows.set(key, { code: '', name, kind: kindOf(name, kinds, otherwise), parent });
  };
  for (const { table, units, workplaces, towns, villages } of tables) {
    for (const text of units.values)
      if (VILLAGE.test(text)) add(text, VILLAGE_KINDS, '村', '');
      else add(text, KINDS, '镇街', '');
    for (const block of table.blocks) {
      const around = block.columns.has('town')
        ? undefined
        : nameAround(block, inputs[block.input]?.path ?? '');
      const above = around !== undefined && !VILLAGE.test(around) ? around : '';
      if (around !== undefined)
        if (above === '') add(around, VILLAGE_KINDS, '村', '');
        else add(around, KINDS, '镇街', '');
      for (let row = block.start; row < block.end; row++) {
        const [written, village] = [unitText(towns, row), unitText(villages, row)];
        const workplace = unitText(workplaces, row);
        const town = written ?? above;
        if (town !== '' && written) add(town, KINDS, '镇街', '');
        if (village) add(village, VILLAGE_KINDS, '村', town);
        else if (!workplace || !isUnitName(workplace)) continue;
        else if (VILLAGE.test(workplace)) add(workplace, VILLAGE_KINDS, '村', town);
        else if (!written) add(workplace, KINDS, '镇街', '');
      }
    }
  }
  return makeRegister([...rows.values()]);
}

const VILLAGE = /(村|社区|居委会|村委会|居民委员会)$/;

/** A unit's name alone in the surroundings of a table. */
function nameAround({ surroundings, sheet }: Block, file: string): string | undefined {
  const { above, reportingUnit, title } = surroundings;
  const name = file.replace(/^.*[/\\]/, '').replace(/\.[^.]*$/, '');
  return [above, reportingUnit, title, sheet, name].map((text) => compact(text ?? '')).find(isUnitName);
}
