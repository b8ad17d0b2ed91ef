import { z } from 'zod';
import { nearest } from '../core/text.ts';
import { LANGUAGES } from '../locale/catalogue.ts';
import type { RulebookProblem } from '../locale/rulebook-problem-words.ts';
import { catalogue as chinese } from '../locale/zh-cn.ts';
import type { ColumnDefinition, TableName } from '../roster/schema.ts';
import { BUILT_IN_TABLES, type TableDefinition, type Tables } from '../roster/tables.ts';
import { MARK_VALUES } from '../roster/vocabulary.ts';
import { day } from '../rulebook/grammar.ts';
import { type KeyPath, problemParams } from '../rulebook/yaml-file.ts';

/**
 * The grammar of a configuration file. Every scalar arrives as the text that was written; where an editor would see
 * a number or a truth value in it, `editor` says so for the JSON Schema.
 */

declare module 'zod' {
  interface GlobalMeta {
    /** The JSON Schema of what an editor sees. */
    editor?: Readonly<Record<string, unknown>>;
  }
}

const text = z.string().min(1);
/** What stands in a cell may look like a number (985211): an editor takes both. */
const cellText = z
  .string()
  .min(1)
  .meta({ editor: { type: ['string', 'number', 'boolean'] } });
const texts = z.union([z.array(cellText), cellText.transform((one) => [one])]);

const oneOrMore = z.union([z.array(text).min(1), text.transform((one) => [one])]);

/** A key with nothing behind it, as where all lines below it are comments, says nothing. */
const optional = <S extends z.ZodType>(schema: S) =>
  z.preprocess((written) => (written === '' ? undefined : written), schema.optional());

const truth = z
  .enum(['true', 'false'])
  .transform((written) => written === 'true')
  .meta({ editor: { type: 'boolean' } });

const problem = (context: z.RefinementCtx, told: RulebookProblem): never => {
  context.addIssue({ code: 'custom', params: problemParams(told) });
  return z.NEVER;
};

const headRows = z
  .string()
  .transform((written, context): readonly [number, number] => {
    const [, first = '', last = first] = /^([1-9]\d{0,6})(?:-([1-9]\d{0,6}))?$/.exec(written.trim()) ?? [];
    const rows = [Number(first), Number(last)] as const;
    return first !== '' && rows[0] <= rows[1] ? rows : problem(context, { kind: 'bad-head-rows', written });
  })
  .meta({
    editor: {
      anyOf: [
        { type: 'integer', minimum: 1 },
        { type: 'string', pattern: '^[1-9]\\d*(-[1-9]\\d*)?$' },
      ],
    },
  });

/** What is said of a sheet, or of every sheet of a file. */
const sheet = z
  .strictObject({
    file: optional(text),
    sheet: optional(text),
    leaveOut: optional(truth),
    headRow: optional(headRows),
  })
  .superRefine(({ file, sheet: name, leaveOut, headRow }, context) => {
    if (file === undefined && name === undefined) problem(context, { kind: 'missing-key', key: 'sheet' });
    if ((leaveOut === undefined) === (headRow === undefined))
      problem(context, { kind: 'one-operation', keys: ['leaveOut', 'headRow'] });
  });

/** A column's further headings, and the further forms of its values. */
const columnSchema = (column: ColumnDefinition) =>
  z.strictObject({
    heads: optional(texts),
    ...(column.kind === 'date' || column.kind === 'month' || column.kind === 'number' || column.kind === 'id'
      ? {}
      : { values: optional(valuesSchema(column)) }),
  });

/** Value → forms. A mark has 是 and 否; a value that nearly is one of the known ones is a slip. */
function valuesSchema(column: ColumnDefinition) {
  const known = column.kind === 'flag' ? [...MARK_VALUES] : canonicalValues(column);
  const isOpen = column.kind !== 'flag' && !column.closed;
  return z.record(text, texts).superRefine((values, context) => {
    for (const value of Object.keys(values)) {
      const near = nearest(value, known) ?? '';
      if (known.includes(value) || (isOpen && near === '')) continue;
      context.addIssue({
        code: 'custom',
        path: [value],
        params: problemParams({ kind: 'unknown-value', value, near, values: known }),
      });
    }
  });
}

