// Runs one contender on one file, in a process of its own: node bench/contenders.mjs <name> <file>
import { createReadStream, readFileSync } from 'node:fs';

const dist = (path) => import(new URL(`../dist/${path}`, import.meta.url).href);

/** Reads with our own readers, as a check does; the sum of the rows shows that it was done. */
async function ours(file) {
  const { readWorkbook } = await dist('roster/readers/index.js');
  const { openArchive } = await dist('cli/archive.js');
  const { sheets } = await readWorkbook(readFileSync(file), file, { openArchive });
  return sheets.reduce((sum, { cells }) => sum + cells.rowNumbers.length, 0);
}

/** Every contender gives the number of rows that it read. */
const CONTENDERS = {
  ours,
  sheetjs: async (file) => {
    const { read, utils } = await import('@e965/xlsx');
    const { Sheets, SheetNames } = read(readFileSync(file), { dense: true });
    return utils.sheet_to_json(Sheets[SheetNames[0]], { header: 1 }).length;
  },
  exceljs: async (file) => {
    const { default: exceljs } = await import('exceljs');
    const book = new exceljs.Workbook();
    await book.xlsx.readFile(file);
    let rows = 0;
    book.worksheets[0].eachRow((row) => {
      if (row.values.length > 0) rows++;
    });
    return rows;
  },
  'exceljs-stream': async (file) => {
    const { default: exceljs } = await import('exceljs');
    let rows = 0;
    const options = { sharedStrings: 'cache', styles: 'cache', worksheets: 'emit' };
    for await (const sheet of new exceljs.stream.xlsx.WorkbookReader(file, options))
      for await (const row of sheet) if (row.values.length > 0) rows++;
    return rows;
  },
  'read-excel-file': async (file) => {
    const { default: readExcelFile } = await import('read-excel-file/node');
    const result = await readExcelFile(file);
    return (result[0]?.data ?? result).length;
  },
  'csv-parse': async (file) => {
    const { parse } = await import('csv-parse/sync');
    return parse(readFileSync(file)).length;
  },
  papaparse: async (file) => {
    const { default: papa } = await import('papaparse');
    return papa.parse(readFileSync(file, 'utf8'), { skipEmptyLines: true }).data.length;
  },
  bytes: async (file) => {
    let lines = 0;
    for await (const chunk of createReadStream(file)) for (const byte of chunk) if (byte === 10) lines++;
    return lines;
  },
};

const [, , name, file] = process.argv;
console.log(await CONTENDERS[name](file));
