import { type Catalogue, say } from './catalogue.ts';
import { config } from './config-en.ts';
import { dataIssueSentences } from './data-issues-en.ts';
import { daySentences } from './days-en.ts';
import { exemptionSentences, exemptions } from './exemptions-en.ts';
import { extending } from './extends-en.ts';
import { forecast, forecastSentences } from './forecast-en.ts';
import { headroom } from './headroom-en.ts';
import { help } from './help-en.ts';
import { inputSentences } from './inputs-en.ts';
import { inspect } from './inspect-en.ts';
import { issues } from './issues-en.ts';
import { noteSentences } from './notes-en.ts';
import { outputSentences } from './outputs-en.ts';
import { list } from './phrases-en.ts';
import { changeSentences, preview } from './preview-en.ts';
import { reading } from './reading-en.ts';
import { reasonSentences } from './reasons-en.ts';
import { report } from './report-en.ts';
import { rule } from './rule-en.ts';
import { rulebookSentences } from './rulebook-problems-en.ts';
import { rulebook } from './rulebook-words-en.ts';
import { scores } from './scores-en.ts';
import { several } from './several-en.ts';
import { steps } from './steps-en.ts';
import { structure, structureSentences } from './structure-en.ts';
import { submissions } from './submissions-en.ts';
import { template } from './template-en.ts';
import { usageSentences } from './usage-en.ts';
import { workbook } from './workbook-en.ts';

/** All that is said in English. */
export const catalogue: Catalogue = {
  language: 'en',
  sentences: {
    ...inputSentences,
    ...outputSentences,
    ...usageSentences,
    ...rulebookSentences,
    ...dataIssueSentences,
    ...reasonSentences,
    ...noteSentences,
    ...exemptionSentences,
    ...changeSentences,
    ...several,
    ...structureSentences,
    ...daySentences,
    ...forecastSentences,
    // This one says others.
    'nothing-judged': ({ files, reasons }) =>
      [
        `${list(files)}: no rule met a record that it could judge, so there is no verdict at all. This is not a pass.`,
        ...reasons.map((reason) => say(catalogue, reason)),
      ].join(' '),
  },
  words: {
    ...report,
    ...reading,
    steps,
    template,
    configuration: config,
    issues,
    exemptions,
    preview,
    structure,
    headroom,
    scores,
    forecast,
    rulebook,
    extending,
    inspect,
    submissions,
    workbook,
    help,
    rule,
  },
};
