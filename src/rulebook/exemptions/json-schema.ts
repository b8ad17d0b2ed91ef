import type { ExemptionWords } from '../../locale/exemption-words.ts';
import { bilingualSchema, type Part } from '../json-schema.ts';
import { makeExemptionsGrammar, REQUIRED } from './grammar.ts';

/** The JSON Schema of files of exemptions from any rulebook, for editors. `about` describes each key. */
export const exemptionsJsonSchema = (about: ExemptionWords['keys']): Part =>
  bilingualSchema(makeExemptionsGrammar([]), {
    title: 'cadre-audit exemptions',
    about,
    override: ({ jsonSchema }) => {
      if ('properties' in jsonSchema && REQUIRED.every((key) => key in (jsonSchema.properties as object)))
        Object.assign(jsonSchema, { required: REQUIRED });
    },
  });
