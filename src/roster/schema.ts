import { z } from 'zod';
import { compact } from '../core/text.ts';
import type { ColumnAbout, SpecialBlank } from '../locale/template-words.ts';

/** The kinds of records that a roster may hold. */
export const TABLE_NAMES = [
  'units',
  'trainings',
  'secondments',
  'secondmentReports',
  'selections',
  'cadres',
] as const;
export type BuiltInTable = (typeof TABLE_NAMES)[number];

/** The headings by which a sheet of changes is told: what they list is proposed, and nobody's record yet. */
export const CHANGE_HEADS = ['变动类型', '变动类别', '变动方式'] as const;

/** Whether a sheet with these headings lists changes. */
export const listsChanges = (heads: readonly string[]): boolean =>
  heads.some((head) => (CHANGE_HEADS as readonly string[]).includes(compact(head)));

/** The name of a table of a run: a built-in one, or one that its rulebook declares (tables.ts has them all). */
export type TableName = string;

/**
 * How the cells of a column are read.
 * `text` as it stands; `choice` one of known values; `flag` yes or no; `date` an interval of days;
 * `month` a calendar month; `number` a decimal; `id` an ID number.
 */
export type ColumnKind = 'text' | 'choice' | 'flag' | 'date' | 'month' | 'number' | 'id';

/** What an empty cell says (VERDICTS §1): nothing known, no, or "still running". */
export type Blank = 'unknown' | 'no' | 'never';

/** All that the tool knows of one column of one table. */
export interface ColumnDefinition {
  readonly kind: ColumnKind;
  /** The headings it goes by, the one for templates and reports first. */
  readonly heads: readonly string[];
  readonly blank: Blank;
  /** Written form → value. For `flag`: further words for yes (`true`) and no (`false`). */
  readonly values?: Readonly<Record<string, string | boolean>>;
  /** For `choice`: no other value exists. */
  readonly closed?: boolean;
  /** For `choice`, or a `flag` of named kinds: a text with this in it that is none of the values cannot be told. */
  readonly unclear?: RegExp;
  /** For `flag`: a text that is none of the words names another kind, hence no. */
  readonly otherIsNo?: boolean;
  /** Belongs to the person, so that it is the same in all rows of that person. */
  readonly ofPerson?: boolean;
  /** Two digits of a year are taken so that the person is at least this old, in full years. */
  readonly minimumAge?: number;
  /** No day after the reference date can be meant. */
  readonly past?: boolean;
  /** What an empty cell is read as, where the rulebook names a value. */
  readonly filler?: string;
  /** For `text` and `choice`: a cell may hold several values (支委、村委); one that meets a condition is enough. */
  readonly several?: boolean;
  /** For `number`: only whole ones. */
  readonly whole?: boolean;
  /** For `choice`: its values lowest first, and the list of the rulebook that has them. */
  readonly order?: { readonly list: string; readonly values: readonly string[] };
  /** The table whose records the cells name; of `units`, they are looked up in the register. */
  readonly links?: TableName;
}

/** A column that people fill in, under a heading: what a form says of it beside how it is read. */
export interface WrittenColumn extends ColumnDefinition {
  /** Names the sentence that says what belongs there. */
  readonly about: ColumnAbout;
  /** What the example row has in it; nothing where the example leaves it blank. */
  readonly example: string;
  /** What a drop-down offers where that is not every value there is. For `flag`: yes first, then no. */
  readonly offered?: readonly string[];
  /** Where a blank says more than `blank` tells. */
  readonly blankAs?: SpecialBlank;
}

declare module 'zod' {
  interface GlobalMeta {
    column?: WrittenColumn;
  }
}

const define = <S extends z.ZodType>(schema: S, column: WrittenColumn) => schema.optional().meta({ column });

type Options = Partial<Omit<WrittenColumn, 'kind' | 'heads' | 'about' | 'example'>> &
  Pick<WrittenColumn, 'about' | 'example'>;

const interval = z.object({ from: z.int(), to: z.int() });
const text = (heads: readonly string[], options: Options) =>
  define(z.string(), { kind: 'text', heads, blank: 'unknown', ...options });
