import type { Catalogue } from '../locale/catalogue.ts';
import type { RuleWords } from '../locale/rule-words.ts';
import type { TableName } from '../roster/schema.ts';
import { columnOf, countedIn, followed, headingOf } from '../roster/tables.ts';
import { ruleOfColumn } from './held-rules.ts';
import { placesIn } from './inside.ts';
import { meansTheSame } from './meaning.ts';
import type {
  Condition,
  Guard,
  Population,
  Quantity,
  Relation,
  Rule,
  RuleBound,
  Rulebook,
  TalliedNumber,
  Test,
  Title,
} from './model.ts';
import { boundWritten, type ParameterBound, parameterIn } from './unit-parameters.ts';

/** A title in the reader's language. */
export const titleIn = (title: Title, { language }: Catalogue): string =>
  language === 'en' ? title.en : title.zh;

interface Context {
  readonly rulebook: Rulebook;
  readonly catalogue: Catalogue;
  readonly table: TableName;
  readonly words: RuleWords;
}

/** A rule as one sentence: for whom, what is measured, and what it must be. */
export function ruleInWords(rule: Rule, rulebook: Rulebook, catalogue: Catalogue): string {
  const { rule: words } = catalogue.words;
  const context: Context = { rulebook, catalogue, table: rule.table, words };
  const isEvery = rule.measure.kind === 'every' || rule.measure.kind === 'unique';
  const per = words.per({
    kind: rule.per.kind === 'record' && rule.measure.kind === 'distinct' ? 'person' : rule.per.kind,
    title: rule.per.kind === 'units' ? populationInWords(rule.per.population, context) : '',
  });
  const parity = rule.parity === undefined ? [] : [words.parity[rule.parity]];
  const isShare = rule.measure.kind === 'share' || rule.measure.kind === 'ratio';
  const rounded = isShare ? words.rounding[rule.rounding] : '';
  return words.sentence({
    per: [per, ...rule.groupColumns.map(({ column }) => words.perValue(columnHead(column, context)))].join(
      catalogue.words.punctuation.comma,
    ),
    measure: measureInWords(rule, context),
    bounds: isEvery
      ? ''
      : [...boundsInWords(rule, rule.bounds, context), ...parity].join(words.all) + rounded,
    when: [
      ...(rule.when ? [words.when(guardInWords(rule, rule.when, context))] : []),
      ...(rule.exempt ? [words.exempt(guardInWords(rule, rule.exempt, context))] : []),
    ].join(''),
  });
}

function measureInWords(rule: Rule, context: Context): string {
  const { words } = context;
  const { measure } = rule;
  const who = conditionInWords(narrowed(rule), context);
  switch (measure.kind) {
    case 'count':
      return words.count(who, rule.counts);
    case 'share':
      return words.share(who, populationInWords(rule.of ?? rule.population, context));
    case 'every':
      return words.every(conditionInWords(rule.base, context), mustInWords(rule, context));
    case 'distinct':
    case 'unique':
      return words[measure.kind](
        measure.columns.map((column) => (column === 'person' ? words.person : columnHead(column, context))),
        who,
      );
    case 'number':
      return numberInWords(rule, measure.value, context);
    case 'ratio':
      return words.operation({
        operation: 'share',
        parts: [measure.part, measure.of].map((each) => partInWords(rule, each, context)),
        rounding: 'exact',
      });
    default:
      return words[measure.kind](numberHead(measure.column, context), who);
  }
}

const narrowed = (rule: Rule): Condition => (rule.measure.kind === 'every' ? rule.base : rule.counted);

const mustInWords = (rule: Rule, context: Context): string =>
  rule.counted.op === 'all'
    ? conditionInWords(rule.counted.of.at(-1) as Condition, context)
    : conditionInWords(rule.counted, context);

/** The bounds of a measure: 不少于1，不超过2. */
const boundsInWords = (rule: Rule, bounds: readonly RuleBound[], context: Context): string[] =>
  bounds.map(({ key, value }) =>
    context.words.bound({ key, value: numberInWords(rule, value, context), of: 'number' }),
  );

/** A number by its title; one without is told by what it is made of. */
export const quantityInWords = (
  rule: Rule,
  quantity: Quantity,
  rulebook: Rulebook,
  catalogue: Catalogue,
): string =>
  numberInWords(rule, quantity, { rulebook, catalogue, table: rule.table, words: catalogue.words.rule });

