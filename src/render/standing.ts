import type { Words } from '../locale/catalogue.ts';
import type { Rule } from '../rulebook/model.ts';

/** What people are to a rule, by where they stand in a verdict's evidence. */
export function standingWords({ measure }: Rule, { labels }: Words): Record<'in' | 'out', string> {
  switch (measure.kind) {
    case 'every':
      return { in: labels.meets, out: labels.meetsNot };
    case 'share':
    case 'number':
    case 'ratio':
    case 'average':
      return { in: labels.counted, out: labels.notCounted };
    case 'unique':
      return { in: labels.counted, out: labels.repeated };
    case 'count':
    case 'distinct':
    case 'sum':
      return { in: labels.counted, out: labels.notCountedPlain };
  }
}
