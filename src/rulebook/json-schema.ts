import { z } from 'zod';
import { keyWordsFor, type RulebookKey } from '../locale/rulebook-keys.ts';
import { TABLE_NAMES } from '../roster/schema.ts';
import { grammar, NAME, PERIOD } from './grammar.ts';
import { placeAt } from './grammar-places.ts';
import { columnLexicon, columnNamesOf, onePeriod, SEVERAL_PERIODS, valueLexicon } from './lexicon.ts';

/** A part of a JSON Schema, as it is written. */
export interface Part {
  [keyword: string]: unknown;
  type?: unknown;
  pattern?: string;
  enum?: readonly unknown[];
  const?: unknown;
  $ref?: string;
  required?: readonly string[];
  /** Columns of conditions, which are no keys: they stand among the properties in the end. */
  columns?: Record<string, Part>;
  properties?: Record<string, Part>;
}

/** What is known of the place of a part. */
interface Place {
  readonly section: string | undefined;
  readonly key: string | undefined;
}

/**
 * The JSON Schema of rulebooks, for editors: the grammar's own, with the keys and values of both languages.
 * `about` describes each key.
 */
export const rulebookJsonSchema = (about: Readonly<Record<RulebookKey, string>>): Part =>
  bilingualSchema(grammar, { title: 'cadre-audit rulebook', about, override: withColumns });

/** How a JSON Schema is made of a grammar. */
interface Making {
  readonly title: string;
  /** A description of each key. */
  readonly about: Readonly<Record<string, string>>;
  /** Changes the parts that zod makes before they get the words of the other language. */
  override(made: { zodSchema: unknown; jsonSchema: object }): void;
}

/** The JSON Schema of files of a grammar, with the keys and values of both languages. */
export function bilingualSchema(schema: z.ZodType, { title, about, override }: Making): Part {
  const made = z.toJSONSchema(schema, { io: 'input', reused: 'ref', override }) as Part;
  const { $schema, $defs = {}, ...root } = made as Part & { $defs?: Record<string, Part> };
  const definitions: Record<string, Part> = {};
  const isName = (part: Part | undefined) => part?.pattern === NAME.source;
  const names = Object.keys($defs).filter((name) => isName($defs[name]));
  const refersToName = ({ $ref }: Part) => names.some((name) => $ref === `#/$defs/${name}`);
  const bilingual = makeBilingual(about, definitions, (part) => isName(part) || refersToName(part));
  const whole = bilingual(root, { section: undefined, key: undefined });
  for (const [name, part] of Object.entries($defs))
    definitions[name] = isName(part) ? part : bilingual(part, { section: undefined, key: undefined });
  return { $schema, title, ...whole, $defs: definitions };
}

/**
 * The conditions over the columns of records offer these columns, by all names that the program writes; a table's own
 * columns may have such a name too (985/211), though no author may give one that is like it.
 */
function withColumns({ zodSchema, jsonSchema }: { zodSchema: unknown; jsonSchema: object }): void {
  const stands = (...path: readonly string[]) => placeAt(grammar, path).some((each) => each === zodSchema);
  const part = jsonSchema as Part;
  if (stands('rules', '*', 'where')) {
    const column = part.additionalProperties as Part;
    part.columns = Object.fromEntries(COLUMN_NAMES.map((name) => [name, column]));
  } else if (stands('tables', '*', 'columns')) {
    part.propertyNames = { anyOf: [part.propertyNames, { enum: COLUMN_NAMES }] };
  }
}

const COLUMN_NAMES = [
  ...new Set(
    TABLE_NAMES.flatMap((table) =>
      columnNamesOf(table).flatMap((name) => [name, columnLexicon(table).chinese(name) ?? name]),
    ),
  ),
];

/** Adds to a part the words of the other language; what stands behind two words becomes a definition. */
function makeBilingual(
  about: Readonly<Record<string, string>>,
  definitions: Record<string, Part>,
  isName: (part: Part) => boolean,
) {
  const shared = (part: Part, place: Place): Part => {
    const made = bilingual(part, place);
    if (made.properties === undefined && made.anyOf === undefined && made.additionalProperties === undefined)
      return made;
    const name = [place.section, place.key].filter((each) => each !== undefined).join('.');
    definitions[name] = made;
    return { $ref: `#/$defs/${name}` };
  };
  const propertiesOf = (
    properties: Readonly<Record<string, Part>>,
    { section }: Place,
  ): Record<string, Part> =>
    Object.fromEntries(
      Object.entries(properties).flatMap(([key, part]) => {
        const words = keyWordsFor(key, section);
        if (words.length === 0) return [[key, part] as const];
        const described = {
          description: about[`${section}.${key}`] ?? about[key],
          ...shared(part, { section: section ?? key, key }),
        };
        return [key, ...words].map((word) => [word, described] as const);
      }),
    );
  /** What a column must say is the same for all of them. */
  const columnsOf = (columns: Readonly<Record<string, Part>> = {}): Record<string, Part> =>
    Object.fromEntries(
      Object.entries(columns).map(([name, part]) => [
        name,
        shared(part, { section: 'where', key: 'column' }),
      ]),
    );
  const bilingual = ({ columns, ...part }: Part, place: Place): Part => {
    // A name that is only used may be a column's heading, which no author may give: 985/211.
    if (isName(part)) return { type: 'string' };
    return Object.fromEntries(
      Object.entries(withWords(part, place)).map(([keyword, value]) => {
        if (keyword === 'properties')
          return [keyword, { ...propertiesOf(value as Record<string, Part>, place), ...columnsOf(columns) }];
        if (['additionalProperties', 'items'].includes(keyword) && typeof value === 'object')
          return [keyword, bilingual(value as Part, place)];
        if (['anyOf', 'prefixItems'].includes(keyword))
          return [keyword, (value as readonly Part[]).map((each) => bilingual(each, place))];
        return [keyword, value];
      }),
    );
  };
  return bilingual;
}

/** A part whose values and required keys are those of both languages, and whose texts may look like numbers. */
function withWords({ enum: values, const: only, required, ...part }: Part, { section, key }: Place): Part {
  const choices = values ?? (only === undefined ? undefined : [only]);
  if (choices !== undefined) {
    const lexicon = valueLexicon(choices.map(String), key);
    return { ...part, enum: [...choices, ...lexicon.words()] };
  }
  const anyText = part.type === 'string' && !part.pattern?.startsWith('^\\p{L}');
  return {
    ...part,
    ...(part.pattern === PERIOD.source ? { pattern: PERIODS } : {}),
    ...(anyText ? { type: ['string', 'number', 'boolean'] } : {}),
    ...(required ? { allOf: required.map((each) => eitherOf(each, section)) } : {}),
  };
}

const PERIODS = [PERIOD.source, SEVERAL_PERIODS.source, `^(${onePeriod.words().join('|')})$`].join('|');

const eitherOf = (key: string, section: string | undefined): Part => ({
  anyOf: [key, ...keyWordsFor(key, section)].map((word) => ({ required: [word] })),
});