function numberInWords(rule: Rule, quantity: Quantity, context: Context): string {
  const { words, catalogue } = context;
  if (quantity.title) return titleIn(quantity.title, catalogue);
  switch (quantity.kind) {
    case 'constant':
      return quantity.written;
    case 'tallied':
      return talliedInWords(rule, rule.numbers[quantity.index] as TalliedNumber, context);
    case 'attribute':
      return words.unitColumn(columnHead(quantity.column, { ...context, table: 'units' }));
    case 'operation': {
      const averaged = averagedBy(rule, quantity);
      if (averaged) return talliedInWords(rule, averaged, context, words.average);
      const parts = quantity.of.map((each) => partInWords(rule, each, context));
      return words.operation({ operation: quantity.operation, parts, rounding: quantity.rounding });
    }
    case 'lookup':
      return words.lookup({
        of: numberInWords(rule, quantity.of, context),
        bands: quantity.bands.map(({ from, to, gives }) => ({
          from,
          to,
          gives: gives === 'notApplicable' ? undefined : numberInWords(rule, gives, context),
        })),
      });
  }
}

/** A number as a part of an operation: one that is made of others itself stands in brackets. */
function partInWords(rule: Rule, quantity: Quantity, context: Context): string {
  const text = numberInWords(rule, quantity, context);
  const isSimple = quantity.kind !== 'operation' || quantity.title || averagedBy(rule, quantity);
  return isSimple ? text : context.catalogue.words.punctuation.bracketed('', text).trim();
}

/** The sum behind an average: a sum over records as a share of their number. */
function averagedBy({ numbers }: Rule, quantity: Quantity): TalliedNumber | undefined {
  if (quantity.kind !== 'operation' || quantity.operation !== 'share') return undefined;
  const [total, count] = quantity.of.map((each) =>
    each.kind === 'tallied' ? numbers[each.index] : undefined,
  );
  const isAverage =
    total?.gathering === 'sum' &&
    total.measured &&
    count &&
    !count.measured &&
    meansTheSame(total.condition, count.condition);
  return isAverage ? total : undefined;
}

/** How many records a number counts, or what they add up to; by which of the rule's columns it is not told apart. */
function talliedInWords(
  rule: Rule,
  { condition, measured, gathering, table, isPrevious, wider, per }: TalliedNumber,
  context: Context,
  gather = context.words.gathered[gathering],
): string {
  const { words } = context;
  const own = { ...context, table };
  const who = conditionInWords(condition, own);
  const number = measured
    ? gather(numberHead(measured.column, own), who)
    : words.count(who, countedIn(context.rulebook.tables, table));
  const others = rule.groupColumns.filter(({ column }) => !per.includes(column));
  const whatever =
    others.length === 0
      ? number
      : words.whatever(
          number,
          others.map(({ column }) => columnHead(column, context)),
        );
  const placed = wider === undefined ? whatever : words.inUnit(populationInWords(wider, context), whatever);
  return isPrevious ? words.previous(placed) : placed;
}

/** What people call a column of numbers: age is none of its own. */
const numberHead = (column: string, context: Context): string =>
  column === 'age' ? context.words.age : columnHead(column, context);

function guardInWords(rule: Rule, guard: Guard, context: Context): string {
  const { words } = context;
  const each = (joint: string): string =>
    guard.op === 'unit' || guard.op === 'number'
      ? ''
      : guard.of.map((part) => guardInWords(rule, part, context)).join(joint);
  switch (guard.op) {
    case 'all':
      return each(words.all);
    case 'any':
      return each(words.any);
    case 'none':
      return words.none(each(words.any));
    case 'unit':
      return conditionInWords(guard.condition, { ...context, table: 'units' });
    case 'number':
      return words.number(
        numberInWords(rule, guard.value, context),
        boundsInWords(rule, guard.bounds, context).join(words.all),
      );
  }
}

/** The title of a population. */
export function populationInWords(
  name: string,
  { rulebook, catalogue }: Pick<Context, 'rulebook' | 'catalogue'>,
): string {
  const population = rulebook.populations.get(name);
  return population ? titleIn(population.title, catalogue) : name;
}

/** Whom a population takes, in words: what its title stands for. */
export const populationConditionInWords = (
  { table, condition }: Population,
  { rulebook, catalogue }: Pick<Context, 'rulebook' | 'catalogue'>,
): string => conditionInWords(condition, { rulebook, catalogue, table, words: catalogue.words.rule });

