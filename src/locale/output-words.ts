/** What stands in the way of writing a report where it was asked for. */
export interface OutputArguments {
  'output-is-input': { readonly file: string };
  'output-failed': { readonly file: string; readonly cause: string };
  'output-twice': { readonly file: string };
  'each-needs-folder': { readonly format: string };
  'output-unnamed': { readonly written: string };
  'output-unused': { readonly file: string };
  'output-exists': { readonly file: string };
  'output-not-excel': { readonly file: string };
  'stdout-failed': { readonly cause: string };
  'two-to-stdout': Record<string, never>;
  'format-needs-file': { readonly format: string };
  'unknown-format': { readonly format: string; readonly formats: readonly string[] };
}
