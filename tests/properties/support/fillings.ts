import { dayCell } from './dates.ts';
import { birthsOf, ownersOf, sexesOf } from './oracle.ts';
import { type CadreRow, type Cell, type TrainingRow, unitsWritten, type World } from './world.ts';

/** The rosters that are this one with one unknown cell filled in with something that it may have meant. */
export function fillingsOf(world: World): World[] {
  const rows = world.rows.flatMap((row, index) =>
    cadreFillings(world, row).map((filled) => ({ ...world, rows: world.rows.with(index, filled) })),
  );
  const trainings = world.trainings.flatMap((row, index) =>
    trainingFillings(world, row, index).map((filled) => ({
      ...world,
      trainings: world.trainings.with(index, filled),
    })),
  );
  return [...rows, ...trainings];
}

const each = <T>(cell: Cell<T>, textOf: (value: T) => string): Cell<T>[] =>
  cell.readings.length < 2 ? [] : cell.readings.map((value) => ({ text: textOf(value), readings: [value] }));

function cadreFillings(world: World, row: CadreRow): CadreRow[] {
  const filled: CadreRow[] = [
    ...each(row.level, (level) => level).map((level) => ({ ...row, level })),
    ...each(row.reserve, (yes) => (yes ? '主职后备' : '否')).map((reserve) => ({ ...row, reserve })),
    ...each(row.young, (yes) => (yes ? '是' : '否')).map((young) => ({ ...row, young })),
  ];
  if (row.sex.readings.length > 1)
    filled.push(
      ...sexesOf(world, row.person).map((sex) => ({ ...row, sex: { text: sex, readings: [sex] } })),
    );
  const units = unitsWritten(world, row);
  if (row.town === '' && units.length > 1) filled.push(...units.map(({ town }) => ({ ...row, town })));
  return [...filled, ...birthFillings(world, row)];
}

function birthFillings(world: World, row: CadreRow): CadreRow[] {
  if (row.birth.days?.length === 1) return [];
  const others = world.rows.filter(({ person, birth }) => person === row.person && birth.days);
  // Two births that contradict each other are no cell to fill in.
  if (new Set(others.map(({ birth }) => birth.text)).size > 1) return [];
  const days = birthsOf(world, row.person);
  const chosen = [days[0], days[Math.floor(days.length / 2)], days.at(-1)].filter((day) => day !== undefined);
  return chosen.map(({ year, month, day }) => ({ ...row, birth: dayCell(year, month, day) }));
}

function trainingFillings(world: World, row: TrainingRow, index: number): TrainingRow[] {
  const filled: TrainingRow[] = [
    ...each(row.level, (level) => level).map((level) => ({ ...row, level })),
    ...each(row.days, (tenths) => String(tenths / 10)).map((days) => ({ ...row, days })),
  ];
  const { date } = row;
  if (date.days === undefined)
    filled.push(...[dayCell(2019, 2, 3), dayCell(2018, 2, 3)].map((known) => ({ ...row, date: known })));
  else if (date.days.length > 1)
    filled.push(
      ...[date.days[0], date.days.at(-1)]
        .filter((day) => day !== undefined)
        .map(({ year, month, day }) => ({ ...row, date: dayCell(year, month, day) })),
    );
  if (row.id === '') {
    const ids = ownersOf(world, index).map((owner) =>
      owner === undefined ? '' : (world.people[owner]?.id ?? ''),
    );
    filled.push(...ids.filter((id) => id !== '').map((id) => ({ ...row, id })));
  }
  return filled;
}
