// Audits the demo roster. It has findings on purpose, so a code that is a verdict counts as a success here.
import { spawnSync } from 'node:child_process';

const meanings = {
  0: '全部规则都满足',
  1: '至少有一条规则不满足（演示名册有意如此）',
  2: '审核没有做成（用法、文件或规则有误）',
  3: '没有规则不满足，但有规则因资料不全而无法判定',
};

const files = ['镇街干部.xlsx', '村社干部.csv', '培训挂职选拔.xlsx'].map((name) => `fixtures/demo/${name}`);

const { status } = spawnSync(
  process.execPath,
  [
    ...['bin/cadre-audit.js', 'check', ...files, '--as-of', '2019-06-30'],
    ...['-f', 'table', '-f', 'xlsx=out/report.xlsx', '-f', 'json=out/report.json'],
  ],
  { cwd: new URL('../', import.meta.url), stdio: 'inherit' },
);

if ([0, 1, 3].includes(status)) console.log('报告也写入了 out/report.xlsx 和 out/report.json。');
console.log(`审核的退出码是 ${status ?? '（无）'}：${meanings[status] ?? '程序意外中止'}。`);
process.exitCode = [0, 1, 3].includes(status) ? 0 : 1;
