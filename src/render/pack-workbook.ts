import JSZip from 'jszip';

/** The first day that a zip file can hold. */
const NO_DAY = new Date(Date.UTC(1980, 0, 1));

/**
 * The same workbook with every entry of its zip on one day: made twice from the same inputs, it has the same bytes.
 * On the way it gets its properties in order.
 */
export async function packAgain(bytes: Uint8Array): Promise<Uint8Array> {
  const packed = await JSZip.loadAsync(bytes);
  const again = new JSZip();
  for (const entry of Object.values(packed.files)) {
    if (entry.dir) continue;
    const content = entry.name.startsWith('xl/worksheets/')
      ? inOrder(await entry.async('string'))
      : await entry.async('uint8array');
    again.file(entry.name, content, { date: NO_DAY, createFolders: false });
  }
  return again.generateAsync({ type: 'uint8array', compression: 'DEFLATE', platform: 'DOS' });
}

/** exceljs writes a sheet's outline behind its page set-up; the schema wants it before, and Excel keeps to the schema. */
const inOrder = (sheet: string): string =>
  sheet.replace(/<sheetPr>(<pageSetUpPr[^>]*>)(<outlinePr[^>]*>)<\/sheetPr>/, '<sheetPr>$2$1</sheetPr>');
