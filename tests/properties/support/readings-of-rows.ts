/** A roster of one town as its cells were written, and every way to read them: written from VERDICTS §§1–3 alone. */

/** One person's cells: a birth, a level, and whether the town is written. */
export interface WrittenCadre {
  readonly birth: string;
  readonly level: string;
  readonly town: string;
}

/** One person as one reading has it. `age` in full years at the reference date. */
export interface ReadCadre {
  readonly age: number;
  readonly level: string;
  readonly here: boolean;
}

/** The ages that a written birth allows on 2019-06-30, basis month; unknown is any age from 16 to 80. */
export function agesOf(birth: string): number[] {
  const full = /^(\d{4})\.(\d{2})$/.exec(birth);
  const month = Number(full?.[2] ?? 0);
  if (full && month >= 1 && month <= 12) return [2019 - Number(full[1]) - (month > 6 ? 1 : 0)];
  if (/^\d{4}$/.test(birth)) return [2019 - Number(birth) - 1, 2019 - Number(birth)];
  return Array.from({ length: 65 }, (_, index) => 16 + index);
}

const levelsOf = (level: string): string[] => (level === '' ? ['中层正职', '中层副职', '一般干部'] : [level]);

/** Whether the person stands in the town that is asked about: a blank town may be any. */
const placesOf = (town: string, asked: string): boolean[] => (town === '' ? [true, false] : [town === asked]);

/** Every reading of one person's cells. */
export const readingsOfCadre = ({ birth, level, town }: WrittenCadre, asked: string): ReadCadre[] =>
  agesOf(birth).flatMap((age) =>
    levelsOf(level).flatMap((each) => placesOf(town, asked).map((here) => ({ age, level: each, here }))),
  );

/** Every joint reading, after readings that `tell` cannot tell apart are taken as one. */
export function jointReadings(
  cadres: readonly WrittenCadre[],
  asked: string,
  tell: (cadre: ReadCadre) => string,
): ReadCadre[][] {
  let joint: ReadCadre[][] = [[]];
  for (const cadre of cadres) {
    const distinct = new Map(readingsOfCadre(cadre, asked).map((reading) => [tell(reading), reading]));
    joint = joint.flatMap((readings) => [...distinct.values()].map((reading) => [...readings, reading]));
  }
  return joint;
}
