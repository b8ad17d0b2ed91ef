import { eastAsianWidth } from 'get-east-asian-width';

/** Marks stand on the character before them; the others are not seen. */
const WITHOUT_WIDTH =
  /[\p{Nonspacing_Mark}\p{Enclosing_Mark}\p{Control}\p{Format}\p{Default_Ignorable_Code_Point}]/gu;

const PLAIN = /^[\x20-\x7e]*$/;

/**
 * How many columns a text takes, Chinese characters two. Ambiguous ones (“”, ·, ①) take one on terminals, and two where
 * `ambiguousAsWide`. An emoji made of several counts each of them: knowing all of those costs more to load than a run.
 */
export function displayWidth(text: string, ambiguousAsWide = false): number {
  if (PLAIN.test(text)) return text.length;
  let width = 0;
  for (const character of text.replace(WITHOUT_WIDTH, ''))
    width += eastAsianWidth(character.codePointAt(0) as number, { ambiguousAsWide });
  return width;
}
