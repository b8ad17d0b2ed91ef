import { Failure } from '../core/failure.ts';
import type { Message } from '../locale/catalogue.ts';
import type { ExtendsMistake } from '../locale/extends-words.ts';
import type { RulebookFile, RuleFile, Titled } from './grammar.ts';
import { type InheritedRule, inheritRule } from './inherit-rule.ts';
import { type Findings, inheritTables, inheritThings } from './inherit-things.ts';
import { meansTheSame } from './meaning.ts';
import { mentions } from './mentions.ts';
import type { Departure } from './model.ts';
import type { ParsedRulebook } from './parse.ts';
import { titleOf } from './titles.ts';
import { inOrder, type KeyPath } from './yaml-file.ts';

/** A rulebook with all that it inherits, and what it changed of the rulebook above. */
export interface Extended {
  readonly parsed: ParsedRulebook;
  readonly departures: readonly Departure[];
  /** The rules of which it says something that is judged. */
  readonly ownRules: readonly string[];
}

/**
 * Puts a rulebook onto the one that it extends: it may add, and tighten. Throws Failure with everything that is not shown
 * to be at least as strict and has no reason (`because`), each with the places in both files.
 */
export function extendRulebook(own: ParsedRulebook, above: ParsedRulebook): Extended {
  const told: Message[] = [];
  const departures: Departure[] = [];
  const findings = findingsOf(own, above, told, departures);
  checkAges(own.file, above.file, findings);
  const rules = inheritRules(own, above, findings);
  for (const [name, { changes, isLooser, rule }] of rules.changed)
    departures.push({
      ...between(own, above),
      section: 'rules',
      name,
      changes,
      isLooser,
      because: rule.because === undefined ? undefined : titleOf(rule.because, ''),
    });
  const file: WholeFile = {
    rulebook: own.file.rulebook,
    title: own.file.title,
    extends: own.file.extends,
    asOf: own.file.asOf ?? above.file.asOf,
    units: own.file.units ?? above.file.units,
    age: above.file.age,
    ages: above.file.ages,
    ...inheritThings(own.file, above.file, findings),
    tables: inheritTables(own.file, above.file, findings),
    statistics: { ...above.file.statistics, ...own.file.statistics },
    structure: { ...above.file.structure, ...own.file.structure },
    rules: rules.all,
  };
  if (told.length > 0) throw new Failure(...inOrder(told));
  return {
    parsed: { file, ...placesOf(own, above) },
    departures,
    ownRules: Object.keys(own.file.rules ?? {}).filter(
      (id) => rules.changed.has(id) || !Object.hasOwn(above.file.rules ?? {}, id),
    ),
  };
}

/** Every key of a rulebook: one that the grammar gets anew must be thought of here. */
type WholeFile = { readonly [Key in keyof Required<RulebookFile>]: RulebookFile[Key] };

const between = (own: ParsedRulebook, above: ParsedRulebook) => ({
  rulebook: own.file.rulebook,
  above: above.file.rulebook,
});

function findingsOf(
  own: ParsedRulebook,
  above: ParsedRulebook,
  told: Message[],
  departures: Departure[],
): Findings {
  const said = mentions(above.file);
  const mistake = (path: KeyPath, each: ExtendsMistake) =>
    void told.push(own.at(path, { kind: 'extends', mistake: each }));
  return {
    mistake,
    placeAbove: above.placeOf,
    departs: (section, name, because: Titled) =>
      void departures.push({
        ...between(own, above),
        section,
        name,
        changes: [],
        isLooser: true,
        because: titleOf(because, ''),
      }),
    added(name, path) {
      const meant = said.get(name);
      if (meant) mistake(path, { kind: 'name-above', name, place: above.placeOf(meant) });
    },
  };
}

/** How ages are counted is one for all rules. */
function checkAges(own: RulebookFile, above: RulebookFile, { mistake, placeAbove }: Findings): void {
  const basisOf = ({ age }: RulebookFile) => age?.basis ?? 'month';
  for (const [key, isSame] of [
    ['age', basisOf(own) === basisOf(above)],
    ['ages', meansTheSame(own.ages ?? AGES, above.ages ?? AGES)],
  ] as const)
    if (own[key] !== undefined && !isSame)
      mistake([key], { kind: 'fixed', place: above[key] === undefined ? undefined : placeAbove([key]) });
}

const AGES: RulebookFile['ages'] = { from: 16, to: 80 };

interface InheritedRules {
  readonly all: Record<string, RuleFile>;
  readonly changed: ReadonlyMap<string, InheritedRule>;
}

