import { compact, echo, nearest } from '../../core/text.ts';
import type { ChangeIssue } from '../../locale/preview-words.ts';
import { unitFinder, unitsOfPost, unitsOfProposal } from '../place.ts';
import { isVillage, type Register, type Unit, unitNames, unitsAt } from '../register.ts';
import {
  type CellSource,
  type ChangedRecord,
  holds,
  mayShareBirth,
  type Records,
  recordsIn,
} from './records.ts';
import { blockOfRequest, type Request } from './requests.ts';

/** What a change did: whom it is about, and the units that it took them from and brought them to. */
export interface Applied {
  readonly person: number;
  readonly from: readonly number[];
  readonly to: readonly number[];
  /** The units of other records of the person that it alters: what belongs to the person is the same in all. */
  readonly beside: readonly number[];
  /** The changes before it that made the record what it changed. */
  readonly basedOn: readonly number[];
  readonly told: readonly Told[];
}

/** What is to be said of a change: why it is not made, or what was not told; `field`: the column at fault. */
export type Told = ChangeIssue & { readonly field?: string };

const isTold = (each: object): each is Told => 'code' in each && 'args' in each;

/** What a change is made by: its position among all, the records, and what belongs to people. */
export interface Changing {
  readonly at: number;
  readonly records: Records;
  readonly register: Register;
  /** Columns that are the same in all records of a person. */
  readonly ofPerson: ReadonlySet<string>;
}

/** Makes a change in the records; gives what it did, or why it cannot be made. */
export function applyRequest(request: Request, changing: Changing): Applied | Told {
  switch (request.action) {
    case undefined:
      return { code: 'change-empty', args: {} };
    case 'appoint':
      return appoint(request, changing);
    case 'remove':
    case 'transfer':
    case 'alter':
      return changeRecord(request, changing);
  }
}

/** 任职: a record for somebody new, or a further post for somebody in the roster. */
function appoint(request: Request, changing: Changing): Applied | Told {
  const to = destination(request, changing.register);
  if (isTold(to)) return to;
  const known = knownBefore(request, changing);
  if (isTold(known)) return known;
  const [source] = known;
  return source ? addPost(request, to, source, changing) : addPerson(request, to, changing);
}

function addPerson(request: Request, to: Unit, { at, records }: Changing): Applied {
  const person = records.newPerson();
  records.put({
    rosterRow: undefined,
    person,
    name: request.name,
    id: request.id,
    base: ownCell(request),
    cells: new Map(),
    unit: to,
    addedBy: at,
    isGone: false,
    changes: [at],
  });
  return { person, from: [], to: [to.index], beside: [], basedOn: [], told: untoldLevel(request, to) };
}

/** What belongs to the post and not to whoever holds it. */
const OF_POST = ['department', 'post', 'postLevel'] as const;

/** A further post copies what the person is. Without an ID number nothing shows that both records are of one person: that is said. */
function addPost(request: Request, to: Unit, source: ChangedRecord, changing: Changing): Applied {
  const { at, records } = changing;
  const id = source.id ?? request.id;
  const others = records.ofPerson(source.person).filter(({ isGone }) => !isGone);
  const blank = (field: string): CellSource =>
    request.source.gathered.table.columns.has(field) ? ownCell(request) : 'unknown';
  const cells = new Map([
    ...source.cells,
    ...OF_POST.map((field) => [field, blank(field)] as const),
    ...statedIn(request),
    ...idOf(source, request),
  ]);
  const base = { ...source, rosterRow: undefined, id, cells, unit: to, addedBy: at, isGone: false };
  records.put({ ...base, changes: [...source.changes, at] });
  const beside = changePerson(request, others, changing);
  const untold: readonly Told[] =
    id === undefined && others.length > 0 ? [{ code: 'change-id-needed', args: {}, field: 'id' }] : [];
  return {
    person: source.person,
    from: [],
    to: [to.index],
    beside,
    basedOn: source.changes,
    told: [...untold, ...untoldLevel(request, to)],
  };
}

