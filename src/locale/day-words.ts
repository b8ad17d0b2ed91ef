/** What is wrong with a day as an option has it. */
export interface DayArguments {
  /** `meant`: the day that another form of it means, in the right one. */
  'bad-day': { readonly option: string; readonly written: string; readonly meant?: string };
  'day-too-far': { readonly option: string; readonly written: string };
}
