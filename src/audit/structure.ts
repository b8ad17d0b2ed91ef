import type { Evaluation } from '../engine/memory/evaluation.ts';
import { numberRule, tallySplit } from '../engine/memory/structure.ts';
import { tallyRule } from '../engine/memory/tally-rule.ts';
import type { GroupKey } from '../engine/tally.ts';
import type { CellWords } from '../locale/structure-words.ts';
import type { Structure, StructureNumber, StructureSplit } from '../rulebook/model.ts';
import { judge, rangeOfValue, type Span } from './judge.ts';
import type { StructureGroup, StructureResult } from './report.ts';

/** Describes the groups of a table of 结构分析. `within`: only those in this subtree of the register. */
export function describe(
  evaluation: Evaluation,
  structure: Structure,
  within: number | undefined,
): StructureResult {
  const { shows } = structure;
  if ('gathering' in shows) return describeNumber(evaluation, structure, shows, within);
  const splits = shows.map((split) =>
    withoutIdleRest(split, tallySplit(evaluation, structure, split, within)),
  );
  const [first] = splits;
  const groups = (first?.tallies ?? []).map(
    ({ group, total }, index): StructureGroup => ({
      ...placeOf(evaluation, structure, group),
      total: spanOf(total),
      counts: splits.map(({ cells, tallies }) => {
        const tally = tallies[index];
        return {
          cells: cells.map((_, cell) => spanOf(tally?.cells[cell] ?? total)),
          unknown: tally?.unknown ?? 0,
        };
      }),
      value: undefined,
      exact: splits.every(({ tallies }) => tallies[index]?.exact),
    }),
  );
  const { rulebook } = evaluation;
  return {
    structure,
    rulebook,
    splits: splits.map(({ column, cells }) => ({ column, cells })),
    groups,
    reason: undefined,
  };
}

function describeNumber(
  evaluation: Evaluation,
  structure: Structure,
  shown: StructureNumber,
  within: number | undefined,
): StructureResult {
  const rule = numberRule(structure, shown);
  const groups = tallyRule(evaluation, rule, within).groups.map((group): StructureGroup => {
    const { value, exact } = judge(rule, group, false);
    return {
      ...placeOf(evaluation, structure, group.group),
      total: undefined,
      counts: [],
      value: value && rangeOfValue(value),
      exact,
    };
  });
  return { structure, rulebook: evaluation.rulebook, splits: [], groups, reason: undefined };
}

interface TalliedSplit {
  readonly column: string;
  readonly cells: readonly CellWords[];
  readonly tallies: ReturnType<typeof tallySplit>;
}

/** A column with its tallies; the cell of those in no other is left out where nobody is or may be in it. */
function withoutIdleRest({ column, cells }: StructureSplit, tallies: TalliedSplit['tallies']): TalliedSplit {
  const said = cells.map((each) => each.said);
  const isIdle = tallies.every((tally) => tally.cells.at(-1)?.to === 0);
  return { column, cells: isIdle ? said.slice(0, -1) : said, tallies };
}

const spanOf = ({ from, to }: { readonly from: number; readonly to: number }): Span => ({
  min: from,
  max: to,
});

function placeOf(
  { roster }: Evaluation,
  { per }: Structure,
  group: GroupKey,
): Pick<StructureGroup, 'kind' | 'path' | 'isSure'> {
  if (group.kind !== 'unit' || per.kind !== 'units') return { kind: 'roster', path: [], isSure: true };
  const path = roster.register.units[group.unit]?.path ?? [];
  return { kind: per.population, path, isSure: group.isSure };
}
