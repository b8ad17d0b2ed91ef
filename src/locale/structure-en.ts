import type { Sentences } from './catalogue.ts';
import type { CellWords, StructureArguments, StructureProblem, StructureWords } from './structure-words.ts';

/** A problem of a table of 结构分析 in words; `word` gives a key as the file has it. */
export function problemOfStructure(problem: StructureProblem, word: (key: string) => string): string {
  switch (problem.kind) {
    case 'of-previous':
      return `"${problem.name}" is of the previous roster; a structure describes the present one`;
    case 'not-placed':
      return `table ${problem.table} does not say in which unit its records are; leave out "${word('per')}", or give the table a column of units`;
    case 'no-bands':
      return `"${problem.column}" holds months, which make no bands; take a column of dates or ages`;
    case 'needs-ends':
      return `"${problem.column}" holds numbers or dates: give the ends of the bands, such as [30, 35, 40]`;
    case 'needs-values':
      return `which values "${problem.column}" has is not known: list them, or give the column a list`;
    case 'bad-end':
      return problem.of === 'years'
        ? `dates are split by years, and "${problem.written}" is no year of four digits, as in [1980, 1990]`
        : `ages are split at full years, and "${problem.written}" is no whole number`;
    case 'not-ascending':
      return `the ends of bands must ascend: "${problem.after}" is not more than "${problem.before}" before it`;
    case 'value-twice':
      return `"${problem.value}" is listed twice`;
  }
}

export const structureSentences: Pick<Sentences, keyof StructureArguments> = {
  'rule-is-structure': ({ rule }) =>
    `${rule} is a structure table and neither passes nor fails; see it with check.`,
};

function bandOf({ of, over, atMost }: Extract<CellWords, { kind: 'band' }>): string {
  if (over === undefined) return `up to ${atMost}`;
  if (atMost === undefined) return `over ${over}`;
  if (of === 'number') return `over ${over} up to ${atMost}`;
  const from = `${Number(over) + 1}`;
  return from === atMost ? from : `${from}–${atMost}`;
}

export const structure: StructureWords = {
  title: 'Structure',
  about:
    'people by bands and values in each unit; only certain ones are counted, the others are under "unknown"',
  cell(said) {
    switch (said.kind) {
      case 'band':
        return bandOf(said);
      case 'value':
        return said.value;
      case 'flag':
        return said.value ? 'yes' : 'no';
      case 'other':
        return 'other';
    }
  },
  counted: (cell, count) => `${cell} (${count})`,
  total: 'total',
  unknown: 'unknown',
  number: (gathering, head) =>
    ({ median: `median ${head}`, average: `average ${head}`, min: `least ${head}`, max: `greatest ${head}` })[
      gathering
    ],
  perhaps: (unit) => `${unit} (not sure to be one of them)`,
  nobody: 'nobody',
};
