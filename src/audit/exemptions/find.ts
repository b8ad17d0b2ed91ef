import { compact, nearest } from '../../core/text.ts';
import { personName } from '../../roster/person-links.ts';
import { unitsOfRecord } from '../../roster/record-units.ts';
import { isWithin, type Unit, unitNames, unitsAt } from '../../roster/register.ts';
import type { Roster } from '../../roster/roster.ts';
import type { TableName } from '../../roster/schema.ts';
import type { ExemptionTarget } from '../../rulebook/exemptions/model.ts';
import type { Verdict } from '../report.ts';
import type { Missed } from './outcome.ts';

/** What exemptions are looked up in. */
export interface Judged {
  readonly roster: Roster;
  /** The unit to which the verdicts are limited. */
  readonly within: number | undefined;
  /** Other files are judged apart from this one: what is not found here may be of them. */
  readonly isOneOfSeveral: boolean;
}

type Found<T> = { readonly found: T } | { readonly missed: Missed };

const missed = (why: Missed): { readonly missed: Missed } => ({ missed: why });
const ELSEWHERE = missed({ kind: 'elsewhere' });

/** The one verdict that an exemption means, among those of its rule, which is about records of `table`; or why there is none. */
export function verdictMeant(
  of: ExemptionTarget,
  table: TableName,
  verdicts: readonly Verdict[],
  judged: Judged,
): Found<Verdict> {
  const ofValues = verdicts.filter(({ group: { values = {} } }) =>
    Object.entries(of.values).every(([column, value]) => values[column] === value),
  );
  switch (of.kind) {
    case 'whole':
      // Of a part of the roster another number is judged than the one that somebody has allowed.
      return judged.within === undefined && !judged.isOneOfSeveral
        ? onlyOne(ofValues.filter(({ group }) => group.path.length === 0))
        : ELSEWHERE;
    case 'unit': {
      const unit = unitMeant(of.unit, judged);
      return 'missed' in unit ? unit : onlyOne(ofValues.filter((verdict) => isOfUnit(verdict, unit.found)));
    }
    case 'person':
      return of.id === undefined
        ? verdictOfNamed(of.person, table, verdicts, judged)
        : verdictOfNumbered(of.id, table, verdicts, judged);
  }
}

function onlyOne(verdicts: readonly Verdict[]): Found<Verdict> {
  const [only, ...others] = verdicts;
  if (!only) return missed({ kind: 'not-judged' });
  return others.length === 0 ? { found: only } : missed({ kind: 'several', verdicts: verdicts.length });
}

const isOfUnit = ({ group: { path } }: Verdict, unit: Unit): boolean =>
  path.join('/') === unit.path.join('/');

/** The unit of the register that is written, where it is one of those that are judged. */
function unitMeant(written: string, { roster: { register }, within, isOneOfSeveral }: Judged): Found<Unit> {
  const units = unitsAt(register, written);
  const [unit, ...others] = units;
  if (!unit)
    return isOneOfSeveral
      ? ELSEWHERE
      : missed({ kind: 'unit-unknown', near: nearUnit(written, unitNames(register)) });
  if (within !== undefined && !units.some(({ index }) => isWithin(register, index, within))) return ELSEWHERE;
  return others.length === 0
    ? { found: unit }
    : missed({ kind: 'unit-several', units: units.map(({ path }) => path.join('/')) });
}

/** The path that may be meant, each part by the names of units; empty where one of them is like none. */
function nearUnit(written: string, names: readonly string[]): string {
  const parts = written.split('/').map((part) => nearest(compact(part), names));
  return parts.includes(undefined) ? '' : parts.join('/');
}

/** The verdict of the person or record of this name in the unit before it. */
function verdictOfNamed(
  written: string,
  table: TableName,
  verdicts: readonly Verdict[],
  judged: Judged,
): Found<Verdict> {
  const { unit: place, name } = unitAndName(written, judged.roster);
  const unit = unitMeant(place, judged);
  if ('missed' in unit) return unit;
  const own = verdicts.filter(
    (verdict) => isOfUnit(verdict, unit.found) && nameOf(verdict.subject ?? '') === name,
  );
  if (own.length > 0) return onlyOne(own);
  const isThere = judged.roster.names
    .get(table)
    ?.some(
      (each, row) =>
        nameOf(each) === name && unitsOfRecord(judged.roster, table, row).includes(unit.found.index),
    );
  return isThere ? missed({ kind: 'not-judged' }) : unknownPerson(judged);
}

const nameOf = (written: string): string => compact(personName(written));

const unknownPerson = ({ isOneOfSeveral }: Judged): { readonly missed: Missed } =>
  isOneOfSeveral ? ELSEWHERE : missed({ kind: 'person-unknown' });

/** `观海卫镇/五洞闸村 张 三`: what stands before the first space that has a unit before it, and all behind it. */
function unitAndName(
  written: string,
  { register }: Roster,
): { readonly unit: string; readonly name: string } {
  const parts = written.trim().split(/\s+/);
  const splits = parts.slice(1).map((_, index) => ({
    unit: parts.slice(0, index + 1).join(' '),
    name: nameOf(parts.slice(index + 1).join('')),
  }));
  const known = splits.find(({ unit }) => unitsAt(register, unit).length > 0);
  return known ?? splits[0] ?? { unit: written, name: '' };
}

/** The verdict of the person with an ID number, whatever row it stands in. */
function verdictOfNumbered(
  id: string,
  table: TableName,
  verdicts: readonly Verdict[],
  judged: Judged,
): Found<Verdict> {
  const { roster, within } = judged;
  const rows = roster.rowsById.get(table)?.get(id) ?? [];
  if (rows.length === 0) return unknownPerson(judged);
  const isInside = (row: number): boolean =>
    within === undefined ||
    unitsOfRecord(roster, table, row).some((unit) => isWithin(roster.register, unit, within));
  if (!rows.some(isInside)) return ELSEWHERE;
  const { ofRow } = roster.people.get(table) ?? {};
  const people = new Set(rows.map((row) => ofRow?.[row]));
  return onlyOne(
    verdicts.filter(({ evidence }) =>
      [...evidence.in, ...evidence.out, ...evidence.unknown].some((row) => people.has(ofRow?.[row])),
    ),
  );
}
