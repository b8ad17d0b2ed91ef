import type { ChangeTold, ExtendsMistake, ExtendsWords, KeyChange } from './extends-words.ts';
import { didYouMean } from './phrases-en.ts';
import { at } from './places.ts';

const SECTIONS: Readonly<Record<string, string>> = {
  rules: 'rule',
  fields: 'field',
  figures: 'figure',
  parameters: 'parameter',
  populations: 'population',
  tables: 'column',
};

const changed = (changes: readonly KeyChange[], word = (key: string): string => key): string =>
  changes
    .map(
      ({ key, before, after }) => `${word(key)}: ${before ?? '(not written)'} → ${after ?? '(not written)'}`,
    )
    .join('; ');

function mistake(told: ExtendsMistake, word: (key: string) => string): string {
  const because = word('because');
  switch (told.kind) {
    case 'not-relative':
      return `"${told.written}" is no relative path; write the way from this file to the other one, as in ../city/rulebook.yaml, or the id of a shipped rulebook. Nothing is read from the network`;
    case 'outside':
      return `"${told.written}" leads out of this rulebook's folder tree: a rulebook may extend one of its own folder, of the folder above, or of one below either; put both in one folder`;
    case 'not-there':
      return `"${told.written}" leads to ${told.file}, where there is no file; correct the path`;
    case 'no-such-id':
      return `"${told.written}" is no shipped rulebook${didYouMean(told.near, '')}; a file is written with its ending, a folder with a slash (./${told.written}/). Shipped are: ${told.shipped.join(', ')}`;
    case 'ring':
      return `the rulebook "${told.id}" comes twice: ${told.chain.join(' → ')}; a rulebook extends neither itself nor another one of its id`;
    case 'too-deep':
      return `more than ${told.most} rulebooks extend each other here; leave some of them out`;
    case 'looser':
      return `this is not shown to be at least as strict as ${at(told.place)} (${changed(told.changes, word)}); tighten it, or say why with "${because}"`;
    case 'asked-for':
      return `"${told.name}" (${at(told.place)}) asks whether this rule holds, so that to change it changes other rules; say why with "${because}"`;
    case 'said-anew':
      return told.place
        ? `${at(told.place)} says this otherwise, and its rules read it; give yours another name, or say why with "${because}"`
        : `this is a built-in column that the rules of the rulebook above may read; say why with "${because}"`;
    case 'fixed':
      return told.place
        ? `${at(told.place)} says this otherwise, and its rules read it; it cannot be replaced: give yours another name`
        : 'the rules of the rulebook above read this otherwise; it cannot be changed here';
    case 'name-above':
      return `"${told.name}" means something else at ${at(told.place)}, where it would mean this from now on; give yours another name`;
    case 'heading-above':
      return `the heading "${told.heading}" is that of column "${told.column}" to the rulebook above, whose rules may read it; give yours another heading`;
    case 'reason-for-nothing':
      return `"${because}" gives the reason for a change, and this changes nothing of a rulebook that is extended; leave it out`;
  }
}

const thing = ({ section, name }: ChangeTold): string => `${SECTIONS[section] ?? section} ${name}`;

const reason = ({ because }: ChangeTold): string =>
  because ? ` Because: ${because.en.replace(/[.。]$/, '')}.` : '';

export const extending: ExtendsWords = {
  mistake,
  loosened: (told) =>
    `Rulebook ${told.rulebook} departs from ${told.above}: ${thing(told)}${told.changes.length === 0 ? '' : ` (${changed(told.changes)})`}.${reason(told)}`,
  labels: { extends: 'Extends', from: 'Rulebook', changes: 'Changed', because: 'Because' },
  named: ({ id, path }) => `${id} (${path})`,
  change: (told) =>
    `${told.isLooser ? 'departs from' : 'stricter than'} ${told.above}, in ${told.rulebook}${told.changes.length === 0 ? '' : `: ${changed(told.changes)}`}.${reason(told)}`,
};
