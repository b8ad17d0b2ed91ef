const TABLES: Readonly<Record<string, string>> = {
  cadres: '干部',
  units: '单位',
  trainings: '培训记录',
  secondments: '挂职',
  secondmentReports: '挂职月报',
  selections: '选拔',
  changes: '变动',
};
/** What a table is called in sentences; a declared one by its own name. */
export const table = (name: string): string => TABLES[name] ?? name;

/** The first names, and how many there are where these are more than `most`. */
export const list = (names: readonly string[], most = 12): string =>
  names.length > most ? `${names.slice(0, most).join('、')}等${names.length}个` : names.join('、');

/** A name that is nearly what was written; nothing where there is none. */
export const didYouMean = (near: string): string => (near === '' ? '' : `，是不是想写“${near}”`);

/** The headings that were seen in a file that was not understood. */
export const heads = (seen: readonly string[]): string =>
  seen.length === 0 ? '没有看到表头' : `看到的表头：${seen.join('、')}`;

export const sheetName = (file: string, sheet: string): string =>
  sheet === '' ? file : `${file}《${sheet}》`;

/** Sheets by their files: `名单.xlsx《浒山街道》《宗汉街道》`, of many only how many. */
export function sheetNames(sheets: readonly { file: string; sheet: string }[]): string {
  const byFile = new Map<string, string[]>();
  for (const { file, sheet } of sheets) {
    const own = byFile.get(file) ?? [];
    byFile.set(file, own);
    if (sheet !== '') own.push(sheet);
  }
  const texts = [...byFile].map(([file, own]) => {
    return own.length > 4
      ? `${file} 的${own.length}张表`
      : file + own.map((sheet) => `《${sheet}》`).join('');
  });
  return list(texts, 4);
}

const KINDS: Readonly<Record<string, string>> = {
  town: '镇街',
  village: '村社',
  person: '人',
  record: '记录',
  roster: '整体',
  values: '单元',
};

/** What the groups of a kind are called; `title`: what a rulebook calls its own. */
export const group = (kind: string, title = kind): string => KINDS[kind] ?? `“${title}”单元`;
