import fc from 'fast-check';
import { cadreSheet, ownId, type Sheet, type Unit, unitsOf, type World } from './world.ts';

/** Changes of random rosters, and what they make of the rows of a sheet: written here from the words of VERDICTS §6 alone. */

/** What a change fills in, by heading. */
type Filled = Readonly<Record<string, string>>;

interface Draft {
  readonly action: '任职' | '免职' | '调动' | '变更';
  /** Which of the live records is meant; of 任职 every second one is somebody new. */
  readonly pick: number;
  readonly writesId: boolean;
  readonly writesUnit: boolean;
  readonly unit: number;
  readonly isJoined: boolean;
  readonly filled: Filled;
}

const cell = (...texts: readonly string[]) => fc.constantFrom('', '', ...texts);

/** One to `most` changes, before it is known whose. */
export const draftsOf = (most: number): fc.Arbitrary<readonly Draft[]> =>
  fc.array(
    fc.record({
      action: fc.constantFrom<Draft['action']>('任职', '免职', '调动', '变更'),
      pick: fc.nat(19),
      writesId: fc.boolean(),
      writesUnit: fc.boolean(),
      unit: fc.nat(9),
      isJoined: fc.boolean(),
      filled: fc.record({
        性别: cell('男', '女', '？'),
        职务层次: cell('中层正职', '中层副职', '科员', '中层干部'),
        后备类型: cell('主职后备', '否', '待定'),
        优秀年轻干部: cell('是', '否'),
        出生年月: cell('1990.01', '1984', '1990.13'),
      }),
    }),
    { minLength: 1, maxLength: most },
  );

/** A record while changes go on. */
interface Row {
  readonly cells: Record<string, string>;
  isGone: boolean;
  /** Tells people apart: by ID number, else every record by itself. */
  readonly person: string;
}

/** Changes as a sheet, which of them can be made, and the cadres that there are after these. */
export interface Changed {
  readonly sheet: Sheet;
  readonly made: readonly boolean[];
  readonly after: Sheet;
}

const OF_PERSON = ['性别', '出生年月'];

/** Writes changes down and makes them in the rows of a world's cadres. `only`: those that are made at all. */
export function changedBy(world: World, drafts: readonly Draft[]): Changed {
  const [heads = [], ...written] = cadreSheet(world);
  const rows = written.map((texts, index): Row => {
    const cells = Object.fromEntries(heads.map((head, at) => [head, texts[at] ?? '']));
    return { cells, isGone: false, person: cells.身份证号 || `row ${index}` };
  });
  const own = heads.filter((head) => head !== '所在镇街' && head !== '所在村社');
  const changes = drafts.map((draft, index) => made(world, draft, index, rows, own));
  return {
    sheet: [['变动类型', '原单位', '新单位', ...own], ...changes.map(({ line }) => line)],
    made: changes.map(({ isMade }) => isMade),
    after: [
      heads,
      ...rows.filter(({ isGone }) => !isGone).map(({ cells }) => heads.map((head) => cells[head] ?? '')),
    ],
  };
}

/** The units that a row may be in. */
const mayBeIn = (world: World, { cells: { 所在镇街: town = '', 所在村社: village = '' } }: Row): Unit[] =>
  unitsOf(world).filter(
    (unit) =>
      (town === '' || unit.town === town) &&
      (village === '' ? !unit.isVillage : unit.path.endsWith(`/${village}`)),
  );

