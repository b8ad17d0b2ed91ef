import { existsSync } from 'node:fs';
import { Failure } from '../core/failure.ts';
import { type Catalogue, LANGUAGES, type Language } from '../locale/catalogue.ts';
import { CONFIG_NAME } from './config-name.ts';

/** The variables of the environment that name a language, the first that is set deciding (POSIX, 8.2). */
const VARIABLES = ['LC_ALL', 'LC_MESSAGES', 'LANG'] as const;

/** The words of a language, Chinese unless another is asked for. Throws Failure where there is none of that name. */
export async function catalogueFor(written: string = 'zh-CN'): Promise<Catalogue> {
  const language = LANGUAGES.find(
    (each): each is Language =>
      each.toLowerCase() === written.toLowerCase() || each.split('-')[0] === written.toLowerCase(),
  );
  if (!language)
    throw new Failure({ code: 'bad-choice', args: { option: '--lang', written, choices: [...LANGUAGES] } });
  return language === 'en'
    ? (await import('../locale/en.ts')).catalogue
    : (await import('../locale/zh-cn.ts')).catalogue;
}

/**
 * The language of a run: what `--lang` says wherever it stands (help and messages speak it too), else the
 * configuration, else the environment; undefined where none of them says anything.
 */
export async function languageOf(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Promise<string | undefined> {
  return (
    optionIn(args, '--lang') ??
    (await configLanguage(optionIn(args, '--config'))) ??
    environmentLanguage(environment)
  );
}

/** The value of an option, the last one given. */
function optionIn(args: readonly string[], option: string): string | undefined {
  const joined = args.findLast((arg) => arg.startsWith(`${option}=`));
  const at = args.lastIndexOf(option);
  return joined?.slice(option.length + 1) ?? (at >= 0 ? args[at + 1] : undefined);
}

/**
 * A configuration that is wrong says nothing here: the command that reads it tells what is wrong. What reads it is
 * loaded only where there is one.
 */
async function configLanguage(path: string | undefined): Promise<Language | undefined> {
  if (!existsSync(path ?? CONFIG_NAME)) return undefined;
  const [{ openConfig }, { makeFiles }] = await Promise.all([import('./config.ts'), import('./files.ts')]);
  return await openConfig(path, makeFiles()).then(
    ({ language }) => language,
    () => undefined,
  );
}

/** `en_US.UTF-8` is English; `C` and `POSIX` name no language, and any other one has Chinese for its colleagues. */
function environmentLanguage(
  environment: Readonly<Record<string, string | undefined>>,
): Language | undefined {
  const value = VARIABLES.map((name) => environment[name]).find((each) => each !== undefined && each !== '');
  const [language] = (value ?? '').split(/[_.@]/);
  return LANGUAGES.find((each) => each.split('-')[0] === language?.toLowerCase());
}
