import type { EvidenceRows, Particular, Report } from '../audit/report.ts';
import { formatDays } from '../core/calendar.ts';
import { visible } from '../core/text.ts';
import type { Catalogue, Words } from '../locale/catalogue.ts';
import { titleIn } from '../rulebook/explain.ts';
import type { Rule } from '../rulebook/model.ts';
import { fileName } from './line.ts';
import { decimal, formatSpan } from './numbers.ts';

/** What a rule reads of a record: `出生年月 1990-01（29岁）`. */
export function particularText(
  particular: Particular,
  rule: Rule,
  report: Report,
  catalogue: Catalogue,
): string {
  const { words } = catalogue;
  const field = report.rulebookOf(rule).fields.get(particular.column);
  const head = field ? titleIn(field.title, catalogue) : visible(particular.head);
  return `${head} ${valueText(particular, report, words)}`;
}

function valueText(particular: Particular, report: Report, words: Words): string {
  switch (particular.kind) {
    case 'text':
      return particular.value === undefined ? words.unknown : visible(particular.value);
    case 'flag':
      return particular.value === undefined ? words.unknown : words.flag[particular.value ? 'yes' : 'no'];
    case 'days': {
      const { value, age } = particular;
      if (!value) return words.unknown;
      const days = formatDays(value);
      return age
        ? words.punctuation.bracketed(days, words.years(formatSpan({ min: age.from, max: age.to })))
        : days;
    }
    case 'number':
      return numbersText(particular, words);
    case 'linked': {
      const rows = [
        rowsText(words.labels.counted, particular.counted, report, words),
        rowsText(words.labels.notCountedPlain, particular.notCounted, report, words),
        rowsText(words.labels.cannotTell, particular.unknown, report, words),
      ].filter((text) => text !== '');
      const number = numbersText(particular, words);
      return rows.length === 0
        ? number
        : words.punctuation.bracketed(number, rows.join(words.punctuation.semicolon));
    }
  }
}

const numbersText = ({ min, max }: { min: string; max: string | null }, words: Words): string => {
  const [least, most] = [decimal(min), max === null ? words.openEnded : decimal(max)];
  return least === most ? least : `${least}–${most}`;
};

/** `计入 培训.xlsx 市级!5,9`: rows of other tables. */
function rowsText(label: string, evidence: readonly EvidenceRows[], report: Report, words: Words): string {
  if (evidence.length === 0) return '';
  const places = evidence.map(({ input, sheet, rows }) => {
    const runs = rows.map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`)).join(',');
    const file = fileName(report.inputs[input]?.path ?? '');
    return `${file} ${sheet === '' ? '' : `${visible(sheet)} `}${words.rows(runs)}`;
  });
  return `${label} ${places.join(words.punctuation.comma)}`;
}
