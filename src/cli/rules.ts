import { basename, join } from 'node:path';
import { EXIT_CODES } from '../audit/status.ts';
import { dayOf } from '../core/calendar.ts';
import { Failure } from '../core/failure.ts';
import type { Catalogue } from '../locale/catalogue.ts';
import type { KeyLanguage } from '../locale/rulebook-keys.ts';
import { rulebookPage } from '../render/rulebook-page.ts';
import { titleIn } from '../rulebook/explain.ts';
import { NAME } from '../rulebook/grammar.ts';
import { rulebookJsonSchema } from '../rulebook/json-schema.ts';
import { rulebookAt } from '../rulebook/load.ts';
import type { Rulebook } from '../rulebook/model.ts';
import { translateRulebook } from '../rulebook/translate.ts';
import { checkOutputs, type Files, makeFiles, refuseExisting, textOf, writeWhole } from './files.ts';
import { fileAbove, findRulebook, rulebookPath, shippedRulebooks } from './rulebooks.ts';
import type { Streams } from './streams.ts';

/** Where a command writes what it makes. */
export interface OutputOptions {
  readonly output?: string;
  readonly force?: boolean;
}

export interface TranslateOptions extends OutputOptions {
  readonly to?: string;
}

/** A rulebook as it is on an ordinary day: what it says of itself does not depend on the date. */
const opened = async (name: string | undefined, files: Files): Promise<Rulebook> =>
  rulebookAt(await findRulebook(name, files), dayOf(2000, 1, 1));

/** `cadre-audit rules list`: the rulebooks that come with the program, or the one named, with their rules. */
export async function listRules(
  name: string | undefined,
  catalogue: Catalogue,
  streams: Streams,
): Promise<number> {
  const files = makeFiles();
  for (const id of name === undefined ? await shippedRulebooks() : [name]) {
    const rulebook = await opened(id, files);
    streams.write(`${rulebook.id} ${titleIn(rulebook.title, catalogue)}\n`);
    for (const rule of rulebook.rules)
      streams.write(
        `  ${rule.id} [${catalogue.words.severity[rule.severity]}] ${titleIn(rule.title, catalogue)}\n`,
      );
    for (const statistic of rulebook.statistics)
      streams.write(
        `  ${statistic.id} [${catalogue.words.labels.statistics}] ${titleIn(statistic.title, catalogue)}\n`,
      );
    for (const { id: named, title } of rulebook.structure)
      streams.write(`  ${named} [${catalogue.words.structure.title}] ${titleIn(title, catalogue)}\n`);
  }
  return EXIT_CODES.pass;
}

/** `cadre-audit rules docs`: the page of a rulebook. */
export async function documentRules(
  name: string | undefined,
  options: OutputOptions,
  catalogue: Catalogue,
  streams: Streams,
): Promise<number> {
  const files = makeFiles();
  const page = rulebookPage(await opened(name, files), catalogue);
  return await deliver(page, options, files, streams);
}

/** `cadre-audit rules translate`: a rulebook with its keys in the other language. */
export async function translateRules(
  name: string,
  { to, ...options }: TranslateOptions,
  streams: Streams,
): Promise<number> {
  const files = makeFiles();
  const file = await files.read(await rulebookPath(name));
  const above = await fileAbove(file, files);
  const text = translateRulebook(textOf(file), file.path, keyLanguage(to), above);
  return await deliver(markOf(file.bytes) + text, options, files, streams);
}

/** The byte order mark that some editors write, and that is no part of a text. */
const markOf = (bytes: Uint8Array): string =>
  bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? '\ufeff' : '';

const KEY_LANGUAGES: readonly KeyLanguage[] = ['zh', 'en'];

/** The language that `--to` names: `zh`, also as `zh-CN`. */
function keyLanguage(written: string | undefined): KeyLanguage | undefined {
  const language = KEY_LANGUAGES.find((each) => each === written?.toLowerCase().split('-')[0]);
  if (written !== undefined && !language)
    throw new Failure({ code: 'bad-choice', args: { option: '--to', written, choices: [...KEY_LANGUAGES] } });
  return language;
}

/** The JSON Schema of rulebooks, its descriptions in the reader's language. */
const schemaText = ({ words }: Catalogue): string =>
  `${JSON.stringify(rulebookJsonSchema(words.rulebook.keys), null, 1)}\n`;

/** `cadre-audit rules schema`: the JSON Schema of rulebooks. */
export async function rulesSchema(catalogue: Catalogue, streams: Streams): Promise<number> {
  streams.write(schemaText(catalogue));
  return EXIT_CODES.pass;
}

/** `cadre-audit rules new`: a rulebook to begin with, in a folder of its own that is not there yet. */
export async function newRulebook(name: string, catalogue: Catalogue, streams: Streams): Promise<number> {
  const { rulebook } = catalogue.words;
  const id = basename(name);
  if (!NAME.test(id)) throw new Failure({ code: 'bad-rulebook-name', args: { name: id } });
  await refuseExisting(name);
  const files = [
    { path: join(name, 'rulebook.yaml'), content: rulebook.starter(id) },
    { path: join(name, 'units.csv'), content: `\ufeff${rulebook.unitsHead}` },
    { path: join(name, 'rulebook.schema.json'), content: schemaText(catalogue) },
  ];
  await writeWhole(files);
  streams.note(`${rulebook.written(files.map(({ path }) => path))}\n`);
  return EXIT_CODES.pass;
}

/** Prints a text, or writes it into the file that is named; nothing is written over unless that is asked for. */
async function deliver(
  text: string,
  { output, force = false }: OutputOptions,
  files: Files,
  streams: Streams,
): Promise<number> {
  if (output === undefined) streams.write(text);
  else {
    await checkOutputs([output], files);
    if (!force) await refuseExisting(output);
    await writeWhole([{ path: output, content: text }]);
  }
  return EXIT_CODES.pass;
}