const choice = (heads: readonly string[], options: Options) =>
  define(z.string(), { kind: 'choice', heads, blank: 'unknown', ...options });
const mark = (heads: readonly string[], options: Options) =>
  define(z.boolean(), { kind: 'flag', heads, blank: 'no', ...options });
const date = (heads: readonly string[], options: Options) =>
  define(interval, { kind: 'date', heads, blank: 'unknown', ...options });
const month = (heads: readonly string[], options: Options) =>
  define(interval, { kind: 'month', heads, blank: 'unknown', ...options });
const number = (heads: readonly string[], options: Options) =>
  define(interval, { kind: 'number', heads, blank: 'unknown', ...options });
const id = () =>
  define(z.string(), {
    kind: 'id',
    heads: ['身份证号', '身份证号码', '公民身份号码', '身份证', '证件号码', '居民身份证号', '居民身份证号码'],
    blank: 'unknown',
    blankAs: 'id',
    about: 'id',
    example: '339999199005120017',
  });
const person = () => text(['姓名', '人员姓名', '干部姓名', '学员姓名'], { about: 'name', example: '示例甲' });
const town = () =>
  text(
    [
      '所在镇街',
      '镇街道',
      '所在镇街道',
      '镇街',
      '所属镇街',
      '所属镇街道',
      '所在乡镇',
      '乡镇街道',
      '所在乡镇街道',
      '镇街名称',
      '街道',
      '镇',
      '乡镇',
    ],
    { about: 'town', example: '示例镇', blankAs: 'town' },
  );
const village = () =>
  text(
    [
      '所在村社',
      '村社区',
      '村社',
      '所在村社区',
      '所属村社',
      '所属村社区',
      '所在村',
      '所在村居',
      '村居',
      '村名',
      '村社名称',
      '村社区名称',
    ],
    {
      about: 'village',
      example: '',
      blankAs: 'village',
    },
  );

