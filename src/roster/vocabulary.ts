import { compact, withoutBracketed } from '../core/text.ts';
import type { ColumnDefinition, TableName } from './schema.ts';
import { BUILT_IN_TABLES, sheetColumnsOf, type TableDefinition, type Tables } from './tables.ts';

/** What a user adds to a column: further headings, and further written forms of its values. */
export interface ColumnAddition {
  readonly heads?: readonly string[];
  /** Value → the forms it is written in. Of a mark: 是 and 否. */
  readonly values?: Readonly<Record<string, readonly string[]>>;
}

/** Additions by table and field. */
export type Additions = ReadonlyMap<TableName, ReadonlyMap<string, ColumnAddition>>;

/** The columns of every table, and the headings that they go by. */
export interface Vocabulary {
  readonly tables: Tables;
  /** What the user added to their own. */
  readonly additions: Additions;
  columnsOf(table: TableName): ReadonlyMap<string, ColumnDefinition>;
  /** The field of a table that a heading names: as it stands, or without what its brackets explain. */
  fieldOf(table: TableName, head: string): string | undefined;
  /** Whether a text is the heading of some column of some table. */
  isHead(text: string): boolean;
  /** Whether a text is the heading of some table's key column: a cheap first look at a row. */
  isKeyHead(text: string): boolean;
}

const BRACKETS = /[()[\]{}〔〕【】<>《》「」"“”'‘’]/g;
const CLOSING = ')]}〕】>》」';
const BRACKETED = /[([{〔【<《「][^)\]}〕】>》」]*[)\]}〕】>》」]/g;

/** A head with another person's word in it is never the cadre's own. */
const KIN = /爱人|配偶|父|母|子女|家庭(?:主要)?成员|家属|亲属|社会关系|联系人/;

/** Whether a heading speaks of somebody else than the cadre. */
export const isOfKin = (head: string): boolean => KIN.test(head);

/** Headings as they are compared: no white space, brackets of either width taken out, `*姓名` is 姓名. */
export const comparableHead = (head: string): string =>
  compact(head)
    .replace(BRACKETS, '')
    .replace(/^[*＊]+|(?<![*＊:：])[*＊:：]+$/g, '');

/** The forms of a heading that may be known: as it stands, and without what its brackets explain. */
export function headForms(head: string): string[] {
  const shown = compact(head);
  const bare = withoutBracketed(shown, BRACKETED, CLOSING);
  return bare === shown ? [comparableHead(shown)] : [comparableHead(shown), comparableHead(bare)];
}

/**
 * The vocabulary of the columns of a run's tables with a user's additions; these win over a heading that another column
 * has anyway.
 */
export function makeVocabulary(
  additions: Additions = new Map(),
  tables: Tables = BUILT_IN_TABLES,
): Vocabulary {
  const all = [...tables.values()];
  const columns = new Map(all.map((table) => [table.name, columnsWith(table, additions)]));
  const fields = new Map(all.map((table) => [table.name, fieldsByHead(table, additions)]));
  const heads = new Set([...fields.values()].flatMap((byHead) => [...byHead.keys()]));
  const keys = new Set(
    all.flatMap(({ name, told }) =>
      [...(fields.get(name) ?? [])].flatMap(([head, field]) => (field === told.all[0] ? [head] : [])),
    ),
  );
  // Forms of a heading leave characters out and add none: few texts have the first one of any key heading.
  const firsts = new Set([...keys].map(([first]) => first));
  const mayBeKeyHead = (text: string): boolean => {
    for (const character of compact(text)) if (firsts.has(character)) return true;
    return false;
  };
  const ofKin = new Map(all.map((table) => [table.name, headsOfKin(table)]));
  return {
    tables,
    additions,
    columnsOf: (table) => columns.get(table) as ReadonlyMap<string, ColumnDefinition>,
    fieldOf: (table, head) => {
      const byHead = fields.get(table);
      const known = headForms(head).find((form) => byHead?.has(form));
      if (known === undefined || (isOfKin(head) && !ofKin.get(table)?.has(known))) return undefined;
      return byHead?.get(known);
    },
    isHead: (text) => headForms(text).some((form) => heads.has(form)),
    isKeyHead: (text) => mayBeKeyHead(text) && headForms(text).some((form) => keys.has(form)),
  };
}

/** Headings that a table's own columns have though they speak of kin: a table of kinships is about them. */
const headsOfKin = (table: TableDefinition): ReadonlySet<string> =>
  new Set([...table.columns.values()].flatMap(({ heads }) => heads.filter(isOfKin).map(comparableHead)));

const columnsWith = (table: TableDefinition, additions: Additions): ReadonlyMap<string, ColumnDefinition> =>
  new Map(
    [...sheetColumnsOf(table)].map(([field, column]) => [
      field,
      withValues(column, additions.get(table.name)?.get(field)?.values ?? {}),
    ]),
  );

/** Field by heading: those that no rule reads first, then the table's own, so that a user's win over both. */
const fieldsByHead = (table: TableDefinition, additions: Additions): ReadonlyMap<string, string> =>
  new Map(
    [...table.auxiliary, ...table.columns, ...(additions.get(table.name) ?? [])].flatMap(
      ([field, { heads = [] }]) => heads.map((head) => [comparableHead(head), field] as const),
    ),
  );

/** The built-in headings and values. */
export const BUILT_IN = makeVocabulary();

/** The words of a mark in a user's additions. */
export const MARK_VALUES = ['是', '否'] as const;

function withValues(
  column: ColumnDefinition,
  added: Readonly<Record<string, readonly string[]>>,
): ColumnDefinition {
  const meant = (value: string) => (column.kind === 'flag' ? value === MARK_VALUES[0] : value);
  const written = Object.entries(added).flatMap(([value, forms]) =>
    forms.flatMap((form) => comparableValues(form).map((text) => [text, meant(value)] as const)),
  );
  return written.length === 0
    ? column
    : { ...column, values: { ...column.values, ...Object.fromEntries(written) } };
}

/** A value as cells are compared with it: half-width and without white space, with its brackets and without them. */
const comparableValues = (text: string): string[] => [compact(text), compact(text).replace(/[()]/g, '')];
