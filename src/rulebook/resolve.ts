import type { Day } from '../core/calendar.ts';
import { Failure } from '../core/failure.ts';
import { parseFraction } from '../core/fraction.ts';
import { compact, nearest } from '../core/text.ts';
import type { Message } from '../locale/catalogue.ts';
import type { RulebookProblem } from '../locale/rulebook-problem-words.ts';
import type { TableName } from '../roster/schema.ts';
import { checkLookups } from './bands.ts';
import { reportFieldRings } from './field-rings.ts';
import { withoutRings } from './figure-rings.ts';
import type { RulebookFile } from './grammar.ts';
import { inOrderOfNeed } from './held-rules.ts';
import type { Ancestry, Rulebook, Source } from './model.ts';
import type { ParsedRulebook } from './parse.ts';
import { resolveAbsent } from './resolve-absent.ts';
import { resolveField } from './resolve-fields.ts';
import { resolvePopulations } from './resolve-populations.ts';
import { checkFigures } from './resolve-quantity.ts';
import { resolveRule } from './resolve-rule.ts';
import { resolveStatistic } from './resolve-statistic.ts';
import { resolveStructure } from './resolve-structure.ts';
import { resolveTables } from './resolve-tables.ts';
import type { Resolver } from './resolver.ts';
import type { RuleContext } from './rule-context.ts';
import { titleOf } from './titles.ts';
import { unitParameters } from './unit-parameters.ts';
import { isWholeTable, withWholeTables } from './whole-tables.ts';
import { inOrder, type KeyPath } from './yaml-file.ts';

/** What resolving needs beside the parsed file. */
export interface ResolveOptions {
  readonly path: string;
  readonly sha256: string;
  readonly asOf: Day;
  /** The value lists that the file names, by name, read from beside it. */
  readonly lists: ReadonlyMap<string, readonly string[]>;
  /** How it stands to the rulebooks that it extends; undefined where it extends none. */
  readonly ancestry?: Ancestry;
}

/** Resolves every name of a rulebook. Throws Failure with all problems, in the order of the file. */
export function resolveRulebook(parsed: ParsedRulebook, options: ResolveOptions): Rulebook {
  const { file: written, at } = parsed;
  const file = withWholeTables(written);
  const problems: Message[] = [];
  const resolver = makeResolver(file, options, (keys, problem) => problems.push(at(keys, problem)));
  const fields = new Map(
    Object.entries(file.fields ?? {}).flatMap(([name, each]) => resolveField(resolver, name, each)),
  );
  reportFieldRings(resolver, file);
  const populations = resolvePopulations(resolver, file);
  const sources = new Map(
    Object.entries(file.sources ?? {}).map(([id, each]): [string, Source] => [
      id,
      { id, title: titleOf(each.title, id), clause: each.clause, mark: each.mark ?? 'memory' },
    ]),
  );
  checkLookups(resolver, file);
  const whole = withoutRings(resolver, file);
  checkFigures(resolver, whole);
  const context: RuleContext = { resolver, file: whole, fields, populations, sources };
  const rules = Object.entries(file.rules ?? {}).flatMap(([id, rule]) => resolveRule(context, id, rule));
  const needed = inOrderOfNeed(rules, populations);
  if ('ring' in needed)
    resolver.problem(['rules', needed.ring[0] as string], { kind: 'cycle', names: needed.ring });
  const statistics = Object.entries(file.statistics ?? {}).flatMap(([id, each]) =>
    resolveStatistic(context, id, each),
  );
  const structure = Object.entries(file.structure ?? {}).flatMap(([id, each]) =>
    resolveStructure(context, id, each),
  );
  const absent = resolveAbsent(resolver, file);
  if (problems.length > 0) throw new Failure(...inOrder(eachOnce(problems)));
  return {
    id: file.rulebook,
    title: titleOf(file.title, file.rulebook),
    path: options.path,
    sha256: options.sha256,
    basis: resolver.basis,
    ages: file.ages ?? { from: 16, to: 80 },
    asOf: options.asOf,
    tables: resolver.tables,
    sources,
    lists: options.lists,
    absent,
    ancestry: options.ancestry ?? WITHOUT_ANCESTORS,
    fields,
    populations,
    unitParameters: unitParameters(resolver),
    rules,
    statistics,
    structure,
    at: (asOf) => resolveRulebook(parsed, { ...options, asOf }),
  };
}

const WITHOUT_ANCESTORS: Ancestry = { above: [], ruleFrom: new Map(), departures: [] };

/** A figure that several rules use is resolved for each of them: what is wrong with it is told once. */
const eachOnce = (problems: readonly Message[]): Message[] => [
  ...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values(),
];

function makeResolver(
  file: RulebookFile,
  options: ResolveOptions,
  problem: (keys: KeyPath, problem: RulebookProblem) => void,
): Resolver {
  const populations = file.populations ?? {};
  const tables = resolveTables(file, options.lists, problem);
  const tableOf = (name: string, seen: readonly string[]): TableName | undefined => {
    const population = Object.hasOwn(populations, name) ? populations[name] : undefined;
    if (population === undefined || seen.includes(name)) return undefined;
    const { from } = population;
    if (isWholeTable(name, population)) return from;
    return Object.hasOwn(populations, from)
      ? tableOf(from, [...seen, name])
      : tables.has(from)
        ? from
        : undefined;
  };
  const isPrevious = (name: string, seen: readonly string[] = []): boolean => {
    const population = Object.hasOwn(populations, name) ? populations[name] : undefined;
    if (!population || seen.includes(name)) return false;
    if (isWholeTable(name, population)) return false;
    return population.roster === 'previous' || isPrevious(population.from, [...seen, name]);
  };
  return {
    asOf: options.asOf,
    basis: file.age?.basis ?? 'month',
    fields: new Map(Object.entries(file.fields ?? {})),
    parameters: new Map(Object.entries(file.parameters ?? {})),
    lookups: new Map(Object.entries(file.lookups ?? {})),
    tables,
    problem,
    table(name, keys) {
      if (tables.has(name)) return name;
      problem(keys, { kind: 'unknown-table', key: name, near: nearest(name, tables.keys()) ?? '' });
      return undefined;
    },
    population(name, table, keys) {
      const found = tableOf(name, []);
      if (!Object.hasOwn(populations, name))
        problem(keys, {
          kind: 'unknown-population',
          key: name,
          near: nearest(name, Object.keys(populations)) ?? '',
        });
      else if (found && table && found !== table)
        problem(keys, { kind: 'other-table', key: name, table: found, needed: table });
      return found;
    },
    judgedRule(name, keys) {
      const rules = Object.keys(file.rules ?? {});
      if (!rules.includes(name))
        problem(keys, { kind: 'unknown-rule', key: name, near: nearest(name, rules) ?? '' });
    },
    isPrevious,
    tableOf: (name) => tableOf(name, []),
    isPopulation: (name) => Object.hasOwn(populations, name),
    populationNames: () => Object.keys(populations),
    list(name, keys) {
      const values = options.lists.get(name);
      if (!values)
        problem(keys, { kind: 'unknown-list', key: name, near: nearest(name, options.lists.keys()) ?? '' });
      return (values ?? []).map(compact);
    },
    number(written, keys) {
      const value = parseFraction(written);
      if (!value) problem(keys, { kind: 'bad-number', written });
      return value && { value, written };
    },
  };
}
