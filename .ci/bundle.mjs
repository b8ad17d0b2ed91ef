// Puts the command line into a few files: finding and loading it and its packages in many small ones took 0.5 s of CPU
// time before anything was read. What the package exports stays as tsc writes it.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const root = fileURLToPath(new URL('../', import.meta.url));
/** As deep in the package as dist/cli/: the program finds rules/ and package.json from where it stands. */
const dir = join(root, 'dist/program');

/** Writing Excel and reading old or encrypted workbooks are rare, and these are larger than all the rest. */
const external = ['exceljs', 'jszip', 'cfb', 'officecrypto-tool', /^@e965\/xlsx/];

const bundle = await rolldown({ input: join(root, 'dist/cli/main.js'), platform: 'node', external });
const { output } = await bundle.write({ dir, entryFileNames: '[name].js', chunkFileNames: '[name].js' });

/** The folder of the package that a module comes from; undefined for our own. */
const packageOf = (module) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(module.replaceAll('\\', '/'))?.[0];

/** The licence that a package's copyright holders ask to be handed on with every copy. */
function licenceOf(folder) {
  const { name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
  if (!file) throw new Error(`${name} has no licence file`);
  return `${name} ${version}\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
}

const packages = new Set(
  output.flatMap(({ moduleIds = [] }) => moduleIds.flatMap((id) => packageOf(id) ?? [])),
);
writeFileSync(
  join(dir, 'licences.txt'),
  [...packages]
    .sort()
    .map(licenceOf)
    .join(`\n${'-'.repeat(80)}\n\n`),
);
