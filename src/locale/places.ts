import type { Place } from './extends-words.ts';

/** `rulebook.yaml:3:7`, as programs write it in every language. */
export const at = ({ file, line, column }: Place): string => `${file}:${line}:${column}`;

/** The last part of a path, of whichever system. */
export const lastPart = (path: string): string => path.replace(/^.*[/\\]/, '');
