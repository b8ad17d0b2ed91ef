import { setFlagsFromString } from 'node:v8';

/**
 * Has V8 wait about nine times as long (67,584 otherwise) before it compiles a function for speed. A roster of a few
 * thousand rows is done before that compiling pays: it cost two fifths of the CPU time of such a run. One of 50,000
 * rows takes no longer for it.
 */
export const compileLater = (): void => setFlagsFromString('--interrupt-budget=600000');
