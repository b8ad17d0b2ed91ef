import { eachToken, type Parts } from './parts.ts';
import { damaged } from './unreadable.ts';
import { OPEN } from './xml.ts';

/** What a part points to (ECMA-376 part 2, 6.5). */
export interface Relationship {
  readonly id: string;
  /** The last step of the type, which transitional and strict workbooks share: `worksheet`. */
  readonly type: string;
  /** The name of the part that it leads to. */
  readonly target: string;
}

const PATHS = ['Relationships', 'Relationships/Relationship'];
const RELATIONSHIP = 1;

/** The relationships of a part, or of the package (`''`) to other parts; none where it has no list of them. */
export async function relationshipsOf(parts: Parts, source: string): Promise<readonly Relationship[]> {
  const cut = source.lastIndexOf('/') + 1;
  const list = `${source.slice(0, cut)}_rels/${source.slice(cut)}.rels`;
  if (!parts.has(list)) return [];
  const found: Relationship[] = [];
  await eachToken(parts, list, PATHS, (token, scanner) => {
    if (token !== OPEN || scanner.place !== RELATIONSHIP) return;
    const [id, type, target] = ['Id', 'Type', 'Target'].map((name) => scanner.attribute(name));
    if (id === undefined || type === undefined || target === undefined) throw damaged();
    if (scanner.attribute('TargetMode') === 'External') return;
    found.push({
      id,
      type: type.slice(type.lastIndexOf('/') + 1),
      target: partName(source.slice(0, cut), target),
    });
  });
  return found;
}

/** The part that a target leads to from a folder: absolute, or relative to it (RFC 3986 5.2). */
function partName(folder: string, target: string): string {
  const path = unescaped(target).replaceAll('\\', '/');
  const steps: string[] = [];
  for (const step of (path.startsWith('/') ? path : folder + path).split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

function unescaped(target: string): string {
  try {
    return decodeURIComponent(target);
  } catch {
    return target;
  }
}
