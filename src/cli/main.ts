import { Command, CommanderError } from 'commander';
import { EXIT_CODES } from '../audit/status.ts';
import type { Catalogue } from '../locale/catalogue.ts';
import type { CheckOptions } from './check.ts';
import { catalogueFor, type RunOptions, version } from './session.ts';
import { messagesOf, processStreams, type Streams, tell } from './streams.ts';

interface LanguageOption {
  readonly lang?: string;
}

const collect = (value: string, all: readonly string[] | undefined): string[] => [...(all ?? []), value];

/** The options that every command over a roster takes. */
const withRunOptions = (command: Command): Command =>
  command
    .option('--rules <id|file>', '规则集：随附的名称或 YAML 文件')
    .option('--units <file>', '单位名册，代替规则集自带的')
    .option('--as-of <date>', '截止日期，如 2019-06-30')
    .option('--unit <unit>', '只看这个单位及其下级，如 浒山街道 或 观海卫镇/五洞闸村')
    .option('--lang <language>', '语言：zh-CN（默认）或 en');

/** Runs one command; a known failure is told in sentences and gives exit code 2. */
async function run(
  lang: string | undefined,
  streams: Streams,
  command: (catalogue: Catalogue) => Promise<number>,
): Promise<number> {
  let catalogue = await catalogueFor();
  try {
    catalogue = await catalogueFor(lang);
    return await command(catalogue);
  } catch (error) {
    tell(messagesOf(error), catalogue, streams);
    return EXIT_CODES.notMade;
  }
}

function makeProgram(streams: Streams, done: (code: number) => void): Command {
  const program = new Command('cadre-audit')
    .description('干部配备审核：按规则集逐单位、逐条核对花名册，给出结论、缺额和依据单元格')
    .option('--version', '显示版本号')
    .exitOverride()
    .configureOutput({ writeOut: streams.write, writeErr: streams.note })
    .showHelpAfterError('用法见 cadre-audit --help')
    .action(async (options: { version?: boolean }) => {
      if (options.version) streams.write(`${await version()}\n`);
      else program.help({ error: true });
    });
  withRunOptions(
    program
      .command('check')
      .description('审核花名册（Excel、CSV），退出码 0 合格、1 不合格、2 未能审核、3 无法判定')
      .argument('<files...>', '花名册文件'),
  )
    .option('-f, --format <format[=file]>', '报告格式 table、json、csv，可多次使用；=file 写入文件', collect)
    .option('-o, --output <file>', '写入文件')
    .option('--fail-on <severity>', '哪一级以上的规则决定退出码：error（默认）、warning、info')
    .option('--allow-undecided', '没有不合格、只有无法判定时退出码为 0')
    .action(async (files: string[], options: CheckOptions & LanguageOption) =>
      done(
        await run(options.lang, streams, async (catalogue) =>
          (await import('./check.ts')).check(files, options, catalogue, streams),
        ),
      ),
    );
  withRunOptions(
    program
      .command('explain')
      .description('用文字解释一条规则；给出花名册时，列出计算过程和人员')
      .argument('<rule>', '规则编号')
      .argument('[files...]', '花名册文件'),
  ).action(async (rule: string, files: string[], options: RunOptions & LanguageOption) =>
    done(
      await run(options.lang, streams, async (catalogue) =>
        (await import('./explain.ts')).explain(rule, files, options, catalogue, streams),
      ),
    ),
  );
  program
    .command('rules')
    .description('规则集')
    .command('list')
    .description('列出规则集和其中的规则')
    .argument('[rulebook]', '规则集')
    .option('--lang <language>', '语言：zh-CN（默认）或 en')
    .action(async (name: string | undefined, options: LanguageOption) =>
      done(
        await run(options.lang, streams, async (catalogue) =>
          (await import('./rules.ts')).listRules(name, catalogue, streams),
        ),
      ),
    );
  return program;
}

/** Runs the program with its arguments (without node and script) and returns the exit code. */
export async function main(args: readonly string[], streams: Streams = processStreams()): Promise<number> {
  let code: number = EXIT_CODES.pass;
  try {
    await makeProgram(streams, (result) => {
      code = result;
    }).parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT_CODES.pass : EXIT_CODES.notMade;
    throw error;
  }
}
