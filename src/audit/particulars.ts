import { agesOn } from '../core/age.ts';
import { formatFraction, fraction } from '../core/fraction.ts';
import { hull, type Interval } from '../core/interval.ts';
import { hullOfRanges } from '../core/range.ts';
import { isTier, sourcesOf } from '../engine/memory/bind.ts';
import type { Said } from '../engine/memory/column.ts';
import type { Evaluation } from '../engine/memory/evaluation.ts';
import { saysNothing } from '../engine/memory/parameter-column.ts';
import { compile } from '../engine/memory/predicate.ts';
import { linkOf } from '../engine/memory/unit-of.ts';
import { intervalsAt, MILLIONTHS, NEVER, UNKNOWN_DAYS } from '../roster/columns.ts';
import { linksBetween, rowsNaming } from '../roster/link.ts';
import { isWithin, unitOfPath } from '../roster/register.ts';
import { blockOf, candidateUnits, type Table } from '../roster/roster.ts';
import type { TableName } from '../roster/schema.ts';
import { columnOf, followed, headingOf, linksToUnits, OWN_UNIT } from '../roster/tables.ts';
import { unitValue } from '../roster/unit-columns.ts';
import type { Field, Rule } from '../rulebook/model.ts';
import { columnBehind, parameterIn } from '../rulebook/unit-parameters.ts';
import { evidenceOf, headOf } from './evidence.ts';
import type { Particular, Verdict } from './report.ts';

/** What a rule reads of a record. */
export function particularsOf(evaluation: Evaluation, rule: Rule, row: number): Particular[] {
  const sources = rule.columns.flatMap((column) =>
    evaluation.rulebook.fields.get(column)?.table === rule.table ? [column] : sourcesOf(rule.table, column),
  );
  return [...new Set(sources)].flatMap((column) => particularOf(evaluation, rule, column, row) ?? []);
}

function particularOf(
  evaluation: Evaluation,
  rule: Rule,
  column: string,
  row: number,
): Particular | undefined {
  const { roster, rulebook } = evaluation;
  const field = rulebook.fields.get(column);
  if (field?.table === rule.table) return fieldParticular(evaluation, field, row);
  if (parameterIn(column)) return parameterParticular(evaluation, rule, column, row);
  if (followed(column)) return unitParticular(evaluation, rule, column, row);
  const found = roster.tables.get(rule.table)?.columns.get(column);
  if (!found || isTier(rule.table, column)) return undefined;
  const isAbsent = !blockOf(roster.tables.get(rule.table) as Table, row).columns.has(column);
  const named = { column, head: headOf(roster, rule.table, column, row) };
  switch (found.type) {
    case 'text': {
      const value = found.values[found.codes[row] as number];
      return value === undefined && isAbsent ? undefined : { ...named, kind: 'text', value };
    }
    case 'flag':
      return {
        ...named,
        kind: 'flag',
        value: found.values[row] === -1 ? undefined : found.values[row] === 1,
      };
    case 'range': {
      const whole = hull(intervalsAt(found, row));
      if (found.scale === 'millionth') return { ...named, kind: 'number', ...exactly(whole, MILLIONTHS) };
      const isKnown = whole.from !== UNKNOWN_DAYS.from && whole.from !== NEVER;
      return {
        ...named,
        kind: 'days',
        value: isKnown ? whole : undefined,
        age: isKnown && column === 'birth' ? agesOn(whole, rulebook.asOf, rulebook.basis) : undefined,
      };
    }
  }
}

/** The one unit that a record names; undefined where it is in doubt which one is meant. */
function unitNamed(
  { roster, rulebook }: Evaluation,
  name: TableName,
  column: string,
  row: number,
): number | undefined {
  const table = roster.tables.get(name);
  if (!table) return undefined;
  const [unit, ...others] = linkOf(roster, rulebook.tables, { name, table }, column).candidates(row) ?? [];
  return others.length > 0 ? undefined : unit;
}

