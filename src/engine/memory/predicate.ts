import { and, not, or, type Truth } from '../../core/truth.ts';
import { type People, rowsOf } from '../../roster/roster.ts';
import { canonical } from '../../rulebook/meaning.ts';
import type { Condition, Population, Relation, Test } from '../../rulebook/model.ts';
import type { BoundColumn } from './column.ts';
import type { GroupedRows, RuleGroups } from './grouped-rows.ts';
import { areRelated, truthOf } from './same.ts';
import { type Predicate, type Reading, remembered } from './truths.ts';

/** What the predicates of one table share. Each test and population is evaluated once a row, however many rules use it. */
export interface PredicateContext {
  readonly people: People;
  readonly length: number;
  readonly populations: ReadonlyMap<string, Population>;
  column(name: string): BoundColumn;
  readonly cache: Map<string, Predicate>;
  /** The tests made of columns. */
  readonly tests: Map<string, Predicate>;
  /** The rows that may be in sets of populations. */
  readonly candidates: Map<string, Int32Array>;
  /** Groups of units or of the whole roster, by what makes them. */
  readonly groups: Map<string, RuleGroups>;
  /** The rows of a set of candidates by their groups, and by what makes the groups. */
  readonly groupedRows: Map<Int32Array, Map<string, GroupedRows | undefined>>;
  /** How many records stand in each group, by what makes the groups. */
  readonly recordCounts: Map<string, readonly number[]>;
}

/** Compiles a condition for a table. */
export function compile(condition: Condition, context: PredicateContext): Predicate {
  switch (condition.op) {
    case 'test': {
      const { column, test } = condition;
      return test.kind === 'compared'
        ? compileCompared(context.column(column), context.column(test.other), test)
        : rememberedTest(context.column(column), test, context);
    }
    case 'population':
      return condition.anyRow
        ? anyRow(compilePopulation(condition.name, context), context.people)
        : compilePopulation(condition.name, context);
    case 'all': {
      const parts = condition.of.map((each) => compile(each, context));
      return {
        truth: (row) => {
          let sum: Truth = 1;
          // By index, as in other loops that run for every row and rule: their iterators were most of the garbage.
          for (let index = 0; index < parts.length; index++) {
            sum = and(sum, (parts[index] as Predicate).truth(row));
            if (sum === 0) return 0;
          }
          return sum;
        },
        holds: (row, reading) => parts.every((part) => part.holds(row, reading)),
        parts: { join: 'all', of: parts },
      };
    }
    case 'any': {
      const parts = condition.of.map((each) => compile(each, context));
      return {
        truth: (row) => {
          let sum: Truth = 0;
          for (let index = 0; index < parts.length; index++) {
            sum = or(sum, (parts[index] as Predicate).truth(row));
            if (sum === 1) return 1;
          }
          return sum;
        },
        holds: (row, reading) => parts.some((part) => part.holds(row, reading)),
        parts: { join: 'any', of: parts },
      };
    }
    case 'none': {
      const any = compile({ op: 'any', of: condition.of }, context);
      return { truth: (row) => not(any.truth(row)), holds: (row, reading) => !any.holds(row, reading) };
    }
  }
}

/** Rules ask the same of a column; not remembered is what a cell of several people says, which is read in every way. */
function rememberedTest(column: BoundColumn, test: Test, { tests, length }: PredicateContext): Predicate {
  if (column.shared) return compileTest(column, test);
  const key = `${column.name}\n${canonical(test)}`;
  const known = tests.get(key) ?? remembered(compileTest(column, test), length);
  tests.set(key, known);
  return known;
}

function compileTest(column: BoundColumn, test: Test): Predicate {
  const truth = column.truth(test);
  const holds = column.holds(test);
  return {
    truth,
    holds: (row, reading) => {
      const value = reading.get(column.name)?.get(column.cell(row));
      return value === undefined ? truth(row) === 1 : holds(value);
    },
  };
}

/** Compiles the comparison of two columns of a record. */
function compileCompared(
  column: BoundColumn,
  other: BoundColumn,
  test: Extract<Test, { kind: 'compared' }>,
): Predicate {
  const says = (each: BoundColumn, row: number, reading: Reading): string | number | undefined => {
    const chosen = reading.get(each.name)?.get(each.cell(row));
    return each.says(chosen ?? each.readings(row, [])[0]?.from ?? Number.NaN);
  };
  return {
    truth: truthOf(column, other, test),
    holds: (row, reading) => areRelated(says(column, row, reading), says(other, row, reading), test.relation),
  };
}

function compilePopulation(name: string, context: PredicateContext): Predicate {
  const known = context.cache.get(name);
  if (known) return known;
  const population = context.populations.get(name);
  if (!population) throw new TypeError(`there is no population ${name}`);
  const predicate = remembered(compile(population.condition, context), context.length);
  context.cache.set(name, predicate);
  return predicate;
}

/** Of a person, any record will do. */
function anyRow(predicate: Predicate, people: People): Predicate {
  const rows = (row: number) => rowsOf(people, people.ofRow[row] as number);
  return {
    truth: (row) => rows(row).reduce<Truth>((sum, each) => or(sum, predicate.truth(each)), 0),
    holds: (row, reading) => rows(row).some((each) => predicate.holds(each, reading)),
  };
}

/** A relation seen from the other side. */
const TURNED = {
  same: 'same',
  other: 'other',
  atLeast: 'atMost',
  over: 'under',
  atMost: 'atLeast',
  under: 'over',
} as const satisfies Record<Relation, Relation>;

/** Every test that a condition makes, by column. */
export function testsOf(
  condition: Condition,
  populations: ReadonlyMap<string, Population>,
  into = new Map<string, Test[]>(),
): Map<string, Test[]> {
  if (condition.op === 'test') {
    const { column, test } = condition;
    const add = (name: string, each: Test) => into.set(name, [...(into.get(name) ?? []), each]);
    add(column, test);
    // What two columns are compared by is asked of both.
    if (test.kind === 'compared')
      add(test.other, { ...test, other: column, relation: TURNED[test.relation] });
  } else if (condition.op === 'population') {
    const population = populations.get(condition.name);
    if (population) testsOf(population.condition, populations, into);
  } else for (const each of condition.of) testsOf(each, populations, into);
  return into;
}
