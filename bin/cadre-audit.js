#!/usr/bin/env node
import { existsSync } from 'node:fs';

if (existsSync(new URL('../dist/program/main.js', import.meta.url))) {
  const { main } = await import('../dist/program/main.js');
  process.exitCode = await main(process.argv.slice(2));
} else {
  console.error('尚未构建，请先运行 / Not built yet, first run: npm ci && npm run build');
  process.exitCode = 2;
}