function conditionInWords(condition: Condition, context: Context): string {
  const { words } = context;
  const isTurned = condition.op !== 'population' && condition.op !== 'test' && condition.isTurned;
  if (isTurned)
    return words.eitherWay[condition.op === 'all' ? 'all' : 'any'](
      conditionInWords(condition.of[0] as Condition, context),
    );
  switch (condition.op) {
    case 'population':
      return populationInWords(condition.name, context);
    case 'test':
      return testInWords(condition.column, condition.test, context);
    case 'none':
      return words.none(condition.of.map((each) => conditionInWords(each, context)).join(words.any));
    case 'any':
      return condition.of.map((each) => conditionInWords(each, context)).join(words.any);
    case 'all': {
      const populations = condition.of.filter(({ op }) => op === 'population');
      const rest = condition.of.filter(
        (each) => each.op !== 'population' && !(each.op === 'all' && each.of.length === 0),
      );
      const where = rest.map((each) => conditionInWords(each, context)).join(words.all);
      return populations.length === 0
        ? where
        : words.from(populations.map((each) => conditionInWords(each, context)).join(words.all), where);
    }
  }
}

function testInWords(column: string, test: Test, context: Context): string {
  const { words } = context;
  const held = ruleOfColumn(column);
  if (held !== undefined && test.kind === 'flag') {
    const rule = context.rulebook.rules.find(({ id }) => id === held);
    return words.holds(rule ? titleIn(rule.title, context.catalogue) : held, test.value);
  }
  const places = placesIn(column);
  if (places && test.kind === 'flag')
    return words.inside(columnHead(places.place, context), columnHead(places.around, context), test.value);
  switch (test.kind) {
    case 'due': {
      const { operation } = context.rulebook.fields.get(column) ?? {};
      return operation?.kind === 'missing' ? words.due : words.given(columnHead(column, context));
    }
    case 'flag':
      return words.flag(columnHead(column, context), test.value);
    case 'compared': {
      const parameter = parameterIn(test.other);
      if (parameter) return parameterInWords(column, test.relation, parameter, context);
      return words.compared[test.relation](
        columnHead(column, context),
        columnHead(test.other, context),
        isOfDays(column, context) || isOfDays(test.other, context),
      );
    }
    case 'text':
      if (test.said)
        return words.column(
          columnHead(column, context),
          test.said.map(({ key, value }) => words.order[key](value)).join(words.all),
        );
      return words.column(
        columnHead(column, context),
        words.values({ values: test.values, match: test.match, negated: test.negated, list: test.list }),
      );
    case 'exact': {
      const says = test.bounds.map(({ key, written: value }) => words.bound({ key, value, of: 'number' }));
      return words.column(columnHead(column, context), says.join(words.all));
    }
    case 'range': {
      const { of, bounds } = test.said;
      const says = bounds.map(({ key, value }) => words.bound({ key, value, of })).join(words.all);
      return words.column(of === 'age' ? words.age : columnHead(column, context), says);
    }
  }
}

/** A bound that is a column of the unit, or where that says nothing a default. */
function parameterInWords(
  column: string,
  relation: Relation,
  bound: ParameterBound,
  context: Context,
): string {
  const { name, of } = bound;
  const { rulebook, words } = context;
  const { from = name, otherwise } = rulebook.unitParameters.get(name) ?? {};
  const value = words.ofUnit(headingOf(rulebook.tables, 'units', from), otherwise?.written ?? '');
  const says = words.bound({ key: boundWritten(bound, relation), value, of: 'number' });
  return words.column(of === 'age' ? words.age : columnHead(column, context), says);
}

/** Whether a column of the records at hand, or of their unit, holds dates. */
function isOfDays(column: string, { rulebook, table }: Context): boolean {
  const path = followed(column);
  const [of, name] = path ? ['units', path.column] : [table, column];
  const kind = columnOf(rulebook.tables, of, name)?.kind;
  return kind === 'date' || kind === 'month';
}

/** What people call built-in columns that say more than their heading. */
const CALLED: Readonly<Record<string, string>> = {
  'cadres.secretary': '村社党组织书记',
  'selections.leagueHead': '团委、团工委负责人',
  'cadres.chiefReserve': '主职后备',
};

/** What people call a column: a field's title, or its first heading. */
export function columnHead(
  column: string,
  { rulebook, catalogue, table }: Pick<Context, 'rulebook' | 'catalogue' | 'table'>,
): string {
  const field = rulebook.fields.get(column);
  if (field?.table === table) return titleIn(field.title, catalogue);
  if (table === 'cadres' && column === 'tier') return catalogue.words.rule.tier;
  return CALLED[`${table}.${column}`] ?? headingOf(rulebook.tables, table, column);
}
