import { stringify } from 'yaml';
import { cut, visible } from '../core/text.ts';
import type { Catalogue, Language } from '../locale/catalogue.ts';
import type { InspectedColumn, InspectedFile, InspectedTable } from '../roster/inspect.ts';
import type { SheetChoice } from '../roster/sheet-choice.ts';
import { isOfForm } from '../roster/suggest.ts';
import { BUILT_IN_TABLES, type TableDefinition, type Tables } from '../roster/tables.ts';
import { type ColumnAddition, MARK_VALUES, type Vocabulary } from '../roster/vocabulary.ts';

/** What an option or the configuration in use said: it goes into the proposal as it was. */
export interface Said {
  readonly rules: readonly string[] | undefined;
  readonly units: string | undefined;
  readonly exemptions: string | undefined;
  readonly asOf: string | undefined;
  readonly language: Language | undefined;
  readonly birthFromId: boolean;
  readonly sheets: readonly SheetChoice[];
  readonly vocabulary: Vocabulary;
}

/** What the run took where nobody said anything: shown as comments, for today's date is no default for next year. */
export interface Taken {
  readonly rules: string;
  readonly asOf: string;
}

/**
 * A configuration for files that were inspected: what was taken for nothing, and what that may be. All that people
 * must decide is a comment, so that the file changes no reading before they do.
 */
export function proposeConfig(
  files: readonly InspectedFile[],
  said: Said,
  taken: Taken,
  catalogue: Catalogue,
): string {
  const { configuration: words } = catalogue.words;
  const sheets = [...said.sheets.map(choiceLine), ...sheetLines(files, catalogue)];
  const columns = columnLines(files, said.vocabulary, catalogue);
  return [
    ...words.intro.map(comment),
    '',
    comment(words.rules),
    saidLine('rules', said.rules?.length === 1 ? said.rules[0] : said.rules, taken.rules),
    comment(words.units),
    saidLine('units', said.units, '单位名册.csv'),
    comment(words.exemptions),
    saidLine('exemptions', said.exemptions, 'exemptions.yaml'),
    comment(words.asOf),
    saidLine('asOf', said.asOf, taken.asOf),
    comment(words.language),
    saidLine('language', said.language, catalogue.language),
    comment(words.birthFromId),
    saidLine('birthFromId', said.birthFromId ? 'true' : undefined, 'true'),
    '',
    comment(words.sheets),
    ...(sheets.length > 0
      ? ['sheets:', ...sheets]
      : [comment(`sheets: ${yaml([{ sheet: '填表说明', leaveOut: 'true' }])}`)]),
    '',
    comment(words.columns),
    ...(columns.length > 0
      ? ['columns:', ...columns]
      : [comment(`columns: ${yaml({ 干部: { 出生年月: { heads: ['生日'] } } })}`)]),
    '',
  ].join('\n');
}

const comment = (text: string): string => `# ${text}`;

/** A value as YAML writes it, on one line and quoted where it must be: headings may have line breaks in them. */
const yaml = (value: unknown): string =>
  stringify(value, {
    collectionStyle: 'flow',
    flowCollectionPadding: false,
    lineWidth: 0,
    doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER,
    defaultStringType: JSON.stringify(value).includes('\\n') ? 'QUOTE_DOUBLE' : 'PLAIN',
    schema: 'failsafe',
  }).trim();

const scalar = (key: string, value: string): string => `${key}: ${yaml(value)}`;

/** What was said is a line that holds; what may be said is a comment. */
const saidLine = (key: string, said: string | readonly string[] | undefined, possible: string): string =>
  said === undefined
    ? comment(scalar(key, possible))
    : typeof said === 'string'
      ? scalar(key, said)
      : `${key}: ${yaml(said)}`;

const fileName = (path: string): string => path.replace(/^.*[/\\]/, '');

const choiceLine = ({ file, sheet, leaveOut, headRows }: SheetChoice): string =>
  `  - ${yaml({
    ...(file === undefined ? {} : { file }),
    ...(sheet === undefined ? {} : { sheet }),
    ...(headRows ? { headRow: rowSpan(headRows) } : { leaveOut: String(leaveOut) }),
  })}`;

