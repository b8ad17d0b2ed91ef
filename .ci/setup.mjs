// Lets `npm test` and `npm run demo` work right after `git clone`: installs when nothing, or something older
// than the lockfile, is installed. npm writes node_modules/.package-lock.json at the end of every install.
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';

const cwd = new URL('../', import.meta.url);
const modified = (file) => statSync(new URL(file, cwd), { throwIfNoEntry: false })?.mtimeMs ?? 0;

if (modified('node_modules/.package-lock.json') < modified('package-lock.json')) {
  // The output goes to stderr (2), so that what follows has stdout to itself. A shell finds npm.cmd on Windows.
  const npm = spawnSync('npm ci --include=dev', { cwd, shell: true, stdio: ['ignore', 2, 2] });
  process.exitCode = npm.status ?? 1;
}
