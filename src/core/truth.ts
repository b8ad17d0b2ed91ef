/** Kleene's three values: 0 false, 1 true, 2 unknown. Numbers, so that they fit a byte a record. */
export type Truth = 0 | 1 | 2;

/** and: false wins, then unknown. */
export const and = (a: Truth, b: Truth): Truth => (a === 0 || b === 0 ? 0 : a === 1 && b === 1 ? 1 : 2);

/** or: true wins, then unknown. */
export const or = (a: Truth, b: Truth): Truth => (a === 1 || b === 1 ? 1 : a === 0 && b === 0 ? 0 : 2);

/** not: unknown stays unknown. */
export const not = (a: Truth): Truth => (a === 2 ? 2 : a === 1 ? 0 : 1);
