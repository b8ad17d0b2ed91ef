import type { Sentences } from './catalogue.ts';
import { problemOfExemption } from './exemptions-en.ts';
import { extending } from './extends-en.ts';
import { didYouMean, heads, table } from './phrases-en.ts';
import { keyIn } from './rulebook-keys.ts';
import {
  eachKey,
  type FullWidthMark,
  HALF_WIDTH,
  type RulebookArguments,
  type RulebookProblem,
} from './rulebook-problem-words.ts';
import { problemOfStructure } from './structure-en.ts';

/** What was written, or "this" where only its place is known. */
const quoted = (written: string): string => (written === '' ? 'this' : `"${written}"`);

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));

/** `2000` for `20`, without the last digits that multiplying 33.3 leaves behind. */
const hundredfold = (written: string): number => Number((Number(written) * 100).toPrecision(12));

/** `1/5` for `20`: so many percent as a fraction in lowest terms. */
function percentAsFraction(written: string): string {
  const under = 10 ** ((written.split('.')[1] ?? '').length + 2);
  const over = Math.round((Number(written) * under) / 100);
  const common = divisor(over, under);
  return `${over / common}/${under / common}`;
}

/** What YAML calls its values, in words for people. */
const EXPECTED: Readonly<Record<string, string>> = {
  string: 'text',
  array: 'a list, such as [镇, 街道]',
  tuple: 'a list of two names, such as [start, end]',
  object: 'keys with values, such as { atLeast: 20% }',
  record: 'keys with values, such as { atLeast: 20% }',
};

const SECTIONS: Readonly<Record<string, string>> = {
  sources: 'source',
  lists: 'list',
  tables: 'table',
  fields: 'field',
  populations: 'population',
  rules: 'rule',
  statistics: 'statistic',
  structure: 'structure table',
};

/** `rule youth: ` for the place `rules youth`. */
const placed = (place: string): string =>
  place === '' ? '' : `${place.replace(/^\w+(?= )/, (section) => SECTIONS[section] ?? section)}: `;

/** What to write instead of a full-width mark that YAML takes for text. */
const halfWidth = (mark: FullWidthMark | undefined): string =>
  mark === undefined ? '' : `; this line has a full-width "${mark}" where YAML needs "${HALF_WIDTH[mark]}"`;

