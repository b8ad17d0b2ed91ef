import { isPlaced } from '../roster/tables.ts';
import { columnsRead } from './columns-read.ts';
import type { StructureFile } from './grammar.ts';
import type { Structure, StructureNumber, StructureSplit } from './model.ts';
import { figureOf, type NumberScope } from './resolve-quantity.ts';
import { splitBy } from './resolve-split.ts';
import type { RuleContext } from './rule-context.ts';
import { titleOf } from './titles.ts';
import type { KeyPath } from './yaml-file.ts';

const NUMBERS = ['median', 'average', 'min', 'max'] as const;

/** Resolves a table of 结构分析. What is wrong with it goes to the resolver, and there may then be none. */
export function resolveStructure(context: RuleContext, id: string, structure: StructureFile): Structure[] {
  const { resolver, populations } = context;
  const keys = ['structure', id];
  const { of } = structure;
  if (of === undefined) {
    resolver.problem(keys, { kind: 'missing-key', key: 'of' });
    return [];
  }
  const table = resolver.population(of, undefined, [...keys, 'of']);
  const per = perOf(context, structure, table, keys);
  const shown = (['by', ...NUMBERS] as const).filter((key) => Object.keys(structure[key] ?? {}).length > 0);
  if (shown.length !== 1) {
    resolver.problem(keys, { kind: 'one-operation', keys: ['by', ...NUMBERS] });
    return [];
  }
  if (!table || !populations.has(of)) return [];
  if (resolver.isPrevious(of))
    resolver.problem([...keys, 'of'], {
      kind: 'structure',
      problem: { kind: 'of-previous', name: of },
    });
  const shows = structure.by
    ? Object.entries(structure.by).flatMap(([column, split]) =>
        splitBy(resolver, table, { column, split }, [...keys, 'by', column]),
      )
    : numberOf(context, { id, structure, table, per }, keys);
  if (!shows) return [];
  const columns = columnsOf(shows, of, context);
  return [{ id, title: titleOf(structure.title, id), table, per, of, shows, columns }];
}

/** The units that it is told for, one by one, or the whole roster. */
function perOf(
  { resolver }: RuleContext,
  { per }: StructureFile,
  table: string | undefined,
  keys: KeyPath,
): Structure['per'] {
  if (per === undefined) return { kind: 'roster' };
  const path = [...keys, 'per'];
  resolver.population(per, 'units', path);
  if (table !== undefined && table !== 'units' && !isPlaced(resolver.tables.get(table)))
    resolver.problem(path, { kind: 'structure', problem: { kind: 'not-placed', table } });
  return { kind: 'units', population: per };
}

function numberOf(
  { resolver, file }: RuleContext,
  { id, structure, table, per }: Pick<Structure, 'id' | 'table' | 'per'> & { structure: StructureFile },
  keys: KeyPath,
): StructureNumber | undefined {
  const [gathering] = NUMBERS.filter((key) => structure[key] !== undefined);
  if (!gathering) return undefined;
  const scope: NumberScope = {
    resolver,
    file,
    table,
    hasUnit: per.kind === 'units',
    units: per.kind === 'units' ? per.population : undefined,
    columns: [],
    tallied: [],
    figures: new Map(),
  };
  const column = structure[gathering] as string;
  const value = figureOf(scope, id, { of: structure.of, [gathering]: column }, keys);
  const numbers = scope.tallied.map(({ key: _, ...number }) => number);
  return value && { gathering, column, value, numbers };
}

/** Every column of its table that it reads. */
function columnsOf(
  shows: readonly StructureSplit[] | StructureNumber,
  of: string,
  { populations }: RuleContext,
): string[] {
  const conditions =
    'numbers' in shows
      ? shows.numbers.map(({ condition }) => condition)
      : shows.flatMap(({ cells }) => cells.map(({ condition }) => condition));
  const measured =
    'numbers' in shows ? shows.numbers.flatMap(({ measured: of }) => (of ? [of.column] : [])) : [];
  return [
    ...new Set([
      ...columnsRead([{ op: 'population', name: of, anyRow: false }, ...conditions], populations),
      ...measured,
    ]),
  ];
}
