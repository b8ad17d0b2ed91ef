import type ExcelJS from 'exceljs';
import type { TemplateWords } from '../../locale/template-words.ts';
import type { FormColumn } from './form-columns.ts';

/** Excel shows no more of an input message, and opens no file that has a longer one. */
const LONGEST_PROMPT = 255;

/** What Excel checks and says in a range of cells; `any` is a message alone. */
type Validation = Omit<ExcelJS.DataValidation, 'type'> & {
  readonly type: ExcelJS.DataValidation['type'] | 'any';
};

/**
 * Sets a validation for a whole range at once.
 * exceljs writes ranges and messages alone rightly, but its typings know single cells and checks only.
 */
export function validate(sheet: ExcelJS.Worksheet, range: string, validation: Validation): void {
  const { dataValidations } = sheet as unknown as {
    dataValidations: { add(range: string, validation: Validation): void };
  };
  dataValidations.add(range, validation);
}

/** A message that shows while a cell is chosen. */
export const prompting = (title: string, lines: readonly string[]) => ({
  showInputMessage: true,
  promptTitle: title,
  prompt: lines.join('\n').slice(0, LONGEST_PROMPT),
});

/** The list that a drop-down shows: its own values, or the units of the hidden sheet. */
function listOf({ offered, ofTowns }: FormColumn, towns: string | undefined): string | undefined {
  if (ofTowns) return towns;
  return offered.length > 0 ? `"${offered.join(',')}"` : undefined;
}

/** How a column is filled in, in words. */
export const formOf = (column: FormColumn, words: TemplateWords, towns: string | undefined): string => {
  const { kind, closed = false } = column.definition;
  return column.ofTowns && towns !== undefined
    ? words.formOfUnit
    : words.form({ kind, offered: column.offered, closed });
};

/**
 * What is checked and said below a heading; undefined where any text goes. `towns` is the range of the towns' names.
 * A value that the list lacks is refused where no other exists; elsewhere Excel asks, as √ and the like are read too.
 */
export function validationOf(
  column: FormColumn,
  words: TemplateWords,
  towns: string | undefined,
): Validation | undefined {
  const { head, definition } = column;
  const list = listOf(column, towns);
  const message = prompting(head, [formOf(column, words, towns)]);
  if (list !== undefined)
    return {
      type: 'list',
      formulae: [list],
      allowBlank: true,
      showErrorMessage: true,
      errorStyle: definition.closed ? 'stop' : 'warning',
      errorTitle: words.notOffered.title,
      error: definition.closed ? words.notOffered.closed : words.notOffered.open,
      ...message,
    };
  return definition.kind === 'text' ? undefined : { type: 'any', formulae: [], ...message };
}
