import type { Command } from 'commander';
import type { OutputOptions, TranslateOptions } from './rules.ts';
import type { Terminal } from './terminal.ts';

/** Adds `rules` and its commands to the program. What they do is loaded only when one of them runs. */
export function addRulesCommands(
  program: Command,
  { catalogue, streams, done }: Pick<Terminal, 'catalogue' | 'streams' | 'done'>,
): void {
  const { help } = catalogue.words;
  const rules = program.command('rules').description(help.rulebooks);
  const own = (name: string, description: string): Command =>
    rules.command(name).description(description).option('--lang <language>', help.lang);
  own('list', help.rulesList)
    .argument('[rulebook]', help.rules)
    .action(async (name: string | undefined) =>
      done(await (await import('./rules.ts')).listRules(name, catalogue, streams)),
    );
  own('docs', help.rulesDocs)
    .argument('[rulebook]', help.rules)
    .option('-o, --output <file>', help.rulesOutput)
    .option('--force', help.force)
    .action(async (name: string | undefined, options: OutputOptions) =>
      done(await (await import('./rules.ts')).documentRules(name, options, catalogue, streams)),
    );
  own('new', help.rulesNew)
    .argument('<name>', help.rulesNewName)
    .action(async (name: string) =>
      done(await (await import('./rules.ts')).newRulebook(name, catalogue, streams)),
    );
  own('translate', help.rulesTranslate)
    .argument('<rulebook>', help.rulesFile)
    .option('--to <language>', help.rulesTo)
    .option('-o, --output <file>', help.rulesOutput)
    .option('--force', help.force)
    .action(async (name: string, options: TranslateOptions) =>
      done(await (await import('./rules.ts')).translateRules(name, options, streams)),
    );
  own('schema', help.rulesSchema).action(async () =>
    done(await (await import('./rules.ts')).rulesSchema(catalogue, streams)),
  );
}
