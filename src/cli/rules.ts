import { EXIT_CODES } from '../audit/status.ts';
import { dayOf } from '../core/calendar.ts';
import type { Catalogue } from '../locale/catalogue.ts';
import { titleIn } from '../rulebook/explain.ts';
import { rulebookAt } from '../rulebook/load.ts';
import { makeFiles } from './files.ts';
import { findRulebook, shippedRulebooks } from './rulebooks.ts';
import type { Streams } from './streams.ts';

/** `cadre-audit rules list`: the rulebooks that come with the program, or the one named, with their rules. */
export async function listRules(
  name: string | undefined,
  catalogue: Catalogue,
  streams: Streams,
): Promise<number> {
  const files = makeFiles();
  for (const id of name === undefined ? await shippedRulebooks() : [name]) {
    const rulebook = rulebookAt(await findRulebook(id, files), dayOf(2000, 1, 1));
    streams.write(`${rulebook.id} ${titleIn(rulebook.title, catalogue)}\n`);
    for (const rule of rulebook.rules)
      streams.write(
        `  ${rule.id} [${catalogue.words.severity[rule.severity]}] ${titleIn(rule.title, catalogue)}\n`,
      );
    for (const statistic of rulebook.statistics)
      streams.write(
        `  ${statistic.id} [${catalogue.words.labels.statistics}] ${titleIn(statistic.title, catalogue)}\n`,
      );
  }
  return EXIT_CODES.pass;
}
