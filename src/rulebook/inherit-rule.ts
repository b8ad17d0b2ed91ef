import { parseFraction } from '../core/fraction.ts';
import type { KeyChange } from '../locale/extends-words.ts';
import type { RuleFile } from './grammar.ts';
import { meansTheSame, writtenPart } from './meaning.ts';
import type { Bound } from './model.ts';
import { isNarrower } from './narrower.ts';
import { BOUND_KEYS } from './resolve-guard.ts';
import { MEASURES } from './resolve-measure.ts';
import { roundingOf } from './resolve-quantity.ts';
import { impliedBy } from './tightening.ts';

/** A rule of the rulebook above, as a rulebook has it that says something of it. */
export interface InheritedRule {
  readonly rule: RuleFile;
  /** The keys that are otherwise now, of those that anything is judged by. */
  readonly changes: readonly KeyChange[];
  /** Whether one of them is not shown to be stricter. */
  readonly isLooser: boolean;
}

type RuleKey = keyof RuleFile;

/** What belongs to a measure: another measure has its own. */
const OF_THE_MEASURE: readonly RuleKey[] = [
  ...MEASURES,
  'of',
  'where',
  'must',
  ...BOUND_KEYS,
  'parity',
  'rounding',
];

/** What judges nothing: what tells people about a rule, and how much it counts in the score. */
const BESIDE_THE_VERDICT: ReadonlySet<RuleKey> = new Set([
  'title',
  'source',
  'quote',
  'reading',
  'because',
  'weight',
]);

/** What may be otherwise without the rule's title being wrong. */
const BESIDE_THE_TITLE: ReadonlySet<string> = new Set([
  'severity',
  'since',
  'until',
  'openPeriod',
  'whenEmpty',
]);

/** A rule as it is with what a rulebook says of it: key by key, all else stays as it is above. */
export function inheritRule(own: RuleFile, above: RuleFile): InheritedRule {
  const rule = joined(own, above);
  const keys = [...new Set([...Object.keys(above), ...Object.keys(rule)])] as RuleKey[];
  const changed = keys.filter(
    (key) => !BESIDE_THE_VERDICT.has(key) && !meansTheSame(said(rule, key), said(above, key)),
  );
  const changes = changed.map((key) => ({
    key,
    before: writtenPart(above[key]),
    after: writtenPart(rule[key]),
  }));
  const isLooser = changed.some((key) => !STRICTER[key]?.(rule, above));
  // A title often says the bound: one that may no longer be true is not taken over.
  const isTitled = own.title !== undefined || changed.every((key) => BESIDE_THE_TITLE.has(key));
  const { title: _, ...untitled } = rule;
  return { rule: isTitled ? rule : untitled, changes, isLooser };
}

function joined(own: RuleFile, above: RuleFile): RuleFile {
  const isMeasuredAnew = MEASURES.some((key) => own[key] !== undefined && above[key] === undefined);
  const left = new Set<string>([
    'because',
    ...(isMeasuredAnew ? OF_THE_MEASURE : []),
    // A sentence is of the source that it was taken from.
    ...(own.source === undefined ? [] : ['quote', 'reading']),
    // A part of other rules has no verdicts that could count.
    ...(own.severity === 'part' ? ['weight'] : []),
  ]);
  const kept = Object.entries(above).filter(([key]) => !left.has(key));
  return { ...Object.fromEntries(kept), ...own };
}

/** What a rule says by a key, written or not. */
function said(rule: RuleFile, key: RuleKey): unknown {
  switch (key) {
    case 'severity':
      return rule.severity ?? 'error';
    case 'whenEmpty':
      return rule.whenEmpty ?? 'notApplicable';
    case 'openPeriod':
      return rule.openPeriod ?? 'fail';
    case 'countBy':
      return rule.countBy ?? 'person';
    case 'rounding':
      return roundingOf(rule);
    case 'per':
      return [rule.per ?? []].flat();
    default:
      return isBoundKey(key) ? (constantOf(rule, key)?.value ?? rule[key]) : rule[key];
  }
}

type Comparison = (own: RuleFile, above: RuleFile) => boolean;

/** Whether a rule whose key is otherwise than above is at least as strict there. A key that is not here never is. */
const STRICTER: Partial<Record<RuleKey, Comparison>> = {
  ...Object.fromEntries(
    BOUND_KEYS.map((key) => [key, (own: RuleFile, above: RuleFile) => isBoundStricter(key, own, above)]),
  ),
  severity: (own, above) => rank(own) >= rank(above),
  since: (own, above) => (own.since ?? Number.NEGATIVE_INFINITY) <= (above.since ?? Number.NEGATIVE_INFINITY),
  until: (own, above) => (own.until ?? Number.POSITIVE_INFINITY) >= (above.until ?? Number.POSITIVE_INFINITY),
  whenEmpty: ({ whenEmpty }) => whenEmpty === 'fail',
  openPeriod: ({ openPeriod }) => (openPeriod ?? 'fail') === 'fail',
  parity: (_, { parity }) => parity === undefined,
  where: isWhereStricter,
  must: (own, above) => isNarrower(own.must, above.must),
};

const SEVERITIES = ['part', 'info', 'warning', 'error'] as const;
const rank = ({ severity = 'error' }: RuleFile): number => SEVERITIES.indexOf(severity);

type BoundKey = (typeof BOUND_KEYS)[number];
const isBoundKey = (key: string): key is BoundKey => (BOUND_KEYS as readonly string[]).includes(key);

/**
 * A bound is stricter that was not there and is a number, or where all bounds together ask for what the one above does.
 * What is no number as it stands, a lookup for instance, may make the rule not applicable.
 */
function isBoundStricter(key: BoundKey, own: RuleFile, above: RuleFile): boolean {
  if (own[key] !== undefined && !constantOf(own, key)) return false;
  if (above[key] === undefined) return true;
  const asked = constantOf(above, key);
  const bounds = BOUND_KEYS.flatMap((each) => constantOf(own, each) ?? []);
  return asked !== undefined && impliedBy(bounds, asked, arithmeticOf(own));
}

const arithmeticOf = (rule: RuleFile) => ({
  isWhole: rule.count !== undefined || rule.distinct !== undefined,
  isRounded: roundingOf(rule) !== 'exact',
});

/** The bound behind a key, where it is a number as it stands. */
function constantOf(rule: RuleFile, key: BoundKey): Bound | undefined {
  const written = rule[key];
  const value = typeof written === 'string' ? parseFraction(written) : undefined;
  return value && { key, value, written: written as string };
}

/** Who counts may be fewer where only too few can fail, and more where only too many can. */
function isWhereStricter(own: RuleFile, above: RuleFile): boolean {
  const isCounted = own.count !== undefined || own.share !== undefined;
  if (!isCounted || own.parity !== undefined) return false;
  const bounds = BOUND_KEYS.filter((key) => own[key] !== undefined || above[key] !== undefined);
  const isOnly = (keys: readonly BoundKey[]) => bounds.every((key) => keys.includes(key));
  if (isOnly(['atLeast', 'over'])) return isNarrower(own.where, above.where);
  return isOnly(['atMost', 'under']) && isNarrower(above.where, own.where);
}
