import { cellStoreBuilder } from '../cell-store.ts';
import type { CellStore, Merge } from '../workbook.ts';

/** The blocks that a sweep down the sheet has come to, none above another: by their left columns. */
interface Blocks {
  /** Adds a block whose top row the sweep has come to; false where it overlaps another one. */
  add(merge: Merge): boolean;
  /** The block that covers a cell of the row that the sweep has come to. */
  over(row: number, column: number): Merge | undefined;
}

function noBlocks(): Blocks {
  const blocks: Merge[] = [];

  /** The index of the first block that begins behind a column. */
  function firstBehind(column: number): number {
    let [low, high] = [0, blocks.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((blocks[middle] as Merge).left <= column) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  return {
    add(merge) {
      let from = firstBehind(merge.left);
      if (from > 0 && (blocks[from - 1] as Merge).right >= merge.left) from--;
      const to = firstBehind(merge.right);
      for (let index = from; index < to; index++)
        if ((blocks[index] as Merge).bottom >= merge.top) return false;
      // Those that ended above make room.
      blocks.splice(from, to - from, merge);
      return true;
    },
    over(row, column) {
      const block = blocks[firstBehind(column) - 1];
      return block && block.right >= column && block.bottom >= row ? block : undefined;
    },
  };
}

const byPlace = (a: Merge, b: Merge): number => a.top - b.top || a.left - b.left;

/**
 * Merged blocks from the top down. Of two that overlap, which no spreadsheet program writes, the one further down or
 * further right is left out.
 */
export function apart(merges: readonly Merge[]): Merge[] {
  const blocks = noBlocks();
  return [...merges].sort(byPlace).filter((merge) => blocks.add(merge));
}

/** The cells of a sheet without those that merged blocks hide; `merges` lie apart, from the top down. */
export function withoutCovered(store: CellStore, merges: readonly Merge[]): CellStore {
  if (merges.length === 0) return store;
  const { rowNumbers, starts, columns, codes, distinct } = store;
  const blocks = noBlocks();
  const kept = cellStoreBuilder(distinct);
  let next = 0;
  rowNumbers.forEach((row, index) => {
    for (let merge = merges[next]; merge && merge.top <= row; merge = merges[++next]) blocks.add(merge);
    kept.startRow(row);
    for (let cell = starts[index] as number; cell < (starts[index + 1] as number); cell++) {
      const column = columns[cell] as number;
      const block = blocks.over(row, column);
      const isShown = !block || (block.top === row && block.left === column);
      if (isShown) kept.add(column, codes[cell] as number);
    }
  });
  return kept.finish();
}
