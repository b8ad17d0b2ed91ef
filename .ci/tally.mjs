// Prints "N passed, N failed" from vitest's JSON report, so that no coloured output has to be read.
// Usage: node .ci/tally.mjs <report.json> <exit code of npm test>
import { existsSync, readFileSync } from 'node:fs';

const [file, exitCode] = process.argv.slice(2);
const files = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).testResults : [];

const count = (results, status) => results.filter((result) => result.status === status).length;
const tests = files.flatMap((testFile) => testFile.assertionResults);

// A test file that cannot even be loaded has no failed test of its own: it counts as one.
const unloaded = files.filter((testFile) => count(testFile.assertionResults, 'failed') === 0);
const failed = count(tests, 'failed') + count(unloaded, 'failed');

// When a step before the tests stops them (build, lint, ...) that is a failure too.
console.log(`${count(tests, 'passed')} passed, ${exitCode === '0' ? 0 : Math.max(failed, 1)} failed`);
