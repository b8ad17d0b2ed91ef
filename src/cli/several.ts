import type { AsOfSource } from '../audit/report.ts';
import { type Day, formatDay } from '../core/calendar.ts';
import { Failure } from '../core/failure.ts';
import type { Message } from '../locale/catalogue.ts';
import type { Place } from '../locale/extends-words.ts';
import type { InputFile } from '../roster/find.ts';
import type { RegisterSource } from '../roster/roster.ts';
import type { Tables } from '../roster/tables.ts';
import { joinTables } from '../rulebook/join-tables.ts';
import type { OpenedRulebook } from '../rulebook/load.ts';
import type { Rulebook } from '../rulebook/model.ts';
import type { Files } from './files.ts';
import { findRulebook, registerOf } from './rulebooks.ts';

/**
 * The rulebooks of one run (docs/decisions/0020). Each is a name space of its own; the roster that they are used on is
 * one, read once, so that they must agree on how it is read.
 */

/** Opens the rulebooks of a run; undefined: the one that is used where none is named. Throws Failure where two have one id. */
export async function openAll(
  names: readonly (string | undefined)[],
  files: Files,
): Promise<readonly OpenedRulebook[]> {
  const opened: OpenedRulebook[] = [];
  for (const name of names) {
    const next = await findRulebook(name, files);
    const { rulebook: id } = next.parsed.file;
    const other = opened.find(({ parsed }) => parsed.file.rulebook === id);
    if (other)
      throw new Failure({
        code: 'rulebooks-alike',
        args: { id, files: [other.source.path, next.source.path] },
      });
    opened.push(next);
  }
  return opened;
}

/** The date that rulebooks name for themselves; undefined where none does. Throws Failure where they name different ones. */
export function ownDate(opened: readonly OpenedRulebook[]): readonly [AsOfSource, Day] | undefined {
  const dates = opened.flatMap(({ parsed: { file, placeOf } }) =>
    file.asOf === undefined ? [] : [{ day: file.asOf, asOf: formatDay(file.asOf), place: placeOf(['asOf']) }],
  );
  const [first] = dates;
  if (new Set(dates.map(({ day }) => day)).size > 1)
    throw new Failure({
      code: 'rulebooks-dates',
      args: { dates: dates.map(({ asOf, place }) => ({ asOf, place })) },
    });
  return first && ['rulebook', first.day];
}

/** The tables of all rulebooks. Throws Failure for everything that two of them would have read in two ways. */
export function tablesOfAll(opened: readonly OpenedRulebook[], rulebooks: readonly Rulebook[]): Tables {
  const clashes: Message[] = [];
  const placeIn = (index: number, ...path: string[]) =>
    (opened[index] as OpenedRulebook).parsed.placeOf(path);
  const other = rulebooks.findIndex(({ basis }) => basis !== rulebooks[0]?.basis);
  if (other > 0)
    clashes.push({
      code: 'rulebooks-ages',
      args: { places: [placeIn(0, 'age', 'basis'), placeIn(other, 'age', 'basis')] },
    });
  const tables = joinTables(rulebooks, ({ table, column, heading, rulebooks: [one, another] }) => {
    const place = (index: number) =>
      rulebooks[index]?.fields.get(column ?? '')?.table === table
        ? placeIn(index, 'fields', column ?? '')
        : placeIn(index, 'tables', table, ...(column === undefined ? [] : ['columns', column]));
    if (heading)
      clashes.push({
        code: 'heading-declared-twice',
        args: { table, heading: heading.head, column: column ?? '', other: heading.other, place: place(one) },
      });
    else
      clashes.push({
        code: 'column-declared-twice',
        args: { table, column, places: [place(one), place(another)] },
      });
  });
  if (clashes.length > 0) throw new Failure(...clashes);
  return tables;
}

/** A register of units that a rulebook has, and where it names it. */
export interface OwnRegister {
  readonly file: InputFile;
  readonly place: Place;
}

/** The registers of units that rulebooks have, those of the same bytes once. */
export async function registersOf(opened: readonly OpenedRulebook[]): Promise<readonly OwnRegister[]> {
  const registers: OwnRegister[] = [];
  for (const each of opened) {
    const file = await registerOf(each);
    const isKnown = registers.some(({ file: { bytes } }) => file && Buffer.compare(bytes, file.bytes) === 0);
    if (file && !isKnown) registers.push({ file, place: each.parsed.placeOf(['units']) });
  }
  return registers;
}

/** The one register of several; undefined where there is none. Throws Failure where they differ. */
export function oneRegister(registers: readonly OwnRegister[]): InputFile | undefined {
  refuseSeveral(registers);
  return registers[0]?.file;
}

/** Throws Failure where the units of a roster were looked up in one of several registers that differ. */
export function checkRegister(
  source: RegisterSource,
  { registers }: { readonly registers: readonly OwnRegister[] },
): void {
  if (source.from === 'rulebook') refuseSeveral(registers);
}

function refuseSeveral(registers: readonly OwnRegister[]): void {
  if (registers.length > 1)
    throw new Failure({ code: 'registers-several', args: { places: registers.map(({ place }) => place) } });
}