/** The columns of each table with their headings, kinds and readings: the one place for all of these. */
export const TABLES = {
  units: z.object({
    name: text(['单位名称', '单位全称'], { about: 'unitName', example: '示例镇' }),
    code: text(['单位代码', '单位编码', '区划代码', '代码'], {
      about: 'unitCode',
      example: '339999001',
      blankAs: 'unitCode',
    }),
    kind: text(['单位类别', '单位类型', '类别'], {
      about: 'unitKind',
      example: '镇',
      blankAs: 'unitKind',
      offered: ['镇', '街道', '村', '社区'],
    }),
    parent: text(['上级单位', '上级单位名称', '所属单位', '隶属单位'], {
      about: 'unitParent',
      example: '示例市',
      blankAs: 'unitParent',
    }),
  }),
  trainings: z.object({
    course: text(['培训班次', '培训班名称', '班次', '培训班', '班次名称'], {
      about: 'course',
      example: '示例培训班',
    }),
    name: person(),
    id: id(),
    level: choice(['培训级别', '级别', '培训层级'], {
      about: 'trainingLevel',
      example: '市级',
      values: {
        市级: '市级',
        镇级: '镇级',
        镇街级: '镇级',
        镇街道级: '镇级',
        街道级: '镇级',
        乡镇级: '镇级',
        市本级: '市级',
        市: '市级',
        市级培训: '市级',
        市级集中培训: '市级',
        镇: '镇级',
        街道: '镇级',
        镇级培训: '镇级',
        镇街培训: '镇级',
      },
      unclear: /市|镇|街道|乡|[?？]|待定|不详/,
    }),
    date: date(['开班日期', '开班时间', '培训日期', '培训时间', '开始日期'], {
      about: 'courseDate',
      example: '2024.03.15',
    }),
    days: number(['培训天数', '天数', '培训天数天'], { about: 'days', example: '3' }),
    town: town(),
    village: village(),
  }),
  secondments: z.object({
    place: text(['挂职单位', '挂职地点', '挂职单位名称'], {
      about: 'secondmentPlace',
      example: '示例街道办事处',
    }),
    name: person(),
    id: id(),
    start: date(['开始日期', '挂职开始日期', '开始时间', '挂职开始时间', '起始日期'], {
      about: 'start',
      example: '2024.03.01',
    }),
    end: date(['结束日期', '挂职结束日期', '结束时间', '挂职结束时间', '截止日期'], {
      about: 'end',
      example: '2024.12.31',
      blank: 'never',
    }),
    town: town(),
    village: village(),
  }),
  secondmentReports: z.object({
    month: month(['月份', '月报月份', '报告月份', '所属月份'], { about: 'reportMonth', example: '2024.03' }),
    name: person(),
    id: id(),
    town: town(),
    village: village(),
  }),
  selections: z.object({
    post: text(['岗位', '岗位名称', '职位', '选拔岗位'], { about: 'selectionPost', example: '团委书记' }),
    round: text(['批次', '轮次', '选拔批次'], { about: 'round', example: '第一批' }),
    channel: text(['渠道', '选拔渠道'], { about: 'channel', example: '公开比选' }),
    town: text(['单位', '所在单位', '用人单位', ...heading(town())], {
      about: 'selectionTown',
      example: '示例镇',
      blankAs: 'town',
    }),
    vacantSince: date(['空缺日期', '空缺时间', '出缺日期', '岗位空缺日期'], {
      about: 'vacantSince',
      example: '2024.01.10',
    }),
    method: text(['方式', '选拔方式', '产生方式'], { about: 'method', example: '公开比选' }),
    people: number(['人数', '选拔人数', '录用人数'], { about: 'people', example: '1' }),
  }),
  cadres: z.object({
    name: person(),
    sex: choice(['性别'], {
      about: 'sex',
      example: '男',
      values: { 男: '男', 女: '女', 男性: '男', 女性: '女' },
      closed: true,
      unclear: /./,
      ofPerson: true,
    }),
    birth: date(['出生年月', '出生日期', '出生年月日', '出生时间'], {
      about: 'birth',
      example: '1990.05',
      ofPerson: true,
      minimumAge: 16,
      past: true,
    }),
    id: id(),
    party: text(['政治面貌', '党派'], { about: 'party', example: '中共党员' }),
    ethnicity: text(['民族'], { about: 'ethnicity', example: '汉族' }),
    education: text(['学历', '文化程度', '最高学历'], { about: 'education', example: '大学' }),
    school: text(['毕业院校', '毕业学校', '毕业院校名称', '院校'], { about: 'school', example: '示例大学' }),
    keyUniversity: mark(
      ['985/211', '985211', '是否985/211', '是否985211', '985、211', '985或211', '985/211高校'],
      {
        about: 'keyUniversity',
        example: '否',
        values: { 985: true, 211: true, '985/211': true, '985、211': true, '985,211': true, 双非: false },
      },
    ),
    town: town(),
    village: village(),
    department: text(['部门', '所在部门', '科室', '内设机构'], {
      about: 'department',
      example: '党建工作办公室',
    }),
    post: text(['职务', '现任职务', '任职情况', '工作职务', '现职务', '职务名称'], {
      about: 'post',
      example: '党建工作办公室主任',
    }),
    postLevel: choice(['职务层次', '职务级别', '职级层次'], {
      about: 'postLevel',
      example: '中层正职',
      values: { 中层正职: '中层正职', 中层副职: '中层副职' },
      unclear: /中层|^正职$|^副职$/,
    }),
    chiefReserve: mark(['后备类型', '是否主职后备', '主职后备', '后备干部类型'], {
      about: 'chiefReserve',
      example: '非主职后备',
      offered: ['主职后备', '非主职后备'],
      values: {
        主职后备: true,
        主职后备干部: true,
        主职后备人选: true,
        主职后备人员: true,
        主职: true,
        主职干部后备: true,
        主职干部后备人选: true,
        非主职后备: false,
      },
      unclear: /主职/,
      otherIsNo: true,
    }),
    excellentYoung: mark(['优秀年轻干部', '是否优秀年轻干部', '优秀年轻'], {
      about: 'excellentYoung',
      example: '是',
      values: { 优秀年轻干部: true, 非优秀年轻干部: false },
    }),
    inYoungPool: mark(
      [
        '优秀年轻干部库',
        '是否优秀年轻干部库',
        '是否入优秀年轻干部库',
        '列入优秀年轻干部库',
        '是否列入优秀年轻干部库',
        '优秀年轻干部库人员',
      ],
      {
        about: 'inYoungPool',
        example: '是',
        values: {
          在库: true,
          入库: true,
          已入库: true,
          列入: true,
          已列入: true,
          优秀年轻干部库: true,
          未入库: false,
          不在库: false,
          未列入: false,
        },
      },
    ),
    growthFile: mark(['成长档案', '有无成长档案', '是否建立成长档案', '是否有成长档案', '成长档案建立情况'], {
      about: 'growthFile',
      example: '已建立',
      offered: ['已建立', '未建立'],
      values: {
        已建: true,
        已建立: true,
        建立: true,
        已建档: true,
        未建: false,
        未建立: false,
        未建档: false,
      },
    }),
  }),
} as const satisfies Record<BuiltInTable, z.ZodObject>;

