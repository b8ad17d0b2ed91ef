const TABLES: Readonly<Record<string, string>> = {
  cadres: 'cadres',
  units: 'units',
  trainings: 'training records',
  secondments: 'secondments',
  secondmentReports: 'secondment reports',
  selections: 'selections',
  changes: 'changes',
};
/** What a table is called in sentences; a declared one by its own name. */
export const table = (name: string): string => TABLES[name] ?? name;

/** `1 unit`, `3 units`. */
export const some = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

/** The first names, and how many there are where these are more than `most`. */
export const list = (names: readonly string[], most = 12): string =>
  names.length > most
    ? `${names.slice(0, most).join(', ')} and ${names.length - most} more`
    : names.join(', ');

/** A name that is nearly what was written; nothing where there is none. `end`: none where the sentence goes on. */
export const didYouMean = (near: string, end: '?' | '' = '?'): string =>
  near === '' ? '' : `; did you mean "${near}"${end}`;

/** The headings that were seen in a file that was not understood. */
export const heads = (seen: readonly string[]): string =>
  seen.length === 0 ? 'no headings were seen' : `headings seen: ${seen.join(', ')}`;

export const sheetName = (file: string, sheet: string): string =>
  sheet === '' ? file : `sheet "${sheet}" of ${file}`;

/** Sheets by their files, of many only how many. */
export function sheetNames(sheets: readonly { file: string; sheet: string }[]): string {
  const byFile = new Map<string, string[]>();
  for (const { file, sheet } of sheets) {
    const own = byFile.get(file) ?? [];
    byFile.set(file, own);
    if (sheet !== '') own.push(sheet);
  }
  const texts = [...byFile].map(([file, own]) => {
    const [only] = own;
    if (only === undefined) return file;
    if (own.length === 1) return sheetName(file, only);
    const named = own.map((sheet) => `"${sheet}"`).join(', ');
    return own.length > 4 ? `${own.length} sheets of ${file}` : `sheets ${named} of ${file}`;
  });
  return list(texts, 4);
}

const KINDS: Readonly<Record<string, string>> = {
  town: 'town',
  village: 'village',
  person: 'person',
  record: 'record',
  roster: 'whole roster',
  values: 'group',
};

/** What the groups of a kind are called; `title`: what a rulebook calls its own. */
export const group = (kind: string, title = kind): string => KINDS[kind] ?? `"${title}" group`;
