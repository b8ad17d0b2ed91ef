import { formatFraction } from '../core/fraction.ts';
import { visible } from '../core/text.ts';
import type { Catalogue } from '../locale/catalogue.ts';
import { populationConditionInWords, titleIn } from '../rulebook/explain.ts';
import type { Rule, Rulebook, Source, Statistic, Structure } from '../rulebook/model.ts';
import { ruleFacts, sourceText } from './explanation.ts';
import { rulebookPlace } from './rulebooks.ts';
import { shownText } from './structure.ts';

/** The page of a rulebook, in Markdown: its sources, whom it counts, every rule in words, and its statistics. */
export function rulebookPage(rulebook: Rulebook, catalogue: Catalogue): string {
  const { labels, rulebook: own } = catalogue.words;
  const sections: readonly (readonly [string, readonly string[]])[] = [
    [own.page.sources, sources(rulebook, catalogue)],
    [own.page.populations, populations(rulebook, catalogue)],
    [catalogue.words.extending.labels.changes, departures(rulebook, catalogue)],
    [labels.rule, rulebook.rules.map((rule) => ruleSection(rule, rulebook, catalogue))],
    [labels.statistics, statistics(rulebook, catalogue)],
    [catalogue.words.structure.title, structure(rulebook, catalogue)],
  ];
  return `${[
    `# ${inline(titleIn(rulebook.title, catalogue))}`,
    own.page.made(rulebook.id),
    ...extendsLine(rulebook, catalogue),
    ...sections.flatMap(([head, parts]) => (parts.length === 0 ? [] : [`## ${head}`, ...parts])),
  ].join('\n\n')}\n`;
}

/** The rulebooks that this one extends, the nearest first. */
function extendsLine({ ancestry }: Rulebook, { words }: Catalogue): string[] {
  if (ancestry.above.length === 0) return [];
  const { labels, named } = words.extending;
  const above = ancestry.above.map((each) => named({ ...each, path: rulebookPlace(each) }));
  return [words.punctuation.labelled(labels.extends, inline(above.join(' → ')))];
}

/** What was changed of the things that rules are made of; what was changed of a rule stands with it. */
const departures = ({ ancestry }: Rulebook, { words }: Catalogue): string[] =>
  ancestry.departures
    .filter(({ section }) => section !== 'rules')
    .map((each) => `- ${code(each.name)} ${inline(words.extending.change(each))}`);

function sources({ sources: known }: Rulebook, catalogue: Catalogue): string[] {
  const { labels, marks, rulebook } = catalogue.words;
  const row = (source: Source) => [
    code(source.id),
    inline(sourceText(source, catalogue)),
    marks[source.mark],
  ];
  return table(['', labels.source, rulebook.page.heads.mark], [...known.values()].map(row));
}

function populations(rulebook: Rulebook, catalogue: Catalogue): string[] {
  const { words } = catalogue;
  const { heads } = words.rulebook.page;
  const rows = [...rulebook.populations.values()].map((population) => [
    code(population.name),
    inline(titleIn(population.title, catalogue)),
    words.table(population.table),
    inline(populationConditionInWords(population, { rulebook, catalogue })),
  ]);
  return table(['', heads.population, heads.table, words.labels.inWords], rows);
}

function ruleSection(rule: Rule, rulebook: Rulebook, catalogue: Catalogue): string {
  const { labelled } = catalogue.words.punctuation;
  const facts = ruleFacts(rule, rulebook, catalogue).map(
    ({ label, text }) => `- ${labelled(`**${label}**`, inline(text))}`,
  );
  return [`### ${inline(titleIn(rule.title, catalogue))}`, '', code(rule.id), '', ...facts].join('\n');
}

function statistics(rulebook: Rulebook, catalogue: Catalogue): string[] {
  const { labels, rulebook: own, punctuation } = catalogue.words;
  const row = ({ id, title, claimed, quote, source }: Statistic) => {
    const from = source === undefined ? undefined : rulebook.sources.get(source);
    return [
      code(id),
      inline(titleIn(title, catalogue)),
      claimed ? formatFraction(claimed) : '',
      quote === undefined ? '' : inline(punctuation.quoted(quote)),
      from ? inline(sourceText(from, catalogue)) : '',
    ];
  };
  const heads = ['', own.page.heads.statistic, own.page.heads.claimed, labels.quote, labels.source];
  return table(heads, rulebook.statistics.map(row));
}

/** What each table of 结构分析 shows, and for whom. */
function structure(rulebook: Rulebook, catalogue: Catalogue): string[] {
  const { words } = catalogue;
  const titleOf = (name: string): string => {
    const population = rulebook.populations.get(name);
    return population ? titleIn(population.title, catalogue) : name;
  };
  const row = (each: Structure) => [
    code(each.id),
    inline(titleIn(each.title, catalogue)),
    each.per.kind === 'units'
      ? inline(words.rule.per({ kind: 'units', title: titleOf(each.per.population) }))
      : words.roster,
    inline(titleOf(each.of)),
    inline(shownText(each, rulebook, catalogue)),
  ];
  const heads = [
    '',
    words.labels.title,
    words.labels.group,
    words.rulebook.page.heads.population,
    words.structure.title,
  ];
  return table(heads, rulebook.structure.map(row));
}

const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string[] =>
  rows.length === 0
    ? []
    : [[heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')];

const code = (text: string): string => `\`${text}\``;

/** A text of the author's as Markdown shows it, in one line: none of its characters is markup. */
const inline = (text: string): string =>
  visible(text.replace(/\s+/g, ' ')).replace(/[\\`*_[\]<>|#]/g, (mark) => `\\${mark}`);
