import type { RulebookWords } from './rulebook-words.ts';

export const rulebook: RulebookWords = {
  keys: {
    rulebook: 'The id of the rulebook; the only key that must be there',
    title: 'A title for people: a text, or one in Chinese and one in English',
    extends: 'The rulebook that this one adds to and tightens: a relative path, or the id of a shipped one',
    because:
      'Why something of the rulebook that is extended is changed, where that is not shown to be stricter',
    zh: 'In Chinese',
    en: 'In English',
    asOf: 'The reference date, such as 2024-10-31; the command line and the configuration come first',
    age: 'How ages are counted',
    basis: 'Full years by month (the default), day or year',
    ages: 'Ages that are plausible; others are data issues',
    units: 'The register of units: a file beside the rulebook',
    sources: 'The documents that the rules come from',
    clause: 'The clause, such as 第三条',
    mark: 'Whether anybody has read the original; nobody has where this is not written',
    lists: 'Value lists: the values, or a column of a file',
    file: 'A file beside the rulebook',
    column: 'The name of a column',
    tables: 'What is to be said of tables and their columns',
    columns: 'The columns of the table',
    key: 'Two rows in which these columns agree are one record',
    symmetric: 'Two columns of people, read either way round: each pair is one.',
    type: 'The type of a column, a list, or its values',
    several: 'A cell may hold several values',
    blank: 'What an empty cell is taken as',
    absent: 'What is taken where a sheet has no such column',
    fields: 'Fields: columns that are computed for each record first',
    for: 'The table that gets the column',
    from: 'The table, or the population, that records are taken from',
    to: 'The highest age',
    elapsed: 'Full years, months or days between two dates.',
    longest: 'The longest spell between two dates of the linked records.',
    join: 'Over breaks up to this long a spell goes on, as in 1 month; else spells must touch.',
    take: 'What this column says in a linked record.',
    last: 'By this column of dates the last record is taken; without it the only one.',
    median: 'The median of a column, the lower one of an even number.',
    roster: 'previous: of the roster handed in with --previous.',
    holds: 'Units in which this rule holds.',
    unique: 'No two records may have the same in these columns.',
    missing: 'How many months are missing between two dates',
    in: 'One of a value list',
    where: 'Conditions: what the columns must say, all of them',
    anyOf: 'Any one of these is met',
    noneOf: 'None of these is met',
    parameters: 'Parameters: numbers that may be replaced',
    default: 'The number where nothing replaces it',
    lookups: 'Lookups: a number by a band of numbers, or by a value',
    else: 'The number for everything else',
    figures: 'Figures: numbers made of numbers, one operation each',
    populations: 'Populations: sets of records',
    rules: 'Rules, judged for each group',
    statistics: 'Statistics: compared with what was claimed, never judged',
    structure: 'Structure: people counted by bands and values in each unit, described, never judged',
    by: 'Columns that split people: ends of bands ([30, 35, 40]), values, or all (every value)',
    source: 'Which of the sources a rule comes from',
    quote: 'The sentence of the source',
    reading: 'Where the text is ambiguous, how it was taken',
    per: 'A verdict for each unit (a population), value (a column) or record; else for the whole roster',
    count: 'How many are in this population',
    share: 'The share of this population in another',
    sum: 'The sum of a column, or of numbers',
    average: 'The average of a column',
    distinct: 'How many different values a column has',
    every: 'Each record of this population must meet something',
    must: 'What each must meet',
    difference: 'One number less another',
    product: 'Numbers multiplied',
    gap: 'How far two numbers are apart',
    min: 'The least of these numbers',
    max: 'The greatest of these numbers',
    lookup: 'The lookup to use',
    of: 'The base of a share, whom a sum is over, what is looked up',
    rounding: 'How to round; exact by default',
    atLeast: 'No less than this',
    atMost: 'No more than this',
    over: 'More than this',
    under: 'Less than this',
    equals: 'Exactly this',
    since: 'From this day on, included',
    until: 'Up to this day, included',
    during: 'In the year or month of the reference date',
    contains: 'The text has this in it',
    same: 'The same as another column of the record',
    inside: 'Within the place of another column, by the register of units.',
    not: 'Not this value',
    parity: 'The number must be odd or even',
    when: 'Only units that meet this are judged',
    exempt: 'Units that meet this are exempt',
    whenEmpty: 'What an empty base means; not applicable by default',
    severity: 'error (the default, decides), warning or info',
    weight: 'How much its verdicts count in the score (default 1); shown only, no verdict hangs on it',
    openPeriod: 'Where the period is not over: fail (the default) or undecided',
    countBy: 'Somebody of several posts counts as a person (the default) or by post',
    expectedIn: 'Units that should have such a record; those without are named',
    claimed: 'The number that the document gives',
    'ages.from': 'The lowest age',
    'fields.count': 'Counts the records of this table that are of the person',
    'fields.in': 'The unit of the number',
  },
  page: {
    made: (id) => `Made by \`cadre-audit rules docs ${id} --lang en\`; not to be edited by hand.`,
    populations: 'Populations',
    sources: 'Sources',
    heads: {
      population: 'Population',
      table: 'Table',
      statistic: 'Statistic',
      claimed: 'Claimed',
      rule: 'Rule',
      severity: 'Severity',
      mark: 'Checked',
    },
    of: 'Population',
  },
  starter: (id) => `# yaml-language-server: $schema=rulebook.schema.json
# A rulebook. Each line is "key: value" with a space behind the colon; what is below a key stands two spaces further in.
# To check how it is written: cadre-audit rules list ${id}/rulebook.yaml
# To audit a roster:          cadre-audit check roster.xlsx --rules ${id}/rulebook.yaml
rulebook: ${id}
title: Staffing standard for cadres

# The register of units: code, name, kind and superior. Fill it in first: only then a unit without anybody is found.
units: units.csv

# Where the rules come from. Write "seen" where the original was read.
sources:
  opinion:
    title: Implementation opinion on staffing
    clause: article 3
    mark: memory

# Populations say who is counted. Columns go by their names here, or by their headings in the roster.
populations:
  town:
    from: units
    where:
      kind: [镇, 街道]
  middle:
    from: cadres
    where:
      postLevel: [中层正职, 中层副职]
  young-middle:
    from: middle
    where:
      age:
        atMost: 35

# Rules say what every unit must come to.
rules:
  young-share:
    title: At least 20 % of the middle cadres are aged 35 or less
    source: opinion
    per: town
    share: young-middle
    of: middle
    atLeast: 20%
  women:
    title: At least one of all middle cadres is a woman
    source: opinion
    severity: warning
    count: middle
    where:
      sex: 女
    atLeast: 1
`,
  unitsHead: '单位代码,单位名称,单位类别,上级单位\n',
  written: (files) => `Written: ${files.join(', ')}`,
};
