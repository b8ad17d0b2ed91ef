/** The codes of numbers. */
export interface NumberCodes {
  get(value: number): number | undefined;
  set(value: number, code: number): void;
}

/** Whole numbers below this are days of the workbooks' calendars, serial numbers of rows, years and months. */
const SMALL = 1 << 17;
/** So many numbers are worth a table of their own. */
const MANY = 4096;

/** Finds codes by a hash table, and, once there are many numbers, the small whole ones by their place in a table. */
export function numberCodes(): NumberCodes {
  const others = new Map<number, number>();
  /** By number: its code plus 1. */
  let small: Int32Array | undefined;

  const isSmall = (value: number): boolean => value >= 0 && value < SMALL && (value | 0) === value;

  function openTable(): Int32Array {
    const table = new Int32Array(SMALL);
    for (const [value, code] of others) if (isSmall(value)) table[value] = code + 1;
    return table;
  }

  return {
    get(value) {
      if (small === undefined || !isSmall(value)) return others.get(value);
      const found = small[value] as number;
      return found === 0 ? undefined : found - 1;
    },
    set(value, code) {
      if (small !== undefined && isSmall(value)) small[value] = code + 1;
      else if (others.set(value, code).size === MANY) small = openTable();
    },
  };
}
