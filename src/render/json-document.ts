/**
 * A machine's report as JSON, a line for each part, and for each item of a list of records, so that lines can be searched
 * and compared.
 */
export function jsonDocument(parts: object): string {
  const entries = Object.entries(parts).flatMap(([key, part]: [string, unknown]) =>
    part === undefined ? [] : [`  ${JSON.stringify(key)}: ${textOf(part)}`],
  );
  return `{\n${entries.join(',\n')}\n}\n`;
}

const textOf = (part: unknown): string =>
  Array.isArray(part) && part.some((item) => typeof item === 'object')
    ? jsonLines(part)
    : JSON.stringify(part);

/** A list with a line for each of its items. */
export const jsonLines = (items: readonly unknown[]): string =>
  items.length === 0 ? '[]' : `[\n${items.map((item) => `    ${JSON.stringify(item)}`).join(',\n')}\n  ]`;
