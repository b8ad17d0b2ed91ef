import { rowRuns } from '../../core/origin.ts';
import type { Message } from '../../locale/catalogue.ts';
import type { FoundTable } from '../found-table.ts';
import type { Context } from '../gather.ts';
import { shownColumn } from '../heads.ts';
import type { Block, Input } from '../roster.ts';
import { isOfForm, suggestFields } from '../suggest.ts';
import type { Vocabulary } from '../vocabulary.ts';
import type { RequestTable } from './requests.ts';

/** What sheets of changes are compared with. */
interface Known {
  readonly inputs: readonly Input[];
  readonly vocabulary: Vocabulary;
  readonly context: Omit<Context, 'vocabulary'>;
}

/** What is to be said of the sheets that changes stand on: headings that were not taken, and what is hidden there. */
export const sheetNotes = (tables: Iterable<RequestTable>, known: Known): Message[] =>
  [...tables].flatMap((own) =>
    own.gathered.table.blocks.flatMap((block, at) => {
      const place = { file: known.inputs[block.input]?.path ?? '', sheet: block.sheet };
      const heads = untakenHeads(own, block, own.found[at] as FoundTable, known);
      return [
        ...(heads.length > 0 ? [{ code: 'changes-heads-untaken' as const, args: { ...place, heads } }] : []),
        ...hiddenNote(block, place),
      ];
    }),
  );

/** The headings of no field, with the nearest one that is known: a form has dozens that no change reads, a sheet those that somebody chose. */
function untakenHeads(
  { gathered: { table } }: RequestTable,
  block: Block,
  { nature }: FoundTable,
  { inputs, vocabulary, context }: Known,
): { letter: string; head: string; near: string }[] {
  if (inputs[block.input]?.format === 'lrmx') return [];
  const untaken = block.others.filter(({ head }) => !isOfForm(head));
  const fields = suggestFields(
    untaken.map((column) => ({ ...column, cells: [] })),
    {
      table: table.name,
      taken: new Set(block.columns.keys()),
      vocabulary,
      context: { ...context, ...nature },
    },
  );
  return untaken.map((column) => {
    const field = fields.get(column.index);
    const [near = ''] = (field !== undefined && vocabulary.columnsOf(table.name).get(field)?.heads) || [];
    return { ...shownColumn(column), near };
  });
}

function hiddenNote(
  { hidden, hiddenRows, hiddenColumns }: Block,
  place: { readonly file: string; readonly sheet: string },
): Message[] {
  if (!hidden && hiddenRows.length + hiddenColumns.length === 0) return [];
  return [
    {
      code: 'changes-hidden',
      args: {
        ...place,
        isSheet: hidden,
        rows: rowRuns(hiddenRows),
        columns: hiddenColumns.map(shownColumn),
      },
    },
  ];
}
