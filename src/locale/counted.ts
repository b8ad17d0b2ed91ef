/** What a rule counts: people, units, or records that are neither. */
export type Counted = 'people' | 'units' | 'records';

/** The Chinese measure words of what is counted: 2人, 2个, 2条. */
export const MEASURE_WORDS: Readonly<Record<Counted, string>> = { people: '人', units: '个', records: '条' };

/** The Chinese names of a number of them. */
export const NUMBERS_OF: Readonly<Record<Counted, string>> = {
  people: '人数',
  units: '个数',
  records: '条数',
};
