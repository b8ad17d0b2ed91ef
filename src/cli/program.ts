import { Command, CommanderError } from 'commander';
import { EXIT_CODES } from '../audit/status.ts';
import type { Catalogue } from '../locale/catalogue.ts';
import { fold } from '../render/fold.ts';
import { displayWidth } from '../render/width.ts';
import type { CheckOptions } from './check.ts';
import type { InspectOptions } from './inspect.ts';
import type { RunOptions } from './session.ts';
import { type Streams, tell } from './streams.ts';
import type { TemplateOptions } from './template.ts';
import { usageMessage } from './usage.ts';
import { version } from './version.ts';

/** What a command is given beside its own arguments. */
interface Terminal {
  readonly catalogue: Catalogue;
  readonly streams: Streams;
  /** Takes the exit code of the command that ran. */
  readonly done: (code: number) => void;
}

const collect = (value: string, all: readonly string[] | undefined): string[] => [...(all ?? []), value];

/** The options that every command over a roster takes. */
const withRunOptions = (command: Command, { words }: Catalogue): Command =>
  command
    .option('--config <file>', words.help.config)
    .option('--rules <id|file>', words.help.rules)
    .option('--units <file>', words.help.units)
    .option('--as-of <date>', words.help.asOf)
    .option('--unit <unit>', words.help.unit)
    .option('--previous <file>', words.help.previous, collect)
    .option('--max-size <MB>', words.help.maxSize)
    .option('--input-format <format>', words.help.inputFormat)
    .option('--lang <language>', words.help.lang);

function makeProgram({ catalogue, streams, done }: Terminal): Command {
  const { help } = catalogue.words;
  const width = streams.width ?? 80;
  const program = new Command('cadre-audit')
    .description(help.program)
    .option('--version', help.version)
    .option('--lang <language>', help.lang)
    .helpOption('-h, --help', help.help)
    .helpCommand('help [command]', help.help)
    .configureHelp({
      styleTitle: (title) => help.titles[title] ?? title,
      displayWidth,
      boxWrap: (text, most) => fold(text, most, ''),
      minWidthToWrap: 20,
    })
    .exitOverride()
    .configureOutput({
      writeOut: streams.write,
      writeErr: streams.note,
      getOutHelpWidth: () => width,
      getErrHelpWidth: () => width,
      outputError: () => undefined,
    })
    .addHelpText('after', `\n${fold(help.exitCodes, width, '  ')}`)
    .action(async (options: { version?: boolean }) => {
      if (options.version) streams.write(`${await version()}\n`);
      else {
        streams.note(program.helpInformation());
        done(EXIT_CODES.notMade);
      }
    });
  withRunOptions(
    program.command('check').description(help.check).argument('<files...>', help.files),
    catalogue,
  )
    .option('-f, --format <format[=file]>', help.format, collect)
    .option('-o, --output <file>', help.output, collect)
    .option('--each', help.each)
    .option('--fail-on <severity>', help.failOn)
    .option('--allow-undecided', help.allowUndecided)
    .action(async (files: string[], options: CheckOptions) =>
      done(await (await import('./check.ts')).check(files, options, catalogue, streams)),
    );
  withRunOptions(
    program
      .command('explain')
      .description(help.explain)
      .argument('<rule>', help.rule)
      .argument('[files...]', help.files),
    catalogue,
  ).action(async (rule: string, files: string[], options: RunOptions) =>
    done(await (await import('./explain.ts')).explain(rule, files, options, catalogue, streams)),
  );
  program
    .command('inspect')
    .description(help.inspect)
    .argument('<files...>', help.files)
    .option('--config <file>', help.config)
    .option('--rules <id|file>', help.rules)
    .option('--units <file>', help.units)
    .option('--as-of <date>', help.asOf)
    .option('--max-size <MB>', help.maxSize)
    .option('--input-format <format>', help.inputFormat)
    .option('-f, --format <format>', help.inspectFormat)
    .option('--write-config [file]', help.writeConfig)
    .option('--force', help.force)
    .option('--lang <language>', help.lang)
    .action(async (files: string[], _: unknown, command: Command) =>
      done(
        await (await import('./inspect.ts')).inspect(
          files,
          command.optsWithGlobals<InspectOptions>(),
          catalogue,
          streams,
        ),
      ),
    );
  program
    .command('template')
    .description(help.template)
    .argument('[table]', help.table)
    .option('-o, --output <file>', help.templateOutput)
    .option('--force', help.force)
    .option('--config <file>', help.config)
    .option('--rules <id|file>', help.rules)
    .option('--units <file>', help.units)
    .option('--max-size <MB>', help.maxSize)
    .option('--lang <language>', help.lang)
    .action(async (table: string | undefined, options: TemplateOptions) =>
      done(await (await import('./template.ts')).template(table, options, catalogue, streams)),
    );
  program
    .command('rules')
    .description(help.rulebooks)
    .command('list')
    .description(help.rulesList)
    .argument('[rulebook]', help.rules)
    .option('--lang <language>', help.lang)
    .action(async (name: string | undefined) =>
      done(await (await import('./rules.ts')).listRules(name, catalogue, streams)),
    );
  return program;
}

/** Runs the command that the arguments name and returns its exit code. A wrong usage is told, and gives exit code 2. */
export async function runProgram(
  args: readonly string[],
  catalogue: Catalogue,
  streams: Streams,
): Promise<number> {
  let code: number = EXIT_CODES.pass;
  const done = (result: number) => {
    code = result;
  };
  const program = makeProgram({ catalogue, streams, done });
  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return code;
    const names = program.commands.map((command) => command.name());
    // A command of commands alone has shown its help.
    if (error.code !== 'commander.help') tell([usageMessage(error, args, names)], catalogue, streams);
    return EXIT_CODES.notMade;
  }
}