const rowSpan = ([first, last]: readonly [number, number]): string =>
  first === last ? `${first}` : `${first}-${last}`;

function sheetLines(files: readonly InspectedFile[], { words }: Catalogue): string[] {
  return files.flatMap(({ path, unread }) =>
    unread.flatMap(({ sheet, heads, headRow }) => {
      const place = { file: fileName(path), ...(sheet === '' ? {} : { sheet }) };
      const shown = visible(sheet === '' ? place.file : `${place.file}《${sheet}》`);
      return [
        comment(words.configuration.unread({ sheet: shown, heads: heads.slice(0, 8) })),
        comment(`- ${yaml({ ...place, leaveOut: 'true' })}`),
        // A sheet whose name says that it instructs is read where the configuration says so.
        comment(
          `- ${yaml({ ...place, ...(headRow === undefined ? { leaveOut: 'false' } : { headRow: `${headRow}` }) })}`,
        ),
      ].map((line) => `  ${line}`);
    }),
  );
}

/** What is proposed for one column: further headings, and values that are to be told. */
interface Proposal {
  /** What the configuration in use says of the column. */
  readonly addition: ColumnAddition;
  readonly remarks: string[];
  readonly heads: string[];
  hasOthers: boolean;
}

/** What proposals for columns are made of: a table, or a sheet that may be one. */
type Source = Pick<InspectedTable, 'table' | 'sheet' | 'columns' | 'notTaken'> & {
  readonly isNameless?: boolean;
};

/** Fewer headings than this make no table. */
const FEWEST_HEADS = 3;

/** A sheet without a table that may be one of cadres: something in it is known, or like something known. */
function sourcesUnread({ unread }: InspectedFile): Source[] {
  const cadres = BUILT_IN_TABLES.get('cadres') as TableDefinition;
  const key = keyHead(cadres);
  return unread.flatMap(({ sheet, heads, notTaken, known }) => {
    const isLike = notTaken.some(({ like }) => like !== undefined);
    if (heads.length < FEWEST_HEADS || (known.length === 0 && !isLike)) return [];
    const isNameless = !known.includes(keyOf(cadres)) && !notTaken.some(({ like }) => like === key);
    return [{ table: 'cadres', sheet, columns: [], notTaken, isNameless }];
  });
}

function columnLines(
  files: readonly InspectedFile[],
  { tables, additions }: Vocabulary,
  catalogue: Catalogue,
): string[] {
  const { words } = catalogue;
  const sources = files.flatMap((file) =>
    [...file.tables, ...sourcesUnread(file)].map((table: Source) => ({ path: file.path, table })),
  );
  return inFormOrder(tables).flatMap((definition) => {
    const { name } = definition;
    const own = sources.filter(({ table }) => table.table === name);
    const proposals = new Map<string, Proposal>();
    for (const [field, addition] of additions.get(name) ?? [])
      proposals.set(standardHead(definition, field), { addition, remarks: [], heads: [], hasOthers: false });
    for (const { path, table } of own)
      gatherProposals(proposals, definition, table, placeOf(path, table), catalogue);
    const rest = own.flatMap(({ path, table }) => untakenRemarks(table, placeOf(path, table), catalogue));
    const lines = [...proposals].flatMap(([head, proposal]) =>
      proposalLines(definition, head, proposal, words),
    );
    return lines.length + rest.length === 0
      ? []
      : [`  ${yaml(words.table(name))}:`, ...[...lines, ...rest].map((line) => `    ${line}`)];
  });
}

/** The rulebook's own tables behind the built-in ones. */
const inFormOrder = (tables: Tables): TableDefinition[] =>
  [...tables.values()].sort(
    (a, b) => Number(!BUILT_IN_TABLES.has(a.name)) - Number(!BUILT_IN_TABLES.has(b.name)),
  );

const standardHead = ({ columns }: TableDefinition, field: string): string =>
  columns.get(field)?.heads[0] ?? field;

/** The column by which a table is found first. */
const keyOf = ({ told }: TableDefinition): string => told.all[0] ?? '';
const keyHead = (table: TableDefinition): string => standardHead(table, keyOf(table));

