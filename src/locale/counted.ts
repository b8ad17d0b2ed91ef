/** What a rule counts: people, units, records that are neither, or mere numbers. */
export type Counted = 'people' | 'units' | 'records' | 'numbers';

/** The Chinese measure words of what is counted: 2人, 2个, 2条, 0.5. */
export const MEASURE_WORDS: Readonly<Record<Counted, string>> = {
  people: '人',
  units: '个',
  records: '条',
  numbers: '',
};

/** The Chinese names of a number of them. */
export const NUMBERS_OF: Readonly<Record<Counted, string>> = {
  people: '人数',
  units: '个数',
  records: '条数',
  numbers: '数',
};