/** What a parameter is for the unit of a record: what the column says that replaces it, or its default. */
function parameterParticular(
  evaluation: Evaluation,
  rule: Rule,
  column: string,
  row: number,
): Particular | undefined {
  const { unitParameters } = evaluation.rulebook;
  const { from = '', otherwise } = unitParameters.get(parameterIn(column)?.name ?? '') ?? {};
  const unit = unitNamed(evaluation, rule.table, OWN_UNIT, row);
  if (unit === undefined || !otherwise) return undefined;
  const behind = columnBehind(column, evaluation.rulebook);
  if (!saysNothing(evaluation.context('units').column(from), unit))
    return unitParticular(evaluation, rule, behind, row);
  const named = { column: behind, head: headingOf(evaluation.rulebook.tables, rule.table, behind) };
  if ('day' in otherwise)
    return { ...named, kind: 'days', value: { from: otherwise.day, to: otherwise.day }, age: undefined };
  const value = formatFraction(otherwise.value);
  return { ...named, kind: 'number', min: value, max: value };
}

/** What the register says of the unit that a record names; nothing where it is in doubt which one is meant. */
function unitParticular(
  evaluation: Evaluation,
  { table: name }: Rule,
  column: string,
  row: number,
): Particular | undefined {
  const { roster, rulebook } = evaluation;
  const path = followed(column);
  const unit = path && unitNamed(evaluation, name, path.link, row);
  const said = unit === undefined ? undefined : unitValue(roster.register, unit, path?.column ?? '');
  const named = { column, head: headingOf(rulebook.tables, name, column) };
  switch (said?.type) {
    case undefined:
      return undefined;
    case 'text':
      return { ...named, kind: 'text', value: said.value };
    case 'flag':
      return { ...named, kind: 'flag', value: said.value };
    case 'range': {
      if (said.scale === 'millionth')
        return { ...named, kind: 'number', ...exactly(said.interval, MILLIONTHS) };
      const isKnown = said.interval.from !== UNKNOWN_DAYS.from && said.interval.from !== NEVER;
      return { ...named, kind: 'days', value: isKnown ? said.interval : undefined, age: undefined };
    }
  }
}

function exactly({ from, to }: Interval, scale: number): { min: string; max: string | null } {
  const written = (value: number) => formatFraction(fraction(value, scale));
  return { min: written(from), max: Number.isFinite(to) ? written(to) : null };
}

/** What a field comes to, with the linked records that it is made of where these are of this roster. */
function fieldParticular(evaluation: Evaluation, field: Field, row: number): Particular | undefined {
  const { operation, isPrevious, table, from } = field;
  if (operation.kind === 'take') return takenParticular(evaluation, field, operation.column, row);
  const isMade = ['elapsed', 'numbers', 'fraction'].includes(operation.kind);
  if (!isMade && !isPrevious && from !== table && !isOfDays(evaluation, field))
    return linkedParticular(evaluation, field, row);
  const named = { column: field.name, head: field.name };
  if (isOfDays(evaluation, field)) {
    const readings = readingsIn(evaluation, field, row);
    return readings.length === 0 ? undefined : { ...named, ...daysSaid(hull(readings)) };
  }
  const number = numberIn(evaluation, field, row);
  return number && { ...named, kind: 'number', ...number };
}

/** The least and the greatest number that a field may come to; none where it is nothing. */
function numberIn(
  evaluation: Evaluation,
  field: Field,
  row: number,
): { min: string; max: string | null } | undefined {
  const fractions = evaluation.context(field.table).column(field.name).fractions?.(row);
  if (fractions) {
    if (fractions.length === 0) return undefined;
    const { from, to } = hullOfRanges(fractions);
    return from && { min: formatFraction(from), max: to ? formatFraction(to) : null };
  }
  const readings = readingsIn(evaluation, field, row);
  return readings.length === 0 ? undefined : exactly(hull(readings), field.scale);
}

