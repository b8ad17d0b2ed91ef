/** The texts of a file by their numbers, from 0. */
export interface Texts {
  readonly count: number;
  /** The number of a text. */
  of(text: string): number;
  text(number: number): string;
  /** Whether there is nothing but white space in it. */
  isBlank(number: number): boolean;
  /** Whether it is digits and nothing else. */
  isDigits(number: number): boolean;
}

/** Texts that come as strings. */
export function stringTexts(): Texts {
  const strings: string[] = [];
  const numbers = new Map<string, number>();
  return {
    get count() {
      return strings.length;
    },
    of(text) {
      const known = numbers.get(text);
      if (known !== undefined) return known;
      numbers.set(text, strings.length);
      return strings.push(text) - 1;
    },
    text: (number) => strings[number] as string,
    isBlank: (number) => (strings[number] as string).trim() === '',
    isDigits: (number) => /^\d+$/.test(strings[number] as string),
  };
}
