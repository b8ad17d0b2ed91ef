// Makes the pictures of README.md from the program's own output on the demo: npm run pictures
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { main } from '../../dist/cli/main.js';
import { terminalPicture } from './terminal-picture.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const COLUMNS = 80;
const CHECK = ['check', '镇街干部.xlsx', '村社干部.csv', '培训挂职选拔.xlsx', '--as-of', '2019-06-30'];

/** Runs the program as in a terminal with colours; returns what it writes. */
async function outputOf(args) {
  let written = '';
  const streams = {
    write: (text) => {
      written += text;
    },
    note: (text) => process.stderr.write(text),
    settled: async () => undefined,
    width: COLUMNS,
    color: true,
  };
  // The README is Chinese, whatever the machine's language.
  const code = await main(args, streams, { LANG: 'zh_CN.UTF-8' });
  if (code !== 1) throw new Error(`the check of the demo ended with ${code}`);
  return written;
}

/** The parts of the output to show, each from the line that begins with the first text up to before the second's. */
const SHOWN = [
  ['', 'village-young'],
  ['汇总', undefined],
];

const grey = (text) => `\x1b[90m${text}\x1b[39m`;

/** The lines of those parts; how many lines are left out between them is said in their place. */
function excerpt(output) {
  const lines = output.trimEnd().split('\n');
  const plain = lines.map(stripVTControlCharacters);
  const find = (text, from) => {
    const at = plain.findIndex((line, index) => index >= from && line.startsWith(text));
    if (at < 0) throw new Error(`no line of the output begins with ${text}`);
    return at;
  };
  const shown = [];
  let end = 0;
  for (const [first, next] of SHOWN) {
    const start = find(first, end);
    if (start > end) shown.push(grey(`  ⋮ 此处略去${start - end}行`), '');
    end = next === undefined ? lines.length : find(next, start);
    shown.push(...lines.slice(start, end));
  }
  return shown;
}

async function drawCheck() {
  const prompt = [`$ cadre-audit ${CHECK.slice(0, -2).join(' ')} \\`, `    ${CHECK.slice(-2).join(' ')}`];
  const lines = [...prompt.map(grey), '', ...excerpt(await outputOf(CHECK))];
  writeFileSync(join(here, 'check.svg'), terminalPicture(lines, COLUMNS, `cadre-audit ${CHECK.join(' ')}`));
}

function run(command, ...args) {
  const { error, status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (error) throw error;
  if (status !== 0) throw new Error(`${command} ended with ${status}: ${stderr}`);
  return stdout;
}

/** The pages of the Excel report that are shown: the first whose text begins so. */
const PAGES = { report: '《', 'report-matrix': '矩阵：' };

async function drawReport() {
  const folder = mkdtempSync(join(tmpdir(), 'cadre-audit-'));
  const at = (name) => join(folder, name);
  await outputOf([...CHECK, '-o', at('report.xlsx')]);
  // A profile of its own: with an open LibreOffice, soffice converts nothing and says nothing.
  const profile = `-env:UserInstallation=${pathToFileURL(at('profile'))}`;
  run('soffice', profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, at('report.xlsx'));
  const pages = run('pdftotext', at('report.pdf'), '-').split('\f');
  for (const [picture, beginning] of Object.entries(PAGES)) {
    const page = String(pages.findIndex((text) => text.startsWith(beginning)) + 1);
    run('pdftoppm', '-png', '-r', '90', '-f', page, '-singlefile', at('report.pdf'), join(here, picture));
  }
  rmSync(folder, { recursive: true });
}

process.chdir(fileURLToPath(new URL('../../fixtures/demo/', import.meta.url)));
await drawCheck();
const missing = ['soffice', 'pdftotext', 'pdftoppm'].filter(
  (command) => spawnSync(command, ['--version']).error,
);
if (missing.length === 0) await drawReport();
else {
  console.error(
    `没有 ${missing.join('、')}，因此只更新了 check.svg；报告的图片要用 LibreOffice 和 poppler-utils 来做。`,
  );
  process.exitCode = 1;
}
