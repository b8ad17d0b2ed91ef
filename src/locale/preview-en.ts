import { changeNoteSentences } from './preview-notes-en.ts';
import type { ChangeIssue, ChangeSentences, PreviewWords } from './preview-words.ts';

const didYouMean = (near: string): string => (near === '' ? '' : ` (did you mean ${near}?)`);

const list = (names: readonly (string | number)[]): string => names.join(', ');

const runs = (rows: readonly (readonly [number, number])[]): string =>
  rows.map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`)).join(', ');

const changesNumbered = (changes: readonly number[]): string =>
  `${changes.length === 1 ? 'Change' : 'Changes'} ${list(changes)}`;

const where = (file: string, sheet: string): string => (sheet === '' ? file : `${file}, sheet "${sheet}"`);

/** Where those stand who may be meant, and what to write of it, by what the old unit says. */
const WHERE = {
  none: ['in the roster', 'the old unit'],
  above: ['in or below the old unit', 'the old unit below it, as town/village'],
  theirs: ['in the old unit', ''],
} as const;

const say = ({ code, args }: ChangeIssue): string =>
  (changeSentences[code] as (args: ChangeIssue['args']) => string)(args);

export const changeSentences: ChangeSentences = {
  ...changeNoteSentences,
  'change-empty': () =>
    'This row does not say what is to change, so it was not made; write the new post, the new unit or the like, in an appointment form 拟任职务 or 拟免职务.',
  'change-name-blank': () =>
    'There is no name and no ID number that could be read, so the change was not made; fill in the name.',
  'change-person-unknown': ({ isAppointed, removedBy }) =>
    removedBy.length > 0
      ? `${changesNumbered(removedBy)} removed this person before, so the change was not made; check these changes. Whoever is appointed again is 任职.`
      : isAppointed
        ? 'An old unit is written, but nobody in the roster has this name, so the change was not made; check the name. Somebody new has no old unit.'
        : 'Nobody in the roster is this person, so the change was not made; check the name and the ID number. Somebody new is 任职.',
  'change-person-differs': ({ columns }) =>
    `Whoever has this name in the roster differs in ${list(columns)}, and may be somebody else, so the change was not made; check it. If it is the same person, write the ID number of the roster; what is to be altered is 变更.`,
  'change-name-differs': () =>
    'In the roster this ID number goes with another name, so the change was not made; check the name and the ID number.',
  'change-ambiguous': ({ people, records, oldUnit, addedBy }) => {
    const added = addedBy.length === 0 ? '' : ` (some by ${changesNumbered(addedBy).toLowerCase()})`;
    if (records === 0)
      return `${people === 1 ? 'Somebody' : `${people} people`} ${added === '' ? 'in the roster ' : ''}${people === 1 ? 'has' : 'have'} this name${added}, and it cannot be told whether this is somebody new, so the change was not made; fill in the ID number, or for who is in the roster the old unit and no birth.`;
    const [where, cure] = WHERE[oldUnit];
    const place = added !== '' && oldUnit === 'none' ? 'by now' : where;
    return people > 1
      ? `${people} people ${place} have this name${added}, so the change was not made; fill in the ID number${cure === '' ? '' : ` or ${cure}`}.`
      : `This person has ${records} records ${place}${added}, so the change was not made; write the old post${cure === '' ? '' : ` or ${cure}`}.`;
  },
  'change-not-there': ({ unit, leftBy }) =>
    leftBy.length === 0
      ? `This person has no record in ${unit}, so the change was not made; check the old unit.`
      : `${changesNumbered(leftBy)} took this person from ${unit} before, so the change was not made; the old unit is the one where the change before it left them.`,
  'change-unit-contradicts': ({ action, unit }) =>
    action === 'remove'
      ? `免职 has a new unit, "${unit}", so that it may be a transfer, and was not made; write 调动, or clear the new unit.`
      : `变更 leaves the unit, and "${unit}" is not where this record is, so the change was not made; write 调动, or clear the new unit.`,
  'change-unit-same': ({ unit }) =>
    `This record is in ${unit} already, so the transfer moves nobody; check the new unit. Where only the post or the like is altered, write 变更.`,
  'change-unit-unknown': ({ column, value, near }) =>
    `"${value}" under "${column}" is not in the register of units${didYouMean(near)}, so the change was not made; write the register's own name, a village as town/village.`,
  'change-unit-ambiguous': ({ column, value, units }) =>
    `"${value}" under "${column}" may be ${list(units)}, so the change was not made; write town/village.`,
  'change-unit-blank': ({ column, value }) =>
    value === ''
      ? `No new unit is written${column === '' ? ' (there is no such column)' : ''}, which 任职 and 调动 need, so the change was not made; fill it in.`
      : `"${value}" under "${column}" does not tell which unit of the register is meant, so the change was not made; begin the post with its unit, or write the new unit into a table of changes.`,
  'change-post-unmatched': ({ value }) =>
    `The posts to be left, "${value}", are not those of this person in the roster (no such post, or a part of several), so the change was not made; check them. Where a part is left, write 变更 in a table of changes.`,
  'change-id-needed': ({ isUnreadable }) =>
    isUnreadable
      ? 'This person is in the roster, but the ID number is wrong: the further post is counted, but the two records count as two people; correct the ID number.'
      : 'This person is in the roster without an ID number: the further post is counted, but rows without one are a person each, so that the two records count as two people; fill in the ID number.',
  'change-birth-unknown': () => 'Somebody new has no birth, so that the age is unknown; fill in the birth.',
  'change-level-unknown': ({ value }) =>
    `The form does not tell the level of "${value}", so it counts as unknown; a table of changes can say it (新职务层次).`,
  'changes-none': ({ files, heads }) =>
    `There is no table of changes in ${list(files)}: its headings are 变动类型, 姓名 or 身份证号 and at least one more, or 拟任职务 or 拟免职务 for appointments; ${heads.length === 0 ? 'no headings were seen' : `the headings seen are ${list(heads)}`}. An empty one comes from cadre-audit template changes.`,
  'changes-empty': ({ files }) =>
    `${list(files)} has the headings of a table of changes and no change below them; fill it in first.`,
  'changes-without-cadres': ({ files }) =>
    `There is no table of cadres in ${list(files)}, so there is nobody to change; a preview changes the records of cadres alone.`,
  'change-action-unknown': ({ file, sheet, rows, written }) =>
    `${where(file, sheet)}, row ${runs(rows)}: ${written === '' ? 'it is not written what is to be done' : `"${written}" is no kind of change`}; under 变动类型 write 任职 (appoint), 免职 (remove), 调动 (transfer) or 变更 (alter).`,
  'change-issue': ({ file, sheet, place, message }) =>
    `${file} ${sheet === '' ? '' : `${sheet}!`}${place}: ${say(message)}`,
  'changes-none-made': ({ files, changes }) =>
    `${changes === 1 ? 'The one change' : `None of the ${changes} changes`} of ${list(files)} could ${changes === 1 ? 'not ' : ''}be made, so there is nothing to preview:`,
  'changes-later': ({ changes, asOf }) =>
    `${changesNumbered(changes)}: the day is after ${asOf}; counted all the same, with ages as on ${asOf}.`,
  'changes-not-made': ({ changes }) =>
    `${changesNumbered(changes)}: not made, and in none of the verdicts below; "Issues of the changes" says why.`,
  'undecided-needs-after': () =>
    '--allow-undecided goes with --judge after alone: otherwise it only counts whether a change makes a verdict worse.',
};

