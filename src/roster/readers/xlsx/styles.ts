import { type NumberFormat, numberFormatOf } from './number-format.ts';
import { eachToken, type Parts } from './parts.ts';
import { damaged } from './unreadable.ts';
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

/** Excel itself has no room for more (65,490 formats of cells). */
const MOST_FORMATS = 1 << 16;

/** The number formats of cells by their `s` (ECMA-376 part 1, 18.8.10 and 18.8.31). */
export async function readStyles(parts: Parts, name: string): Promise<readonly NumberFormat[]> {
  const custom = new Map<number, string>();
  const ids: number[] = [];
  await eachToken(parts, name, PATHS, (token, scanner) => {
    if (token !== OPEN) return;
    if (custom.size > MOST_FORMATS || ids.length > MOST_FORMATS) throw damaged();
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
