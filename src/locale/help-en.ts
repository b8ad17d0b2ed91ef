import { headroom } from './headroom-en.ts';
import type { HelpWords } from './help-words.ts';

export const help: HelpWords = {
  titles: {},
  program:
    'Audits a cadre roster against a rulebook, unit by unit and rule by rule: verdict, shortfall and the cells behind it',
  check: 'audit rosters (Excel, CSV, forms of appointment)',
  inspect: 'say how each sheet was read: headings, columns, rows left out, forms of dates, data issues',
  inspectFormat: 'format: table (default) or json',
  writeConfig:
    'propose a configuration for the files, written into cadre-audit.config.yaml or the file named',
  template: 'write an empty roster workbook (Excel) with drop-downs, instructions and an example',
  table: 'this table alone, such as cadres; all of them by default',
  templateOutput: 'file to write (.xlsx); by default one in the current folder',
  force: 'write over the file where it exists',
  explain:
    'explain a rule or a kind of data issue; with rosters, show its arithmetic and its people, or its cells',
  rulebooks: 'rulebooks',
  rulesList: 'list rulebooks and their rules',
  rulesDocs: 'write the page of a rulebook (Markdown): sources, populations, every rule',
  rulesNew: 'make a new rulebook: a commented rulebook.yaml, units.csv, and rulebook.schema.json for editors',
  rulesNewName: 'the name of the rulebook, and of its new folder',
  rulesSchema: 'print the JSON Schema of rulebooks, with which editors complete and check',
  rulesTranslate: 'turn the keys of a rulebook into Chinese or English, and leave all else as it is',
  rulesFile: 'the rulebook: a shipped one by its name, or a YAML file',
  rulesTo: 'the language of the keys: zh or en; the other one by default',
  rulesOutput: 'the file to write; by default the screen',
  files:
    'rosters: files (.xlsx, .xls, .et, .ods, .csv, .lrmx …), folders or .zip archives of them, patterns, "-" (standard input); one or more',
  rule: 'the id of a rule (see rules list), or the code of a kind of data issue, such as invalid-date',
  rules:
    'rulebook: the id of a shipped one, or a YAML file; may be given several times; default cixi-young-cadres',
  config: 'configuration file; cadre-audit.config.yaml of this folder is used where there is one',
  units: "register of units, in place of the rulebook's own",
  exemptions:
    'file of exemptions: which rule may be broken by which unit or person, who approved it and until when',
  asOf: "reference date, such as 2019-06-30; default the rulebook's, else today",
  previous: 'the roster of the time before, for rules that compare with it; may be given again',
  unit: 'only this unit and those below it, such as 浒山街道 or 观海卫镇/五洞闸村',
  maxSize: 'most megabytes of an Excel file when it is unpacked; default 1024',
  passwordFile:
    'a text file with the passwords of encrypted workbooks, one a line, each of which is tried; the environment variable CADRE_AUDIT_PASSWORD gives one as well',
  inputFormat:
    'what standard input, "-", is: csv, xlsx, xls, xml, ods, html, lrmx; its content tells by default',
  lang: 'language: zh-CN or en; else that of the configuration, of LANG, or Chinese',
  format:
    'report format: table (default), json, csv, xlsx or issues (the data issues as a workbook); the last two go to a file; may be repeated; =file writes into a file',
  output: 'write into a file; without -f its ending tells the format: .txt, .json, .csv or .xlsx',
  each: 'judge every file on its own, within the unit that sent it, and sum up who sent',
  headroom: headroom.help,
  failOn: 'rules of which severity and above decide the exit code: error (default), warning, info',
  allowUndecided: 'exit with 0 where nothing fails and something is undecided',
  version: 'show the version',
  help: 'show how to use the program',
  exitCodes:
    'Exit codes: 0 all pass; 1 some fail; 2 the audit could not be made; 3 none fails, but some are undecided',
};
