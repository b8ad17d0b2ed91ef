import { compact, echo, nearest } from '../../core/text.ts';
import type { ChangeIssue } from '../../locale/preview-words.ts';
import { unitFinder, unitsOfPost, unitsOfProposal } from '../place.ts';
import { type Register, type Unit, unitNames, unitsAt } from '../register.ts';
import {
  type ChangedRecord,
  departuresFrom,
  differencesFrom,
  holds,
  mayShareBirth,
  type Records,
  recordsIn,
} from './records.ts';
import { blockOfRequest, type Request } from './requests.ts';

/** What is to be said of a change: why it is not made, or what was not told; `field`: the column at fault. */
export type Told = ChangeIssue & { readonly field?: string };

/** Whether it is said why something is not told, in place of what it would be. */
export const isTold = (each: object): each is Told => 'code' in each && 'args' in each;

/** What a change is made by: its position among all, the records, and what belongs to people. */
export interface Changing {
  readonly at: number;
  readonly records: Records;
  readonly register: Register;
  /** Columns that are the same in all records of a person. */
  readonly ofPerson: ReadonlySet<string>;
  /** Whether births are taken from ID numbers. */
  readonly birthFromId: boolean;
  /** Rows of the roster with an ID number that is none. */
  readonly rowsOfBadIds: ReadonlySet<number>;
}

/** The one unit that a change names. */
export function destination(request: Request, register: Register): Unit | Told {
  if (request.isForm) return unitOfForm(request, register);
  const { newUnit } = request;
  if (newUnit === undefined)
    return {
      code: 'change-unit-blank',
      args: { column: headOf(request, 'newUnit'), value: '' },
      field: 'newUnit',
    };
  const units = unitsAt(register, newUnit);
  return units.length === 1 ? (units[0] as Unit) : unclear(request, 'newUnit', newUnit, units, register);
}

/** The unit of 拟任职务: the one that it begins with, else that of whoever hands the form in. */
function unitOfForm(request: Request, register: Register): Unit | Told {
  const { post = '' } = request;
  const { surroundings } = blockOfRequest(request);
  const around = unitFinder(register)(surroundings, '', '')?.units ?? [];
  const units = unitsOfProposal(register, post, around);
  if (units.length === 1) return units[0] as Unit;
  return {
    code: 'change-unit-blank',
    args: { column: headOf(request, 'post'), value: echo(post) },
    field: 'post',
  };
}

function unclear(
  request: Request,
  field: string,
  text: string,
  units: readonly Unit[],
  register: Register,
): Told {
  const [column, value] = [headOf(request, field), echo(text)];
  if (units.length > 1) {
    const paths = units.slice(0, 4).map(({ path }) => path.join('/'));
    return { code: 'change-unit-ambiguous', args: { column, value, units: paths }, field };
  }
  const near = nearest(compact(text), unitNames(register)) ?? '';
  return { code: 'change-unit-unknown', args: { column, value, near }, field };
}

/** Everybody whom a change may mean: by ID number and name; where one side has no ID number, by name (VERDICTS §6). */
export function peopleMeant({ name, id }: Request, records: Records): readonly ChangedRecord[] | Told {
  const all = records.of(name, id);
  const ofId = id === undefined ? [] : all.filter((record) => record.id === id);
  if (ofId.length > 0) {
    const named = name === '' ? ofId : ofId.filter((record) => record.name === name);
    return named.length > 0 ? named : { code: 'change-name-differs', args: {}, field: 'name' };
  }
  if (name === '') return id === undefined ? { code: 'change-name-blank', args: {}, field: 'name' } : [];
  return all.filter((record) => record.name === name && (id === undefined || record.id === undefined));
}

/**
 * The records of somebody who is appointed and was in the roster before; none of somebody new. A birth is written for
 * somebody new alone, so that one which fits a namesake leaves it open who is meant.
 */
export function knownBefore(request: Request, changing: Changing): readonly ChangedRecord[] | Told {
  const { records } = changing;
  const people = peopleMeant(request, records);
  if (isTold(people)) return people;
  if (people.length === 0) return strangerFrom(request, changing.register) ?? [];
  const live = people.filter(({ isGone }) => !isGone);
  const all = [...live, ...people.filter(({ isGone }) => isGone)];
  if (request.id !== undefined && people.some(({ id }) => id === request.id)) return all;
  if (request.oldUnit !== undefined) {
    const own = { ...request, heldPost: undefined };
    const record = recordMeant(own, live.length > 0 ? live : all, changing);
    return isTold(record) ? record : [record];
  }
  const hasBirth = request.isForm || request.stated.some(({ field }) => field === 'birth');
  const alike = hasBirth ? all.filter((record) => mayShareBirth(record, ownCell(request))) : all;
  const count = peopleIn(alike);
  if (alike.length > 0 && (count > 1 || (hasBirth && !request.isForm)))
    return {
      code: 'change-ambiguous',
      args: { people: count, records: 0, oldUnit: 'none', addedBy: addedBy(alike) },
      field: 'name',
    };
  return alike[0] && differing(request, alike[0]) ? differs(request, alike[0]) : alike;
}

