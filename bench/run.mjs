// Measures reading and checking beside what else npm has, all in one run: npm run bench [rows] [rounds]
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { goalsTable } from './goals.mjs';
import { writeRulebook } from './many-rules.mjs';
import { writeCsv, writeRoster } from './roster.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));
const [rows = 100_000, rounds = 3] = process.argv.slice(2).map(Number);
const MANY = rows * 5;
const SEED = 1;
const folder = join(tmpdir(), 'cadre-audit-bench');
const usage = join(folder, 'usage.json');
mkdirSync(folder, { recursive: true });

const at = (name) => join(folder, name);
const RULES = at('many-rules.yaml');
const FILES = { xlsx: at(`${rows}.xlsx`), many: at(`${MANY}.xlsx`), csv: at(`${rows}.csv`) };

const node = (...args) => [process.execPath, '--import', join(root, 'bench/usage.mjs'), ...args];
const CONTENDERS = join(root, 'bench/contenders.mjs');
const contender = (name, file) => node(CONTENDERS, name, file);
/** With the head. */
const rowsOf = (file) => (file === FILES.many ? MANY : rows) + 1;
const program = (...args) => node(join(root, 'bin/cadre-audit.js'), ...args);
const check = (file, ...options) => program('check', file, ...options, '--as-of', '2019-06-30', '-f', 'json');
/** The register of the Cixi rulebook, whose units the roster has. */
const UNITS = join(root, 'rules/cixi-young-cadres/units.csv');
const unzip = (file) => ['unzip', '-p', file, 'xl/worksheets/sheet1.xml'];
const DEMO = ['镇街干部.xlsx', '村社干部.csv', '培训挂职选拔.xlsx'].map((name) =>
  join(root, 'fixtures/demo', name),
);

/** What is measured, in groups; `base` is what the others of the group are compared with. */
const GROUPS = [
  {
    title: `Excel, ${rows} 行 × 20 列`,
    base: 'unzip -p',
    runs: {
      'unzip -p': unzip(FILES.xlsx),
      本程序读取: contender('ours', FILES.xlsx),
      '本程序 check -f json': check(FILES.xlsx),
      '本程序 check -f json，300 条规则': check(FILES.xlsx, '--rules', RULES, '--units', UNITS),
      SheetJS: contender('sheetjs', FILES.xlsx),
      'exceljs 流式': contender('exceljs-stream', FILES.xlsx),
      exceljs: contender('exceljs', FILES.xlsx),
      'read-excel-file': contender('read-excel-file', FILES.xlsx),
    },
  },
  {
    title: `Excel, ${MANY} 行 × 20 列`,
    base: 'unzip -p',
    runs: {
      'unzip -p': unzip(FILES.many),
      本程序读取: contender('ours', FILES.many),
      '本程序 check -f json': check(FILES.many),
    },
  },
  {
    title: `CSV, ${rows} 行 × 20 列`,
    base: '逐字节读',
    runs: {
      逐字节读: contender('bytes', FILES.csv),
      本程序读取: contender('ours', FILES.csv),
      'csv-parse': contender('csv-parse', FILES.csv),
      papaparse: contender('papaparse', FILES.csv),
    },
  },
  {
    title: '启动',
    base: 'node -e 0',
    runs: {
      'node -e 0': node('-e', '0'),
      '--version': program('--version'),
      演示花名册: program('check', ...DEMO, '--as-of', '2019-06-30', '-f', 'json'),
      '演示花名册，预测三年': program(
        'forecast',
        ...DEMO,
        '--as-of',
        '2019-06-30',
        '--until',
        '2022-06-30',
        '-f',
        'json',
      ),
    },
  },
];

/** GNU time measures what is no node process; elsewhere its CPU and memory stay unknown. */
const TIME = '/usr/bin/time';
const timed = (run) =>
  run[0] === process.execPath || !existsSync(TIME)
    ? run
    : [TIME, '-q', '-o', usage, '-f', '{"cpu":%U,"system":%S,"kilobytes":%M}', ...run];

/** What a run left of itself: seconds of CPU, megabytes at the peak. */
function usageLeft() {
  if (!existsSync(usage)) return {};
  const { cpu, system = 0, memory, kilobytes } = JSON.parse(readFileSync(usage, 'utf8'));
  return { cpu: cpu + system, memory: memory ?? kilobytes / 1024 };
}

