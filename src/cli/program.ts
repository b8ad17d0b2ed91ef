import { Command, CommanderError } from 'commander';
import { EXIT_CODES } from '../audit/status.ts';
import type { Catalogue } from '../locale/catalogue.ts';
import { fold } from '../render/fold.ts';
import { displayWidth } from '../render/width.ts';
import type { CheckOptions } from './check.ts';
import type { ForecastOptions } from './forecast.ts';
import type { InspectOptions } from './inspect.ts';
import type { PreviewOptions } from './preview.ts';
import { addRulesCommands } from './rules-program.ts';
import type { RunOptions } from './session.ts';
import { type Streams, tell } from './streams.ts';
import type { TemplateOptions } from './template.ts';
import type { Terminal } from './terminal.ts';
import { usageMessage } from './usage.ts';
import { version } from './version.ts';

const collect = (value: string, all: readonly string[] | undefined): string[] => [...(all ?? []), value];

/** The options of every command that reads rosters or a register of units. */
const withReadingOptions = (command: Command, { help }: Catalogue['words']): Command =>
  command
    .option('--config <file>', help.config)
    .option('--rules <id|file>', help.rules, collect)
    .option('--units <file>', help.units)
    .option('--max-size <MB>', help.maxSize)
    .option('--password-file <file>', help.passwordFile)
    .option('--lang <language>', help.lang);

/** The options of every command that reads rosters. */
const withRosterOptions = (command: Command, words: Catalogue['words']): Command =>
  withReadingOptions(command, words)
    .option('--as-of <date>', words.help.asOf)
    .option('--input-format <format>', words.help.inputFormat);

/** The options of every command that judges rosters. */
const withJudgingOptions = (command: Command, words: Catalogue['words']): Command =>
  withRosterOptions(command, words)
    .option('--exemptions <file>', words.help.exemptions)
    .option('--unit <unit>', words.help.unit)
    .option('--previous <file>', words.help.previous, collect);

/** `preview`: the options of `check`, and the files of changes. */
function addPreviewCommand(
  program: Command,
  { catalogue, streams, done }: Pick<Terminal, 'catalogue' | 'streams' | 'done'>,
): void {
  const { words } = catalogue;
  const { help, preview } = words;
  withJudgingOptions(
    program.command('preview').description(preview.help.preview).argument('<files...>', help.files),
    words,
  )
    .requiredOption('--changes <file>', preview.help.changes, collect)
    .option('-f, --format <format[=file]>', preview.help.format, collect)
    .option('-o, --output <file>', help.output, collect)
    .option('--fail-on <severity>', help.failOn)
    .option('--judge <side>', preview.help.judge)
    .option('--allow-undecided', preview.help.allowUndecided)
    .addHelpText('after', `\n${fold(preview.help.exitCodes, streams.width ?? 80, '  ')}`)
    .action(async (files: string[], options: PreviewOptions) =>
      done(await (await import('./preview.ts')).preview(files, options, catalogue, streams)),
    );
}

/** `forecast`: the options of `check` that choose what is judged, and the days. */
function addForecastCommand(
  program: Command,
  { catalogue, streams, done }: Pick<Terminal, 'catalogue' | 'streams' | 'done'>,
): void {
  const { words } = catalogue;
  const { help, forecast } = words;
  withJudgingOptions(
    program.command('forecast').description(forecast.help.forecast).argument('<files...>', help.files),
    words,
  )
    .option('--until <date>', forecast.help.until)
    .option('--on <date>', forecast.help.on, collect)
    .option('--rule <id>', forecast.help.rule, collect)
    .option('-f, --format <format[=file]>', forecast.help.format, collect)
    .option('-o, --output <file>', help.output, collect)
    .addHelpText('after', `\n${fold(forecast.help.exitCodes, streams.width ?? 80, '  ')}`)
    .action(async (files: string[], options: ForecastOptions) =>
      done(await (await import('./forecast.ts')).forecast(files, options, catalogue, streams)),
    );
}

function makeProgram({ catalogue, streams, password, done }: Terminal): Command {
  const { words } = catalogue;
  const { help } = words;
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
    .hook('preAction', (_, command) => void command.setOptionValue('password', password))
    .action(async (options: { version?: boolean }) => {
      if (options.version) streams.write(`${await version()}\n`);
      else {
        streams.note(program.helpInformation());
        done(EXIT_CODES.notMade);
      }
    });
  withJudgingOptions(
    program.command('check').description(help.check).argument('<files...>', help.files),
    words,
  )
    .option('-f, --format <format[=file]>', help.format, collect)
    .option('-o, --output <file>', help.output, collect)
    .option('--each', help.each)
    .option('--headroom', help.headroom)
    .option('--fail-on <severity>', help.failOn)
    .option('--allow-undecided', help.allowUndecided)
    .action(async (files: string[], options: CheckOptions) =>
      done(await (await import('./check.ts')).check(files, options, catalogue, streams)),
    );
  addPreviewCommand(program, { catalogue, streams, done });
  addForecastCommand(program, { catalogue, streams, done });
  withJudgingOptions(
    program
      .command('explain')
      .description(help.explain)
      .argument('<rule>', help.rule)
      .argument('[files...]', help.files),
    words,
  ).action(async (rule: string, files: string[], options: RunOptions) =>
    done(await (await import('./explain.ts')).explain(rule, files, options, catalogue, streams)),
  );
  withRosterOptions(
    program.command('inspect').description(help.inspect).argument('<files...>', help.files),
    words,
  )
    .option('-f, --format <format>', help.inspectFormat)
    .option('--write-config [file]', help.writeConfig)
    .option('--force', help.force)
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
  withReadingOptions(
    program.command('template').description(help.template).argument('[table]', help.table),
    words,
  )
    .option('-o, --output <file>', help.templateOutput)
    .option('--force', help.force)
    .action(async (table: string | undefined, options: TemplateOptions) =>
      done(await (await import('./template.ts')).template(table, options, catalogue, streams)),
    );
  addRulesCommands(program, { catalogue, streams, done });
  return program;
}

/**
 * Runs the command that the arguments name and returns its exit code. A wrong usage is told, and gives exit code 2.
 * `password`: see Terminal.
 */
export async function runProgram(
  args: readonly string[],
  catalogue: Catalogue,
  streams: Streams,
  password: string | undefined,
): Promise<number> {
  let code: number = EXIT_CODES.pass;
  const done = (result: number) => {
    code = result;
  };
  const program = makeProgram({ catalogue, streams, password, done });
  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return code;
    // A command of commands alone has shown its help.
    if (error.code !== 'commander.help') tell([usageMessage(error, program, args)], catalogue, streams);
    return EXIT_CODES.notMade;
  }
}