function inheritRules(own: ParsedRulebook, above: ParsedRulebook, findings: Findings): InheritedRules {
  const all: Record<string, RuleFile> = { ...above.file.rules };
  const changed = new Map<string, InheritedRule>();
  for (const [id, rule] of Object.entries(own.file.rules ?? {})) {
    const path = ['rules', id];
    const before = Object.hasOwn(all, id) ? all[id] : undefined;
    const inherited = before && inheritRule(rule, before);
    all[id] = inherited?.rule ?? rule;
    if (rule.because !== undefined && !(inherited && inherited.changes.length > 0))
      findings.mistake([...path, 'because'], { kind: 'reason-for-nothing' });
    if (!inherited || inherited.changes.length === 0) continue;
    changed.set(id, departing(above.file, id, inherited));
    if (rule.because === undefined) checkStrictness(id, inherited, above, findings);
  }
  return { all, changed };
}

/** A rule that others ask for changes these, whichever way it is changed. */
const departing = (above: RulebookFile, id: string, inherited: InheritedRule): InheritedRule => ({
  ...inherited,
  isLooser: inherited.isLooser || (changesVerdicts(inherited) && askedBy(above, id) !== undefined),
});

function checkStrictness(id: string, rule: InheritedRule, above: ParsedRulebook, findings: Findings): void {
  const path = ['rules', id];
  const [first] = rule.changes;
  const at = [...path, ...(rule.changes.length === 1 && first ? [first.key] : [])];
  const asker = askedBy(above.file, id);
  if (rule.isLooser)
    findings.mistake(at, { kind: 'looser', changes: rule.changes, place: findings.placeAbove(at) });
  else if (asker && changesVerdicts(rule))
    findings.mistake(at, { kind: 'asked-for', name: asker[1], place: findings.placeAbove(asker) });
}

/** How grave a failure is says nothing about who fails. */
const changesVerdicts = ({ changes }: InheritedRule): boolean =>
  changes.some(({ key }) => key !== 'severity');

/** What in the rulebook above asks whether a rule holds in a unit. */
function askedBy(above: RulebookFile, id: string): readonly [section: string, name: string] | undefined {
  const asks = (part: unknown): boolean =>
    typeof part === 'object' &&
    part !== null &&
    Object.entries(part).some(
      ([key, value]) => (key === 'holds' && [value].flat().includes(id)) || asks(value),
    );
  return (['fields', 'populations', 'figures', 'rules'] as const)
    .flatMap((section) =>
      Object.entries(above[section] ?? {}).map(([name, thing]) => ({ section, name, thing })),
    )
    .filter(({ thing }) => asks(thing))
    .map(({ section, name }) => [section, name] as const)[0];
}

/** A rulebook that extends none has nothing to give reasons for. Throws Failure where it gives one. */
export function refuseReasons({ file, at }: ParsedRulebook): void {
  const sections = ['rules', 'populations', 'fields', 'figures', 'parameters'] as const;
  const things = sections.flatMap((section) =>
    Object.entries(file[section] ?? {}).map(([name, thing]) => ({ path: [section, name], thing })),
  );
  const columns = Object.entries(file.tables ?? {}).flatMap(([table, each]) =>
    Object.entries(each.columns ?? {}).map(([name, thing]) => ({
      path: ['tables', table, 'columns', name],
      thing,
    })),
  );
  const told = [...things, ...columns].flatMap(({ path, thing }) =>
    typeof thing === 'object' && 'because' in thing && thing.because !== undefined
      ? [at([...path, 'because'], { kind: 'extends', mistake: { kind: 'reason-for-nothing' } })]
      : [],
  );
  if (told.length > 0) throw new Failure(...inOrder(told));
}

/** Where keys stand: in the file that says most of them, the one that extends where both do. */
function placesOf(own: ParsedRulebook, above: ParsedRulebook): Pick<ParsedRulebook, 'at' | 'placeOf'> {
  const whose = (path: KeyPath) => (depthOf(own.file, path) >= depthOf(above.file, path) ? own : above);
  return {
    at: (path, problem) => whose(path).at(path, problem),
    placeOf: (path) => whose(path).placeOf(path),
  };
}

/** How many keys of a path a file has. */
function depthOf(file: unknown, path: KeyPath): number {
  const [key, ...rest] = path;
  if (key === undefined || typeof file !== 'object' || file === null || !Object.hasOwn(file, key)) return 0;
  const part = (file as Record<string | number, unknown>)[key];
  return part === undefined ? 0 : 1 + depthOf(part, rest);
}
