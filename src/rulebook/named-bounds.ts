import type { ColumnBounds } from './grammar.ts';
import type { Relation } from './model.ts';

/** The bounds that may be the name of a number or a day, and the relation that each stands for. */
const RELATIONS = {
  atLeast: 'atLeast',
  atMost: 'atMost',
  over: 'over',
  under: 'under',
  since: 'atLeast',
  until: 'atMost',
  during: 'atLeast',
} as const satisfies Partial<Record<keyof ColumnBounds, Relation>>;

export type NamedBound = keyof typeof RELATIONS;
export const NAMED_BOUNDS = Object.keys(RELATIONS) as NamedBound[];

export const relationOf = <Key extends NamedBound>(key: Key): (typeof RELATIONS)[Key] => RELATIONS[key];

/** The bounds that are of days; all others are of numbers. */
export const isOfDays = (key: NamedBound): key is 'since' | 'until' | 'during' =>
  key === 'since' || key === 'until' || key === 'during';
