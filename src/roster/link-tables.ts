import type { DataIssue } from '../core/issue.ts';
import { ARROW, type Link, linkName, linkRows, type PersonRows } from './link.ts';
import type { Lookup } from './load-options.ts';
import { isWithin, type Register } from './register.ts';
import type { Roster, Table } from './roster.ts';
import type { TableName } from './schema.ts';

/** Looks records up in the tables that they name people or units of. */
export function linkTables(
  rows: ReadonlyMap<TableName, PersonRows>,
  register: Register,
  lookups: readonly Lookup[],
): Map<string, readonly Link[]> {
  const links = new Map<string, readonly Link[]>();
  for (const [from, to] of lookups) {
    const [source, target] = [rows.get(from), rows.get(to)];
    if (links.has(linkName(from, to)) || !source) continue;
    if (to === 'units') links.set(linkName(from, to), unitsNamed(source));
    else if (target)
      links.set(
        linkName(from, to),
        linkRows(source, target, (unit, above) => isWithin(register, unit, above)),
      );
  }
  return links;
}

/** Whom the records of a previous roster mean in the one after it: people may have moved. */
export function linksToNext(
  rows: ReadonlyMap<TableName, PersonRows>,
  { personRows, register }: Roster,
  lookups: readonly Lookup[],
): Map<string, readonly Link[]> {
  const links = new Map<string, readonly Link[]>();
  for (const [from, to] of lookups) {
    const [source, target] = [rows.get(from), personRows.get(to)];
    if (source && target)
      links.set(
        linkName(from, to),
        linkRows(source, target, (unit, above) => isWithin(register, unit, above), true),
      );
  }
  return links;
}

/** The units that records are of: a record whose unit is not known may be of any, one of no unit of the register is of none. */
const unitsNamed = ({ names, units, places }: PersonRows): Link[] =>
  names.map((_, row) => {
    const found = places(row);
    return found.length > 0 || units(row) ? found : 'anybody';
  });

/** Rows that name nobody of the table they look people up in, or several: an event that may be lost. */
export function unlinkedIssues(
  tables: ReadonlyMap<TableName, Table>,
  links: ReadonlyMap<string, readonly Link[]>,
): DataIssue[] {
  const issues: DataIssue[] = [];
  for (const [key, own] of links) {
    const [from = '', to = ''] = key.split(ARROW);
    const table = tables.get(from);
    // What is of no unit is told where it is placed.
    if (!table || to === 'units') continue;
    own.forEach((link, row) => {
      const code =
        link === 'anybody'
          ? 'person-blank'
          : link.length === 0
            ? 'person-not-found'
            : link.length > 1
              ? 'person-ambiguous'
              : undefined;
      if (code === undefined) return;
      const block = table.blocks.find(({ start, end }) => start <= row && row < end);
      if (!block) return;
      const severity = code === 'person-not-found' ? 'info' : 'warning';
      const count = link === 'anybody' ? 0 : link.length;
      issues.push({
        code,
        severity,
        input: block.input,
        sheet: block.sheet,
        row: table.rowNumbers[row] as number,
        message: { code, args: { table: to, count } },
      });
    });
  }
  return issues;
}
