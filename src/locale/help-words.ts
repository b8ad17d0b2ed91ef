/** What `--help` says. */
export interface HelpWords {
  /** Headings of a help page, by the name that the option parser gives them. */
  readonly titles: Readonly<Record<string, string>>;
  readonly program: string;
  readonly check: string;
  readonly explain: string;
  readonly inspect: string;
  readonly inspectFormat: string;
  readonly writeConfig: string;
  readonly template: string;
  readonly table: string;
  readonly templateOutput: string;
  readonly force: string;
  readonly rulebooks: string;
  readonly rulesList: string;
  readonly previous: string;
  readonly rulesDocs: string;
  readonly rulesNew: string;
  readonly rulesNewName: string;
  readonly rulesSchema: string;
  readonly rulesTranslate: string;
  readonly rulesFile: string;
  readonly rulesTo: string;
  readonly rulesOutput: string;
  readonly files: string;
  readonly rule: string;
  readonly rules: string;
  readonly config: string;
  readonly units: string;
  readonly exemptions: string;
  readonly asOf: string;
  readonly unit: string;
  readonly maxSize: string;
  readonly passwordFile: string;
  readonly inputFormat: string;
  readonly lang: string;
  readonly format: string;
  readonly output: string;
  readonly failOn: string;
  readonly each: string;
  readonly headroom: string;
  readonly allowUndecided: string;
  readonly version: string;
  readonly help: string;
  readonly exitCodes: string;
}
