/** The position of the last number that is not above a limit, of numbers in ascending order; -1 where all are above. */
export function lastUpTo(
  ascending: ArrayLike<number>,
  limit: number,
  from = 0,
  to = ascending.length,
): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] as number) <= limit) low = middle + 1;
    else high = middle;
  }
  return low > from ? low - 1 : -1;
}