/** 免职, 调动, 变更: takes a record away, moves it, or alters it where it is. */
function changeRecord(request: Request, changing: Changing): Applied | Told {
  const { action, isForm } = request;
  const { at, records, register } = changing;
  const live = peopleMeant(request, records);
  if (isTold(live)) return live;
  const meant = live.filter(({ isGone }) => !isGone);
  // Whoever leaves a post elsewhere and is in no register yet comes from outside.
  const isFromOutside =
    isForm && action === 'transfer' && unitsOfPost(register, request.heldPost ?? '').length === 0;
  if (meant.length === 0)
    return isFromOutside
      ? appoint(request, changing)
      : { code: 'change-person-unknown', args: {}, field: 'name' };
  const record = recordMeant(request, meant, changing);
  if (isTold(record)) return record;
  const to = unitAfter(request, register);
  if (to && isTold(to)) return to;
  if (action === 'alter' && !to && request.stated.length === 0) return { code: 'change-empty', args: {} };
  const from = records.unitsOf(record);
  const after: ChangedRecord = {
    ...record,
    id: record.id ?? request.id,
    cells: new Map([...record.cells, ...levelOf(request), ...statedIn(request), ...idOf(record, request)]),
    unit: to ?? record.unit,
    isGone: action === 'remove',
    changes: [...record.changes, at],
  };
  records.put(after, record);
  const others = records.ofPerson(record.person).filter((each) => each !== after && !each.isGone);
  const beside = action === 'remove' ? [] : changePerson(request, others, changing);
  return {
    person: record.person,
    from,
    to: action === 'remove' ? [] : records.unitsOf(after),
    beside,
    basedOn: record.changes,
    told: to ? untoldLevel(request, to) : [],
  };
}

/** Where a change brings somebody; undefined where it leaves them where they are. */
function unitAfter(request: Request, register: Register): Unit | Told | undefined {
  const { action, newUnit } = request;
  if (action === 'transfer' || (action === 'alter' && newUnit !== undefined))
    return destination(request, register);
  return undefined;
}

