import { CHANGE_HEADS, type ColumnDefinition, type TableName, type WrittenColumn } from '../schema.ts';
import type { TableDefinition, Tables } from '../tables.ts';
import { type Additions, makeVocabulary, type Vocabulary } from '../vocabulary.ts';

/** The table of changes (变动表), a row a change, and that of appointment forms, a row a person. */
export const CHANGES = 'changes';
export const APPOINTMENTS = 'appointments';

/** What a change does to somebody's record (VERDICTS §6). */
export const ACTIONS = ['appoint', 'remove', 'transfer', 'alter'] as const;
export type Action = (typeof ACTIONS)[number];

/** The words for them, which are those of the sheet in every language. */
export const ACTION_WORDS: Readonly<Record<Action, string>> = {
  appoint: '任职',
  remove: '免职',
  transfer: '调动',
  alter: '变更',
};

type FormColumn = ColumnDefinition & Partial<Pick<WrittenColumn, 'about' | 'example' | 'blankAs'>>;

const ACTION: FormColumn = {
  kind: 'choice',
  heads: CHANGE_HEADS,
  blank: 'unknown',
  closed: true,
  unclear: /./,
  values: Object.fromEntries(ACTIONS.map((action) => [ACTION_WORDS[action], ACTION_WORDS[action]])),
  about: 'changeAction',
  blankAs: 'changeAction',
  example: '调动',
};

const OLD_UNIT: FormColumn = {
  kind: 'text',
  heads: ['原单位', '原工作单位', '现单位', '现工作单位', '所在单位', '工作单位', '单位', '调出单位'],
  blank: 'unknown',
  blankAs: 'oldUnit',
  about: 'oldUnit',
  example: '示例镇',
};

const NEW_UNIT: FormColumn = {
  kind: 'text',
  heads: ['新单位', '新工作单位', '拟任单位', '任职单位', '调入单位'],
  blank: 'unknown',
  blankAs: 'newUnit',
  about: 'newUnit',
  example: '示例镇/示例村',
};

const EFFECTIVE: FormColumn = {
  kind: 'date',
  heads: ['生效日期', '生效时间', '任免日期', '任免时间', '任职时间'],
  blank: 'unknown',
  blankAs: 'effective',
  about: 'effective',
  example: '2024.07.01',
};

/** The posts that somebody holds already: they tell one's records apart. */
const HELD_POST: ColumnDefinition = {
  kind: 'text',
  heads: ['原职务', '现任职务', '现职务', '拟免职务', '免去职务'],
  blank: 'unknown',
};

const NEW_POST = ['新职务', '拟任职务', '新任职务'] as const;
const NEW_LEVEL = ['新职务层次', '拟任职务层次', '新任职务层次'] as const;

/** A column of the post as a change has it, under headings of its own before the usual one. */
const ofPost = (
  column: FormColumn,
  heads: readonly string[],
  about: NonNullable<FormColumn['about']>,
): FormColumn => ({ ...column, heads: [...heads, column.heads[0] as string], blankAs: 'ofPost', about });

/** A column of cadres: a blank keeps what the roster says. */
const kept = (field: string, column: FormColumn): FormColumn => ({
  ...column,
  ...(field === 'name' || field === 'id' ? {} : { blankAs: 'kept' as const }),
  ...(field === 'birth' ? { about: 'changedBirth' as const } : {}),
});

function ofCadres(columns: TableDefinition['columns'], field: string): [string, FormColumn][] {
  const column = columns.get(field);
  return column ? [[field, kept(field, column)]] : [];
}

const FIRST = ['name', 'id', 'sex', 'birth'] as const;

