import { EXIT_CODES } from '../audit/status.ts';
import { Failure } from '../core/failure.ts';
import { nearest } from '../core/text.ts';
import { type Catalogue, LANGUAGES } from '../locale/catalogue.ts';
import { CHANGES, changesTableOf } from '../roster/changes/tables.ts';
import { isVillage } from '../roster/register.ts';
import type { TableDefinition } from '../roster/tables.ts';
import type { Rulebook } from '../rulebook/model.ts';
import { checkOutputs, type Files, makeFiles, refuseExisting, writeWhole } from './files.ts';
import { catalogueFor } from './language.ts';
import { type Dated, openDated, type RunOptions, registerFor } from './session.ts';
import type { Streams } from './streams.ts';

export interface TemplateOptions extends Omit<RunOptions, 'asOf' | 'unit' | 'inputFormat'> {
  readonly output?: string;
  readonly force?: boolean;
}

/** The table that a user names, by its name in the program or in any language. */
async function tableNamed(
  written: string,
  tables: readonly TableDefinition[],
  { words }: Catalogue,
): Promise<TableDefinition> {
  const names = new Map<string, TableDefinition>(tables.map((table) => [table.name.toLowerCase(), table]));
  for (const language of LANGUAGES) {
    const { words: spoken } = await catalogueFor(language);
    for (const table of tables) names.set(spoken.table(table.name).toLowerCase(), table);
  }
  const found = names.get(written.trim().toLowerCase());
  if (found) return found;
  throw new Failure({
    code: 'table-unknown',
    args: {
      table: written,
      near: nearest(written, [...tables.map(({ name }) => name), ...names.keys()]) ?? '',
      tables: tables.map(({ name }) =>
        words.table(name) === name ? name : words.punctuation.bracketed(words.table(name), name),
      ),
    },
  });
}

/** The towns of the register that a check would use: `--units`, else the rulebook's; none where there is neither. */
async function townsFor(dated: Dated, options: RunOptions, files: Files): Promise<string[]> {
  const register = await registerFor(dated, options, files);
  return [...new Set((register?.units ?? []).filter((unit) => !isVillage(unit)).map(({ name }) => name))];
}

/** The tables that a rulebook's rules, statistics and 结构分析 read, with the register of units. */
function tablesRead({ rules, statistics, structure, fields, tables }: Rulebook): Set<string> {
  const judged = new Set([
    'units',
    ...[...rules, ...statistics, ...structure].map(({ table }) => table),
    ...rules.flatMap(({ numbers }) => numbers.map(({ table }) => table)),
  ]);
  const linked = [...fields.values()].filter(({ table }) => judged.has(table)).map(({ from }) => from);
  const read = [...judged, ...linked].flatMap((name) => {
    const { madeFrom, columns } = tables.get(name) ?? {};
    return [name, madeFrom ?? [], ...[...(columns?.values() ?? [])].map(({ links }) => links ?? [])].flat();
  });
  return new Set(read);
}

/** `cadre-audit template`: an empty workbook to be filled in. Returns the exit code. */
export async function template(
  name: string | undefined,
  options: TemplateOptions,
  catalogue: Catalogue,
  streams: Streams,
): Promise<number> {
  const { renderTemplate, inFormOrder } = await import('../render/template/index.ts');
  const { words } = catalogue;
  const files = makeFiles();
  const dated = await openDated(options, files);
  const all = inFormOrder(dated.tables).filter(({ madeFrom }) => madeFrom === undefined);
  const changes = changesTableOf(dated.tables);
  const table =
    name === undefined
      ? undefined
      : await tableNamed(name, [...all, ...(changes ? [changes] : [])], catalogue);
  const read = new Set(dated.rulebooks.flatMap((each) => [...tablesRead(each)]));
  const tables = table === undefined ? all.filter(({ name: each }) => read.has(each)) : [table];
  const path = options.output ?? `${words.template.fileName(table && words.table(table.name))}.xlsx`;
  if (!/\.xlsx$/i.test(path)) throw new Failure({ code: 'output-not-excel', args: { file: path } });
  // A change may be of a village too: a drop-down of towns alone would question each of these.
  const towns = table?.name === CHANGES ? [] : await townsFor(dated, options, files);
  await checkOutputs([path], files);
  if (!options.force) await refuseExisting(path);
  await writeWhole([{ path, content: await renderTemplate({ tables, towns, catalogue }) }]);
  streams.note(
    `${words.template.written({ file: path, tables: tables.map((each) => words.table(each.name)) })}\n`,
  );
  return EXIT_CODES.pass;
}