function heading(schema: z.ZodType): readonly string[] {
  return schema.meta()?.column?.heads ?? [];
}

/** The columns of a built-in table by name. */
export function columnsOf(table: BuiltInTable): ReadonlyMap<string, WrittenColumn> {
  return DEFINITIONS.get(table) as ReadonlyMap<string, WrittenColumn>;
}

const DEFINITIONS = new Map<BuiltInTable, ReadonlyMap<string, WrittenColumn>>(
  TABLE_NAMES.map((table) => [
    table,
    new Map(
      Object.entries(TABLES[table].shape).map(([name, schema]) => {
        // zod's typing of metadata rebuilds every member; what was put in comes out.
        const column = schema.meta()?.column as WrittenColumn | undefined;
        if (!column) throw new TypeError(`${table}.${name} has no column definition`);
        return [name, column] as const;
      }),
    ),
  ]),
);

/** The column that tells a record's unit where its own columns for towns and villages do not. */
export const WORKPLACE = 'workplace';

const OF_WORKPLACE = {
  [WORKPLACE]: {
    kind: 'text',
    heads: ['单位', '所在单位', '工作单位', '现工作单位', '现单位', '单位名称', '所属单位', '任职单位'],
    blank: 'unknown',
  },
} as const;

/**
 * Columns that no rule, form or verdict reads: they say once more what another one says and are compared with it, or
 * they help to tell a record's unit.
 */
export const AUXILIARY: Readonly<Partial<Record<BuiltInTable, Readonly<Record<string, ColumnDefinition>>>>> =
  {
    trainings: OF_WORKPLACE,
    secondments: OF_WORKPLACE,
    secondmentReports: OF_WORKPLACE,
    cadres: {
      ...OF_WORKPLACE,
      statedAge: {
        kind: 'number',
        heads: ['年龄', '周岁', '年龄周岁', '实足年龄', '现年龄'],
        blank: 'unknown',
      },
    },
  };

/** The column without which a sheet is not this table (DESIGN §6). */
export const KEY_COLUMNS: Readonly<Record<BuiltInTable, string>> = {
  units: 'name',
  trainings: 'course',
  secondments: 'place',
  secondmentReports: 'month',
  selections: 'post',
  cadres: 'name',
};

/** A sheet of cadres has one of these beside the name (DESIGN §6). */
export const CADRE_COLUMNS = ['birth', 'post', 'postLevel', 'town', 'village'] as const;

/**
 * Columns that are computed as records are read, not found under a heading:
 * `tier` and `secretary` of cadres, `leagueHead` of selections (VERDICTS §2).
 */
export const DERIVED: Readonly<Record<BuiltInTable, Readonly<Record<string, ColumnDefinition>>>> = {
  units: {},
  trainings: {},
  secondments: {},
  secondmentReports: {},
  selections: { leagueHead: { kind: 'flag', heads: ['岗位'], blank: 'unknown' } },
  cadres: {
    tier: {
      kind: 'choice',
      heads: ['所在村社'],
      blank: 'unknown',
      closed: true,
      values: { 镇街: '镇街', 村社: '村社' },
    },
    secretary: { kind: 'flag', heads: ['职务'], blank: 'unknown' },
  },
};
