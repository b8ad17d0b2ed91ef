import { at } from './places.ts';
import type { SeveralWords } from './several-words.ts';

export const several: SeveralWords = {
  'rulebooks-alike': ({ id, files }) =>
    `Two rulebooks of this run are called "${id}": ${files.join(' and ')}; name each once, and give two different ones different ids.`,
  'rulebooks-dates': ({ dates }) =>
    `The rulebooks of this run name different dates: ${dates.map(({ place, asOf }) => `${asOf} (${at(place)})`).join(', ')}; say with --as-of which one holds for all.`,
  'rulebooks-ages': ({ places }) =>
    `${at(places[0])} and ${at(places[1])}: ages are counted in two ways (basis), and one roster is read in one way only; run the two rulebooks apart.`,
  'column-declared-twice': ({ table, column, places }) =>
    `${at(places[0])} and ${at(places[1])}: ${column === undefined ? `the table "${table}" has another key, other people or units, or is made otherwise` : `column "${column}" of table "${table}" is declared`} in two ways, and one roster is read in one way only; make them the same, or run the two rulebooks apart.`,
  'heading-declared-twice': ({ table, heading, column, other, place }) =>
    `${at(place)}: the heading "${heading}" of table "${table}" is column "${column}" here and column "${other}" to another rulebook of this run; give the column another heading, or run the two rulebooks apart.`,
  'registers-several': ({ places }) =>
    `The rulebooks of this run have different registers of units: ${places.map(at).join(', ')}; say with --units which one holds for all.`,
  'rule-in-several': ({ rule, rules }) =>
    `Several rulebooks of this run have a rule "${rule}"; write one of: ${rules.join(', ')}.`,
  'rulebook-idle': ({ rulebook }) =>
    `Rulebook ${rulebook}: none of its rules met a record that it could judge. This is not a pass.`,
};
