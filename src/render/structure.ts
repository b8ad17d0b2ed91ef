import type { StructureGroup, StructureResult } from '../audit/report.ts';
import { type Catalogue, say } from '../locale/catalogue.ts';
import { isAge } from '../roster/tables.ts';
import { columnHead, titleIn } from '../rulebook/explain.ts';
import type { Rulebook, Structure } from '../rulebook/model.ts';
import { formatSpan, rangeText } from './numbers.ts';

/** `各镇干部年龄（ages）`. */
export const structureHeading = ({ structure }: StructureResult, catalogue: Catalogue): string => {
  const title = titleIn(structure.title, catalogue);
  return title === structure.id ? title : catalogue.words.punctuation.bracketed(title, structure.id);
};

/** For each group its lines: how many in all, and a column each; or why there are none. */
export function structureLines(result: StructureResult, catalogue: Catalogue): string[][] {
  if (result.reason) return [[say(catalogue, result.reason)]];
  return result.groups.map((group) => {
    const [first = '', ...rest] = factsOf(result, group, catalogue);
    return [`${groupName(group, catalogue)} ${first}`, ...rest];
  });
}

/** The unit by its path, or the whole roster. */
export function groupName({ path, isSure }: StructureGroup, { words }: Catalogue): string {
  const name = path.length === 0 ? words.roster : path.join('/');
  return isSure ? name : words.structure.perhaps(name);
}

/** How many in all with the first column's cells, then each further column's; or the one number. */
function factsOf(result: StructureResult, group: StructureGroup, catalogue: Catalogue): string[] {
  const { words } = catalogue;
  const { comma, labelled, semicolon } = words.punctuation;
  const { total } = group;
  if (!total) return [`${numberHead(result, catalogue)} ${numberText(group, catalogue)}`];
  const [first, ...rest] = result.splits.map(({ column, cells }, index) => {
    const { cells: counts = [], unknown = 0 } = group.counts[index] ?? {};
    const facts = cells.map((said, cell) =>
      words.structure.counted(words.structure.cell(said), counts[cell]?.min ?? 0),
    );
    const untold = unknown > 0 ? [words.structure.counted(words.structure.unknown, unknown)] : [];
    return labelled(headOf(result, column, catalogue), [...facts, ...untold].join(comma));
  });
  return [[`${words.structure.total} ${formatSpan(total)}`, first].join(semicolon), ...rest];
}

/** What a column is called. */
export const headOf = (
  { structure, rulebook }: Pick<StructureResult, 'structure' | 'rulebook'>,
  column: string,
  catalogue: Catalogue,
): string =>
  isAge(rulebook.tables, structure.table, column)
    ? catalogue.words.rule.age
    : columnHead(column, { table: structure.table, rulebook, catalogue });

/** What the one number of a table is called: 年龄中位数. */
export function numberHead(
  result: Pick<StructureResult, 'structure' | 'rulebook'>,
  catalogue: Catalogue,
): string {
  const { shows } = result.structure;
  if (!('gathering' in shows)) return '';
  return catalogue.words.structure.number(shows.gathering, headOf(result, shows.column, catalogue));
}

/** The number itself; of nobody there is none. */
export const numberText = ({ value }: StructureGroup, { words }: Catalogue): string =>
  value ? rangeText(value, words) : words.structure.nobody;

/** What a table shows, for the page of its rulebook: the cells of its columns, or its number. */
export function shownText(structure: Structure, rulebook: Rulebook, catalogue: Catalogue): string {
  const { words } = catalogue;
  const { labelled, comma, semicolon } = words.punctuation;
  const { shows } = structure;
  if ('gathering' in shows) return numberHead({ structure, rulebook }, catalogue);
  return shows
    .map(({ column, cells }) => {
      const named = cells
        .filter(({ said }) => said.kind !== 'other')
        .map(({ said }) => words.structure.cell(said));
      return labelled(headOf({ structure, rulebook }, column, catalogue), named.join(comma));
    })
    .join(semicolon);
}