const placeOf = (path: string, { sheet }: Source): string =>
  visible(sheet === '' ? fileName(path) : `${fileName(path)}《${sheet}》`);

function gatherProposals(
  proposals: Map<string, Proposal>,
  definition: TableDefinition,
  table: Source,
  place: string,
  { words }: Catalogue,
): void {
  const proposalFor = (head: string): Proposal => {
    const proposal = proposals.get(head) ?? { addition: {}, remarks: [], heads: [], hasOthers: false };
    proposals.set(head, proposal);
    return proposal;
  };
  if (table.isNameless) {
    const proposal = proposalFor(keyHead(definition));
    proposal.remarks.push(words.configuration.nameless({ place }));
    if (!proposal.heads.includes(words.configuration.which)) proposal.heads.push(words.configuration.which);
  }
  for (const { head, like } of table.notTaken) {
    if (like === undefined || !isConfigurable(definition, like)) continue;
    const proposal = proposalFor(like);
    proposal.remarks.push(words.configuration.like({ place, head, like }));
    if (!proposal.heads.includes(head)) proposal.heads.push(head);
  }
  for (const column of table.columns) {
    if (column.otherValues.length === 0) continue;
    const proposal = proposalFor(column.standardHead);
    proposal.remarks.push(otherValuesRemark(column, place, words.configuration.otherValues));
    proposal.hasOthers = true;
  }
}

/** Columns that are only compared with others have no place in a configuration. */
const isConfigurable = ({ columns }: TableDefinition, head: string): boolean =>
  [...columns.values()].some(({ heads }) => heads[0] === head);

const MOST_VALUES = 20;

const otherValuesRemark = (
  { head, otherValues }: InspectedColumn,
  place: string,
  say: Catalogue['words']['configuration']['otherValues'],
): string =>
  say({
    place,
    head,
    values: otherValues.slice(0, MOST_VALUES).map(({ value, cells }) => `${cut(value, 20)} × ${cells}`),
  });

/** The column's own key stands open with what was said of it; what else it may say is a comment. */
function proposalLines(
  table: TableDefinition,
  head: string,
  { addition, remarks, heads, hasOthers }: Proposal,
  { configuration }: Catalogue['words'],
): string[] {
  const { heads: saidHeads = [], values: saidValues = {} } = addition;
  const open = hasOthers ? knownValues(table, head).filter((value) => !Object.hasOwn(saidValues, value)) : [];
  const values = [
    ...Object.entries(saidValues).map(([value, forms]) => `${yaml(value)}: ${yaml(forms)}`),
    // Nobody but the office knows which is which: lines taken over as they stand are refused.
    ...open.map((value) => comment(`${yaml(value)}: ${yaml([configuration.which])}`)),
  ];
  return [
    ...remarks.map(comment),
    `${yaml(head)}:`,
    ...headLines(saidHeads, heads).map((line) => `  ${line}`),
    ...(values.length > 0 ? ['  values:', ...values.map((line) => `    ${line}`)] : []),
  ];
}

/** Headings that were said and those that are proposed: together a list of which single lines can be taken over. */
function headLines(said: readonly string[], proposed: readonly string[]): string[] {
  if (said.length === 0) return proposed.length > 0 ? [comment(`heads: ${yaml(proposed)}`)] : [];
  if (proposed.length === 0) return [`heads: ${yaml(said)}`];
  const items = said.map((head) => `- ${yaml(head)}`);
  return [
    'heads:',
    ...[...items, ...proposed.map((head) => comment(`- ${yaml(head)}`))].map((line) => `  ${line}`),
  ];
}

function knownValues({ columns }: TableDefinition, head: string): string[] {
  const column = [...columns.values()].find(({ heads }) => heads[0] === head);
  if (column?.kind === 'flag') return [...MARK_VALUES];
  return [...new Set(Object.values(column?.values ?? {}).map(String))];
}

function untakenRemarks({ notTaken }: Source, place: string, { words }: Catalogue): string[] {
  const heads = notTaken.flatMap(({ head, kin, like }) =>
    kin || like !== undefined || isOfForm(head) ? [] : [head],
  );
  return heads.length === 0 ? [] : [comment(words.configuration.notTaken({ place, heads }))];
}
