import type { Sentences } from './catalogue.ts';
import type { ExemptionArguments, ExemptionProblem, ExemptionWords, JudgedFor } from './exemption-words.ts';
import { didYouMean } from './phrases-en.ts';

const EACH: Readonly<Record<JudgedFor, string>> = {
  unit: 'gives a verdict for each unit',
  record: 'gives a verdict for each person or record',
  whole: 'gives one verdict for the whole roster',
};

const STATUS = {
  pass: 'the rule holds there',
  notApplicable: 'the rule does not apply there',
  exempt: 'the rule itself exempts it',
} as const;

interface Entry {
  readonly file: string;
  readonly line: number;
  readonly rule: string;
  readonly of: string;
}

/** `exemptions.yaml:3: the exemption from x (浒山街道)`: which entry is told of. */
const entry = ({ file, line, rule, of }: Entry): string =>
  `${file}:${line}: the exemption from ${rule}${of === '' ? '' : ` (${of})`}`;

/** A problem of an entry in words; `word` gives a key as the file has it. */
export function problemOfExemption(problem: ExemptionProblem, word: (key: string) => string): string {
  switch (problem.kind) {
    case 'of-part':
      return `"${problem.rule}" is a part of other rules and has no verdict of its own to exempt; exempt what asks for it: ${problem.askers.join(', ')}`;
    case 'of-statistic':
      return `"${problem.rule}" is a statistic: it has no verdict, and needs no exemption`;
    case 'of-several':
      return `several rulebooks have a rule "${problem.rule}"; write which one is meant: ${problem.rules.join(', ')}`;
    case 'needs-key':
      return `rule "${problem.rule}" ${EACH[problem.judged]}: "${word(problem.key)}" is missing`;
    case 'needs-no-key':
      return `rule "${problem.rule}" ${EACH[problem.judged]}: leave out "${word(problem.key)}"`;
    case 'needs-value':
      return `rule "${problem.rule}" gives a verdict for each value of "${problem.column}" too: say for which`;
    case 'needs-no-values':
      return `rule "${problem.rule}" gives no verdicts by "${problem.column}"`;
    case 'bad-person':
      return `"${problem.written}" does not tell who it is; write an ID number, or the unit and the name as reports have them, a space between: 观海卫镇/五洞闸村委会 张三`;
    case 'backwards':
      return `${problem.until} comes before ${problem.since}, on which it begins`;
  }
}

export const exemptionSentences: Pick<Sentences, keyof ExemptionArguments> = {
  exemptions: ({ file, entries, applied }) =>
    `Exemptions: ${file}, ${entries === 1 ? '1 entry' : `${entries} entries`}, of which ${applied} ${applied === 1 ? 'exempts' : 'exempt'} something; what is exempt is shown and counted apart, and does not count as passing.`,
  'exemption-lapsed': ({ until, ...of }) => `${entry(of)} lapsed on ${until} and exempts nothing any more.`,
  'exemption-not-begun': ({ since, ...of }) => `${entry(of)} begins on ${since} and exempts nothing yet.`,
  'exemption-unit-unknown': ({ near, ...of }) =>
    `${entry(of)} exempts nothing: the register has no such unit${near === '' ? '.' : didYouMean(near)}`,
  'exemption-unit-several': ({ units, ...of }) =>
    `${entry(of)} exempts nothing: the name may mean ${units.join(', ')}; write it in full.`,
  'exemption-person-unknown': (of) =>
    `${entry(of)} exempts nothing: it fits nobody in the roster; write the whole unit as reports have it, or the ID number.`,
  'exemption-several': ({ verdicts, ...of }) =>
    `${entry(of)} exempts nothing: it fits ${verdicts} verdicts, and does not tell which is meant; of namesakes write the ID number.`,
  'exemption-not-judged': (of) => `${entry(of)} exempts nothing: the rule has no verdict there.`,
  'exemption-not-needed': ({ status, ...of }) => `${entry(of)} exempts nothing: ${STATUS[status]}.`,
  'exemption-repeated': ({ other, ...of }) =>
    `${entry(of)} exempts nothing: line ${other} exempts the same verdict already.`,
  'exemption-elsewhere': (of) =>
    `${entry(of)} exempts nothing: no file of this run has anything to do with it.`,
};

export const exemptions: ExemptionWords = {
  title: 'Exemptions',
  file: 'Exemptions file',
  conclusion: ({ status, base, count }) =>
    status === 'pass' ? `${base}, but for ${count} exempt` : `${base}; ${count} exempt`,
  insteadOf: (status) => `instead of ${status}`,
  grant: ({ approver, document, reason, since, until }) =>
    `approved by ${approver}, ${document}, reason: ${reason}, ${since === undefined ? '' : `from ${since} `}until ${until}`,
  unused: 'exemption not used',
  inForce: 'in force',
  heads: {
    state: 'State',
    instead: 'Instead of',
    approver: 'Approved by',
    document: 'Document',
    reason: 'Reason',
    since: 'From',
    until: 'Until',
    place: 'Line',
    told: 'Remarks',
  },
  about:
    'every entry of the exemptions file: what it exempts, who approved it and until when; why, where it exempts nothing',
  keys: {
    exemptions: 'each entry exempts one verdict',
    rule: 'the id of the rule: see rules list',
    group: 'the unit, as --unit takes it: for rules with a verdict for each unit',
    values: 'for rules that tell groups apart by columns: each column and its value',
    person:
      'unit and name, a space between, or an ID number: for rules with a verdict for each person or record',
    approver: 'who approved it',
    document: 'by which document',
    reason: 'why',
    since: 'the first day on which it holds; may be left out',
    until: 'the last day on which it holds',
  },
};
