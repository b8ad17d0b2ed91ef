import { type Catalogue, say } from './catalogue.ts';
import { config } from './config-zh-cn.ts';
import { dataIssueSentences } from './data-issues-zh-cn.ts';
import { daySentences } from './days-zh-cn.ts';
import { exemptionSentences, exemptions } from './exemptions-zh-cn.ts';
import { extending } from './extends-zh-cn.ts';
import { forecast, forecastSentences } from './forecast-zh-cn.ts';
import { headroom } from './headroom-zh-cn.ts';
import { help } from './help-zh-cn.ts';
import { inputSentences } from './inputs-zh-cn.ts';
import { inspect } from './inspect-zh-cn.ts';
import { issues } from './issues-zh-cn.ts';
import { noteSentences } from './notes-zh-cn.ts';
import { outputSentences } from './outputs-zh-cn.ts';
import { list } from './phrases-zh-cn.ts';
import { changeSentences, preview } from './preview-zh-cn.ts';
import { reading } from './reading-zh-cn.ts';
import { reasonSentences } from './reasons-zh-cn.ts';
import { report } from './report-zh-cn.ts';
import { rule } from './rule-zh-cn.ts';
import { rulebookSentences } from './rulebook-problems-zh-cn.ts';
import { rulebook } from './rulebook-words-zh-cn.ts';
import { scores } from './scores-zh-cn.ts';
import { several } from './several-zh-cn.ts';
import { steps } from './steps-zh-cn.ts';
import { structure, structureSentences } from './structure-zh-cn.ts';
import { submissions } from './submissions-zh-cn.ts';
import { template } from './template-zh-cn.ts';
import { usageSentences } from './usage-zh-cn.ts';
import { workbook } from './workbook-zh-cn.ts';

/** All that is said in Chinese. */
export const catalogue: Catalogue = {
  language: 'zh-CN',
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
      `${list(files)}：所有规则都没有可以判断的记录，没有作出任何结论，这不等于合格。${reasons.map((reason) => say(catalogue, reason)).join('')}`,
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