/** One run: seconds of wall and CPU, megabytes at the peak. */
function measure(run) {
  const [command, ...args] = timed(run);
  rmSync(usage, { force: true });
  const begin = process.hrtime.bigint();
  const { status, error, stdout, stderr } = spawnSync(command, args, {
    encoding: 'utf8',
    // A contender says how many rows it read; reports and XML are written to nobody.
    stdio: ['ignore', args.includes(CONTENDERS) ? 'pipe' : 'ignore', 'pipe'],
    env: { ...process.env, BENCH_USAGE: usage },
  });
  const wall = Number(process.hrtime.bigint() - begin) / 1e9;
  if (error || ![0, 1, 3].includes(status))
    throw new Error(`${command} ${args.join(' ')}: ${error ?? stderr}`);
  if (args.includes(CONTENDERS) && Number(stdout) !== rowsOf(args.at(-1)))
    throw new Error(`${args.join(' ')} read ${stdout} rows`);
  return { wall, ...usageLeft() };
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor((numbers.length - 1) / 2)];

/** Rounds over all contenders of a group in turn, so that a busy moment is shared. */
function measureGroup({ title, base, runs }) {
  const taken = new Map(Object.keys(runs).map((name) => [name, []]));
  for (let round = 0; round < rounds; round++)
    for (const [name, command] of Object.entries(runs)) {
      process.stderr.write(`${title} · ${name} · ${round + 1}/${rounds}\n`);
      taken.get(name).push(measure(command));
    }
  const of = (name, key) => median(taken.get(name).map((each) => each[key] ?? Number.NaN));
  return {
    title,
    base,
    results: Object.keys(runs).map((name) => ({
      name,
      wall: of(name, 'wall'),
      cpu: of(name, 'cpu'),
      memory: of(name, 'memory'),
      ratio: of(name, 'wall') / of(base, 'wall'),
      cpuRatio: of(name, 'cpu') / of(base, 'cpu'),
      memoryRatio: of(name, 'memory') / of(base, 'memory'),
    })),
  };
}

/** `0.75 (2.50)` */
const compared = (value, digits, ratio) =>
  Number.isNaN(value)
    ? ''
    : `${value.toFixed(digits)}${!Number.isFinite(ratio) ? '' : ` (${ratio.toFixed(2)})`}`;

function page(groups) {
  const tables = groups.map(({ title, base, results }) =>
    [
      `## ${title}`,
      '',
      `| 括号里相对 ${base} | 秒 | CPU 秒 | 内存峰值 MB |`,
      '| --- | ---: | ---: | ---: |',
      ...results.map(
        ({ name, wall, cpu, memory, ratio, cpuRatio, memoryRatio }) =>
          `| ${name} | ${compared(wall, 2, ratio)} | ${compared(cpu, 2, cpuRatio)} | ${compared(memory, 0, memoryRatio)} |`,
      ),
      '',
    ].join('\n'),
  );
  return [
    '# 速度',
    '',
    `由 \`npm run bench\` 写出：同一次运行里轮流量 ${rounds} 遍取中位数，每次各开一个进程。${cpus().length} 核，Node ${process.version}，种子 ${SEED}。`,
    `文件：${Object.values(FILES)
      .map((file) => `${(statSync(file).size / 1e6).toFixed(1)} MB`)
      .join('、')}。比值比秒数可信：机器忙闲不一。`,
    '',
    goalsTable(groups),
    '没有达到的，原因和剖析见 [decisions/0011](decisions/0011-where-the-time-goes.md)。',
    '',
    ...tables,
  ].join('\n');
}

await writeRoster(FILES.xlsx, rows, SEED);
await writeRoster(FILES.many, MANY, SEED);
writeCsv(FILES.csv, rows, SEED);
writeRulebook(RULES, 300);
const groups = GROUPS.map(measureGroup);
writeFileSync(join(root, 'docs/benchmarks.md'), page(groups));
writeFileSync(
  join(root, 'docs/benchmarks.json'),
  `${JSON.stringify({ rows, rounds, seed: SEED, node: process.version, cpus: cpus().length, groups }, null, 2)}\n`,
);
console.log(page(groups));
