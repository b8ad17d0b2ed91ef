/** What is wrong with a command as it was written. */
export interface UsageArguments {
  'options-apart': { readonly one: string; readonly other: string };
  'table-unknown': { readonly table: string; readonly near: string; readonly tables: readonly string[] };
  'bad-max-size': { readonly written: string };
  'bad-choice': { readonly option: string; readonly written: string; readonly choices: readonly string[] };
  'rule-unknown': { readonly rule: string; readonly near: string; readonly rules: readonly string[] };
  'unit-unknown': { readonly unit: string; readonly near: string };
  'unit-several': { readonly unit: string; readonly units: readonly string[] };
  'unit-not-judged': {
    readonly rule: string;
    readonly unit: string;
    readonly kind: string;
    readonly above: string;
  };
  usage: { readonly detail: string };
  'usage-option': { readonly option: string; readonly near: string };
  'usage-argument': { readonly argument: string };
  'not-with-each': { readonly option: string };
  'usage-value': { readonly option: string };
  'usage-excess': { readonly command: string };
  'usage-command': {
    readonly command: string;
    readonly near: string;
    readonly commands: readonly string[];
    /** The command whose own commands these are. */
    readonly of?: string;
  };
  'rule-is-statistic': { readonly rule: string };
  'rule-is-file': { readonly rule: string };
  'unit-needs-files': { readonly unit: string };
  internal: { readonly detail: string };
}
