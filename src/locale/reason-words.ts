/** Why a rule has no verdict. */
export interface ReasonArguments {
  'table-absent': { readonly table: string };
  'tier-absent': { readonly tiers: readonly string[] };
  'column-absent': { readonly table: string; readonly column: string };
  'empty-base': Record<string, never>;
  'guard-not-met': Record<string, never>;
  'nothing-due': Record<string, never>;
  'lookup-excludes': Record<string, never>;
  'not-in-force': {
    readonly asOf: string;
    readonly since: string | undefined;
    readonly until: string | undefined;
  };
}
