import { formatDay } from '../core/calendar.ts';

/** A part of a rulebook as a text that is the same where it means the same; `undefined` for what is not there. */
export const canonical = (part: unknown): string | undefined =>
  JSON.stringify(part, (_, value: unknown) => {
    if (typeof value === 'bigint') return value.toString();
    // JSON has one word for "no end" on either side.
    if (typeof value === 'number' && !Number.isFinite(value)) return value.toString();
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    // A number is compared as it is, however it was written.
    if ('numerator' in value && 'denominator' in value) return `${value.numerator}/${value.denominator}`;
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  });

/** Whether two parts of rulebooks mean the same. */
export const meansTheSame = (one: unknown, other: unknown): boolean => canonical(one) === canonical(other);

/** A part of a parsed rulebook, about as it was written, in one line. Its only bare numbers are days. */
export function writtenPart(part: unknown): string | undefined {
  if (part === undefined) return undefined;
  if (typeof part === 'string') return part;
  if (typeof part === 'number') return formatDay(part);
  if (Array.isArray(part)) return `[${part.map(writtenPart).join(', ')}]`;
  const lines = Object.entries(part as object).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}: ${writtenPart(value)}`],
  );
  return `{ ${lines.join(', ')} }`;
}
