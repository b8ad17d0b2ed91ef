/**
 * The folders of src/ from top to bottom. A folder may import itself and those below it, nothing else.
 * The sentence says why; it is printed under a violation, so it also says what to do.
 */
const folders = {
  cli: 'Commands stand on top and hold no logic. Import the folder that has what you need, not src/index.ts.',
  render:
    'A renderer turns a report into text and knows nothing of commands. Take what it lacks as an argument.',
  foresight:
    'Preview, forecast and plan return data, and somebody else words it. Return the facts and let render/ write them.',
  audit: 'The report is made before anybody looks ahead or draws it. Move what both need down into audit/.',
  engine: 'An engine only tallies. Verdicts are made in audit/: return tallies and let it judge.',
  rulebook: 'A rule is checked and planned without running it. What runs a plan belongs in engine/.',
  roster:
    'A roster is read without knowing which rules will judge it. Pass in as data whatever a rulebook has to say.',
  core: 'Core is small and pure, and everything stands on it. Move what needs a folder above up into that folder.',
  locale: 'Words come last and depend on nothing. Take plain values as arguments and return sentences.',
};

const names = Object.keys(folders);

const direction = Object.entries(folders).map(([name, comment], place) => ({
  name: `${name}-imports-only-downwards`,
  comment,
  severity: 'error',
  from: { path: `^src/${name}/` },
  to: { path: '^src/', pathNot: `^src/(${names.slice(place).join('|')})/` },
}));

export default {
  forbidden: [
    ...direction,
    {
      name: 'face-imports-no-command',
      comment: 'The library must load without its command line. Move what both need out of cli/.',
      severity: 'error',
      from: { path: '^src/index\\.ts$' },
      to: { path: '^src/cli/' },
    },
    {
      name: 'node-stays-in-cli',
      comment:
        'Everything but cli/ also runs in a browser. Let cli/ open the file, clock or socket and hand in the result.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/cli/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-circular',
      comment:
        'Files in a ring cannot be understood one at a time. Move what they share into a file of its own.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolvable',
      comment: 'The import leads nowhere. Correct the path (it ends with .ts) or install the package.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true, // an import of a type is an import too
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
};
