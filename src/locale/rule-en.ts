import { constructs } from './constructs-en.ts';
import type { RuleWords } from './rule-words.ts';

const ROUNDINGS = {
  exact: '',
  up: ', rounded up',
  down: ', rounded down',
  nearest: ', rounded to the nearest, a half up',
  nearestHalfDown: ', rounded to the nearest, a half down',
} as const;

const bandWords = (from: number, to: number): string => {
  if (from === to) return `${from}`;
  if (!Number.isFinite(from)) return `up to ${to}`;
  return Number.isFinite(to) ? `${from} to ${to}` : `${from} and over`;
};

export const rule: RuleWords = {
  per: ({ kind, title }) =>
    ({
      units: `For each ${title}`,
      record: 'For each record',
      person: 'For each person',
      roster: 'For the whole roster',
    })[kind],
  count: (who) => `the number of ${who}`,
  share: (who, of) => `the share of ${who} among ${of}`,
  every: (who, must) => `all ${who} must meet this condition: ${must}`,
  sum: (column, who) => `the sum of "${column}" over ${who}`,
  average: (column, who) => `the average of "${column}" over ${who}`,
  distinct: (columns, who) => `the number of different ${columns.join(' and ')} of ${who}`,
  unique: (columns, who) => `no two of ${who} may have the same ${columns.join(' and ')}`,
  person: 'person',
  operation: ({ operation, parts, rounding }) => {
    const made = {
      sum: parts.join(' + '),
      difference: parts.join(' − '),
      product: parts.join(' × '),
      gap: `the difference of ${parts.join(' and ')}`,
      min: `the least of ${parts.join(', ')}`,
      max: `the greatest of ${parts.join(', ')}`,
      share: `${parts[0]} as a share of ${parts[1]}`,
    }[operation];
    return `${made}${ROUNDINGS[rounding]}`;
  },
  rounding: ROUNDINGS,
  whatever: (number, heads) =>
    `${number} whatever the value of ${heads.map((head) => `"${head}"`).join(' and ')}`,
  lookup: ({ of, bands }) =>
    `what is looked up for ${of} (${bands
      .map(({ from, to, gives }) => `${bandWords(from, to)}: ${gives ?? 'not applicable'}`)
      .join(', ')})`,
  unitColumn: (head) => `the unit's "${head}"`,
  holds: (rule, isHeld) => `"${rule}" ${isHeld ? 'holds' : 'does not hold'}`,
  parity: { odd: 'an odd number', even: 'an even number' },
  notParity: { odd: 'is not odd', even: 'is not even' },
  exempt: (text) => ` (except where ${text})`,
  previous: (number) => `${number} in the previous roster`,
  perValue: (head) => `each value of "${head}"`,
  inForce: ({ since, until }) =>
    `in force ${[since && `since ${since}`, until && `until ${until}`].filter(Boolean).join(', ')}`,
  order: {
    atLeast: (value) => `at least ${value}`,
    atMost: (value) => `at most ${value}`,
    over: (value) => `higher than ${value}`,
    under: (value) => `lower than ${value}`,
  },
  bound: ({ key, value, of }) => {
    switch (key) {
      case 'atLeast':
        return of === 'age' ? `${value} or over` : `at least ${value}`;
      case 'atMost':
        return of === 'age' ? `${value} or under` : `at most ${value}`;
      case 'over':
        return of === 'age' ? `over ${value}` : `more than ${value}`;
      case 'under':
        return of === 'age' ? `under ${value}` : `less than ${value}`;
      case 'equals':
        return `exactly ${value}`;
      case 'since':
        return `on or after ${value}`;
      case 'until':
        return `on or before ${value}`;
      case 'during':
        return /^\d/.test(value)
          ? `in the ${value} up to the as-of date`
          : `in the ${value} of the as-of date, up to that date`;
    }
  },
  column: (head, bounds) => `"${head}" is ${bounds}`,
  number: (number, bounds) => `${number} is ${bounds}`,
  values: ({ values, match, negated, list: named }) => {
    if (named !== undefined) return `${negated ? 'not ' : ''}in the value list ${named}`;
    const words = values.join(' or ');
    if (match === 'contains') return `one that ${negated ? 'does not contain' : 'contains'} ${words}`;
    return `${negated ? 'not ' : ''}${words}`;
  },
  flag: (head, value) => `"${head}" is ${value ? 'yes' : 'no'}`,
  ...constructs,
  due: 'something was due',
  all: ' and ',
  any: ' or ',
  none: (text) => `not (${text})`,
  from: (title, where) => (where === '' ? title : `${title} where ${where}`),
  when: (text) => ` (only if ${text})`,
  whenEmpty: {
    notApplicable: 'not applicable where the base is zero',
    pass: 'a pass where the base is zero',
    fail: 'a fail where the base is zero',
  },
  severity: {
    error: 'must hold',
    warning: 'a reminder that does not change the conclusion',
    info: 'for information',
  },
  part: 'a part of other rules, without verdicts of its own',
  sentence: ({ per, measure, bounds, when }) =>
    `${per}, ${measure}${bounds === '' ? '' : ` must be ${bounds}`}${when}.`,
  age: 'age',
  tier: 'tier',
};