/** A change as a table: columns of its own and all those of cadres, which it may fill in anew. */
function changesTable({ columns }: TableDefinition): TableDefinition {
  const [post, level] = [columns.get('post'), columns.get('postLevel')];
  return {
    name: CHANGES,
    columns: new Map<string, FormColumn>([
      ['action', ACTION],
      ...FIRST.flatMap((field) => ofCadres(columns, field)),
      ['oldUnit', OLD_UNIT],
      ['newUnit', NEW_UNIT],
      ...(post ? [['post', ofPost(post, NEW_POST, 'newPost')] as const] : []),
      ...(level ? [['postLevel', ofPost(level, NEW_LEVEL, 'newPostLevel')] as const] : []),
      ...ofCadres(columns, 'chiefReserve'),
      ['effective', EFFECTIVE],
      ...othersOf(columns),
    ]),
    auxiliary: new Map([['heldPost', HELD_POST]]),
    derived: new Map(),
    told: { all: ['action'], any: ['name', 'id'], least: 3 },
    key: [],
    person: 'name',
    countsPeople: false,
    unit: undefined,
  };
}

/** Columns that a table of changes has in a place or a meaning of its own. */
const TAKEN: ReadonlySet<string> = new Set([
  ...FIRST,
  ...['post', 'postLevel', 'chiefReserve', 'town', 'village'],
  ...['action', 'oldUnit', 'newUnit', 'effective', 'heldPost', 'removedPost'],
]);

const othersOf = (columns: TableDefinition['columns']): [string, ColumnDefinition][] =>
  [...columns.keys()].filter((field) => !TAKEN.has(field)).flatMap((field) => ofCadres(columns, field));

/** An appointment form, or a list of such: who is to have which post, and to leave which. */
function appointmentsTable({ columns }: TableDefinition): TableDefinition {
  const [post, level] = [columns.get('post'), columns.get('postLevel')];
  return {
    name: APPOINTMENTS,
    columns: new Map<string, ColumnDefinition>([
      ...FIRST.flatMap((field) => ofCadres(columns, field)),
      ...(post ? [['post', { ...post, heads: ['拟任职务', '拟任'] }] as const] : []),
      ['removedPost', { ...HELD_POST, heads: ['拟免职务', '拟免', '免去职务'] }],
      ...(level ? [['postLevel', { ...level, heads: ['拟任职务层次'] }] as const] : []),
      ...ofCadres(columns, 'chiefReserve'),
      ...othersOf(columns),
    ]),
    auxiliary: new Map(),
    derived: new Map(),
    told: { all: ['name'], any: ['post', 'removedPost'], least: 3 },
    key: [],
    person: 'name',
    countsPeople: false,
    unit: undefined,
  };
}

/** The table of changes of a run, by the columns that its cadres have; undefined where it has no cadres. */
export function changesTableOf(tables: Tables): TableDefinition | undefined {
  const cadres = tables.get('cadres');
  return cadres && changesTable(cadres);
}

/** The tables that a file of changes may hold: none where the run has no cadres. */
function changeTables(tables: Tables): Tables {
  const cadres = tables.get('cadres');
  return new Map(
    cadres
      ? [
          [CHANGES, changesTable(cadres)],
          [APPOINTMENTS, appointmentsTable(cadres)],
        ]
      : [],
  );
}

/** What files of changes are read by: a user's headings and values of cadres hold for them too. */
export function changesVocabulary({ tables, additions }: Vocabulary): Vocabulary {
  const own = changeTables(tables);
  const added = [...(additions.get('cadres') ?? [])];
  const additionsTo = ({ name, columns }: TableDefinition) =>
    [name, new Map(added.filter(([field]) => columns.has(field)))] as const;
  const all: Additions = new Map<TableName, ReadonlyMap<string, object>>([...own.values()].map(additionsTo));
  return makeVocabulary(all, own);
}

/** The same tables with every blank unknown: which cells of a change say anything. */
export function blanksUnknown(vocabulary: Vocabulary): Vocabulary {
  const plain = ({ filler: _, ...column }: ColumnDefinition): ColumnDefinition => ({
    ...column,
    blank: 'unknown',
  });
  const tables = [...vocabulary.tables].map(([name, table]): [TableName, TableDefinition] => [
    name,
    { ...table, columns: new Map([...table.columns].map(([field, column]) => [field, plain(column)])) },
  ]);
  return makeVocabulary(vocabulary.additions, new Map(tables));
}
