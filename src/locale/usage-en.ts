import type { Sentences } from './catalogue.ts';
import { didYouMean, group, list } from './phrases-en.ts';
import type { UsageArguments } from './usage-words.ts';

/** Arguments of commands, by the parser's names for them. */
const MISSING_ARGUMENTS: Readonly<Record<string, string>> = {
  rule: 'id of a rule',
  name: 'name of the rulebook',
  rulebook: 'rulebook',
};

export const usageSentences: Pick<Sentences, keyof UsageArguments> = {
  'options-apart': ({ one, other }) => `${one} and ${other} do not go together; leave one of them out.`,
  'table-unknown': ({ table: name, near, tables }) =>
    `There is no table "${name}"${didYouMean(near)}. Tables: ${tables.join(', ')}.`,
  'bad-max-size': ({ written }) =>
    `--max-size ${written} is no size; write a whole number of megabytes, such as 2048.`,
  'bad-choice': ({ option, written, choices }) =>
    `${option} cannot be ${written}; choose from: ${choices.join(', ')}.`,
  'rule-unknown': ({ rule, near, rules }) =>
    `"${rule}" is neither a rule of the rulebook nor a code of data issues${near === '' ? '.' : didYouMean(near)} The rules are: ${rules.join(', ')}; docs/data-issues.md has the codes.`,
  'unit-unknown': ({ unit, near }) =>
    `The register of units has no "${unit}"${near === '' ? '; write the name as it stands there.' : didYouMean(near)}`,
  'unit-several': ({ unit, units }) =>
    `The register of units has more than one "${unit}": ${list(units)}; write the town and the village, as in 镇/村.`,
  'unit-not-judged': ({ rule, unit, kind, above }) =>
    `The rule ${rule} is judged for each ${kind === 'record' ? 'person or record' : group(kind)}, and "${unit}" has no verdict of its own${above === '' ? '.' : `; use --unit ${above}.`}`,
  usage: ({ detail }) => `The command is not written correctly: ${detail}. See cadre-audit --help.`,
  'usage-option': ({ option, near }) =>
    `There is no option ${option}${near === '' ? '.' : didYouMean(near)} See cadre-audit --help.`,
  'usage-argument': ({ argument }) =>
    `The ${MISSING_ARGUMENTS[argument] ?? 'roster file'} is missing. See cadre-audit --help.`,
  'not-with-each': ({ option }) =>
    `${option} does not go with --each: the previous roster is one of all units.`,
  'usage-value': ({ option }) => `The option ${option} needs a value. See cadre-audit --help.`,
  'usage-excess': ({ command }) => `There is too much after ${command}. See cadre-audit ${command} --help.`,
  'usage-command': ({ command, near, commands, of }) =>
    `${of === undefined ? 'There' : `Under ${of} there`} is no command "${command}"${near === '' ? '.' : didYouMean(near)} The commands are: ${commands.join(', ')}.`,
  'rule-is-statistic': ({ rule }) =>
    `${rule} is a statistic and neither passes nor fails; see with check whether it agrees with the published figure.`,
  'rule-is-file': ({ rule }) => `${rule} is a file; write the id of the rule first, then the roster files.`,
  'unit-needs-files': ({ unit }) =>
    `Without a roster there is nothing to look up for --unit ${unit}; name the roster files.`,
  internal: ({ detail }) =>
    `The program itself went wrong (${detail}); please report this line to its developers.`,
};
