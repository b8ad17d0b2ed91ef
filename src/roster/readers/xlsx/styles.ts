import { type NumberFormat, numberFormatOf } from './number-format.ts';
import { eachToken, type Parts } from './parts.ts';
import { OPEN } from './xml.ts';
import { unescapeString } from './xml-text.ts';

const PATHS = [
  'styleSheet',
  'styleSheet/numFmts',
  'styleSheet/numFmts/numFmt',
  'styleSheet/cellXfs',
  'styleSheet/cellXfs/xf',
];
const [, , NUMBER_FORMAT, , CELL_FORMAT] = PATHS.keys();

/** The number formats of cells by their `s` (ECMA-376 part 1, 18.8.10 and 18.8.31). */
export async function readStyles(parts: Parts, name: string): Promise<readonly NumberFormat[]> {
  const custom = new Map<number, string>();
  const ids: number[] = [];
  await eachToken(parts, name, PATHS, (token, scanner) => {
    if (token !== OPEN) return;
    if (scanner.place === NUMBER_FORMAT)
      custom.set(
        Number(scanner.attribute('numFmtId')),
        unescapeString(scanner.attribute('formatCode') ?? ''),
      );
    else if (scanner.place === CELL_FORMAT) ids.push(Number(scanner.attribute('numFmtId') ?? 0));
  });
  const formats = new Map([...new Set(ids)].map((id) => [id, numberFormatOf(id, custom)]));
  return ids.map((id) => formats.get(id) as NumberFormat);
}
