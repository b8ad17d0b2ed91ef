import { echo } from '../../core/text.ts';
import { unitsOfPost } from '../place.ts';
import { isVillage, type Register, type Unit } from '../register.ts';
import { basesOf } from './bases.ts';
import {
  type Changing,
  destination,
  isTold,
  knownBefore,
  numbered,
  ownCell,
  peopleMeant,
  recordMeant,
  type Told,
} from './meant.ts';
import { type CellSource, type ChangedRecord, isBirthBlank } from './records.ts';
import type { Request } from './requests.ts';

/** What a change did: whom it is about, and the units that it took them from and brought them to. */
export interface Applied {
  readonly person: number;
  readonly from: readonly number[];
  readonly to: readonly number[];
  /** The units of other records of the person that it alters: what belongs to the person is the same in all. */
  readonly beside: readonly number[];
  /** The changes before it that made the record what it changed, or told whom it means. */
  readonly basedOn: readonly number[];
  readonly told: readonly Told[];
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

function addPerson(request: Request, to: Unit, changing: Changing): Applied {
  const { at, records } = changing;
  const basedOn = basesOf(request, undefined, changing);
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
    departures: [],
    changes: [at],
  });
  const told = [...untoldBirth(request, changing), ...untoldLevel(request, to)];
  return { person, from: [], to: [to.index], beside: [], basedOn, told };
}

/** That nothing tells the age of somebody new. */
const untoldBirth = (request: Request, { birthFromId }: Changing): Told[] =>
  isBirthBlank(ownCell(request)) && !(birthFromId && request.id !== undefined)
    ? [{ code: 'change-birth-unknown', args: {}, field: 'birth' }]
    : [];

/** What belongs to the post and not to whoever holds it. */
const OF_POST = ['department', 'post', 'postLevel'] as const;

/** A further post copies what the person is. Without an ID number nothing shows that both records are of one person: that is said. */
function addPost(request: Request, to: Unit, source: ChangedRecord, changing: Changing): Applied {
  const { at, records } = changing;
  const basedOn = basesOf(request, source, changing);
  const id = source.id ?? request.id;
  const others = records.ofPerson(source.person).filter(({ isGone }) => !isGone);
  const blank = (field: string): CellSource =>
    request.source.gathered.table.columns.has(field) ? ownCell(request) : { unsaidBy: at };
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
    id === undefined && others.length > 0
      ? [
          {
            code: 'change-id-needed',
            args: { isUnreadable: hasBadId(request, others, changing) },
            field: 'id',
          },
        ]
      : [];
  return {
    person: source.person,
    from: [],
    to: [to.index],
    beside,
    basedOn,
    told: [...untold, ...untoldLevel(request, to)],
  };
}

const hasBadId = (request: Request, records: readonly ChangedRecord[], { rowsOfBadIds }: Changing): boolean =>
  request.hasBadId || records.some(({ rosterRow }) => rosterRow !== undefined && rowsOfBadIds.has(rosterRow));

/** 免职, 调动, 变更: takes a record away, moves it, or alters it where it is. */
function changeRecord(request: Request, changing: Changing): Applied | Told {
  const { action, isForm } = request;
  const { at, records, register } = changing;
  const people = peopleMeant(request, records);
  if (isTold(people)) return people;
  const meant = people.filter(({ isGone }) => !isGone);
  // Whoever leaves a post elsewhere and is in no register yet comes from outside.
  const isFromOutside =
    isForm && action === 'transfer' && unitsOfPost(register, request.heldPost ?? '').length === 0;
  if (meant.length === 0)
    return isFromOutside
      ? appoint(request, changing)
      : {
          code: 'change-person-unknown',
          args: { isAppointed: false, removedBy: removedBy(people) },
          field: 'name',
        };
  const record = recordMeant(request, meant, changing);
  if (isTold(record)) return record;
  const to = unitAfter(request, records.unitsOf(record), register);
  if (to && isTold(to)) return to;
  if (action === 'alter' && !to && request.stated.length === 0) return { code: 'change-empty', args: {} };
  const from = records.unitsOf(record);
  const basedOn = basesOf(request, record, changing);
  const after: ChangedRecord = {
    ...record,
    id: record.id ?? request.id,
    cells: new Map([
      ...record.cells,
      ...levelOf(request, at),
      ...statedIn(request),
      ...idOf(record, request),
    ]),
    unit: to ?? record.unit,
    isGone: action === 'remove',
    departures: action === 'alter' ? record.departures : [...record.departures, { change: at, from }],
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
    basedOn,
    told: to ? [...unmoved(request, to, from), ...untoldLevel(request, to)] : [],
  };
}

/** The changes that took away the records of whoever has none any more. */
const removedBy = (people: readonly ChangedRecord[]): readonly number[] =>
  numbered(people.flatMap(({ departures }) => departures.at(-1)?.change ?? []));

/**
 * Where a change brings somebody; undefined where it leaves them where they are (`from`). A new unit is no part of a
 * removal, and an alteration moves nobody: it may fill in a unit that is not known.
 */
function unitAfter(request: Request, from: readonly number[], register: Register): Unit | Told | undefined {
  const { action, newUnit } = request;
  if (action === 'transfer') return destination(request, register);
  if (newUnit === undefined) return undefined;
  if (action === 'remove') return contradicting('remove', newUnit);
  const to = destination(request, register);
  if (isTold(to) || from.length === 0 || from.includes(to.index)) return to;
  return contradicting('alter', newUnit);
}

const contradicting = (action: 'remove' | 'alter', unit: string): Told => ({
  code: 'change-unit-contradicts',
  args: { action, unit: echo(unit) },
  field: 'newUnit',
});

/** That a transfer brings somebody to where they are. Forms move people within their unit as they may. */
const unmoved = ({ action, isForm }: Request, to: Unit, from: readonly number[]): Told[] =>
  action === 'transfer' && !isForm && from.length === 1 && from[0] === to.index
    ? [{ code: 'change-unit-same', args: { unit: to.path.join('/') }, field: 'newUnit' }]
    : [];

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

const statedIn = (request: Request): (readonly [string, CellSource])[] =>
  request.stated.map(({ field }) => [field, ownCell(request)] as const);

/** An ID number that the roster lacks and the change has. */
const idOf = ({ id }: ChangedRecord, request: Request): (readonly [string, CellSource])[] =>
  id === undefined && request.id !== undefined ? [['id', ownCell(request)]] : [];

/** A new post may be of another level than the old one: a form that does not say which leaves it unknown. */
const levelOf = ({ isForm, action }: Request, at: number): (readonly [string, CellSource])[] =>
  isForm && action === 'transfer' ? [['postLevel', { unsaidBy: at }]] : [];

/** That a form does not tell the level of its post, where rules ask for levels: in towns. */
const untoldLevel = (request: Request, to: Unit): Told[] =>
  request.isForm && !isVillage(to) && !request.stated.some(({ field }) => field === 'postLevel')
    ? [{ code: 'change-level-unknown', args: { value: echo(request.post ?? '') }, field: 'post' }]
    : [];