/** What a field's column may come to, but nothing. */
const readingsIn = (evaluation: Evaluation, { table, name }: Field, row: number): Interval[] =>
  evaluation
    .context(table)
    .column(name)
    .readings(row, [])
    .filter(({ from }) => !Number.isNaN(from));

const isOfDays = ({ rulebook }: Evaluation, { operation, from }: Field): boolean =>
  operation.kind === 'pick' && columnOf(rulebook.tables, from, operation.column)?.kind === 'date';

function daysSaid(whole: Interval): Pick<Extract<Particular, { kind: 'days' }>, 'kind' | 'value' | 'age'> {
  const isKnown = whole.from !== UNKNOWN_DAYS.from && whole.from !== NEVER;
  return { kind: 'days', value: isKnown ? whole : undefined, age: undefined };
}

/** What was taken from a linked record, in the form that the column there has. */
function takenParticular(
  evaluation: Evaluation,
  field: Field,
  taken: string,
  row: number,
): Particular | undefined {
  const said = evaluation.context(field.table).column(field.name).said(row);
  if (said.nothing === 'surely') return undefined;
  const named = { column: field.name, head: field.name };
  if (said.kind === 'texts')
    return { ...named, kind: 'text', value: textSaid(evaluation, field, taken, said) };
  const whole = hull(said.intervals);
  switch (columnOf(evaluation.rulebook.tables, field.from, taken)?.kind) {
    case 'flag':
      return { ...named, kind: 'flag', value: whole.from === whole.to ? whole.from === 1 : undefined };
    case 'number':
      return { ...named, kind: 'number', ...exactly(whole, field.scale) };
    default:
      return { ...named, ...daysSaid(whole) };
  }
}

/** The one text that is said, of a unit its name; undefined where it is not known. */
function textSaid(
  { roster, rulebook }: Evaluation,
  { from }: Field,
  taken: string,
  { texts, nothing }: Extract<Said, { kind: 'texts' }>,
): string | undefined {
  const [only, ...others] = texts ?? [];
  if (only === undefined || others.length > 0 || nothing !== undefined) return undefined;
  return linksToUnits(rulebook.tables, from, taken) ? roster.register.units[Number(only)]?.name : only;
}

function linkedParticular(evaluation: Evaluation, field: Field, row: number): Particular | undefined {
  const number = numberIn(evaluation, field, row);
  if (!number) return undefined;
  const { roster } = evaluation;
  const person = evaluation.people(field.table).ofRow[row] as number;
  const counts = compile(field.condition, evaluation.context(field.from));
  const rows: [number[], number[], number[]] = [[], [], []];
  const links = linksBetween(roster, field.from, field.table) ?? [];
  for (const each of rowsNaming(links, person)) {
    const isShared = (links[each]?.length ?? 0) > 1;
    rows[isShared && counts.truth(each) === 1 ? 2 : counts.truth(each)].push(each);
  }
  const [notCounted, counted, unknown] = rows.map((each) => evidenceOf(roster, field.from, each));
  return {
    column: field.name,
    head: field.name,
    kind: 'linked',
    table: field.from,
    ...number,
    counted: counted ?? [],
    notCounted: notCounted ?? [],
    unknown: unknown ?? [],
  };
}

/** The records of a verdict's group that are no part of what the rule counts or compares with. */
export function othersOf({ roster }: Evaluation, { rule, group, evidence }: Verdict): number[] {
  const placement = roster.placements.get(rule.table);
  const unit = unitOfPath(roster.register, group.path);
  if (!placement || !unit || rule.per.kind !== 'units') return [];
  const shown = new Set([...evidence.in, ...evidence.out, ...evidence.unknown]);
  return Array.from(placement.units, (_, row) => row).filter(
    (row) =>
      !shown.has(row) &&
      candidateUnits(placement, row).some((each) => isWithin(roster.register, each, unit.index)),
  );
}