/** Why somebody whose name nobody has is not appointed as new: an old unit of the register is written, or one that is nearly of it. */
function strangerFrom(request: Request, register: Register): Told | undefined {
  const { oldUnit } = request;
  if (oldUnit === undefined) return undefined;
  const units = unitsAt(register, oldUnit);
  if (units.length > 0)
    return { code: 'change-person-unknown', args: { isAppointed: true, removedBy: [] }, field: 'name' };
  const told = unclear(request, 'oldUnit', oldUnit, units, register);
  return told.code === 'change-unit-unknown' && told.args.near !== '' ? told : undefined;
}

/** Whether a change writes another birth or sex than a record has. Whoever is told by their ID number is meant all the same. */
const differing = (request: Request, record: ChangedRecord): boolean =>
  !(record.id !== undefined && record.id === request.id) &&
  differencesFrom(record, ownCell(request)).length > 0;

function differs(request: Request, record: ChangedRecord): Told {
  const fields = differencesFrom(record, ownCell(request));
  const columns = fields.map((field) => headOf(request, field));
  return { code: 'change-person-differs', args: { columns }, field: fields[0] ?? 'name' };
}

/** The numbers of the changes that added some of the records. */
const addedBy = (records: readonly ChangedRecord[]): readonly number[] =>
  numbered(records.flatMap((record) => record.addedBy ?? []));

/** Changes as people count them, each once. */
export const numbered = (positions: readonly number[]): readonly number[] =>
  [...new Set(positions)].sort((a, b) => a - b).map((at) => at + 1);

const peopleIn = (records: readonly ChangedRecord[]): number =>
  new Set(records.map(({ person }) => person)).size;

/** The one record that a change is about: of the people that it may mean, in the unit and of the posts that it names. */
export function recordMeant(
  request: Request,
  meant: readonly ChangedRecord[],
  changing: Pick<Changing, 'records' | 'register'>,
): ChangedRecord | Told {
  const { records, register } = changing;
  const units = unitsLeft(request, register);
  if (isTold(units)) return units;
  const here = units.length === 0 ? meant : recordsIn(meant, units, records, register);
  if (here.length === 0) {
    const unit = units.map(({ path }) => path.join('/'))[0] ?? '';
    const left = departuresFrom(peopleMeantOrNone(request, records), units, register);
    return {
      code: 'change-not-there',
      args: { unit, leftBy: numbered(left) },
      field: request.isForm ? 'removedPost' : 'oldUnit',
    };
  }
  // A birth that is altered need not be the one that the roster has.
  const alike = request.action === 'alter' ? here : here.filter((record) => !differing(request, record));
  if (alike.length === 0) return differs(request, here[0] as ChangedRecord);
  const held = postsLeft(request, alike, units[0], changing);
  if (isTold(held)) return held;
  const [only, ...others] = held;
  if (only && others.length === 0) return only;
  const isAbove = held.every((record) =>
    units.every(({ index }) => !records.unitsOf(record).includes(index)),
  );
  const oldUnit = units.length === 0 ? 'none' : isAbove ? 'above' : 'theirs';
  return {
    code: 'change-ambiguous',
    args: { people: peopleIn(held), records: held.length, oldUnit, addedBy: addedBy(held) },
    field: 'name',
  };
}

/** Everybody whom a change may mean, those that are gone included; nobody where that is not told. */
function peopleMeantOrNone(request: Request, records: Records): readonly ChangedRecord[] {
  const people = peopleMeant(request, records);
  return isTold(people) ? [] : people;
}

/** Those of the records whose posts are to be left: a form must name all posts of one, a table of changes may. */
function postsLeft(
  { heldPost, isForm }: Request,
  those: readonly ChangedRecord[],
  unit: Unit | undefined,
  { records, register }: Pick<Changing, 'records' | 'register'>,
): readonly ChangedRecord[] | Told {
  if (heldPost === undefined) return those;
  const fitting = those.filter((record) => holds(record, heldPost, unit, records, register));
  if (fitting.length > 0) return fitting;
  return isForm
    ? { code: 'change-post-unmatched', args: { value: echo(heldPost) }, field: 'removedPost' }
    : those;
}

/** The units that somebody is to leave, as far as they are told. */
function unitsLeft(request: Request, register: Register): readonly Unit[] | Told {
  const { isForm, oldUnit, heldPost } = request;
  if (isForm) return unitsOfPost(register, heldPost ?? '');
  if (oldUnit === undefined) return [];
  const units = unitsAt(register, oldUnit);
  return units.length > 0 ? units : unclear(request, 'oldUnit', oldUnit, units, register);
}

/** Where a change's own cells stand. */
export const ownCell = ({ source, row }: Request) => ({ from: source.gathered, row });

const headOf = (request: Request, field: string): string =>
  echo(blockOfRequest(request).columns.get(field)?.[0]?.head ?? '');