function made(world: World, draft: Draft, index: number, rows: Row[], own: readonly string[]) {
  const { action, pick, writesId, writesUnit, isJoined } = draft;
  const units = unitsOf(world);
  const to = units[draft.unit % units.length] as Unit;
  const live = rows.filter(({ isGone }) => !isGone);
  const target =
    action === '任职' && pick % 2 === 0 ? undefined : live[(pick >> 1) % Math.max(1, live.length)];
  const id = target ? (writesId ? (target.cells.身份证号 ?? '') : '') : writesId ? ownId(900 + index) : '';
  const name = target?.cells.姓名 ?? `赵新${'一二三四五六'[index]}`;
  const there = target && writesUnit ? mayBeIn(world, target) : [];
  const old = there.length === 1 ? (there[0] as Unit).path : '';
  const shown = isJoined ? to.path.replace('/', '') : to.path;
  const isMoved = action === '任职' || action === '调动';
  // A birth is written for somebody new, or where it is what is altered.
  const hasBirth = target === undefined || action === '变更';
  const filled: Filled = Object.fromEntries(
    own.flatMap((head) => {
      const text = head === '出生年月' && !hasBirth ? '' : (draft.filled[head] ?? '');
      return text === '' ? [] : [[head, text]];
    }),
  );
  const line = [
    action,
    old,
    isMoved ? shown : '',
    ...own.map((head) => ({ 姓名: name, 身份证号: id })[head] ?? filled[head] ?? ''),
  ];
  const place = { 所在镇街: to.town, 所在村社: to.isVillage ? (to.path.split('/')[1] ?? '') : '' };
  return { line, isMade: make() };

  function make(): boolean {
    const named = rows.filter(({ cells }) => (id === '' ? cells.姓名 === name : cells.身份证号 === id));
    if (action === '任职') return appoint(named);
    const meant = within(named.filter(({ isGone }) => !isGone)).filter(mayBe);
    const [only, ...others] = meant;
    if (!only || others.length > 0) return false;
    if (action === '变更' && Object.keys(filled).length === 0) return false;
    if (action === '免职') {
      only.isGone = true;
      return true;
    }
    Object.assign(only.cells, filled, action === '调动' ? place : {});
    share(only.person);
    return true;
  }

  function appoint(named: readonly Row[]): boolean {
    if (named.length === 0) {
      const blank = Object.fromEntries(own.map((head) => [head, '']));
      rows.push({
        cells: { ...blank, ...filled, 姓名: name, 身份证号: id, ...place },
        isGone: false,
        person: id || `new ${index}`,
      });
      return true;
    }
    const alive = named.filter(({ isGone }) => !isGone);
    const pool = alive.length > 0 ? alive : named;
    const meant =
      id !== ''
        ? [...pool]
        : old !== ''
          ? within(pool).filter(mayBe)
          : [...alive, ...named.filter(({ isGone }) => isGone)];
    const people = new Set(meant.map(({ person }) => person)).size;
    const [source] = meant;
    if (!source || !mayBe(source) || (id === '' && (people > 1 || (old !== '' && meant.length > 1))))
      return false;
    const level = '职务层次' in source.cells ? { 职务层次: '' } : {};
    rows.push({
      cells: { ...source.cells, ...level, ...filled, ...place },
      isGone: false,
      person: source.person,
    });
    share(source.person);
    return true;
  }

  /** Whoever is named without an ID number is nobody whose sex is another one; 变更 may alter it. */
  function mayBe({ cells }: Row): boolean {
    const sexes = [cells.性别 ?? '', filled.性别 ?? ''].filter((sex) => sex === '男' || sex === '女');
    return id !== '' || action === '变更' || new Set(sexes).size < 2;
  }

  /** Those in the old unit; where none is exactly there, those below it. */
  function within(meant: readonly Row[]): readonly Row[] {
    if (old === '') return meant;
    const at = (isHere: (unit: Unit) => boolean) => meant.filter((row) => mayBeIn(world, row).some(isHere));
    const exactly = at(({ path }) => path === old);
    return exactly.length > 0 ? exactly : at(({ path }) => path.startsWith(`${old}/`));
  }

  /** Sex and birth are the person's: what is written of one record is so of all. */
  function share(person: string): void {
    for (const head of OF_PERSON)
      for (const row of rows)
        if (!row.isGone && row.person === person && filled[head] !== undefined)
          row.cells[head] = filled[head];
  }
}
