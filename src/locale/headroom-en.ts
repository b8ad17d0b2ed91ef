import type { HeadroomWords } from './headroom-words.ts';

export const headroom: HeadroomWords = {
  title: 'Headroom',
  heading: 'Headroom: of what passes, how many more may leave, whoever they are (fewest first)',
  line: ({ departures, rule, units }) => `headroom ${departures}, ${rule}: ${units}`,
  rest: ({ more, unbreakable, untold }) =>
    [
      ...(more > 0 ? [`${more} more with greater headroom`] : []),
      ...(unbreakable > 0 ? [`${unbreakable} that nobody's leaving breaks`] : []),
      ...(untold > 0 ? [`${untold} without headroom; -f json says why`] : []),
    ].join('; '),
  failsFrom: (day) => ` (fails from ${day})`,
  breaksOn: 'Fails by itself',
  tight: 'No headroom',
  mark: (reason) => (reason === 'unbreakable' ? 'any' : 'none told'),
  untold: {
    unbreakable: 'However many of those counted leave, it does not break.',
    record: 'The verdict is of one person or record: when that leaves there is no verdict.',
    units: 'It counts units, which do not leave as people do.',
    values: 'It counts different values, not people.',
    others:
      'When somebody leaves, whether others count, or what another rule finds, may change too, so that numbers alone do not tell.',
    beside:
      'It compares with people of another table or of a wider unit; whether those who leave are among them is not known.',
    inexact: 'There are too many unknown cells, or too many cases to try, to tell it exactly.',
  },
  about:
    'of what passes, how many may leave, whoever they are; 0 (amber): it may break with the first of those counted who leaves; "any": nobody\'s leaving does. Fails by itself: the day on which ages and terms break it though nobody moves (within three years)',
  help: 'say of each passing verdict how many of those counted may leave, whoever they are, before the rule breaks, and on which day within three years it fails by itself',
};
