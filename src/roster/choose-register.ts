import { Failure } from '../core/failure.ts';
import { columnAt, textAt } from './columns.ts';
import { findTables, type InputFile } from './find.ts';
import { type GatheredTable, gatherTable } from './gather.ts';
import type { LoadOptions } from './load-options.ts';
import { seenRegister } from './placement.ts';
import { makeRegister, type Register, type UnitRow } from './register.ts';
import type { Input, RegisterSource, Table } from './roster.ts';
import type { TableName } from './schema.ts';
import { BUILT_IN } from './vocabulary.ts';

/** `--units`, then a table of units among the files, then the rulebook's register, then the units that the records name. */
export async function chooseRegister(
  gathered: ReadonlyMap<TableName, GatheredTable>,
  inputs: readonly Input[],
  options: LoadOptions,
): Promise<{ register: Register; source: RegisterSource }> {
  const { units, rulebookUnits, next, chosenRegister = next } = options;
  if (chosenRegister) return { register: chosenRegister.register, source: chosenRegister.registerSource };
  if (units)
    return { register: await readRegister(units, options), source: { from: 'file', path: units.path } };
  const own = gathered.get('units');
  const block = own?.table.blocks[0];
  // A sheet of units with nothing on it (a template's, not filled in) names no register.
  if (own && block && own.table.length > 0)
    return {
      register: registerOf(own.table),
      source: { from: 'roster', input: block.input, sheet: block.sheet },
    };
  if (rulebookUnits)
    return {
      register: await readRegister(rulebookUnits, options),
      source: { from: 'rulebook', path: rulebookUnits.path },
    };
  return { register: seenRegister([...gathered.values()], inputs), source: { from: 'seen' } };
}

/** Reads a register of units from a file of its own. Throws Failure where it holds no table of units. */
export async function readRegister(
  file: InputFile,
  { sheets: _, ...options }: Omit<LoadOptions, 'units' | 'rulebookUnits'>,
): Promise<Register> {
  const { asOf, basis, vocabulary = BUILT_IN } = options;
  const found = await findTables([file], options);
  const tables = found.tables.get('units') ?? [];
  if (tables.length === 0) {
    const heads = found.inputs.flatMap(({ unread }) => unread.flatMap((sheet) => sheet.heads));
    throw new Failure({ code: 'no-units', args: { file: file.path, heads: heads.slice(0, 12) } });
  }
  return registerOf(gatherTable('units', tables, { asOf, basis, vocabulary }, []).table);
}

function registerOf(table: Table): Register {
  const text = (field: string, row: number): string => {
    return textAt(table.columns.get(field), row) ?? '';
  };
  const rows: UnitRow[] = Array.from({ length: table.length }, (_, row) => ({
    code: text('code', row),
    name: text('name', row),
    kind: text('kind', row),
    parent: text('parent', row),
  }));
  const named = [...rows.keys()].filter((row) => rows[row]?.name !== '');
  const columns = [...table.columns].map(([field, column]) => [field, columnAt(column, named)] as const);
  const before = (row: number) => named.filter((each) => each < row).length;
  return makeRegister(
    named.map((row) => rows[row] as UnitRow),
    new Map(columns),
    table.blocks.map(({ start, end, columns: own }) => ({
      start: before(start),
      end: before(end),
      columns: own,
    })),
  );
}