export const preview: PreviewWords = {
  title: (rulebook) => `${rulebook}: preview of changes`,
  files: 'Changes from',
  changes: 'Changes',
  conclusion: ({ breaks, worsens, mends, improves, otherwise, same }) =>
    breaks + worsens + mends + improves === 0
      ? `no verdict is better or worse (${same + otherwise} touched${otherwise > 0 ? `, ${otherwise} of them another verdict` : ''})`
      : [
          breaks > 0 ? `${breaks} newly broken` : '',
          worsens > 0 ? `${worsens} worse` : '',
          mends > 0 ? `${mends} mended` : '',
          improves > 0 ? `${improves} better` : '',
          otherwise > 0 ? `${otherwise} otherwise` : '',
          `${same} the same`,
        ]
          .filter((part) => part !== '')
          .join(', '),
  conclusionWithin: (unit, conclusion) => `within ${unit}, ${conclusion}`,
  effect: {
    breaks: 'newly broken',
    worsens: 'worse',
    mends: 'mended',
    improves: 'better',
    otherwise: 'otherwise',
    same: 'same',
  },
  sections: {
    breaks: 'Newly broken',
    worsens: 'Worse',
    mends: 'Mended',
    improves: 'Better',
    otherwise: 'Another verdict, neither better nor worse',
  },
  action: { appoint: 'appoint', remove: 'remove', transfer: 'transfer', alter: 'alter' },
  noAction: '(not written)',
  form: 'appointment form',
  arrow: ' → ',
  noVerdict: 'no verdict',
  same: (count) =>
    `${count} more ${count === 1 ? 'verdict is' : 'verdicts are'} touched by these changes and as before.`,
  untouched: '—',
  notMade: 'not made',
  issues: 'Issues of the changes',
  numbered: (number) => `${number}`,
  outside: '(newcomer)',
  about: {
    changes: 'each change: who, from where to where, and what it does; its number is that under "Because of"',
    verdicts: 'each verdict that a change touches: before, after, and because of which changes; worst first',
  },
  heads: {
    number: 'No.',
    action: 'Kind',
    name: 'Name',
    from: 'Old unit',
    to: 'New unit',
    stated: 'Content',
    effective: 'Effective',
    place: 'Row',
    does: 'Effect',
    effect: 'Effect',
    before: 'Before',
    after: 'After',
    because: 'Because of',
    beforeStatus: 'Status before',
    afterStatus: 'Status after',
    beforeActual: 'Actual before',
    afterActual: 'Actual after',
    beforeShortfall: 'Shortfall before',
    afterShortfall: 'Shortfall after',
    beforeExcess: 'Excess before',
    afterExcess: 'Excess after',
    remark: 'Remarks',
    opinion: 'Opinion of the meeting',
  },
  guide: ({ exampleRow, headRow }) => [
    `Fill in the rows below the headings (row ${headRow}), a change a row. Row ${exampleRow}, in grey, is an invented example; it is never taken for a change, and may be deleted.`,
    'The kind of change is 任职 (appoint), 免职 (remove), 调动 (transfer) or 变更 (alter). Several changes of one person are made in their order.',
    '任职: for somebody new write the birth and the like; for somebody in the roster it is a further post, and no birth is written. 免职 takes away the record in the old unit. 调动 moves it to the new one. 变更 alters what is filled in, in place.',
    'People are found by ID number, then by name and old unit; write the old unit of namesakes and of people with several records. Blank cells keep what the roster says.',
    'Units go by their names in the register; a village is written town/village, or by a name that it has alone.',
    'Then: cadre-audit preview roster.xlsx --changes this-file.xlsx.',
  ],
  columns: {
    changedBirth: 'the birth of somebody new; of who is in the roster only to alter it',
    changeAction: 'one of 任职 (appoint), 免职 (remove), 调动 (transfer), 变更 (alter)',
    oldUnit: 'the unit that the person is in before a removal, transfer or alteration; finds the record',
    newUnit: 'the unit of an appointment or transfer; a village as town/village',
    newPost: 'the post after the change',
    newPostLevel: 'the level of the post after the change; others than middle posts as they are',
    effective: 'from which day; counted whatever it is, and noted where it is after the as-of date',
  },
  blanks: {
    changeAction: 'it may not be blank',
    kept: 'who is in the roster: as there; somebody new: as a blank in a table of cadres',
    ofPost: 'as in the roster; of an appointment unknown',
    newUnit: 'an appointment or transfer needs it; an alteration leaves the unit',
    oldUnit: 'found by ID number or name; cannot be told where there are several records',
    effective: 'nothing is noted',
  },
  row: 'a row for each change',
  signatures: ['Leader in charge:', 'Cadre section:', 'Minutes:', 'Date:'],
  help: {
    preview:
      'before appointments and transfers: which verdicts they make worse or better, and because of which',
    changes: 'table of changes, appointment forms (.lrmx), or a folder or archive of them; may be repeated',
    format: 'table (default), json, csv or xlsx, with =file into a file; may be repeated',
    allowUndecided: 'with --judge after: exit code 0 where rules are undecided and none fails',
    judge:
      'change (default): 1 where a change makes a verdict worse; after: as check of the roster after them',
    exitCodes:
      'Exit codes: 0 no verdict is worse, 1 one is, 2 no preview was made; with --judge after as check',
  },
};