/** A problem in words; `word` gives a key as the file has it. */
function problem(told: RulebookProblem, word: (key: string) => string): string {
  const bound = (written: string): string => written.replace(/^\w+/, word);
  switch (told.kind) {
    case 'yaml':
      return `this is not valid YAML: ${told.detail}`;
    case 'unknown-value':
      return `this column has no value "${told.value}"${didYouMean(told.near, '')}; its values are: ${told.values.join(', ')}`;
    case 'unknown-number':
      return `there is no number "${told.key}": no population, figure, parameter or column of the unit has that name${didYouMean(told.near)}`;
    case 'unknown-rule':
      return `there is no rule "${told.key}"${didYouMean(told.near)}`;
    case 'unknown-lookup':
      return `there is no lookup "${told.key}"${didYouMean(told.near)}`;
    case 'lookup-by-value':
      return `the keys of lookup "${told.key}" are no bands of numbers, so that no number can be looked up; bands are written ..2, 3..7, 8..`;
    case 'lookup-needs-else':
      return `lookup "${told.key}" does not name every value; add them, or "else"`;
    case 'needs-unit':
      return `"${told.key}" is a column of units, and this rule has no verdict for each unit to read it in; say "per"`;
    case 'no-width':
      return `"${told.key}" does not say how far off is still right; write both ends instead, as in ${word('atLeast')}: 11% and ${word('atMost')}: 13%`;
    case 'figure-needs-units':
      return `this figure is of the "${told.key}" around each unit, and a rule that uses it has no verdict for each unit; say "${word('per')}" there`;
    case 'previous-in-set':
      return `"${told.key}" is of the previous roster and cannot stand in anyOf or noneOf; use its number, or a figure of it`;
    case 'previous-judged':
      return `"${told.key}" is of the previous roster, which a rule does not judge; use it as a number to compare with, as in "of" or a bound`;
    case 'per-needs-values':
      return `column "${told.key}" has no list of its values, so that it makes no groups; declare a list`;
    case 'band-backwards':
      return `band ${told.band} begins after its end`;
    case 'band-overlap':
      return `bands ${told.bands.join(' and ')} overlap: a number may be in one of them only`;
    case 'band-gap':
      return `lookup "${told.lookup}" has no band for ${told.to === undefined ? `${told.from} and over` : told.from === told.to ? `${told.from}` : `${told.from} to ${told.to}`}; add bands, or "${word('else')}"`;
    case 'no-number-meets':
      return `no number meets all of: ${told.bounds.map(bound).join(', ')}`;
    case 'unknown-key':
      return `unknown key "${told.key}"${didYouMean(told.near)}`;
    case 'unknown-column':
      return `unknown column "${told.key}" of ${table(told.table)}${didYouMean(told.near)}`;
    case 'unknown-population':
      return `unknown population "${told.key}"${didYouMean(told.near)}`;
    case 'unknown-list':
      return `unknown value list "${told.key}"${didYouMean(told.near)}`;
    case 'unknown-table':
      return `unknown table "${told.key}"${didYouMean(told.near)}`;
    case 'unknown-type':
      return `unknown type "${told.key}"${didYouMean(told.near)}; a type is one of ${told.types.join(', ')}, the name of a list or of a table, or the values themselves`;
    case 'built-in-column':
      return `"${told.key}" is a built-in column of ${table(told.table)}, of which only "absent" can be said here; further headings go into the configuration`;
    case 'not-linked':
      return `records of ${table(told.from)} are not linked to those of ${table(told.to)}: both tables need a column of people (type: person)`;
    case 'not-comparable':
      return `"${told.columns[0]}" and "${told.columns[1]}" hold different kinds of things, so they cannot be compared`;
    case 'unknown-source':
      return `unknown source "${told.key}"${didYouMean(told.near)}`;
    case 'other-table':
      return `"${told.key}" holds ${table(told.table)}; ${table(told.needed)} are needed here`;
    case 'per-needs-units':
      return `"${told.key}" holds ${table(told.table)}; name a population of units here (or, under "${word('per')}", write ${word('record')})`;
    case 'missing-key':
      return `the key "${word(told.key)}" is missing`;
    case 'name-taken':
      return `"${told.key}" is already the name of a column; choose another name`;
    case 'no-order':
      return `"${told.column}" has no order, so "${word(told.key)}" cannot be used: declare a list of its values, lowest first, and give it as the column's type`;
    case 'needs-number-column':
      return `"${told.key}" is no column of numbers, so it cannot be summed or averaged`;
    case 'only-bounded':
      return `"${told.key}" is an exact fraction (an average, a product or a share); it can only be compared with numbers, as in ${word('atLeast')}: 20%`;
    case 'only-with':
      return `"${eachKey(told.key, word)}" can only be used together with "${eachKey(told.other, word)}"`;
    case 'only-without':
      return `"${eachKey(told.key, word)}" does nothing beside "${eachKey(told.other, word)}"; leave one of them out`;
    case 'one-operation':
      return `write exactly one of these: ${told.keys.map(word).join(', ')}`;
    case 'not-one-of':
      return `this can only be ${told.values.join(' or ')}`;
    case 'bad-date':
      return `${quoted(told.written)} is no date; a date is written 2024-10-31`;
    case 'bad-number':
      return `${quoted(told.written)} is no number; write 20%, 1/3, 0.125 or 7`;
    case 'bad-weight':
      return `${told.written} is below 0; a weight is 0 or more, and a rule of weight 0 does not count in the score`;
    case 'share-over-one':
      return `${told.written} is ${hundredfold(told.written)} % of the base; write ${told.written}% (or ${percentAsFraction(told.written)}). A share over 1 is written as a fraction: 2/1, 4/3`;
    case 'wrong-type':
      return EXPECTED[told.expected] === undefined
        ? 'this is not written in a form that can be read here; see how a shipped rulebook writes it'
        : `this must be ${EXPECTED[told.expected]}`;
    case 'said-twice':
      return `"${told.text}" cannot mean both "${told.meanings[0]}" and "${told.meanings[1]}"; leave one of them out`;
    case 'bad-head-rows':
      return `"${told.written}" is no row; write 3, or 3-4 for a head of several rows`;
    case 'mixed-keys':
      return `"${told.key}" and "${told.first}" in line ${told.line} are keys of two languages; the keys of a file are in one language (rules translate turns a rulebook)`;
    case 'cycle':
      return `these populations refer to each other in a ring: ${told.names.join(' → ')}; define one of them without the others`;
    case 'exemption':
      return problemOfExemption(told.problem, word);
    case 'structure':
      return problemOfStructure(told.problem, word);
    case 'extends':
      return extending.mistake(told.mistake, word);
    case 'aliases':
      return 'there are too many YAML aliases to follow; write the values out instead';
    case 'bad-period':
      return 'a period is written year, month, 5 years or 3 months';
    case 'bad-break':
      return 'a break is written 1 month, 30 days or 2 years';
    case 'bad-name':
      return 'a name can only hold letters, Chinese characters, digits, "-" and "_"';
    case 'needs-flag':
      return 'this is a yes-or-no column; write true or false (是 or 否)';
    case 'needs-bounds':
      return `this column holds numbers or dates and cannot be compared in this way; use ${['atLeast', 'atMost', 'over', 'under', 'since'].map(word).join(', ')} or ${word('until')}`;
    case 'needs-date-column':
      return 'a column of dates is needed here';
    case 'needs-days':
      return `a column of dates takes ${word('since')}, ${word('until')} or ${word('during')}`;
    case 'no-bound':
      return `there is no bound; write ${['atLeast', 'atMost', 'over', 'under'].map(word).join(', ')} or ${word('equals')}`;
    case 'birth-not-excused':
      return 'where the birth column is missing, it can only be taken as unknown';
  }
}

export const rulebookSentences: Pick<Sentences, keyof RulebookArguments> = {
  'rulebook-missing': ({ name, near, shipped }) =>
    `The rulebook ${name} cannot be found${near === '' ? '; these' : `${didYouMean(near)} These`} come with the program: ${shipped.join(', ')}. The path of a YAML file, or of a folder with a rulebook.yaml, will also do.`,
  'rulebook-outside': ({ file }) =>
    `The rulebook names the file ${file}, which is not in the rulebook's own folder and is not read; put it beside the rulebook.`,
  'rulebook-problem': ({ file, line, column, place, problem: told, keys, fullWidth }) =>
    `${file}:${line}:${column}: ${placed(place)}${problem(told, (key) => keyIn(keys, key, place))}${halfWidth(fullWidth)}`,
  'rulebook-departs': extending.loosened,
  'bad-rulebook-name': ({ name }) =>
    `"${name}" cannot be the name of a rulebook; a name begins with a letter and holds letters, digits, "-" and "_".`,
  'rulebook-untranslatable': ({ file, line, column, word }) =>
    `${file}:${line}:${column}: "${word}" is a word of the rule language in the other language, where it would mean something else; choose another name first.`,
  'list-column-missing': ({ file, column, heads: seen }) =>
    `The value list ${file} has no column "${column}" (${heads(seen)}); correct the heading or the rulebook.`,
};
