import { type Changing, isTold, knownBefore, peopleMeant, recordMeant, type Told } from './meant.ts';
import type { ChangedRecord, Records } from './records.ts';
import type { Request } from './requests.ts';

/**
 * The earlier changes that a change of a record builds on, by their positions: those that made the record what it is, and
 * those of namesakes without which it would not be told who is meant. `record`: the one that is meant, before the
 * change; undefined: somebody new.
 */
export function basesOf(
  request: Request,
  record: ChangedRecord | undefined,
  changing: Changing,
): readonly number[] {
  const { records } = changing;
  const own = record?.changes ?? [];
  const others = records
    .of(request.name, request.id)
    .filter((each) => each !== record && each.changes.some((change) => !own.includes(change)));
  if (others.length === 0) return own;
  const again = meantBy(request, { ...changing, records: withoutChangesOf(others, records) });
  if (!isTold(again) && isSame(again[0], record)) return own;
  return [...new Set([...own, ...others.flatMap(({ changes }) => changes)])];
}

/** Whom a change means: a record, or nothing where it is somebody new. */
function meantBy(request: Request, changing: Changing): readonly ChangedRecord[] | Told {
  if (request.action === 'appoint') return knownBefore(request, changing);
  const people = peopleMeant(request, changing.records);
  if (isTold(people)) return people;
  const live = people.filter(({ isGone }) => !isGone);
  if (live.length === 0) return [];
  const record = recordMeant(request, live, changing);
  return isTold(record) ? record : [record];
}

/** The records as they would be had nothing changed some of them. */
const withoutChangesOf = (others: readonly ChangedRecord[], records: Records): Records => ({
  ...records,
  of: (name, id) =>
    records.of(name, id).flatMap((each) => (others.includes(each) ? (records.asRead(each) ?? []) : [each])),
});

const isSame = (one: ChangedRecord | undefined, other: ChangedRecord | undefined): boolean =>
  one?.rosterRow === other?.rosterRow && one?.addedBy === other?.addedBy;
