/** Why there is nothing to judge. */
export type ReasonCode =
  | 'table-absent'
  | 'column-absent'
  | 'tier-absent'
  | 'empty-base'
  | 'guard-not-met'
  | 'nothing-due'
  | 'lookup-excludes'
  | 'not-in-force';