/** The one unit that a change names. */
function destination(request: Request, register: Register): Unit | Told {
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
function peopleMeant({ name, id }: Request, records: Records): readonly ChangedRecord[] | Told {
  const all = records.of(name, id);
  const ofId = id === undefined ? [] : all.filter((record) => record.id === id);
  if (ofId.length > 0) {
    const named = name === '' ? ofId : ofId.filter((record) => record.name === name);
    return named.length > 0 ? named : { code: 'change-name-differs', args: {}, field: 'name' };
  }
  if (name === '') return [];
  return all.filter((record) => record.name === name && (id === undefined || record.id === undefined));
}

/**
 * The records of somebody who is appointed and was in the roster before; none of somebody new. A birth is written for
 * somebody new alone, so that one which fits a namesake leaves it open who is meant.
 */
function knownBefore(request: Request, changing: Changing): readonly ChangedRecord[] | Told {
  const { records } = changing;
  const people = peopleMeant(request, records);
  if (isTold(people) || people.length === 0) return people;
  const live = [...people].sort((a, b) => Number(a.isGone) - Number(b.isGone));
  if (request.id !== undefined && people.some(({ id }) => id === request.id)) return live;
  if (request.oldUnit !== undefined) {
    const there = live.some(({ isGone }) => !isGone) ? live.filter(({ isGone }) => !isGone) : live;
    const record = recordMeant({ ...request, heldPost: undefined }, there, changing);
    return isTold(record) ? record : [record];
  }
  const isNew = request.isForm || request.stated.some(({ field }) => field === 'birth');
  const alike = isNew ? live.filter(({ base }) => mayShareBirth(base, ownCell(request))) : live;
  if (alike.length === 0) return [];
  const count = peopleIn(alike);
  if (count > 1 || (isNew && !request.isForm))
    return { code: 'change-ambiguous', args: { people: count, records: 0 }, field: 'name' };
  return alike;

  function peopleIn(those: readonly ChangedRecord[]): number {
    return new Set(those.map(({ person }) => person)).size;
  }
}

/** The one record that a change is about. */
function recordMeant(
  request: Request,
  meant: readonly ChangedRecord[],
  { records, register }: Changing,
): ChangedRecord | Told {
  const units = unitsLeft(request, register);
  if (isTold(units)) return units;
  const here =
    units.length === 0
      ? meant
      : recordsIn(
          meant,
          units.map(({ index }) => index),
          records,
          register,
        );
  if (here.length === 0) {
    const unit = units.map(({ path }) => path.join('/'))[0] ?? '';
    return { code: 'change-not-there', args: { unit }, field: request.isForm ? 'removedPost' : 'oldUnit' };
  }
  const alike = here.filter(({ base }) => mayShareBirth(base, ownCell(request)));
  const held = postsLeft(request, request.action === 'alter' || alike.length === 0 ? here : alike, units[0]);
  if (isTold(held)) return held;
  const [only, ...others] = held;
  if (only && others.length === 0) return only;
  const people = new Set(held.map(({ person }) => person)).size;
  return { code: 'change-ambiguous', args: { people, records: held.length }, field: 'name' };

  /** Those of the records whose posts are to be left; a form must name all posts of a record. */
  function postsLeft(
    { heldPost, isForm }: Request,
    those: readonly ChangedRecord[],
    unit: Unit | undefined,
  ): readonly ChangedRecord[] | Told {
    if (heldPost === undefined) return those;
    const fitting = those.filter((record) => holds(record, heldPost, unit, records, register));
    if (fitting.length > 0 || !isForm) return fitting.length > 0 ? fitting : those;
    return { code: 'change-post-unmatched', args: { value: echo(heldPost) }, field: 'removedPost' };
  }
}

/** The units that somebody is to leave, as far as they are told. */
function unitsLeft(request: Request, register: Register): readonly Unit[] | Told {
  const { isForm, oldUnit, heldPost } = request;
  if (isForm) return unitsOfPost(register, heldPost ?? '');
  if (oldUnit === undefined) return [];
  const units = unitsAt(register, oldUnit);
  return units.length > 0 ? units : unclear(request, 'oldUnit', oldUnit, units, register);
}

/** What belongs to the person is the same in all their records; gives the units of those that this alters. */
function changePerson(
  request: Request,
  others: readonly ChangedRecord[],
  { at, records, ofPerson }: Changing,
): readonly number[] {
  const shared = statedIn(request).filter(([field]) => ofPerson.has(field));
  return others.flatMap((record) => {
    const cells = [...shared, ...idOf(record, request)];
    if (cells.length === 0) return [];
    const after = {
      ...record,
      id: record.id ?? request.id,
      cells: new Map([...record.cells, ...cells]),
      changes: [...record.changes, at],
    };
    records.put(after, record);
    return records.unitsOf(after);
  });
}

const ownCell = ({ source, row }: Request) => ({ from: source.gathered, row });

const statedIn = (request: Request): (readonly [string, CellSource])[] =>
  request.stated.map(({ field }) => [field, ownCell(request)] as const);

/** An ID number that the roster lacks and the change has. */
const idOf = ({ id }: ChangedRecord, request: Request): (readonly [string, CellSource])[] =>
  id === undefined && request.id !== undefined ? [['id', ownCell(request)]] : [];

/** A new post may be of another level than the old one: a form that does not say which leaves it unknown. */
const levelOf = ({ isForm, action }: Request): (readonly [string, CellSource])[] =>
  isForm && action === 'transfer' ? [['postLevel', 'unknown']] : [];

/** That a form does not tell the level of its post, where rules ask for levels: in towns. */
const untoldLevel = (request: Request, to: Unit): Told[] =>
  request.isForm && !isVillage(to) && !request.stated.some(({ field }) => field === 'postLevel')
    ? [{ code: 'change-level-unknown', args: { value: echo(request.post ?? '') }, field: 'post' }]
    : [];

const headOf = (request: Request, field: string): string =>
  echo(blockOfRequest(request).columns.get(field)?.[0]?.head ?? '');