const canonicalValues = ({ values = {} }: ColumnDefinition): string[] => [
  ...new Set(Object.values(values).map(String)),
];

/** The names that a table goes by: the program's own, and the Chinese one. */
export const tableKeys = (table: TableName): readonly string[] => [
  ...new Set([table, chinese.words.table(table)]),
];

/** The names that a column goes by: the program's own, and every heading that is known. */
export const columnKeys = ({ columns }: TableDefinition, field: string): readonly string[] => [
  field,
  ...(columns.get(field)?.heads ?? []),
];

const keyed = <T>(keys: readonly string[], schema: T): Record<string, T> =>
  Object.fromEntries(keys.map((key) => [key, schema]));

const columnsSchema = (tables: Tables) =>
  z.strictObject(
    Object.assign(
      {},
      ...[...tables.values()].map((table) => keyed(tableKeys(table.name), optional(tableSchema(table)))),
    ) as Record<string, z.ZodOptional<ReturnType<typeof tableSchema>>>,
  );

function tableSchema(table: TableDefinition) {
  return z.strictObject(
    Object.assign(
      {},
      ...[...table.columns].map(([field, column]) =>
        keyed(columnKeys(table, field), optional(columnSchema(column))),
      ),
    ) as Record<string, z.ZodOptional<ReturnType<typeof columnSchema>>>,
  );
}

/** A configuration file beside a rulebook with these tables. */
export const makeConfigSchema = (tables: Tables) =>
  z
    .strictObject({
      rules: optional(oneOrMore).meta({
        description: '规则集：随附的名称，或相对于本文件的 YAML 路径；几份一起用的写成列表',
      }),
      units: optional(text).meta({ description: '单位名册：相对于本文件的路径' }),
      exemptions: optional(text).meta({ description: '豁免文件：相对于本文件的路径' }),
      asOf: optional(day).meta({ description: '截止日期，如 2024-10-31' }),
      language: optional(z.enum(LANGUAGES)).meta({ description: '输出的语言' }),
      birthFromId: optional(truth).meta({ description: '出生年月不完整时取自身份证号' }),
      sheets: optional(z.array(sheet)).meta({ description: '不读的工作表，或表头所在的行' }),
      columns: optional(columnsSchema(tables)).meta({ description: '各表各列的其他表头和其他写法' }),
    })
    .meta({ title: 'cadre-audit.config.yaml' });

/** A configuration file of which it is not known yet what its columns may be: its rulebook says so. */
export const openSchema = makeConfigSchema(BUILT_IN_TABLES).extend({ columns: z.unknown() });

export type ConfigFile = z.output<ReturnType<typeof makeConfigSchema>>;

/** The keys that may stand at a place, for "did you mean". */
export const configKeysAt =
  (tables: Tables) =>
  (keys: KeyPath): readonly string[] => {
    const [section, table, field] = keys;
    if (section === 'sheets') return Object.keys(sheet.shape);
    if (section !== 'columns') return Object.keys(openSchema.shape);
    if (table === undefined) return [...tables.keys()].flatMap(tableKeys);
    const found = [...tables.values()].find(({ name }) => tableKeys(name).includes(String(table)));
    if (field !== undefined || !found) return ['heads', 'values'];
    return [...found.columns.keys()].flatMap((each) => columnKeys(found, each));
  };

/** The JSON Schema of configuration files, for editors. */
export const configJsonSchema = () =>
  z.toJSONSchema(makeConfigSchema(BUILT_IN_TABLES), {
    io: 'input',
    reused: 'ref',
    override: ({ zodSchema, jsonSchema }) => {
      const { editor } = z.globalRegistry.get(zodSchema) ?? {};
      if (!editor) return;
      for (const key of Object.keys(jsonSchema)) delete jsonSchema[key as keyof typeof jsonSchema];
      Object.assign(jsonSchema, editor);
    },
  });
