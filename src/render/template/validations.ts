import type ExcelJS from 'exceljs';
import type { TemplateWords } from '../../locale/template-words.ts';
import type { FormColumn, FormDefinition } from './form-columns.ts';

/** Excel shows no more of an input message or of a list in a cell's own check, and opens no file that has a longer one. */
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
function listOf({ definition, offered, ofTowns }: FormColumn, towns: string | undefined): string | undefined {
  if (ofTowns) return towns;
  // Of several values no list has every one, and a comma in one would make two of it.
  const list = `"${offered.join(',')}"`;
  const isOffered = offered.length > 0 && !definition.several && !offered.some((value) => /[,"]/.test(value));
  return isOffered && list.length <= LONGEST_PROMPT ? list : undefined;
}

/** What belongs in a column; nothing of a rulebook's own. */
export const aboutOf = ({ about }: FormDefinition, words: TemplateWords): string =>
  about === undefined ? '' : words.about[about];

/** What a blank in a column says. */
export const blankOf = ({ blank, blankAs, filler }: FormDefinition, words: TemplateWords): string =>
  filler === undefined ? words.blank[blankAs ?? blank] : words.blankFilled(filler);

/** How a column is filled in, in words. */
export const formOf = (column: FormColumn, words: TemplateWords, towns: string | undefined): string => {
  const { kind, closed = false, several = false } = column.definition;
  return column.ofTowns && towns !== undefined
    ? words.formOfUnit
    : words.form({ kind, offered: column.offered, closed, several });
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
