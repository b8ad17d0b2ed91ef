import { stringify } from 'yaml';
import { cut, visible } from '../core/text.ts';
import type { Catalogue } from '../locale/catalogue.ts';
import type { InspectedColumn, InspectedFile, InspectedTable } from '../roster/inspect.ts';
import { columnsOf, type TableName } from '../roster/schema.ts';
import { isOfForm } from '../roster/suggest.ts';
import { MARK_VALUES } from '../roster/vocabulary.ts';

/** What a run was made with: it goes into the proposal as it was. */
export interface ProposedDefaults {
  readonly rules: string;
  readonly units: string | undefined;
  readonly asOf: string;
  /** Whether somebody said the date: today's is no default for next year. */
  readonly isDated: boolean;
}

/**
 * A configuration for files that were inspected: what was taken for nothing, and what that may be. All that people
 * must decide is a comment, so that the file changes no reading before they do.
 */
export function proposeConfig(
  files: readonly InspectedFile[],
  defaults: ProposedDefaults,
  catalogue: Catalogue,
): string {
  const { configuration: words } = catalogue.words;
  const sheets = sheetLines(files, catalogue);
  const columns = columnLines(files, catalogue);
  return [
    ...words.intro.map(comment),
    '',
    comment(words.rules),
    scalar('rules', defaults.rules),
    comment(words.units),
    defaults.units === undefined ? comment('units: 单位名册.csv') : scalar('units', defaults.units),
    comment(words.asOf),
    defaults.isDated ? scalar('asOf', defaults.asOf) : comment(scalar('asOf', defaults.asOf)),
    comment(words.language),
    scalar('language', catalogue.language),
    comment(words.birthFromId),
    comment('birthFromId: true'),
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

/** A value as YAML writes it, quoted where it must be. */
const yaml = (value: unknown): string =>
  stringify(value, {
    collectionStyle: 'flow',
    flowCollectionPadding: false,
    lineWidth: 0,
    schema: 'failsafe',
  }).trim();

const scalar = (key: string, value: string): string => `${key}: ${yaml(value)}`;

const fileName = (path: string): string => path.replace(/^.*[/\\]/, '');

function sheetLines(files: readonly InspectedFile[], { words }: Catalogue): string[] {
  return files.flatMap(({ path, unread }) =>
    unread.flatMap(({ sheet, heads }) => {
      const place = { file: fileName(path), ...(sheet === '' ? {} : { sheet }) };
      const shown = visible(sheet === '' ? place.file : `${place.file}《${sheet}》`);
      return [
        comment(words.configuration.unread({ sheet: shown, heads: heads.slice(0, 8) })),
        comment(`- ${yaml({ ...place, leaveOut: 'true' })}`),
        comment(`- ${yaml({ ...place, headRow: '3' })}`),
      ].map((line) => `  ${line}`);
    }),
  );
}

/** What is proposed for one column: further headings, and values that are to be told. */
interface Proposal {
  readonly remarks: string[];
  readonly heads: string[];
  hasOthers: boolean;
}

function columnLines(files: readonly InspectedFile[], catalogue: Catalogue): string[] {
  const { words } = catalogue;
  const tables = files.flatMap(({ path, tables: own }) => own.map((table) => ({ path, table })));
  const names = [...new Set(tables.map(({ table }) => table.table))];
  return names.flatMap((name) => {
    const own = tables.filter(({ table }) => table.table === name);
    const proposals = new Map<string, Proposal>();
    for (const { path, table } of own) gatherProposals(proposals, table, placeOf(path, table), catalogue);
    const rest = own.flatMap(({ path, table }) => untakenRemarks(table, placeOf(path, table), catalogue));
    const lines = [...proposals].flatMap(([head, proposal]) => proposalLines(name, head, proposal, words));
    return lines.length + rest.length === 0
      ? []
      : [`  ${yaml(words.table(name))}:`, ...[...lines, ...rest].map((line) => `    ${line}`)];
  });
}

const placeOf = (path: string, { sheet }: InspectedTable): string =>
  visible(sheet === '' ? fileName(path) : `${fileName(path)}《${sheet}》`);

function gatherProposals(
  proposals: Map<string, Proposal>,
  table: InspectedTable,
  place: string,
  { words }: Catalogue,
): void {
  const proposalFor = (head: string): Proposal => {
    const proposal = proposals.get(head) ?? { remarks: [], heads: [], hasOthers: false };
    proposals.set(head, proposal);
    return proposal;
  };
  for (const { head, like } of table.notTaken) {
    if (like === undefined) continue;
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

/** The column's own key stands open; what it may say is a comment. */
function proposalLines(
  table: TableName,
  head: string,
  { remarks, heads, hasOthers }: Proposal,
  { configuration }: Catalogue['words'],
): string[] {
  const known = knownValues(table, head);
  return [
    ...remarks.map(comment),
    `${yaml(head)}:`,
    ...(heads.length > 0 ? [`  ${comment(`heads: ${yaml(heads)}`)}`] : []),
    ...(hasOthers
      ? [
          '  values:',
          // Nobody but the office knows which is which: lines taken over as they stand are refused.
          ...known.map((value) => `    ${comment(`${yaml(value)}: ${yaml([configuration.which])}`)}`),
        ]
      : []),
  ];
}

function knownValues(table: TableName, head: string): string[] {
  const column = [...columnsOf(table).values()].find(({ heads }) => heads[0] === head);
  if (column?.kind === 'flag') return [...MARK_VALUES];
  return [...new Set(Object.values(column?.values ?? {}).map(String))];
}

function untakenRemarks({ notTaken }: InspectedTable, place: string, { words }: Catalogue): string[] {
  const heads = notTaken.flatMap(({ head, kin, like }) =>
    kin || like !== undefined || isOfForm(head) ? [] : [head],
  );
  return heads.length === 0 ? [] : [comment(words.configuration.notTaken({ place, heads }))];
}
