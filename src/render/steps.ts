import type { Step, StepValue } from '../audit/steps.ts';
import { isExact } from '../core/range.ts';
import type { Catalogue } from '../locale/catalogue.ts';
import { quantityInWords } from '../rulebook/explain.ts';
import type { Quantity, Rule, Rulebook } from '../rulebook/model.ts';
import { rangeText } from './numbers.ts';

/** `董事会成员 = 7`, `⌊60% × 7⌋ = 4`: a number of a rule in a group, by its name and by what it is made of. */
export function stepText(step: Step, rule: Rule, rulebook: Rulebook, catalogue: Catalogue): string {
  const { quantity, value } = step;
  const isNamed =
    quantity.kind === 'tallied' || quantity.kind === 'attribute' || quantity.title !== undefined;
  const name = isNamed ? [quantityInWords(rule, quantity, rulebook, catalogue)] : [];
  const made = madeOf(step, catalogue);
  const result = quantity.kind === 'lookup' ? [] : [valueText(value, catalogue)];
  return [...name, ...made, ...result].join(' = ');
}

/** What a number is made of, with the values that its parts have here. */
function madeOf({ quantity, value, parts }: Step, catalogue: Catalogue): string[] {
  const { steps } = catalogue.words;
  const texts = parts.map((part) => partText(part, catalogue));
  switch (quantity.kind) {
    case 'lookup':
      return [
        steps.lookup(texts[0] ?? '', value === 'notApplicable' ? undefined : valueText(value, catalogue)),
      ];
    case 'operation':
      return [rounded(quantity, operationText(quantity, texts), catalogue)];
    default:
      return [];
  }
}

type OperationQuantity = Extract<Quantity, { kind: 'operation' }>;

const BETWEEN = { sum: ' + ', difference: ' − ', product: ' × ', share: ' ÷ ' } as const;

function operationText({ operation }: OperationQuantity, parts: readonly string[]): string {
  switch (operation) {
    case 'gap':
      return `|${parts.join(' − ')}|`;
    case 'min':
    case 'max':
      return `${operation}(${parts.join(', ')})`;
    default:
      return parts.join(BETWEEN[operation]);
  }
}

function rounded({ rounding }: OperationQuantity, text: string, { words }: Catalogue): string {
  switch (rounding) {
    case 'exact':
      return text;
    case 'up':
      return `⌈${text}⌉`;
    case 'down':
      return `⌊${text}⌋`;
    default:
      return words.steps.rounded[rounding](text);
  }
}

/** A part within an expression: a number as its author wrote it; what is not certain in brackets. */
function partText({ quantity, value }: Step['parts'][number], catalogue: Catalogue): string {
  if (quantity.kind === 'constant') return quantity.written;
  const isSpan = typeof value === 'object' && !isExact(value);
  return isSpan ? `(${valueText(value, catalogue)})` : valueText(value, catalogue);
}

function valueText(value: StepValue, { words }: Catalogue): string {
  if (value === undefined || value === 'empty') return words.steps.empty;
  return value === 'notApplicable' ? words.steps.notApplicable : rangeText(value, words);
}
