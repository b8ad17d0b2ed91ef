import { nearest } from '../core/text.ts';
import type { TableName } from '../roster/schema.ts';
import type { RuleFile } from './grammar.ts';
import { lookupValues } from './lookup-fields.ts';
import type { GroupColumn, Per } from './model.ts';
import { type ColumnType, columnNames, columnType } from './names.ts';
import type { Resolver } from './resolver.ts';
import type { KeyPath } from './yaml-file.ts';

/** For whom a rule is judged: units, records or the roster, and each value of columns within these. */
interface Groups {
  readonly per: Per;
  readonly columns: readonly GroupColumn[];
}

/** What `per` names: a population of units, `record`, columns with known values, or units and columns. */
export function groupsOf(resolver: Resolver, { per }: RuleFile, table: TableName, keys: KeyPath): Groups {
  const names = per === undefined ? [] : typeof per === 'string' ? [per] : per;
  if (names.length === 1 && (names[0] === 'record' || names[0] === 'person'))
    return { per: { kind: 'record' }, columns: [] };
  let groups: Groups = { per: { kind: 'roster' }, columns: [] };
  for (const [index, name] of names.entries()) {
    const path = Array.isArray(per) ? [...keys, 'per', index] : [...keys, 'per'];
    const type = columnType(table, name, resolver);
    const lookedUp = lookupValues(resolver, table, name);
    if (resolver.isPopulation(name) || !(type || lookedUp))
      groups = { ...groups, per: unitsOf(resolver, name, table, path) };
    else {
      const values =
        lookedUp?.map(({ written, condition }) => ({ value: written, condition })) ?? valuesOf(type);
      if (values.length === 0) resolver.problem(path, { kind: 'per-needs-values', key: name });
      groups = { ...groups, columns: [...groups.columns, { column: name, values }] };
    }
  }
  return groups;
}

/** Every value of a column, seen or not, with what a record of it says. */
const valuesOf = (type: ColumnType | undefined): GroupColumn['values'] =>
  (type?.values ?? []).map((value) => ({
    value,
    condition: {
      op: 'test',
      column: type?.column ?? '',
      test: { kind: 'text', match: 'is', values: [value], negated: false },
    },
  }));

function unitsOf(resolver: Resolver, name: string, table: TableName, keys: KeyPath): Per {
  if (!resolver.isPopulation(name) && name !== 'record') {
    const near = nearest(name, [...resolver.populationNames(), ...columnNames(table, resolver)]) ?? '';
    resolver.problem(keys, { kind: 'unknown-population', key: name, near });
    return { kind: 'units', population: name };
  }
  const found = resolver.population(name, undefined, keys);
  if (found && found !== 'units')
    resolver.problem(keys, { kind: 'per-needs-units', key: name, table: found });
  return { kind: 'units', population: name };
}
